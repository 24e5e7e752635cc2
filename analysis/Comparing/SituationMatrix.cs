using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>One regime's answer in a row: <see cref="Label"/> empty where it has not the group, or does not speak of the case.</summary>
public sealed record MatrixCell(string Label, StateKind Kind, int Weight, ImmutableArray<DecidingClause> Clauses);

/// <summary>A situation and what every regime answers in it. <see cref="Owner"/>: whose clause it is about.</summary>
public sealed record MatrixRow(string Group, ImmutableArray<string> Values, DifferenceKind Kind, ImmutableArray<SituationFact> Facts, int Owner, int Rule, int BlockedIn, DecidingClause? Blocked, ImmutableArray<MatrixCell> Cells);

/// <summary>
/// Situations by regimes: a row for each clause that makes a difference between some two, all regimes asked about one case. The
/// case joins the smallest ones of the pairs, where that changes none of their answers; else each has a row of its own.
/// </summary>
public static class SituationMatrix
{
    private sealed record Entry(PairComparison Pair, GroupComparison Group, Difference Difference, Situation Example)
    {
        public int Owner => Difference.IsFirst ? Pair.First : Pair.Second;

        public int Other => Difference.IsFirst ? Pair.Second : Pair.First;
    }

    public static ImmutableArray<MatrixRow> Of(RegimeComparison comparison)
    {
        var asked = new SituationAnswers(comparison.Regimes);
        var entries =
            from pair in comparison.Pairs
            from compared in pair.Groups
            from difference in compared.Differences
            from example in difference.Example is { } one ? [one] : Array.Empty<Situation>()
            select new Entry(pair, compared, difference, example);
        var rows = ImmutableArray.CreateBuilder<MatrixRow>();
        foreach (var same in entries.GroupBy(entry => (entry.Group.Group, entry.Owner, entry.Difference.Rule, BlockedIn: entry.Difference.Blocked is null ? -1 : entry.Other, entry.Difference.Blocked)))
        {
            List<Entry> left = [.. same];
            while (left.Count > 0)
            {
                List<Entry> joined = Join(left, asked);
                rows.Add(Row(joined, asked));
                left.RemoveAll(joined.Contains);
            }
        }

        return [.. rows.OrderBy(row => row.Kind).ThenBy(row => row.Owner).ThenBy(row => row.Rule)];
    }

    // As many as go together without any of their answers changing.
    private static List<Entry> Join(List<Entry> entries, SituationAnswers asked)
    {
        List<Entry> joined = [entries[0]];
        foreach (Entry entry in entries.Skip(1))
        {
            List<Entry> more = [.. joined, entry];
            if (asked.Evaluate(Stated(more)) is { } answers && more.TrueForAll(one => Stands(one, answers))) joined = more;
        }

        return joined;
    }

    private static Dictionary<string, StatedFact>.ValueCollection Stated(IEnumerable<Entry> entries)
    {
        var stated = new Dictionary<string, StatedFact>(StringComparer.Ordinal);
        foreach (StatedFact fact in entries.SelectMany(entry => entry.Example.Stated))
        {
            if (!stated.TryGetValue(fact.Name, out StatedFact? known) || known.Truth == StatedTruth.False) stated[fact.Name] = fact;
        }

        return stated.Values;
    }

    // Both regimes answer as they do in the pair's own case.
    private static bool Stands(Entry entry, SituationAnswers.Asked answers) =>
        answers.IsLike(entry.Pair.First, entry.Group.Group, entry.Example.First) && answers.IsLike(entry.Pair.Second, entry.Group.Group, entry.Example.Second);

    private static MatrixRow Row(List<Entry> joined, SituationAnswers asked)
    {
        Entry head = joined.MinBy(entry => entry.Difference.Kind) ?? joined[0];
        SituationAnswers.Asked? answers = asked.Evaluate(Stated(joined));
        ImmutableArray<SituationFact> facts = [.. joined.SelectMany(entry => entry.Example.Facts).DistinctBy(fact => fact.Name).OrderByDescending(fact => fact.IsDeciding)];
        return new MatrixRow(
            head.Group.Group,
            [.. joined.SelectMany(entry => entry.Difference.Values).Distinct()],
            head.Difference.Kind,
            facts,
            head.Owner,
            head.Difference.Rule,
            head.Difference.Blocked is null ? -1 : head.Other,
            head.Difference.Blocked,
            answers?.Cells(head.Group.Group) ?? []);
    }
}
