using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// Answers that explain themselves under a regime with versions and with others that have the word: the layer says what the
/// answer is, the answers of the single programs say why. Fill <see cref="Facts"/>, then <see cref="Answer"/>. Not thread-safe.
/// </summary>
public sealed class RegimeAnswerer
{
    private readonly LinkedRegime _regime;
    private readonly Interpreter[] _interpreters;
    private readonly AnswerBuilder[] _builders;
    private readonly RegimeProgram _home;
    private readonly Dictionary<(int Family, int Version), Answer> _built = [];

    /// <param name="regime">The regime.</param>
    /// <param name="home">The program by whose groups the answer is numbered; the latest version where null.</param>
    public RegimeAnswerer(LinkedRegime regime, RegimeProgram? home = null)
    {
        _regime = regime;
        _home = home ?? regime.Latest;
        _interpreters = [.. regime.Programs.Select(program => new Interpreter(program))];
        _builders = [.. _interpreters.Select(interpreter => new AnswerBuilder(interpreter))];
        Layer = new RegimeLayer(regime, _interpreters.Select(interpreter => new InterpretedProgram(interpreter)));
    }

    public RegimeLayer Layer { get; }

    /// <summary>By program: what the case states.</summary>
    public CaseFacts Facts(int program) => Layer.Facts(program);

    /// <summary>The interpreter's evaluation of a program as the answer has it, for coverage; null where it played no part.</summary>
    public Evaluation? EvaluationOf(int program)
    {
        if (Layer.IsContradictory || !Layer.IsUsed(program)) return null;
        Evaluation evaluation = Evaluate(program);
        int version = _regime.Self.Versions.Length == 1 ? -1 : VersionOf(program);
        if (version < 0) return evaluation;
        return (Layer.Self.Used & (1u << version)) == 0 ? null : evaluation with { Scope = evaluation.Applicability };
    }

    /// <param name="laws">另有规定</param>
    /// <param name="requestOf">What is known of the case beyond its facts, by program.</param>
    public Answer Answer(ReadOnlySpan<StatedLaw> laws, Func<int, AnswerRequest> requestOf)
    {
        Layer.Evaluate(laws);
        if (Layer.IsContradictory) return Contradictory(requestOf);
        int self = _regime.Families.Length - 1;
        StatedLaw[] stated = laws.ToArray();
        int first = FirstUsed(self);
        BuildDeciding(stated, requestOf);
        Answer answer = Build(self, first, stated, requestOf);
        var others = new List<Answer>();
        if (_regime.Self.Versions.Length > 1)
        {
            answer = Combined(answer, first, stated, requestOf, others);
        }

        foreach (int version in UsedVersions(self))
        {
            foreach (int family in DecidingFamilies(self, version))
            {
                foreach (int used in UsedVersions(family))
                {
                    Answer higher = Build(family, used, stated, requestOf);
                    if (!others.Exists(o => o.Regime.Code == higher.Regime.Code)) others.Add(higher);
                }
            }
        }

        return answer with { Groups = Renumbered(answer.Groups), Others = [.. others] };
    }

    // Those that have the word first, each once: what has the word over them is known when they are built.
    private void BuildDeciding(StatedLaw[] laws, Func<int, AnswerRequest> requestOf)
    {
        _built.Clear();
        var needed = new HashSet<int> { _regime.Families.Length - 1 };
        for (int f = _regime.Families.Length - 1; f >= 0; f--)
        {
            if (!needed.Contains(f)) continue;
            foreach (int version in UsedVersions(f)) needed.UnionWith(DecidingFamilies(f, version));
        }

        foreach (int f in needed.Order())
        {
            foreach (int version in UsedVersions(f)) Build(f, version, laws, requestOf);
        }
    }

    private Answer Contradictory(Func<int, AnswerRequest> requestOf)
    {
        for (int p = 0; p < _interpreters.Length; p++)
        {
            Evaluation evaluation = _interpreters[p].Evaluate(Layer.Facts(p));
            if (Layer.IsUsed(p) && evaluation.IsContradictory) return _builders[p].Build(Layer.Facts(p), evaluation, requestOf(p));
        }

        throw new InvalidOperationException("A program that contradicts itself was not found again.");
    }

    private IEnumerable<int> UsedVersions(int family)
    {
        uint used = Layer.Family(family).Used;
        for (int v = 0; v < _regime.Families[family].Versions.Length; v++)
        {
            if ((used & (1u << v)) != 0) yield return v;
        }
    }

