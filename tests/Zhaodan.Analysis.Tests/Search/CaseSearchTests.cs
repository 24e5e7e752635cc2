using Zhaodan.Analysis.Search;
using Zhaodan.Circuits.Gates;
using Zhaodan.Analysis.Diagrams;

namespace Zhaodan.Analysis.Tests.Search;

/// <summary>Searches of random circuits of eight variables against truth tables, a bit for each of the 256 cases.</summary>
public sealed class CaseSearchTests
{
    private const int Variables = 8;

    [Fact]
    public void Finds_a_case_exactly_where_there_is_one()
    {
        int found = 0, none = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            var circuit = new VariableCircuit();
            List<(Wire Wire, bool[] Table)> known = Variable(circuit);
            var search = new CaseSearch(circuit.Gates, 1_000_000, CancellationToken.None);
            var samples = new CaseSamples(circuit.Gates);
            bool[] allowed = Table(_ => true);
            for (int question = 0; question < 60; question++)
            {
                for (int i = 0; i < 8; i++) known.Add(Random(circuit, known, random));
                (Wire Wire, bool[] Table)[] sets = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => Flipped(known[random.Next(known.Count)], random))];

                // Bounds come and stay, as long as some case is left.
                if (question % 10 == 0 && Table(c => allowed[c] && (sets[0].Table[c] || sets[^1].Table[c])) is var left && left.Contains(true))
                {
                    allowed = left;
                    search.Require(sets[0].Wire, sets[^1].Wire);
                    samples = new CaseSamples(circuit.Gates);
                    continue;
                }

                bool isExpected = Enumerable.Range(0, 1 << Variables).Any(c => allowed[c] && Array.TrueForAll(sets, set => set.Table[c]));
                Wire[] signals = [.. sets.Select(set => set.Wire)];
                if (samples.Has(signals)) Assert.True(isExpected, $"{seed}, {question}: a sample that is none");
                Assert.Equal((seed, question, isExpected), (seed, question, search.Find(signals)));
                if (isExpected) found++;
                else none++;
                if (!isExpected) continue;
                int at = Enumerable.Range(0, Variables).Where(v => search.IsSet(circuit.Variable(v).Gate)).Sum(v => 1 << v);
                Assert.True(allowed[at] && Array.TrueForAll(sets, set => set.Table[at]), $"{seed}, {question}: case {at}");
                samples.Add(search);
                Assert.True(samples.Has(signals));
            }
        }

        Assert.True(found > 1000 && none > 1000, $"{found} found, {none} not");
    }

    [Fact]
    public void Pigeons_have_no_place_and_long_searches_end()
    {
        Assert.False(Pigeons(6).Find([Wire.True]));
        CaseSearch hard = Pigeons(12);
        Assert.Throws<DiagramLimitException>(() => hard.Find([Wire.True]));
        Assert.Throws<DiagramLimitException>(() => hard.Find([Wire.True]));
    }

    // So many pigeons, one hole less, no two in one.
    private static CaseSearch Pigeons(int pigeons)
    {
        var circuit = new VariableCircuit();
        Wire At(int pigeon, int hole) => circuit.Variable((pigeon * (pigeons - 1)) + hole);
        for (int v = 0; v < pigeons * (pigeons - 1); v++) circuit.Variable(v);
        var search = new CaseSearch(circuit.Gates, 200_000, CancellationToken.None);
        for (int pigeon = 0; pigeon < pigeons; pigeon++)
        {
            Wire somewhere = Wire.False;
            for (int hole = 0; hole < pigeons - 1; hole++) somewhere = circuit.Or(somewhere, At(pigeon, hole));
            search.Require(somewhere);
            for (int other = 0; other < pigeon; other++)
            {
                for (int hole = 0; hole < pigeons - 1; hole++) search.Require(!At(pigeon, hole), !At(other, hole));
            }
        }

        return search;
    }

    private static List<(Wire Wire, bool[] Table)> Variable(VariableCircuit circuit) =>
        [.. Enumerable.Range(0, Variables).Select(v => (circuit.Variable(v), Table(c => (c >> v & 1) != 0)))];

    private static (Wire Wire, bool[] Table) Random(VariableCircuit circuit, List<(Wire Wire, bool[] Table)> known, Random random)
    {
        (Wire a, bool[] left) = Flipped(known[random.Next(known.Count)], random);
        (Wire b, bool[] right) = Flipped(known[random.Next(known.Count)], random);
        return random.Next(2) == 0 ? (circuit.And(a, b), Table(c => left[c] && right[c])) : (circuit.Or(a, b), Table(c => left[c] || right[c]));
    }

    private static (Wire Wire, bool[] Table) Flipped((Wire Wire, bool[] Table) set, Random random) =>
        random.Next(2) == 0 ? set : (!set.Wire, Table(c => !set.Table[c]));

    private static bool[] Table(Func<int, bool> value) => [.. Enumerable.Range(0, 1 << Variables).Select(value)];
}
