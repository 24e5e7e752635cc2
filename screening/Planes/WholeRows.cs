using System.Collections.Immutable;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// All the cells of rows at once, by all the bits that they follow from, for answers that come often: when an answer comes again
/// soon it is taken down. Counts the rows whose days follow from them too. Not thread-safe.
/// </summary>
/// <param name="width">Words of a row's bits.</param>
internal sealed class WholeRows(int width)
{
    // What is not near the processor is not had faster than its parts are.
    private const int Most = 1 << 11;
    private const int Seen = 1 << 12;

    private readonly TextByBits<WholeRow> _rows = new(Math.Max(1, width), Most);
    private readonly List<WholeRow> _counted = [];

    // What was met lately, by a part of its hash: a mistake costs a text that nobody asks for again.
    private readonly uint[] _seen = new uint[Seen];

    private sealed class WholeRow(ReadyCells cells, ImmutableArray<DayOutcome> days)
    {
        public ReadyCells Cells => cells;

        public ImmutableArray<DayOutcome> Days => days;

        public long Rows { get; set; }
    }

    /// <summary>Null where it is not known.</summary>
    public ReadyCells? Find(ReadOnlySpan<ulong> bits)
    {
        if (_rows.Find(bits) is not { } row) return null;
        Count(row);
        return row.Cells;
    }

    /// <summary>Is it worth while to take down what was looked for last? Then <see cref="Add"/> takes it, if it comes next.</summary>
    public bool IsWanted()
    {
        ref uint seen = ref _seen[(_rows.Hash >> 16) & (Seen - 1)];
        var mark = (uint)(_rows.Hash >> 32) | 1;
        if (seen == mark) return true;
        seen = mark;
        return false;
    }

    public ReadyCells Add(ReadOnlySpan<ulong> bits, ReadyCells cells, ImmutableArray<DayOutcome> days)
    {
        Count(_rows.Add(bits, new WholeRow(cells, days)));
        return cells;
    }

    /// <summary>Adds the days of the rows since it was last asked.</summary>
    public void DrainDays(RegimeTally tally)
    {
        foreach (WholeRow row in _counted)
        {
            tally.Add(row.Days, row.Rows);
            row.Rows = 0;
        }

        _counted.Clear();
    }

    private void Count(WholeRow row)
    {
        if (row.Days.IsEmpty) return;
        if (row.Rows++ == 0) _counted.Add(row);
    }
}
