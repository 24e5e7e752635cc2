using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>Bits of a word at chosen places, put beside each other, and the other way round.</summary>
internal static class BitGather
{
    /// <summary>Bit i of the result is the bit of <paramref name="word"/> at the place of the i-th bit set in <paramref name="places"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Extract(ulong word, ulong places) =>
        Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(word, places) : ExtractByBits(word, places);

    /// <summary>The place of the i-th bit set in <paramref name="places"/>, which has more than i.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Place(int i, ulong places) =>
        BitOperations.TrailingZeroCount(Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitDeposit(1UL << i, places) : DropBits(i, places));

    internal static ulong ExtractByBits(ulong word, ulong places)
    {
        ulong gathered = 0;
        for (int i = 0; places != 0; i++, places &= places - 1) gathered |= (word >> BitOperations.TrailingZeroCount(places) & 1) << i;
        return gathered;
    }

    /// <summary>Without the lowest i bits.</summary>
    internal static ulong DropBits(int i, ulong places)
    {
        for (; i > 0; i--) places &= places - 1;
        return places;
    }
}
