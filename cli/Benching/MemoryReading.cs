using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Zhaodan.Cli.Benching;

/// <summary>The least that anybody can do with data in memory: add it up.</summary>
internal static unsafe class MemoryReading
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Sum(nint address, long bytes)
    {
        ulong* words = (ulong*)address;
        long count = bytes / sizeof(ulong);
        if (!Vector512.IsHardwareAccelerated) return Sum256(words, count);
        Vector512<ulong> a = default, b = default, c = default, d = default;
        for (long i = 0; i + 32 <= count; i += 32)
        {
            a += Vector512.Load(words + i);
            b += Vector512.Load(words + i + 8);
            c += Vector512.Load(words + i + 16);
            d += Vector512.Load(words + i + 24);
        }

        return Vector512.Sum(a + b + c + d);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ulong Sum256(ulong* words, long count)
    {
        Vector256<ulong> a = default, b = default, c = default, d = default;
        for (long i = 0; i + 16 <= count; i += 16)
        {
            a += Vector256.Load(words + i);
            b += Vector256.Load(words + i + 4);
            c += Vector256.Load(words + i + 8);
            d += Vector256.Load(words + i + 12);
        }

        return Vector256.Sum(a + b + c + d);
    }

    /// <summary>Work that touches no memory, to see what two threads gain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static ulong Spin(int rounds)
    {
        ulong x = 1;
        for (int i = 0; i < rounds; i++) x = (x * 6364136223846793005) + 1442695040888963407;
        return x;
    }
}
