using System.Runtime.CompilerServices;

namespace Zhaodan.ProgramForm.Logic;

/// <summary>The truth tables of strong Kleene logic on <see cref="Truth"/> (Kleene 1952, §64).</summary>
public static class Kleene
{
    /// <summary>且: the lesser.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Truth And(Truth a, Truth b) => a & b;

    /// <summary>或: the greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Truth Or(Truth a, Truth b) => a | b;

    /// <summary>未: 是 and 否 change places, 不明 stays. The constant holds the three results at bits 0, 2 and 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Truth Not(Truth a) => (Truth)((0b00_00_01_11 >> (2 * (int)a)) & 0b11);

    /// <summary>k of n, from how many operands are 是 and how many are not 否.</summary>
    public static Truth AtLeast(int count, int certain, int possible) =>
        certain >= count ? Truth.True : possible >= count ? Truth.Unknown : Truth.False;
}
