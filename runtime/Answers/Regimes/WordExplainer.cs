using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// Says of the groups of one program who had the word over them, what each side says, and what they wait for together.
/// </summary>
/// <param name="layer">As it stands after the case was put to it.</param>
/// <param name="interpreters">One for each program.</param>
/// <param name="answerOf">The answer of another family's first version that answers.</param>
internal sealed class WordExplainer(RegimeLayer layer, IReadOnlyList<Interpreter> interpreters, Func<int, Answer> answerOf)
{
    private LinkedRegime Regime => layer.Regime;

    // In the order of resolution: a group that uses the value of another waits for what that one waits for.
    public ImmutableArray<GroupAnswer> WithWords(int family, int version, Evaluation evaluation, ImmutableArray<GroupAnswer> groups, StatedLaw[] laws)
    {
        int program = Regime.Families[family].Versions[version].Program;
        var decided = new Dictionary<int, GroupAnswer>();
        var found = ImmutableArray.CreateBuilder<GroupAnswer>(groups.Length);
        foreach (GroupAnswer group in groups)
        {
            GroupAnswer answered = WithWord(family, version, group, laws);
            if (answered.Word is not null)
            {
                decided.Add(group.Group, answered);
            }
            else if (decided.Count > 0 && group.Status != GroupStatus.Settled)
            {
                Missing walk = MissingFacts.OfGroup(Regime.Programs[program], layer.Facts(program), evaluation, group.Group);
                foreach (GroupAnswer met in walk.Groups.Where(decided.ContainsKey).Select(index => decided[index]))
                {
                    answered = answered with
                    {
                        Missing = Grounds.Joined(answered.Missing, [.. met.Missing.Select(ground => ground with { Through = met.Name })]),
                        Decisions = Grounds.Joined(answered.Decisions, [.. met.Decisions.Select(ground => ground with { Through = met.Name })]),
                    };
                }
            }

            found.Add(answered);
        }

        return found.ToImmutable();
    }

    private GroupAnswer WithWord(int family, int version, GroupAnswer group, StatedLaw[] laws)
    {
        FamilyVersion definition = Regime.Families[family].Versions[version];
        RegimeProgram program = Regime.Programs[definition.Program];
        Decider decider = layer.DeciderOf(definition.Program, group.Group);
        if (decider.Kind == DeciderKind.None) return group;
        ConclusionGroup conclusion = program.Groups[group.Group];
        string own = OutcomeText.Of(conclusion, layer.OwnOutcome(definition.Program, group.Group));
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
            Answer higher = answerOf(link.Family);
            GroupAnswer? same = higher.Groups.FirstOrDefault(g => g.Name == group.Name);
            ImmutableArray<string> citations = same is null
                ? []
                : [.. same.Rules.Where(rule => rule.Role is RuleRole.Carries or RuleRole.Forbids or RuleRole.Opens or RuleRole.MayApply).Select(rule => rule.Citation)];
            string declarer = link.IsLater ? $"《{higher.Regime.Title}》" : "";
            word = new WordAnswer(own, ownCitations, $"《{higher.Regime.Title}》", HigherText(conclusion, link.Family, group.Name), citations, declarer, link.Declaration.Citation, link.Declaration.Text);
            if (group.Status != GroupStatus.Settled && same is not null)
            {
                missing = Grounds.Joined(missing, same.Status == GroupStatus.Settled ? MissingOfRules(link.Family, group.Name) : same.Missing);
                decisions = Grounds.Joined(decisions, same.Decisions);
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
        ImmutableArray<ConclusionGroup> groups = layer.GroupsOf(family);
        for (int g = 0; g < groups.Length; g++)
        {
            if (groups[g].Name != name) continue;
            GroupStance stance = layer.Family(family).Groups[g];
            string text = OutcomeText.Of(groups[g], stance.Outcome, layer.Family(family).Scope == Truth.Unknown);
            ulong bars = stance.Barred & ~stance.Outcome.Possible;
            string barred = bars == 0 ? "" : "不得" + OutcomeText.Names(group, bars, false);
            return barred.Length == 0 ? text : stance.Outcome.Settled == GroupOutcome.None ? barred : $"{text}，{barred}";
        }

        return "";
    }

    private (ImmutableArray<FactGround> Facts, ImmutableArray<FactGround> Decisions) OwnMissing(int program, int group)
    {
        RegimeProgram own = Regime.Programs[program];
        Missing missing = MissingFacts.OfGroup(own, layer.Facts(program), OwnEvaluation(program), group);
        return ([.. missing.Facts.Select(Ground)], [.. missing.Decisions.Select(Ground)]);

        FactGround Ground(int fact) => new(new FactMention(fact, own.Facts[fact].Name, own.Facts[fact].Kind), [], "");
    }

    // As if nobody had the word over it.
    private Evaluation OwnEvaluation(int program)
    {
        CaseFacts facts = layer.Facts(program);
        bool hadOverrides = facts.HasOverrides;
        facts.HasOverrides = false;
        Evaluation evaluation = interpreters[program].Evaluate(facts);
        facts.HasOverrides = hadOverrides;
        return evaluation;
    }

    private IEnumerable<string> OwnCarriers(int program, int group)
    {
        GroupOutcome own = layer.OwnOutcome(program, group);
        Evaluation evaluation = OwnEvaluation(program);
        foreach (Rule rule in Regime.Programs[program].Rules)
        {
            bool carries = rule.Conclusions.Any(c => c.Group == group && evaluation.Nodes[c.Applies].IsPossible
                && (c.Modality == Modality.Against || ((own.Possible | own.Clashing) & (1UL << c.Value)) != 0));
            if (carries) yield return rule.Citation;
        }
    }

    // Its value is settled, but not whether a rule carries it or the default: a default has no word.
    private ImmutableArray<FactGround> MissingOfRules(int family, string name)
    {
        ImmutableArray<FactGround> found = [];
        foreach (int version in layer.UsedVersions(family))
        {
            int index = Regime.Families[family].Versions[version].Program;
            RegimeProgram program = Regime.Programs[index];
            Evaluation evaluation = interpreters[index].Evaluate(layer.Facts(index));
            foreach (Rule rule in program.Rules)
            {
                foreach (int node in rule.Conclusions.Where(conclusion => program.Groups[conclusion.Group].Name == name).Select(conclusion => conclusion.Applies))
                {
                    Missing missing = MissingFacts.OfNode(program, layer.Facts(index), evaluation, node);
                    found = Grounds.Joined(found, [.. missing.Facts.Select(fact => new FactGround(new FactMention(fact, program.Facts[fact].Name, program.Facts[fact].Kind), [rule.Citation], ""))]);
                }
            }
        }

        return found;
    }
}
