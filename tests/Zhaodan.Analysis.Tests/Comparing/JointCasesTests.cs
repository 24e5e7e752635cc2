using Zhaodan.Analysis.Comparing;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>What the circuit of two random regimes says, against every completed case in the interpreter.</summary>
public sealed class JointCasesTests
{
    [Fact]
    public void Differences_and_their_smallest_cases_are_those_of_all_cases()
    {
        int compared = 0, differing = 0, smallest = 0;
        for (int seed = 0; seed < 400; seed++)
        {
            if (RandomRegimes.Pair(seed) is not { } pair) continue;
            (string[] True, int Count)[] all = [.. RandomRegimes.Cases()];
            Evaluation[] first = [.. all.Select(one => RandomRegimes.Evaluate(pair.First, one))];
            Evaluation[] second = [.. all.Select(one => RandomRegimes.Evaluate(pair.Second, one))];
            var cases = new JointCases();
            JointRegime a = cases.Add(pair.First), b = cases.Add(pair.Second);
            for (int g = 0; g < pair.First.Groups.Length; g++)
            {
                int h = pair.Second.Groups.ToList().FindIndex(group => group.Name == pair.First.Groups[g].Name);
                if (h < 0 || !pair.First.Groups[g].IsDerived || !pair.Second.Groups[h].IsDerived) continue;
                Wire same = Wire.False;
                foreach (JointAnswer answer in a.Answers(g, a.Scope)) same = cases.Or(same, cases.And(answer.Where, b.Where(h, answer.Outcome)));
                Wire differ = cases.And(a.Scope, b.Scope, !same);
                int[] found = [.. Enumerable.Range(0, all.Length).Where(i => first[i].Scope.IsTrue && second[i].Scope.IsTrue && Differ(first[i].Groups[g], second[i].Groups[h]))];

                JointCase? one = cases.FindSmallest(differ);
                compared++;
                Assert.Equal(found.Length > 0, one is not null);
                Assert.Equal(found.Length > 0, cases.IsPossible(differ));
                if (one is null) continue;
                differing++;
                Evaluation? inFirst = a.Confirm(one), inSecond = b.Confirm(one);
                Assert.NotNull(inFirst);
                Assert.NotNull(inSecond);
                Assert.True(Differ(inFirst.Groups[g], inSecond.Groups[h]));

                // A proven fact counts where it is 否 and has to be said; all cases here say everything, so only a bound is known.
                if (!one.IsSmallest || HasProof(pair.First) || HasProof(pair.Second)) continue;
                smallest++;
                int[] bounds = [.. new[] { 2, 3 }.Where(bound => Speaks(pair.First, bound) || Speaks(pair.Second, bound))];
                Assert.Equal(found.Min(i => all[i].True.Length + bounds.Count(bound => all[i].Count >= bound)), one.Size);
            }
        }

        Assert.True(compared > 100 && differing > 60 && smallest > 30, $"{compared} {differing} {smallest}");
    }

    [Fact]
    public void What_one_regime_answers_is_told_completely()
    {
        int answered = 0;
        for (int seed = 1000; seed < 1200; seed++)
        {
            if (RandomRegimes.Pair(seed) is not { } pair || HasProof(pair.First)) continue;
            var cases = new JointCases();
            JointRegime regime = cases.Add(pair.First);
            for (int g = 0; g < pair.First.Groups.Length; g++)
            {
                if (!pair.First.Groups[g].IsDerived) continue;
                var expected = RandomRegimes.Cases().Select(one => RandomRegimes.Evaluate(pair.First, one)).Where(one => one.Scope.IsTrue).Select(one => (one.Groups[g].Possible, one.Groups[g].Settled)).ToHashSet();
                var found = regime.Answers(g, regime.Scope).Select(answer => (answer.Outcome.Possible, answer.Outcome.Settled)).ToHashSet();
                Assert.Subset(expected, found);
                Assert.Subset(found, expected);
                answered++;
            }
        }

        Assert.True(answered > 60, $"{answered}");
    }

    private static bool Differ(GroupOutcome a, GroupOutcome b) => a.Possible != b.Possible || a.Settled != b.Settled;

    private static bool HasProof(RegimeProgram program) => program.Nodes.Any(node => node is FactNode { Basis: Basis.Stated });

    private static bool Speaks(RegimeProgram program, int bound) => program.Nodes.Any(node => node is CompareNode compare
        && compare.Comparison is Comparison.GreaterOrEqual or Comparison.Less && ((CompareNode)node).Constant == bound);
}
