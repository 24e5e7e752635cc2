using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Zhaodan.Screening.Codes;

/// <summary>
/// The codes of some rows under one regime, a column for each group. Rows that nobody answered have none. Several threads may
/// fill different words of 64 rows at the same time.
/// </summary>
internal sealed class CodeSheet(ImmutableArray<CodeTable> tables, int rows)
{
    private readonly byte[][] _codes = [.. tables.Select(table => new byte[(long)((rows + 63) / 64 * 64) * table.Width])];
    private readonly ulong[] _answered = new ulong[(rows + 63) / 64];

    public int Rows => rows;

    /// <summary>A bit for each row that has codes.</summary>
    public ReadOnlySpan<ulong> Answered => _answered;

    public ReadOnlySpan<byte> Codes(int group) => _codes[group].AsSpan(0, rows * tables[group].Width);

    /// <summary>The codes of one row follow.</summary>
    public void Answer(int row) => _answered[row >> 6] |= 1UL << (row & 63);

    public void Set(int row, int group, int code)
    {
        if (tables[group].Width == 1) _codes[group][row] = (byte)code;
        else BinaryPrimitives.WriteUInt16LittleEndian(_codes[group].AsSpan(row * 2), (ushort)code);
    }

    /// <summary>All rows of some words of 64.</summary>
    /// <param name="first">The first row, a multiple of 64.</param>
    /// <param name="count">How many.</param>
    public void Answer(int first, int count)
    {
        _answered.AsSpan(first >> 6, count >> 6).Fill(ulong.MaxValue);
        if ((count & 63) != 0) _answered[(first + count) >> 6] |= (1UL << (count & 63)) - 1;
    }

    /// <summary>Eight bits of the codes of a group.</summary>
    /// <param name="group">Which.</param>
    /// <param name="half">0: the lower byte of a code; 1: the upper one.</param>
    /// <param name="row">The first row, a multiple of 64.</param>
    /// <param name="bits">The bits of 64 rows, one word after the other.</param>
    public void Set(int group, int half, int row, ReadOnlySpan<ulong> bits)
    {
        int width = tables[group].Width;
        Span<byte> target = _codes[group].AsSpan((row * width) + half);
        for (int eight = 0; eight < 8; eight++)
        {
            ulong square = 0;
            for (int bit = 0; bit < bits.Length; bit++) square |= (bits[bit] >> (eight * 8) & 0xFF) << (bit * 8);
            square = Turn(square);
            if (width == 1)
            {
                BinaryPrimitives.WriteUInt64LittleEndian(target[(eight * 8)..], square);
                continue;
            }

            for (int i = 0; i < 8; i++) target[((eight * 8) + i) * 2] = (byte)(square >> (i * 8));
        }
    }

    // Bit c of byte r becomes bit r of byte c (Warren, Hacker's Delight, 7–3).
    private static ulong Turn(ulong square)
    {
        ulong swap = (square ^ square >> 7) & 0x00AA_00AA_00AA_00AA;
        square ^= swap ^ swap << 7;
        swap = (square ^ square >> 14) & 0x0000_CCCC_0000_CCCC;
        square ^= swap ^ swap << 14;
        swap = (square ^ square >> 28) & 0x0000_0000_F0F0_F0F0;
        return square ^ swap ^ swap << 28;
    }
}
