using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// Counts the ones of planes in vectors as wide as those that stored them: narrow loads of what was just stored wide would
/// have to wait for the cache. Sums stay in eight lanes until somebody asks (Muła, Kurz, Lemire 2018, without the tree).
/// </summary>
internal static unsafe class PopCounts
{
    /// <summary>Bytes of one sum.</summary>
    public const int Lanes = 64;

    // Bytes of a vector may hold 255: that many times eight.
    private const int MostVectors = 31;

    /// <summary>Adds to a sum of eight lanes the ones of some whole words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(byte* plane, int bytes, byte* lanes)
    {
        int done = 0;
        if (Avx512BW.IsSupported) done = Add512(plane, bytes, lanes);
        else if (Avx2.IsSupported) done = Add256(plane, bytes, lanes);
        ulong rest = 0;
        for (; done < bytes; done += sizeof(ulong)) rest += (ulong)BitOperations.PopCount(*(ulong*)(plane + done));
        *(ulong*)lanes += rest;
    }

    public static long Sum(byte* lanes)
    {
        long sum = 0;
        for (int i = 0; i < Lanes / sizeof(long); i++) sum += ((long*)lanes)[i];
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Add512(byte* plane, int bytes, byte* lanes)
    {
        Vector512<byte> table = Vector512.Create(Avx2Table, Avx2Table), low = Vector512.Create((byte)0x0f);
        Vector512<ulong> sum = Vector512.Load((ulong*)lanes);
        int done = 0;
        while (done + 64 <= bytes)
        {
            Vector512<byte> count = Vector512<byte>.Zero;
            for (int i = 0; i < MostVectors && done + 64 <= bytes; i++, done += 64)
            {
                Vector512<byte> bits = Vector512.Load(plane + done);
                count += Avx512BW.Shuffle(table, bits & low) + Avx512BW.Shuffle(table, (bits.AsUInt16() >> 4).AsByte() & low);
            }

            sum += Avx512BW.SumAbsoluteDifferences(count, Vector512<byte>.Zero).AsUInt64();
        }

        sum.Store((ulong*)lanes);
        return done;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Add256(byte* plane, int bytes, byte* lanes)
    {
        Vector256<byte> table = Avx2Table, low = Vector256.Create((byte)0x0f);
        Vector256<ulong> sum = Vector256.Load((ulong*)lanes);
        int done = 0;
        while (done + 32 <= bytes)
        {
            Vector256<byte> count = Vector256<byte>.Zero;
            for (int i = 0; i < MostVectors && done + 32 <= bytes; i++, done += 32)
            {
                Vector256<byte> bits = Vector256.Load(plane + done);
                count += Avx2.Shuffle(table, bits & low) + Avx2.Shuffle(table, (bits.AsUInt16() >> 4).AsByte() & low);
            }

            sum += Avx2.SumAbsoluteDifferences(count, Vector256<byte>.Zero).AsUInt64();
        }

        sum.Store((ulong*)lanes);
        return done;
    }

    // The ones of each half of a byte.
    private static Vector256<byte> Avx2Table => Vector256.Create((byte)0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4, 0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
}
