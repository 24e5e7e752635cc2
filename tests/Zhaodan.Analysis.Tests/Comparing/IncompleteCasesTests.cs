using Zhaodan.Analysis.Comparing;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>Cases in which facts are 不明 and numbers lie in ranges: what two random regimes make of them, against all such cases and all their completions.</summary>
public sealed class IncompleteCasesTests
{
    private static readonly StatedTruth[] Stated = [StatedTruth.False, StatedTruth.True, StatedTruth.Unknown];

    // The clauses cut counts at two and three.
    private static readonly NumberRange[] Ranges =
        [.. Enumerable.Range(0, 5).SelectMany(low => Enumerable.Range(low, 5 - low).Select(high => new NumberRange(low, high)).Append(NumberRange.AtLeast(low)))];

    [Fact]
    public void Differences_are_those_of_all_incomplete_cases()
    {
        int compared = 0, differing = 0, completed = 0;
        for (int seed = 1; seed < 80; seed += 2)
        {
            if (RandomRegimes.Pair(seed) is not { } pair) continue;
            var cases = new JointCases(new JointOptions { IsIncomplete = true });
            JointRegime a = cases.Add(pair.First), b = cases.Add(pair.Second);
            (Evaluation First, Evaluation Second)[] all = [.. All(pair.First, pair.Second)];
            for (int g = 0; g < pair.First.Groups.Length; g++)
            {
                int h = pair.Second.Groups.ToList().FindIndex(group => group.Name == pair.First.Groups[g].Name);
                if (h < 0 || !pair.First.Groups[g].IsDerived || !pair.Second.Groups[h].IsDerived) continue;
                Wire same = Wire.False;
                foreach (JointAnswer answer in a.Answers(g, a.Scope)) same = cases.Or(same, cases.And(answer.Where, b.Where(h, answer.Outcome)));
                JointCase? one = cases.FindSmallest(cases.And(a.Scope, b.Scope, !same));
                compared++;
                Assert.Equal(Array.Exists(all, answers => answers.First.Scope.IsTrue && answers.Second.Scope.IsTrue && Differ(answers.First.Groups[g], answers.Second.Groups[h])), one is not null);
                if (one is null) continue;
                differing++;
                completed += Complete(pair.First, a, one, g) + Complete(pair.Second, b, one, h);
            }
        }

        Assert.True(compared > 20 && differing > 10 && completed > 20, $"{compared} {differing} {completed}");
    }

    // What is settled stays so however the case is completed, and nothing comes out that was not possible.
    private static int Complete(RegimeProgram program, JointRegime regime, JointCase one, int group)
    {
        var confirmed = regime.ConfirmWith(one);
        Assert.NotNull(confirmed);
        (CaseFacts facts, Evaluation evaluation) = confirmed.Value;
        int completions = 0;
        foreach ((string[] True, int Count) whole in RandomRegimes.Cases())
        {
            if (!Array.TrueForAll(program.Facts.ToArray(), fact => Agrees(fact, facts, evaluation, whole))) continue;
            GroupOutcome completed = RandomRegimes.Evaluate(program, whole).Groups[group];
            Assert.Equal(0UL, evaluation.Groups[group].Settled & ~completed.Settled);
            Assert.Equal(0UL, completed.Possible & ~evaluation.Groups[group].Possible);
            completions++;
        }

        return completions;
    }

    private static bool Agrees(Fact fact, CaseFacts facts, Evaluation evaluation, (string[] True, int Count) whole)
    {
        if (fact.Name == "次数") return facts.Numbers[fact.NumberSlot] is var range && range.Low <= whole.Count && whole.Count <= range.High;
        if (!RandomRegimes.Facts.Contains(fact.Name)) return true;
        bool isTrue = whole.True.Contains(fact.Name);
        return facts.Truths[fact.TruthSlot] switch
        {
            StatedTruth.True => isTrue,
            StatedTruth.Unknown => true,
            _ => !isTrue || evaluation.IsContradictory,
        };
    }

    private static IEnumerable<(Evaluation First, Evaluation Second)> All(RegimeProgram first, RegimeProgram second)
    {
        for (int set = 0; set < 243; set++)
        {
            int rest = set;
            var truths = new Dictionary<string, StatedTruth>(StringComparer.Ordinal);
            foreach (string fact in RandomRegimes.Facts)
            {
                truths.Add(fact, Stated[rest % 3]);
                rest /= 3;
            }

            foreach (NumberRange range in Ranges)
            {
                Evaluation a = Evaluate(first, truths, range), b = Evaluate(second, truths, range);
                if (!a.IsContradictory && !b.IsContradictory) yield return (a, b);
            }
        }
    }

    private static Evaluation Evaluate(RegimeProgram program, Dictionary<string, StatedTruth> truths, NumberRange range)
    {
        var facts = new CaseFacts(program);
        foreach (Fact fact in program.Facts)
        {
            if (fact.Name == "次数") facts.Numbers[fact.NumberSlot] = range;
            else if (truths.TryGetValue(fact.Name, out StatedTruth truth)) facts.Truths[fact.TruthSlot] = truth;
            else if (fact.Kind == FactKind.Link) facts.Truths[fact.TruthSlot] = StatedTruth.True;
        }

        return new Interpreter(program).Evaluate(facts);
    }

    private static bool Differ(GroupOutcome a, GroupOutcome b) => a.Possible != b.Possible || a.Settled != b.Settled || a.Status != b.Status;
}
