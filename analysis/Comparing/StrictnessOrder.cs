using System.Collections.Immutable;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// Which regime is never stricter than which in one group, as far as it was proved: an order from mild to strict, in which most
/// regimes will not be comparable. Proved for the cases that both regimes speak of.
/// </summary>
public sealed class StrictnessOrder
{
    private readonly bool[,] _neverStricter;

    private StrictnessOrder(string group, ImmutableArray<int> regimes, bool[,] neverStricter)
    {
        (Group, Regimes, _neverStricter) = (group, regimes, neverStricter);
    }

    public string Group { get; }

    /// <summary>Those that have the group, by place in <see cref="RegimeComparison.Regimes"/>.</summary>
    public ImmutableArray<int> Regimes { get; }

    /// <summary>In no case is the first the stricter one.</summary>
    public bool IsNeverStricter(int first, int second) => _neverStricter[first, second];

    /// <summary>Every case is answered equally heavily by both.</summary>
    public bool AreEqual(int first, int second) => _neverStricter[first, second] && _neverStricter[second, first];

    /// <summary>Pairs next to each other in the order: the first is never stricter and sometimes milder, with nobody in between.</summary>
    public IEnumerable<(int Milder, int Stricter)> Steps()
    {
        foreach (int a in Regimes)
        {
            foreach (int b in Regimes)
            {
                if (IsMilder(a, b) && !Regimes.Any(between => IsMilder(a, between) && IsMilder(between, b))) yield return (a, b);
            }
        }
    }

    /// <summary>How many steps a regime stands above the mildest below it.</summary>
    public int LevelOf(int regime)
    {
        int level = 0;
        foreach (int other in Regimes)
        {
            if (IsMilder(other, regime)) level = Math.Max(level, LevelOf(other) + 1);
        }

        return level;
    }

    /// <summary>One for each group with an order that at least two regimes have.</summary>
    public static ImmutableArray<StrictnessOrder> Of(RegimeComparison comparison)
    {
        var groups = comparison.Pairs.SelectMany(pair => pair.Groups).Where(group => group.IsOrdered).Select(group => group.Group).Distinct();
        return [.. groups.Select(group => Of(comparison, group))];
    }

    private static StrictnessOrder Of(RegimeComparison comparison, string group)
    {
        var neverStricter = new bool[comparison.Regimes.Length, comparison.Regimes.Length];
        var regimes = new SortedSet<int>();
        foreach (PairComparison pair in comparison.Pairs)
        {
            if (pair.Groups.FirstOrDefault(one => one.Group == group && one.IsOrdered) is not { } compared) continue;
            regimes.Add(pair.First);
            regimes.Add(pair.Second);
            neverStricter[pair.First, pair.Second] = compared.FirstIsNeverStricter;
            neverStricter[pair.Second, pair.First] = compared.SecondIsNeverStricter;
        }

        return new StrictnessOrder(group, [.. regimes], neverStricter);
    }

    private bool IsMilder(int a, int b) => a != b && _neverStricter[a, b] && !_neverStricter[b, a];
}
