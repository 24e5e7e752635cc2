using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>From Arrow's bitmaps to planes. Both have the first row in the least significant bit.</summary>
internal static class PlaneBits
{
    /// <summary>Copies bits to the beginning of a plane; the rest of its last word is 0.</summary>
    /// <param name="bits">The bitmap.</param>
    /// <param name="first">The first bit.</param>
    /// <param name="count">How many.</param>
    /// <param name="plane">At least as many bits; words behind them are left as they are.</param>
    public static void Copy(ReadOnlySpan<byte> bits, int first, int count, Span<ulong> plane)
    {
        if (count == 0) return;
        int words = (count + 63) / 64;
        int shift = first % 8;
        ReadOnlySpan<byte> from = bits[(first / 8)..((first + count + 7) / 8)];
        if (shift == 0)
        {
            if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException();
            plane[words - 1] = 0;
            from.CopyTo(MemoryMarshal.AsBytes(plane));
        }
        else
        {
            for (int word = 0; word < words; word++) plane[word] = Word(from, word * 8, shift);
        }

        if (count % 64 != 0) plane[words - 1] &= (1UL << (count % 64)) - 1;
    }

    /// <summary>All ones, as far as there are rows.</summary>
    public static void Ones(int count, Span<ulong> plane)
    {
        plane[..(count / 64)].Fill(ulong.MaxValue);
        if (count % 64 != 0) plane[count / 64] = (1UL << (count % 64)) - 1;
    }

    public static bool Bit(ReadOnlySpan<byte> bits, int place) => (bits[place >> 3] >> (place & 7) & 1) != 0;

    // 64 bits from the shift-th of a byte; what lies behind the end is 0.
    private static ulong Word(ReadOnlySpan<byte> from, int start, int shift)
    {
        Span<byte> padded = stackalloc byte[16];
        padded.Clear();
        from[start..Math.Min(from.Length, start + 9)].CopyTo(padded);
        return (BinaryPrimitives.ReadUInt64LittleEndian(padded) >> shift) | ((ulong)padded[8] << (64 - shift));
    }
}
