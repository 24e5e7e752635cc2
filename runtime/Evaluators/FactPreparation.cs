using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Zhaodan.Runtime.Evaluators;

/// <summary>
/// Turns stated truths (0 silent, 1 否, 2 是, 3 不明) into truth codes (0 否, 1 不明, 3 是), 32 facts at a time. Constraints are
/// the generated code's business; here every fact stands alone.
/// </summary>
public static class FactPreparation
{
    /// <summary>
    /// Writes <paramref name="onStated"/>, where silence is 不明, and <paramref name="value"/>, where silence is
    /// <paramref name="presumed"/>; and a bit per fact that is not silent. <paramref name="length"/> is a multiple of 32.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Prepare(ref byte stated, ref byte presumed, ref byte value, ref byte onStated, ref uint said, int length)
    {
        for (int i = 0; i < length; i += Vector256<byte>.Count)
        {
            Vector256<byte> s = Vector256.LoadUnsafe(ref stated, (nuint)i);
            Vector256<byte> isFalse = Vector256.Equals(s, Vector256<byte>.One);
            Vector256<byte> isTrue = Vector256.Equals(s, Vector256.Create((byte)2));
            Vector256<byte> silent = Vector256.Equals(s, Vector256<byte>.Zero);
            Vector256<byte> code = Vector256.AndNot(Vector256<byte>.One, isFalse) | (isTrue & Vector256.Create((byte)3));
            code.StoreUnsafe(ref onStated, (nuint)i);
            Vector256.ConditionalSelect(silent, Vector256.LoadUnsafe(ref presumed, (nuint)i), code).StoreUnsafe(ref value, (nuint)i);
            Unsafe.Add(ref said, i / Vector256<byte>.Count) = ~silent.ExtractMostSignificantBits();
        }
    }

    /// <summary>Does any fact stand otherwise than on what is stated alone?</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Differ(ref byte value, ref byte onStated, int length)
    {
        for (int i = 0; i < length; i += Vector256<byte>.Count)
        {
            if (Vector256.LoadUnsafe(ref value, (nuint)i) != Vector256.LoadUnsafe(ref onStated, (nuint)i)) return true;
        }

        return false;
    }
}