    private int VersionOf(int program)
    {
        for (int v = 0; v < _regime.Self.Versions.Length; v++)
        {
            if (_regime.Self.Versions[v].Program == program) return v;
        }

        return -1;
    }

    private int FirstUsed(int family)
    {
        uint used = Layer.Family(family).Used;
        return used == 0 ? _regime.Families[family].Versions.Length - 1 : BitOperations.TrailingZeroCount(used);
    }

    private IEnumerable<int> DecidingFamilies(int family, int version)
    {
        FamilyVersion definition = _regime.Families[family].Versions[version];
        return Enumerable.Range(0, _regime.Programs[definition.Program].Groups.Length)
            .Select(g => Layer.DeciderOf(definition.Program, g))
            .Where(decider => decider.Kind == DeciderKind.Regime)
            .Select(decider => definition.Superiors[decider.Index].Family)
            .Distinct();
    }

    // The outcomes that the layer came to stand in for those that the program alone would have.
    private Evaluation Evaluate(int program)
    {
        Evaluation evaluation = _interpreters[program].Evaluate(Layer.Facts(program));
        var groups = evaluation.Groups.ToBuilder();
        var presumed = evaluation.Presumed.ToBuilder();
        for (int g = 0; g < groups.Count; g++)
        {
            if (Layer.DeciderOf(program, g).Kind == DeciderKind.None) continue;
            groups[g] = Layer.Outcome(program).Groups[g];
            presumed[g] = Layer.Outcome(program).Presumed[g];
        }

        return evaluation with { Groups = groups.ToImmutable(), Presumed = presumed.ToImmutable() };
    }

    // One version's whole answer.
    private Answer Build(int family, int version, StatedLaw[] laws, Func<int, AnswerRequest> requestOf)
    {
        if (_built.TryGetValue((family, version), out Answer? known)) return known;
        RegimeFamily definition = _regime.Families[family];
        int program = definition.Versions[version].Program;
        Evaluation evaluation = Evaluate(program);
        if (definition.Versions.Length > 1)
        {
            // The dates put the case under this version, or leave it possible; its own force is not asked again.
            FamilyOutcome outcome = Layer.Family(family);
            evaluation = evaluation with { Scope = outcome.Used == 0 ? Judgement.False : Judgement.Of(outcome.Scope) };
        }

        Answer answer = _builders[program].Build(Layer.Facts(program), evaluation, requestOf(program));
        if (definition.Versions.Length > 1) answer = answer with { Force = null };
        answer = answer with { Groups = WithWords(family, version, evaluation, answer.Groups, laws, requestOf) };
        _built[(family, version)] = answer;
        return answer;
    }

    // In the order of resolution: a group that uses the value of another waits for what that one waits for.
    private ImmutableArray<GroupAnswer> WithWords(
        int family, int version, Evaluation evaluation, ImmutableArray<GroupAnswer> groups, StatedLaw[] laws, Func<int, AnswerRequest> requestOf)
    {
        int program = _regime.Families[family].Versions[version].Program;
        var decided = new Dictionary<int, GroupAnswer>();
        var found = ImmutableArray.CreateBuilder<GroupAnswer>(groups.Length);
        foreach (GroupAnswer group in groups)
        {
            GroupAnswer answered = WithWord(family, version, group, laws, requestOf);
            if (answered.Word is not null)
            {
                decided.Add(group.Group, answered);
            }
            else if (decided.Count > 0 && group.Status != GroupStatus.Settled)
            {
                Missing walk = MissingFacts.OfGroup(_regime.Programs[program], Layer.Facts(program), evaluation, group.Group);
                foreach (GroupAnswer met in walk.Groups.Where(decided.ContainsKey).Select(index => decided[index]))
                {
                    answered = answered with
                    {
                        Missing = Joined(answered.Missing, [.. met.Missing.Select(ground => ground with { Through = met.Name })]),
                        Decisions = Joined(answered.Decisions, [.. met.Decisions.Select(ground => ground with { Through = met.Name })]),
                    };
                }
            }

            found.Add(answered);
        }

        return found.ToImmutable();
    }

