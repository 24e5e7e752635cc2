using System.Collections.Immutable;
using System.Text;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// The acts of the cases of a regime and of its other versions, ready to be put to mutants of the whole regime with its
/// versions and with those that have the word (<see cref="ProgramMutation"/>). Only acts that state a date or a rule of law,
/// expect something of a duty, or are answered by several programs anyway can tell such mutants apart.
/// </summary>
internal sealed class LinkedSuite
{
    private const int MostBases = 60;

    private readonly CompiledRegime _regime;
    private readonly LinkedRegime _linked;
    private readonly List<Member> _members = [];
    private readonly List<Member> _bases = [];

    private sealed record Member(CompiledRegime Regime, CompiledCase Case, TestAct Act, ImmutableArray<TestAct> Acts, ImmutableArray<CaseFacts> Facts);

    public LinkedSuite(CompiledRegime regime, LinkedRegime linked, IEnumerable<CompiledRegime> others)
    {
        (_regime, _linked) = (regime, linked);
        var answers = new Answers(linked);
        foreach (CompiledRegime version in others.Prepend(regime))
        {
            foreach (CompiledCase one in version.Cases.Where(one => !one.Case.IsGenerated))
            {
                for (int a = 0; a < one.Case.Acts.Length; a++)
                {
                    Member member = MemberOf(version, one, a);
                    if (!IsTelling(member))
                    {
                        if (_bases.Count < MostBases && version == regime && member.Act.Expectations.Length > 0) _bases.Add(member);
                    }
                    else if (answers.Meets(member))
                    {
                        _members.Add(member);
                    }
                }
            }
        }

        _bases.InsertRange(0, _members.Where(member => member.Regime == regime));
    }

    /// <summary>The name of a case that fails on a mutant, or null.</summary>
    public string? FindKiller(LinkedRegime mutant)
    {
        var answers = new Answers(mutant);
        return _members.Find(member => !answers.Meets(member))?.Case.Case.Title;
    }

    /// <summary>A case near those that there are, on which regime and mutant differ; empty where none was found.</summary>
    public string Draft(ProgramMutation mutation)
    {
        var original = new Outcomes(_linked);
        var mutant = new Outcomes(mutation.Mutant);
        int home = _linked.Programs.IndexOf(_regime.Program);
        foreach (NearbyStatement hint in mutation.Hints)
        {
            foreach (Member member in _bases)
            {
                ImmutableArray<CaseFacts> facts = [.. member.Facts.Select((known, p) => With(_linked.Programs[p], known, hint.Dates))];
                StatedLaw[] laws = [.. hint.Laws.IsEmpty ? member.Act.Laws : hint.Laws];
                string[] before = original.Due(facts, laws, home), after = mutant.Due(facts, laws, home);
                if (before.SequenceEqual(after, StringComparer.Ordinal)) continue;
                return Text(mutation, facts[home], hint, laws, before, after);
            }
        }

        return "";
    }

    private Member MemberOf(CompiledRegime version, CompiledCase one, int act)
    {
        ImmutableArray<TestAct> acts = one.Bound.IsDefaultOrEmpty
            ? [.. _linked.Programs.Select(_ => one.Case.Acts[act])]
            : [.. one.Bound.Select(bound => bound.Acts[act])];
        return new Member(version, one, one.Case.Acts[act], acts, [.. acts.Select((bound, p) => CaseFacts.Of(_linked.Programs[p], bound))]);
    }

    private bool IsTelling(Member member)
    {
        if (_linked.IsAlwaysCombined || !member.Act.Laws.IsEmpty || !member.Act.Duties.IsEmpty) return true;
        for (int p = 0; p < member.Facts.Length; p++)
        {
            foreach (Fact fact in _linked.Programs[p].Facts)
            {
                if (!fact.IsCaseDate && fact.Kind is not (FactKind.Date or FactKind.Event)) continue;
                if (fact.NumberSlot >= 0 && !member.Facts[p].Numbers[fact.NumberSlot].IsAnything) return true;
                if (fact.IsCaseDate && fact.TruthSlot >= 0 && member.Facts[p].Truths[fact.TruthSlot] != StatedTruth.Silent) return true;
            }
        }

        return false;
    }

    private static CaseFacts With(RegimeProgram program, CaseFacts facts, ImmutableArray<(string Fact, long Day)> dates)
    {
        CaseFacts found = facts.Copy();
        foreach ((string name, long day) in dates)
        {
            if (program.Facts.FirstOrDefault(fact => fact.Name == name && fact.NumberSlot >= 0) is not { } fact) continue;
            found.Numbers[fact.NumberSlot] = NumberRange.Exactly(day);
            if (fact.TruthSlot >= 0) found.Truths[fact.TruthSlot] = fact.IsCaseDate ? StatedTruth.Unknown : StatedTruth.True;
        }

        return found;
    }

