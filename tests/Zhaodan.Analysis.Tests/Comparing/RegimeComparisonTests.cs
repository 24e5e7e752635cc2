using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>What a comparison of two random regimes tells, against every completed case of theirs in the interpreter.</summary>
public sealed class RegimeComparisonTests
{
    [Fact]
    public void What_is_told_is_what_all_cases_show()
    {
        int groups = 0, differences = 0, matches = 0;
        for (int seed = 2001; seed < 2401; seed += 2)
        {
            if (RandomRegimes.Pair(seed) is not { } pair) continue;
            RegimeComparison comparison = RegimeComparison.Of(new ComparisonRequest { Regimes = [pair.First, pair.Second] });
            PairComparison told = Assert.Single(comparison.Pairs);
            (Evaluation First, Evaluation Second)[] all = [.. RandomRegimes.Cases().Select(one => (RandomRegimes.Evaluate(pair.First, one), RandomRegimes.Evaluate(pair.Second, one)))];
            (Evaluation First, Evaluation Second)[] both = [.. all.Where(one => one.First.Scope.IsTrue && one.Second.Scope.IsTrue)];
            Assert.Equal(both.Length == 0, told.IsEmpty);
            foreach (GroupComparison group in told.Groups.Where(group => group.Status is QuestionStatus.Same or QuestionStatus.Different))
            {
                int g = IndexOf(pair.First, group.Group), h = IndexOf(pair.Second, group.Group);
                if (pair.First.Groups[g].Kind == GroupKind.Parallel) continue;
                (string First, string Second)[] labels = [.. both.Select(one => (AnswerLabel.Of(pair.First.Groups[g], one.First.Groups[g]), AnswerLabel.Of(pair.Second.Groups[h], one.Second.Groups[h])))];
                AnswerPair[] expected = [.. labels.Where(label => label.First != label.Second).Select(label => new AnswerPair(label.First, label.Second)).Distinct()];
                Assert.Equal(expected.ToHashSet(), group.Pairs.ToHashSet());
                Assert.Equal(expected.Length == 0, group.Status == QuestionStatus.Same);

                // Every pair of answers that occurs is among those of some difference, and none besides.
                Assert.Equal(expected.ToHashSet(), group.Differences.SelectMany(difference => difference.Others.Prepend(difference.Answers)).ToHashSet());
                if (group.IsOrdered)
                {
                    Assert.Equal(both.All(one => IsNotHeavier(pair.First.Groups[g], one.First.Groups[g], one.Second.Groups[h])), group.FirstIsNeverStricter);
                    Assert.Equal(both.All(one => IsNotHeavier(pair.First.Groups[g], one.Second.Groups[h], one.First.Groups[g])), group.SecondIsNeverStricter);
                }

                groups++;
                differences += group.Differences.Length;
            }

            foreach (ClauseMatch match in told.Clauses.Matches)
            {
                (bool One, bool Other)[] holds = [.. both.Select(one => (!one.First.Nodes[pair.First.Rules[match.First].Applies].IsFalse, !one.Second.Nodes[pair.Second.Rules[match.Second].Applies].IsFalse))];
                ClauseRelation relation = holds.All(one => one.One == one.Other) ? ClauseRelation.Same
                    : holds.All(one => !one.One || one.Other) ? ClauseRelation.Narrower
                    : holds.All(one => !one.Other || one.One) ? ClauseRelation.Wider
                    : ClauseRelation.Overlapping;
                Assert.Equal(relation, match.Relation);
                matches++;
            }
        }

        Assert.True(groups > 40 && differences > 60 && matches > 40, $"{groups} {differences} {matches}");
    }

    [Fact]
    public void A_regime_differs_in_nothing_from_itself()
    {
        for (int seed = 3000; seed < 3040; seed++)
        {
            if (RandomRegimes.Pair(seed) is not { } pair) continue;
            RegimeProgram copy = pair.First with { Header = pair.First.Header with { Code = "副本" } };
            PairComparison told = RegimeComparison.Of(new ComparisonRequest { Regimes = [pair.First, copy] }).Pairs[0];
            Assert.All(told.Groups, group => Assert.Equal(QuestionStatus.Same, group.Status));
            Assert.All(told.Clauses.Matches, match => Assert.Equal(ClauseRelation.Same, match.Relation));
        }
    }

    private static int IndexOf(RegimeProgram program, string group) => Enumerable.Range(0, program.Groups.Length).Single(g => program.Groups[g].Name == group);

    // By the order of the group, 无 being as light as the lightest; a clash cannot be compared unless both have it.
    private static bool IsNotHeavier(ConclusionGroup group, GroupOutcome a, GroupOutcome b)
    {
        if (AnswerLabel.Of(group, a) == AnswerLabel.Of(group, b)) return true;
        if (((a.Possible | b.Possible) & GroupOutcome.Clash) != 0) return false;
        return Ranks(a).Min() <= Ranks(b).Min() && Ranks(a).Max() <= Ranks(b).Max();

        int[] Ranks(GroupOutcome outcome)
        {
            var ranks = new List<int>();
            if ((outcome.Possible & GroupOutcome.None) != 0) ranks.Add(0);
            for (int rank = 0; rank < group.Order.Length; rank++)
            {
                if ((outcome.Possible >> group.Order[rank] & 1) != 0) ranks.Add(rank);
            }

            return [.. ranks];
        }
    }
}
