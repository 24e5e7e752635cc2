using System.Collections.Immutable;

namespace Zhaodan.Analysis.Comparing;

/// <summary>One clause often decides several values of a 并列 group at once (处分、警告、记过…): that is told once.</summary>
internal static class SameCause
{
    public static ImmutableArray<Difference> Merge(IReadOnlyList<Difference> differences)
    {
        var merged = new List<Difference>();
        foreach (IGrouping<(bool, int, DecidingClause?, bool, DifferenceKind), Difference> same in differences.GroupBy(Cause))
        {
            Difference first = same.First();
            merged.Add(first with { Values = [.. same.SelectMany(difference => difference.Values)] });
        }

        return [.. merged.OrderBy(difference => difference.Kind).ThenByDescending(difference => difference.IsFirst).ThenBy(difference => difference.Rule)];
    }

    // Of a group as a whole nothing is merged: a clause stands there once.
    private static (bool, int, DecidingClause?, bool, DifferenceKind) Cause(Difference difference) =>
        (difference.IsFirst, difference.Rule, difference.Blocked, difference.Values.IsEmpty || difference.Example is null, difference.Kind);
}