    private GroupAnswer WithWord(int family, int version, GroupAnswer group, StatedLaw[] laws, Func<int, AnswerRequest> requestOf)
    {
        FamilyVersion definition = _regime.Families[family].Versions[version];
        RegimeProgram program = _regime.Programs[definition.Program];
        Decider decider = Layer.DeciderOf(definition.Program, group.Group);
        if (decider.Kind == DeciderKind.None) return group;
        ConclusionGroup conclusion = program.Groups[group.Group];
        string own = OutcomeText.Of(conclusion, Layer.OwnOutcome(definition.Program, group.Group));
        ImmutableArray<string> ownCitations = [.. OwnCarriers(definition.Program, group.Group)];
        WordAnswer word;
        (ImmutableArray<FactGround> missing, ImmutableArray<FactGround> decisions) = group.Status == GroupStatus.Settled ? ([], []) : OwnMissing(definition.Program, group.Group);
        if (decider.Kind == DeciderKind.Law)
        {
            StatedLaw law = laws[decider.Index];
            PrecedenceDeclaration declaration = program.Precedence.First(p => p.Ranks.Includes(law.Rank));
            word = new WordAnswer(
                own, ownCitations, $"案件所述{LegalRankWords.Of(law.Rank)}的规定", (law.IsAgainst ? "不得" : "") + law.Value, [], "", declaration.Citation, declaration.Text);
        }
        else
        {
            FamilyLink link = definition.Superiors[decider.Index];
            int used = FirstUsed(link.Family);
            Answer higher = Build(link.Family, used, laws, requestOf);
            GroupAnswer? same = higher.Groups.FirstOrDefault(g => g.Name == group.Name);
            ImmutableArray<string> citations = same is null
                ? []
                : [.. same.Rules.Where(rule => rule.Role is RuleRole.Carries or RuleRole.Forbids or RuleRole.Opens or RuleRole.MayApply).Select(rule => rule.Citation)];
            string declarer = link.IsLater ? $"《{higher.Regime.Title}》" : "";
            word = new WordAnswer(own, ownCitations, $"《{higher.Regime.Title}》", HigherText(conclusion, link.Family, group.Name), citations, declarer, link.Declaration.Citation, link.Declaration.Text);
            if (group.Status != GroupStatus.Settled && same is not null)
            {
                missing = Joined(missing, same.Missing);
                decisions = Joined(decisions, same.Decisions);
            }
        }

        return group with
        {
            Word = word,
            Rules = [.. group.Rules.Select(rule => rule.Role == RuleRole.Outranked ? rule with { Reason = $"以{word.HigherName}为准" } : rule)],
            Missing = missing,
            Decisions = decisions,
            Outcomes = [.. group.Outcomes.Select(outcome => outcome with { IsDefault = false })],
            Conflicts = (group.Outcome.Possible & GroupOutcome.Clash) == 0 ? [] : group.Conflicts,
            Presumed = [],
            WithoutPresumption = "",
            Unproven = [],
            Settling = null,
            Readings = [],
        };
    }

    private string HigherText(ConclusionGroup group, int family, string name)
    {
        ImmutableArray<ConclusionGroup> groups = Layer.GroupsOf(family);
        for (int g = 0; g < groups.Length; g++)
        {
            if (groups[g].Name != name) continue;
            GroupStance stance = Layer.Family(family).Groups[g];
            string text = OutcomeText.Of(groups[g], stance.Outcome, Layer.Family(family).Scope == Truth.Unknown);
            ulong bars = stance.Barred & ~stance.Outcome.Possible;
            string barred = bars == 0 ? "" : "不得" + OutcomeText.Names(group, bars, false);
            return barred.Length == 0 ? text : stance.Outcome.Settled == GroupOutcome.None ? barred : $"{text}，{barred}";
        }

        return "";
    }

    private (ImmutableArray<FactGround> Facts, ImmutableArray<FactGround> Decisions) OwnMissing(int program, int group)
    {
        RegimeProgram own = _regime.Programs[program];
        Missing missing = MissingFacts.OfGroup(own, Layer.Facts(program), OwnEvaluation(program), group);
        return ([.. missing.Facts.Select(Ground)], [.. missing.Decisions.Select(Ground)]);

        FactGround Ground(int fact) => new(new FactMention(fact, own.Facts[fact].Name, own.Facts[fact].Kind), [], "");
    }

    // As if nobody had the word over it.
    private Evaluation OwnEvaluation(int program)
    {
        CaseFacts facts = Layer.Facts(program);
        bool hadOverrides = facts.HasOverrides;
        facts.HasOverrides = false;
        Evaluation evaluation = _interpreters[program].Evaluate(facts);
        facts.HasOverrides = hadOverrides;
        return evaluation;
    }

