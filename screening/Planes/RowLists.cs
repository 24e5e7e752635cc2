using System.Collections.Immutable;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// Several lists of outputs by rows, turned over together. A list lies within one word of a row where it fits, so that its
/// bits are had by a shift. Not thread-safe.
/// </summary>
internal sealed class RowLists
{
    private readonly RowBits _bits;
    private readonly ImmutableArray<(int Word, int Shift, int Length)> _places;
    private readonly ulong[] _one = new ulong[1];

    public RowLists(IEnumerable<ImmutableArray<int>> lists)
    {
        var outputs = new List<int>();
        var places = ImmutableArray.CreateBuilder<(int, int, int)>();
        foreach (ImmutableArray<int> list in lists)
        {
            if ((outputs.Count & 63) + list.Length > 64) outputs.AddRange(Enumerable.Repeat(RowBits.Nothing, -outputs.Count & 63));
            places.Add((outputs.Count >> 6, outputs.Count & 63, list.Length));
            outputs.AddRange(list);
        }

        _places = places.ToImmutable();
        _bits = new RowBits([.. outputs]);
    }

    /// <summary>Words of a row.</summary>
    public int Width => _bits.Width;

    public void Load(PlaneRun run, int word) => _bits.Load(run, word);

    /// <summary>One of the rows loaded, 0 to 63.</summary>
    public ReadOnlySpan<ulong> this[int row] => _bits[row];

    /// <summary>The bits of one list in a row; valid until the next call.</summary>
    public ReadOnlySpan<ulong> List(int row, int list)
    {
        (int word, int shift, int length) = _places[list];
        if (length > 64) return _bits[row].Slice(word, (length + 63) / 64);
        _one[0] = length == 0 ? 0 : _bits[row][word] >> shift & (ulong.MaxValue >> (64 - length));
        return _one;
    }
}
