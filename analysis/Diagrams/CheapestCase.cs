namespace Zhaodan.Analysis.Diagrams;

/// <summary>
/// The cheapest member of a set: each variable that is set costs something (or saves something), those that the set leaves
/// open cost nothing. Ties go to unset variables, so the answer depends on nothing but the set and the costs.
/// </summary>
public static class CheapestCase
{
    /// <summary>Null where the set is empty; otherwise the variables on the way, the rest being open.</summary>
    public static IReadOnlyDictionary<int, bool>? Find(DiagramStore store, Diagram set, Func<int, int> cost)
    {
        if (set.IsFalse) return null;
        var best = new Dictionary<int, long?>();
        foreach (int node in store.NodesBelow(set))
        {
            foreach (Diagram below in new[] { new Diagram(node << 1), new Diagram((node << 1) | 1) })
            {
                (Diagram unset, Diagram high) = store.Halves(below);
                best[below.Edge] = Least(Cost(unset), Cost(high) + cost(store.RootVariable(below) ?? 0));
            }
        }

        var way = new Dictionary<int, bool>();
        for (Diagram at = set; store.RootVariable(at) is { } variable;)
        {
            (Diagram unset, Diagram high) = store.Halves(at);
            long? without = Cost(unset), with = Cost(high) + cost(variable);
            bool isSet = without is null || with < without;
            way.Add(variable, isSet);
            at = isSet ? high : unset;
        }

        return way;

        long? Cost(Diagram a) => a.IsTrue ? 0 : a.IsFalse ? null : best[a.Edge];
    }

    private static long? Least(long? a, long? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
