using System.Collections.Immutable;
using Zhaodan.Circuits.Execution;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// Some outputs of a run by rows instead of by planes: output i is bit (i mod 64) of word (i div 64) of the row. Not
/// thread-safe.
/// </summary>
internal sealed class RowBits(ImmutableArray<int> outputs)
{
    /// <summary>In place of an output: bits that are 0.</summary>
    public const int Nothing = -1;

    private readonly ulong[] _bits = new ulong[64 * ((outputs.Length + 63) / 64)];
    private readonly ulong[] _square = new ulong[64];

    /// <summary>Words of a row.</summary>
    public int Width { get; } = (outputs.Length + 63) / 64;

    /// <summary>Turns the 64 rows of a word of the planes over.</summary>
    public void Load(PlaneRun run, int word)
    {
        for (int k = 0; k < Width; k++)
        {
            int count = Math.Min(64, outputs.Length - (k * 64));
            for (int i = 0; i < count; i++) _square[i] = outputs[(k * 64) + i] is >= 0 and int output ? run.Word(output, word) : 0;
            Array.Clear(_square, count, 64 - count);
            BitTranspose.Turn(_square);
            for (int r = 0; r < 64; r++) _bits[(r * Width) + k] = _square[r];
        }
    }

    /// <summary>One of the rows loaded, 0 to 63.</summary>
    public ReadOnlySpan<ulong> this[int row] => _bits.AsSpan(row * Width, Width);
}
