using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Zhaodan.Circuits.Execution;

/// <summary>Bits that begin anywhere, brought to the beginning of a word; nothing outside their bytes is read.</summary>
internal static unsafe class BitCopy
{
    /// <summary>Bits after the last one are 0 up to the end of the last word.</summary>
    /// <param name="source">A bitmap.</param>
    /// <param name="first">The first bit wanted.</param>
    /// <param name="count">How many.</param>
    /// <param name="target">(<paramref name="count"/> + 63) / 64 words.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void To(byte* source, long first, int count, Span<ulong> target)
    {
        source += first >> 3;
        int shift = (int)(first & 7);
        long bytes = (shift + count + 7) >> 3;
        for (int word = 0; word < (count + 63) / 64; word++)
        {
            long at = word * 8L;
            ulong bits = Load(source + at, bytes - at) >> shift;
            if (shift > 0 && at + 8 < bytes) bits |= (ulong)source[at + 8] << (64 - shift);
            target[word] = bits;
        }

        if ((count & 63) != 0) target[count >> 6] &= (1UL << (count & 63)) - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Load(byte* source, long bytes)
    {
        if (bytes >= 8) return BinaryPrimitives.ReadUInt64LittleEndian(new ReadOnlySpan<byte>(source, 8));
        ulong bits = 0;
        new ReadOnlySpan<byte>(source, (int)bytes).CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref bits)));
        return BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits);
    }
}
