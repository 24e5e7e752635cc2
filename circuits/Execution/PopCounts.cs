using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// Counts the ones of planes, sixteen vectors of 512 bits at a time: carry-save adders turn them into one vector of weight
/// sixteen, which alone is counted, and rests of weight 1, 2, 4 and 8, which wait for the next sixteen (Harley and Seal; Muła,
/// Kurz, Lemire 2018). Vectors are as wide as those that stored the planes: narrow loads of what was just stored wide would
/// have to wait for the cache.
/// </summary>
internal static unsafe class PopCounts
{
    /// <summary>Vectors counted at a time.</summary>
    public const int Vectors = 16;

    public const int VectorBytes = 64;

    /// <summary>Bytes of what is carried from one time to the next: rests of weight 1, 2, 4 and 8, and sums of weight 16.</summary>
    public const int StateBytes = 5 * VectorBytes;

    /// <summary>Adds the ones of planes, each of <see cref="Vectors"/> vectors, to a state each.</summary>
    /// <param name="planes">The first plane.</param>
    /// <param name="stride">Bytes from one plane to the next.</param>
    /// <param name="states">The states, one behind the other.</param>
    /// <param name="count">How many planes.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(byte* planes, nint stride, byte* states, int count)
    {
        bool isWide = Avx512BW.IsSupported;
        for (; count > 0; count--, planes += stride, states += StateBytes)
        {
            if (isWide)
            {
                Add512((Vector512<ulong>*)planes, (Vector512<ulong>*)states);
            }
            else
            {
                Add256((Vector256<ulong>*)planes, (Vector256<ulong>*)states);
                Add256((Vector256<ulong>*)planes + 1, (Vector256<ulong>*)states + 1);
            }
        }
    }

    /// <summary>How many ones were added to a state that began with zeros.</summary>
    public static long Sum(byte* state)
    {
        long sum = 0;
        var words = (ulong*)state;
        const int Words = VectorBytes / sizeof(ulong);
        for (int i = 0; i < Words; i++)
        {
            for (int weight = 0; weight < 4; weight++) sum += (long)BitOperations.PopCount(words[(weight * Words) + i]) << weight;
            sum += (long)words[(4 * Words) + i] << 4;
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add512(Vector512<ulong>* v, Vector512<ulong>* state)
    {
        Vector512<ulong> ones = state[0], twos = state[1], fours = state[2], eights = state[3];
        Vector512<ulong> a = Carry(ref ones, v[0], v[1]), b = Carry(ref ones, v[2], v[3]), c = Carry(ref twos, a, b);
        a = Carry(ref ones, v[4], v[5]);
        b = Carry(ref ones, v[6], v[7]);
        Vector512<ulong> d = Carry(ref twos, a, b), e = Carry(ref fours, c, d);
        a = Carry(ref ones, v[8], v[9]);
        b = Carry(ref ones, v[10], v[11]);
        c = Carry(ref twos, a, b);
        a = Carry(ref ones, v[12], v[13]);
        b = Carry(ref ones, v[14], v[15]);
        d = Carry(ref twos, a, b);
        Vector512<ulong> f = Carry(ref fours, c, d), sixteens = Carry(ref eights, e, f);
        (state[0], state[1], state[2], state[3]) = (ones, twos, fours, eights);
        // The ones of each half of a byte.
        Vector512<byte> table = Vector512.Create(Vector128.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4)), low = Vector512.Create((byte)0x0f);
        Vector512<byte> bits = sixteens.AsByte();
        Vector512<byte> count = Avx512BW.Shuffle(table, bits & low) + Avx512BW.Shuffle(table, (bits.AsUInt16() >> 4).AsByte() & low);
        state[4] += Avx512BW.SumAbsoluteDifferences(count, Vector512<byte>.Zero).AsUInt64();
    }

    // Half of each vector: the other half lies two further on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add256(Vector256<ulong>* v, Vector256<ulong>* state)
    {
        Vector256<ulong> ones = state[0], twos = state[2], fours = state[4], eights = state[6];
        Vector256<ulong> a = Carry(ref ones, v[0], v[2]), b = Carry(ref ones, v[4], v[6]), c = Carry(ref twos, a, b);
        a = Carry(ref ones, v[8], v[10]);
        b = Carry(ref ones, v[12], v[14]);
        Vector256<ulong> d = Carry(ref twos, a, b), e = Carry(ref fours, c, d);
        a = Carry(ref ones, v[16], v[18]);
        b = Carry(ref ones, v[20], v[22]);
        c = Carry(ref twos, a, b);
        a = Carry(ref ones, v[24], v[26]);
        b = Carry(ref ones, v[28], v[30]);
        d = Carry(ref twos, a, b);
        Vector256<ulong> f = Carry(ref fours, c, d), sixteens = Carry(ref eights, e, f);
        (state[0], state[2], state[4], state[6]) = (ones, twos, fours, eights);
        var sums = (ulong*)(state + 8);
        for (int i = 0; i < 4; i++) sums[i] += (ulong)BitOperations.PopCount(sixteens[i]);
    }

    // Three bits of one weight are a bit of it and a bit of the next.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Carry(ref Vector512<ulong> rest, Vector512<ulong> a, Vector512<ulong> b)
    {
        Vector512<ulong> carry = Avx512F.TernaryLogic(rest, a, b, 0xE8);
        rest = Avx512F.TernaryLogic(rest, a, b, 0x96);
        return carry;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Carry(ref Vector256<ulong> rest, Vector256<ulong> a, Vector256<ulong> b)
    {
        Vector256<ulong> either = rest ^ a, carry = (rest & a) | (either & b);
        rest = either ^ b;
        return carry;
    }
}
