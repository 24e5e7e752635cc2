using Zhaodan.Analysis.Diagrams;

namespace Zhaodan.Analysis.Tests.Diagrams;

/// <summary>Diagrams against truth tables of eight variables, a bit for each of the 256 cases.</summary>
public sealed class DiagramStoreTests
{
    private const int Variables = 8;

    [Fact]
    public void Operations_are_those_of_truth_tables()
    {
        var random = new Random(1);
        var store = new DiagramStore();
        var known = new List<(Diagram Diagram, bool[] Table)> { (Diagram.True, Table(_ => true)), (Diagram.False, Table(_ => false)) };
        for (int v = 0; v < Variables; v++)
        {
            int variable = v;
            known.Add((store.Variable(v), Table(c => (c >> variable & 1) != 0)));
        }

        for (int i = 0; i < 3000; i++)
        {
            (Diagram a, bool[] left) = known[random.Next(known.Count)];
            (Diagram b, bool[] right) = known[random.Next(known.Count)];
            known.Add(random.Next(4) switch
            {
                0 => (store.And(a, b), Table(c => left[c] && right[c])),
                1 => (store.Or(a, b), Table(c => left[c] || right[c])),
                2 => (store.Xor(a, b), Table(c => left[c] ^ right[c])),
                _ => (!a, Table(c => !left[c])),
            });
        }

        foreach ((Diagram diagram, bool[] table) in known)
        {
            for (int c = 0; c < table.Length; c++) Assert.Equal(table[c], store.Contains(diagram, v => (c >> v & 1) != 0));
        }

        // One function, one diagram.
        foreach (var same in known.GroupBy(entry => string.Concat(entry.Table.Select(bit => bit ? '1' : '0')))) Assert.Single(same.Select(entry => entry.Diagram).Distinct());
    }

    [Fact]
    public void Cheapest_member_is_the_cheapest_of_all()
    {
        var random = new Random(2);
        var store = new DiagramStore();
        for (int i = 0; i < 200; i++)
        {
            Diagram set = Diagram.False;
            for (int term = 0; term < 4; term++)
            {
                Diagram one = Diagram.True;
                for (int v = 0; v < Variables; v++)
                {
                    if (random.Next(3) > 0) one = store.And(one, random.Next(2) == 0 ? store.Variable(v) : !store.Variable(v));
                }

                set = store.Or(set, one);
            }

            int[] costs = [.. Enumerable.Range(0, Variables).Select(_ => random.Next(-2, 6))];
            int? cheapest = Enumerable.Range(0, 1 << Variables).Where(c => store.Contains(set, v => (c >> v & 1) != 0)).Select(c => (int?)Enumerable.Range(0, Variables).Where(v => costs[v] > 0 && (c >> v & 1) != 0).Sum(v => costs[v])).Min();
            IReadOnlyDictionary<int, bool>? found = CheapestCase.Find(store, set, v => Math.Max(0, costs[v]));
            Assert.Equal(cheapest, found?.Where(entry => entry.Value).Sum(entry => Math.Max(0, costs[entry.Key])));
            if (found is not null) Assert.True(store.Contains(set, v => found.TryGetValue(v, out bool isSet) && isSet));
        }
    }

    [Fact]
    public void Limit_of_nodes_ends_in_an_exception_and_not_in_a_hang()
    {
        // Sums of products in the worst order grow exponentially.
        var store = new DiagramStore(new DiagramLimits(10_000, 1_000_000));
        Assert.Throws<DiagramLimitException>(() =>
        {
            Diagram all = Diagram.False;
            for (int i = 0; i < 40; i++) all = store.Or(all, store.And(store.Variable(i), store.Variable(79 - i < 40 ? 79 - i : 40 + i)));
        });
    }

    [Fact]
    public void Long_chains_need_no_deep_stack()
    {
        var store = new DiagramStore();
        Diagram all = Diagram.True;
        for (int i = 100_000; i >= 0; i--) all = store.And(store.Variable(i), all);
        Assert.False(store.And(all, store.Variable(50_000)).IsFalse);
        Assert.True(store.And(all, !store.Variable(99_999)).IsFalse);
    }

    private static bool[] Table(Func<int, bool> value) => [.. Enumerable.Range(0, 1 << Variables).Select(value)];
}
