using System.Collections.Immutable;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// One cause is told once: a clause often decides several values of a 并列 group (处分、警告、记过…), and in a group as a whole it
/// may bring about one pair of answers here and another there. The weightiest comes first, and one in which the clause makes its
/// own regime the milder before one in which it does not.
/// </summary>
internal static class SameCause
{
    public static ImmutableArray<Difference> Merge(IReadOnlyList<Difference> differences)
    {
        var merged = new List<Difference>();
        foreach (IGrouping<(bool, int, DecidingClause?, DifferenceKind?), Difference> same in differences.GroupBy(Cause))
        {
            Difference[] all = [.. same.OrderBy(difference => difference.Kind).ThenByDescending(difference => difference.FirstIsLighter == difference.IsFirst)];
            Difference head = Array.Find(all, difference => difference.Example is not null) ?? all[0];
            merged.Add(head with
            {
                Values = [.. same.SelectMany(difference => difference.Values)],
                Others = [.. all.SelectMany(difference => difference.Others.Prepend(difference.Answers)).Distinct().Where(pair => head.Values.IsEmpty ? pair != head.Answers : head.Others.Contains(pair))],
            });
        }

        return [.. merged.OrderBy(difference => difference.Kind).ThenByDescending(difference => difference.IsFirst).ThenBy(difference => difference.Rule)];
    }

    private static (bool, int, DecidingClause?, DifferenceKind?) Cause(Difference difference) =>
        (difference.IsFirst, difference.Rule, difference.Blocked, difference.Values.IsEmpty ? null : difference.Kind);
}
