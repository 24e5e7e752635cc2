using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>Compares 64 bytes with one: bit i says whether byte i is it. All widths give the same bits.</summary>
internal interface IByteMasks
{
    static abstract ulong Equal(ref byte first, byte value);
}

internal readonly struct Masks512 : IByteMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal(ref byte first, byte value) => Vector512.Equals(Vector512.LoadUnsafe(ref first), Vector512.Create(value)).ExtractMostSignificantBits();
}

internal readonly struct Masks256 : IByteMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal(ref byte first, byte value) =>
        Half(ref first, value) | (ulong)Half(ref Unsafe.Add(ref first, 32), value) << 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Half(ref byte first, byte value) => Vector256.Equals(Vector256.LoadUnsafe(ref first), Vector256.Create(value)).ExtractMostSignificantBits();
}

internal readonly struct Masks128 : IByteMasks
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Equal(ref byte first, byte value) =>
        Quarter(ref first, 0, value) | Quarter(ref first, 16, value) << 16 | Quarter(ref first, 32, value) << 32 | Quarter(ref first, 48, value) << 48;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Quarter(ref byte first, nuint at, byte value) => Vector128.Equals(Vector128.LoadUnsafe(ref first, at), Vector128.Create(value)).ExtractMostSignificantBits();
}

internal readonly struct MasksByByte : IByteMasks
{
    public static ulong Equal(ref byte first, byte value)
    {
        ulong mask = 0;
        for (int i = 0; i < 64; i++)
        {
            if (Unsafe.Add(ref first, i) == value) mask |= 1UL << i;
        }

        return mask;
    }
}