    // As a drafter would add it; what it is due is the program's word, so it counts for nothing until a drafter has judged it.
    private string Text(ProgramMutation mutation, CaseFacts facts, NearbyStatement hint, StatedLaw[] laws, string[] before, string[] after)
    {
        var text = new StringBuilder();
        text.Append("案例「变异：").Append($"{mutation.Citation}，{mutation.Change}".Replace('「', '“').Replace('」', '”')).AppendLine("」").AppendLine("  来源 生成");
        foreach (string line in CaseDraft.Facts(_regime.Program, facts)) text.Append("  ").AppendLine(line);
        foreach ((string fact, long day) in hint.Dates.Where(date => !_regime.Program.Facts.Any(fact => fact.Name == date.Fact))) text.Append("  ").Append(fact).Append(' ').AppendLine(QuantityText.Date(day));
        foreach (StatedLaw law in laws) text.AppendLine($"  另有规定 {LegalRankWords.Of(law.Rank)} {law.Group} {(law.IsAgainst ? "不得" : "")}{law.Value}");
        for (int i = 0; i < before.Length; i++)
        {
            if (i >= after.Length || before[i] != after[i]) text.AppendLine($"  应得 {before[i]}    // 变异后：{(i < after.Length ? after[i] : "没有")}");
        }

        return text.ToString();
    }

    /// <summary>Whole answers: what 缺, 依据 and 应得 义务 look at.</summary>
    private sealed class Answers(LinkedRegime linked)
    {
        private readonly Dictionary<int, RegimeAnswerer> _answerers = [];
        private readonly Dictionary<CompiledRegime, ExpectationChecker> _checkers = [];

        public bool Meets(Member member)
        {
            int home = linked.Self.Versions.Length == 1 ? linked.Programs.Length - 1 : IndexOf(member.Regime);
            if (!_answerers.TryGetValue(home, out RegimeAnswerer? answerer)) _answerers.Add(home, answerer = new RegimeAnswerer(linked, linked.Programs[home]));
            if (!_checkers.TryGetValue(member.Regime, out ExpectationChecker? checker)) _checkers.Add(member.Regime, checker = new ExpectationChecker(member.Regime.Program));
            for (int p = 0; p < member.Facts.Length; p++) answerer.Facts(p).CopyFrom(member.Facts[p]);
            Answer answer = answerer.Answer(member.Act.Laws.AsSpan(), p => new AnswerRequest
            {
                CaseNumber = member.Case.Case.Title,
                ActName = member.Act.Name,
                Asserted = member.Acts[p].Asserted,
                Grants = member.Acts[p].Grants,
            });
            return checker.Check(member.Act, answer).IsEmpty;
        }

        // Mutants keep the codes of their originals.
        private int IndexOf(CompiledRegime regime)
        {
            for (int p = 0; p < linked.Programs.Length; p++)
            {
                if (linked.Programs[p].Header.Code == regime.Program.Header.Code) return p;
            }

            return linked.Programs.Length - 1;
        }
    }

    /// <summary>Outcomes alone, in the words of 应得.</summary>
    private sealed class Outcomes(LinkedRegime linked)
    {
        private readonly Interpreter[] _interpreters = [.. linked.Programs.Select(program => new Interpreter(program))];
        private RegimeLayer? _layer;

        public string[] Due(ImmutableArray<CaseFacts> facts, StatedLaw[] laws, int home)
        {
            _layer ??= new RegimeLayer(linked, _interpreters.Select(interpreter => new InterpretedProgram(interpreter)));
            for (int p = 0; p < facts.Length; p++) _layer.Facts(p).CopyFrom(facts[p]);
            _layer.Evaluate(laws);
            if (_layer.IsContradictory) return [];
            FamilyOutcome self = _layer.Self;
            Judgement scope = Judgement.Of(self.Scope);
            if (scope.IsFalse) return ["不适用"];
            ImmutableArray<ConclusionGroup> groups = _layer.GroupsOf(linked.Families.Length - 1);
            IEnumerable<string> due = groups.Select((group, g) => CaseDraft.Due(group, self.Groups[g].Outcome, scope));
            RegimeProgram program = linked.Programs[home];
            if (program.Duties.IsEmpty || scope.IsUnknown) return [.. due];
            Evaluation evaluation = _interpreters[home].Evaluate(facts[home]);
            return [.. due, .. program.Duties.Select((duty, d) => $"{DutyWords.Of(duty.Kind)} {duty.Name.Replace('·', ' ')} {DutyWords.Of(duty, evaluation.Duties[d])}")];
        }
    }
}