    private IEnumerable<string> OwnCarriers(int program, int group)
    {
        GroupOutcome own = Layer.OwnOutcome(program, group);
        Evaluation evaluation = OwnEvaluation(program);
        foreach (Rule rule in _regime.Programs[program].Rules)
        {
            bool carries = rule.Conclusions.Any(c => c.Group == group && evaluation.Nodes[c.Applies].IsPossible
                && (c.Modality == Modality.Against || ((own.Possible | own.Clashing) & (1UL << c.Value)) != 0));
            if (carries) yield return rule.Citation;
        }
    }

    private static ImmutableArray<FactGround> Joined(ImmutableArray<FactGround> own, ImmutableArray<FactGround> higher) =>
        [.. own, .. higher.Where(ground => !own.Any(o => o.Name == ground.Name))];

    // What all versions that remain come to, with the first of them as the one explained.
    private Answer Combined(Answer answer, int first, StatedLaw[] laws, Func<int, AnswerRequest> requestOf, List<Answer> others)
    {
        int self = _regime.Families.Length - 1;
        FamilyOutcome outcome = Layer.Self;
        int[] used = [.. UsedVersions(self)];
        answer = answer with { Versions = Versions(answer, used) };
        if (used.Length < 2) return answer;
        List<Answer> all = [answer];
        foreach (int version in used.Where(v => v != first)) all.Add(Build(self, version, laws, requestOf));
        others.AddRange(all.Skip(1));
        var groups = ImmutableArray.CreateBuilder<GroupAnswer>();
        ImmutableArray<ConclusionGroup> shared = Layer.GroupsOf(self);
        for (int g = 0; g < shared.Length; g++)
        {
            GroupAnswer[] parts = [.. all.Select(a => a.Groups.FirstOrDefault(x => x.Name == shared[g].Name)).OfType<GroupAnswer>()];
            if (parts.Length > 0) groups.Add(United(shared[g], outcome.Groups[g].Outcome, parts, outcome));
        }

        ScopeAnswer? scope = outcome.Scope == Truth.Unknown ? all.Select(a => a.Scope).FirstOrDefault(s => s is not null) : answer.Scope;
        if (scope is not null) scope = scope with { Value = Judgement.Of(outcome.Scope) };
        return answer with { Groups = groups.ToImmutable(), Scope = scope };
    }

    private GroupAnswer United(ConclusionGroup group, GroupOutcome outcome, GroupAnswer[] parts, FamilyOutcome family)
    {
        bool mayBeInapplicable = family.Scope == Truth.Unknown;
        var outcomes = ImmutableArray.CreateBuilder<OutcomeAnswer>();
        foreach (OutcomeAnswer known in parts.SelectMany(part => part.Outcomes).GroupBy(o => (o.Kind, o.Name)).Select(same => same.First()).OrderBy(o => o.Kind).ThenBy(o => o.Value))
        {
            ulong bit = known.Kind switch
            {
                OutcomeKind.Value => 1UL << known.Value,
                OutcomeKind.Nothing => GroupOutcome.None,
                OutcomeKind.Clash => GroupOutcome.Clash,
                _ => 0,
            };
            bool isSettled = (outcome.Settled & bit) != 0 && !mayBeInapplicable;
            Cause cause = isSettled ? Cause.None
                : ((outcome.Ignorance & bit) != 0 || bit == 0 ? Cause.Ignorance : Cause.None) | ((outcome.Discretion & bit) != 0 ? Cause.Discretion : Cause.None);
            outcomes.Add(known with { IsSettled = isSettled, Cause = cause, IsPresumed = known.IsPresumed && isSettled });
        }

        bool isOpen = outcome.Status != GroupStatus.Settled || mayBeInapplicable;
        ImmutableArray<FactGround> missing = [];
        foreach (GroupAnswer part in parts) missing = Joined(missing, part.Missing);
        if (isOpen && family.Ground == VersionGround.Open) missing = Joined(missing, [.. OpenDates(parts)]);
        return parts[0] with
        {
            Status = mayBeInapplicable ? GroupStatus.Undetermined : outcome.Status,
            Outcome = outcome,
            Outcomes = outcomes.ToImmutable(),
            Cause = isOpen ? parts.Aggregate(Cause.Ignorance, (cause, part) => cause | part.Cause) : Cause.None,
            Missing = isOpen ? missing : [],
            Decisions = isOpen ? parts.Select(part => part.Decisions).Aggregate(Joined) : [],
            Kind = group.Kind,
        };
    }

    // The dates that leave several versions possible.
    private IEnumerable<FactGround> OpenDates(GroupAnswer[] parts)
    {
        int program = _regime.Self.Versions[0].Program;
        RegimeProgram oldest = _regime.Programs[program];
        if (oldest.Force is not { } force || parts.Length == 0) yield break;
        foreach (int fact in new[] { force.ActDate, force.DecisionDate })
        {
            NumberRange date = Layer.Facts(program).Numbers[oldest.Facts[fact].NumberSlot];
            bool isStated = Layer.Facts(program).Truths[oldest.Facts[fact].TruthSlot] != StatedTruth.Silent;
            if (isStated && !date.IsExact) yield return new FactGround(new FactMention(fact, oldest.Facts[fact].Name, oldest.Facts[fact].Kind), [], "");
        }
    }

    private VersionsAnswer Versions(Answer answer, int[] used)
    {
        int self = _regime.Families.Length - 1;
        RegimeFamily family = _regime.Self;
        FamilyOutcome outcome = Layer.Self;
        string main = family.LighterBy.Length > 0 ? family.LighterBy : _regime.Latest.Header.MainGroup;
        var versions = ImmutableArray.CreateBuilder<VersionAnswer>();
        for (int v = 0; v < family.Versions.Length; v++)
        {
            int index = family.Versions[v].Program;
            RegimeProgram program = _regime.Programs[index];
            string period = program.Force is { } force ? ForceText.Period(force, program.Header) : "";
            versions.Add(new VersionAnswer(program.Header.Version, period, used.Contains(v), Layer.IsUsed(index) ? MainOf(index, main) : ""));
        }

        ImmutableArray<VersionAnswer> all = versions.ToImmutable();
        string chosen = string.Join('、', all.Where(v => v.IsUsed).Select(v => v.Label + "版"));
        (string act, string decision) = Dates();
        string reason = used.Length == 0 ? $"行为日期{act}不在任何一版的施行期间" : outcome.Ground switch
        {
            VersionGround.Presumed => decision.Length > 0
                ? $"用{chosen}：案件没有写明行为日期，推定适用决定日期（{decision}）所在的一版〔推定〕"
                : $"用{chosen}：案件没有写明行为日期，推定适用最后一版〔推定〕",
            VersionGround.Lighter => $"用{chosen}：行为日期{act}，{Decided(decision)}；「{main}」比轻重，从旧兼从轻",
            VersionGround.Unordered => $"各版并列：行为日期{act}，{Decided(decision)}；「{main}」的轻重不能比较，{chosen}的答案都列出",
            VersionGround.Open => $"{chosen}都可能适用：行为日期{act}{(decision.Length > 0 ? "，决定日期" + decision : "")}",
            _ => $"用{chosen}：行为日期{act}",
        };
        return new VersionsAnswer(outcome.Ground, reason, all);

        static string Decided(string decision) => decision.Length > 0 ? "决定日期" + decision : "没有写明决定日期，看到最后一版";

        string MainOf(int program, string name)
        {
            RegimeProgram one = _regime.Programs[program];
            for (int g = 0; g < one.Groups.Length; g++)
            {
                if (one.Groups[g].Name == name && one.Groups[g].IsDerived) return $"{name} {OutcomeText.Of(one.Groups[g], Layer.Outcome(program).Groups[g])}";
            }

            return "";
        }
    }

    private (string Act, string Decision) Dates()
    {
        int program = _regime.Self.Versions[0].Program;
        RegimeProgram oldest = _regime.Programs[program];
        if (oldest.Force is not { } force) return ("", "");
        return (Text(force.ActDate), Text(force.DecisionDate));

        string Text(int fact)
        {
            if (fact < 0 || Layer.Facts(program).Truths[oldest.Facts[fact].TruthSlot] == StatedTruth.Silent) return "";
            string quantity = QuantityText.Range(oldest.Facts[fact], Layer.Facts(program).Numbers[oldest.Facts[fact].NumberSlot]);
            return quantity.Length > 0 ? quantity : Words.Of(Truth.Unknown);
        }
    }

    // By the groups of the program that the caller knows; what only another version derives comes last.
    private ImmutableArray<GroupAnswer> Renumbered(ImmutableArray<GroupAnswer> groups)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int g = 0; g < _home.Groups.Length; g++) numbers[_home.Groups[g].Name] = g;
        return [.. groups.Select(group => group with { Group = numbers.GetValueOrDefault(group.Name, -1) })];
    }
}
