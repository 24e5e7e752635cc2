using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Zhaodan.Circuits.Execution;

/// <summary>Columns of numbers compared with a bound: a bit for each case. Bits after the last case are 0.</summary>
internal static unsafe class NumberPlanes
{
    /// <summary>Where a number is at least a bound.</summary>
    public static void AtLeast(in BlockColumn column, long first, int count, long bound, Span<ulong> target)
    {
        switch (column.Form)
        {
            case ColumnForm.Int8:
                AtLeast((sbyte*)column.Values + column.Offset + first, count, bound, sbyte.MinValue, sbyte.MaxValue, target);
                break;
            case ColumnForm.Int16:
                AtLeast((short*)column.Values + column.Offset + first, count, bound, short.MinValue, short.MaxValue, target);
                break;
            case ColumnForm.Int32:
                AtLeast((int*)column.Values + column.Offset + first, count, bound, int.MinValue, int.MaxValue, target);
                break;
            default:
                AtLeast((long*)column.Values + column.Offset + first, count, bound, long.MinValue, long.MaxValue, target);
                break;
        }
    }

    /// <summary>Where a number is this one: an option of a choice.</summary>
    public static void Equal(in BlockColumn column, long first, int count, long wanted, Span<ulong> target, Span<ulong> spare)
    {
        AtLeast(column, first, count, wanted, target);
        if (wanted == long.MaxValue) return;
        AtLeast(column, first, count, wanted + 1, spare);
        for (int word = 0; word < (count + 63) / 64; word++) target[word] &= ~spare[word];
    }

    public static long At(in BlockColumn column, long row) => column.Form switch
    {
        ColumnForm.Int8 => ((sbyte*)column.Values)[column.Offset + row],
        ColumnForm.Int16 => ((short*)column.Values)[column.Offset + row],
        ColumnForm.Int32 => ((int*)column.Values)[column.Offset + row],
        _ => ((long*)column.Values)[column.Offset + row],
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AtLeast<T>(T* values, int count, long bound, long least, long most, Span<ulong> target)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (bound > most || bound <= least)
        {
            Fill(target, count, bound <= least);
            return;
        }

        T limit = T.CreateChecked(bound);
        int words = count / 64;
        for (int word = 0; word < words; word++, values += 64) target[word] = Word(values, limit);
        int rest = count & 63;
        if (rest == 0) return;
        ulong last = 0;
        for (int i = 0; i < rest; i++)
        {
            if (values[i] >= limit) last |= 1UL << i;
        }

        target[words] = last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Word<T>(T* values, T limit)
        where T : unmanaged, IBinaryInteger<T>
    {
        ulong word = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<T> wide = Vector512.Create(limit);
            for (int i = 0; i < 64; i += Vector512<T>.Count) word |= Vector512.GreaterThanOrEqual(Vector512.Load(values + i), wide).ExtractMostSignificantBits() << i;
            return word;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<T> wide = Vector256.Create(limit);
            for (int i = 0; i < 64; i += Vector256<T>.Count) word |= (ulong)Vector256.GreaterThanOrEqual(Vector256.Load(values + i), wide).ExtractMostSignificantBits() << i;
            return word;
        }

        Vector128<T> narrow = Vector128.Create(limit);
        for (int i = 0; i < 64; i += Vector128<T>.Count) word |= (ulong)Vector128.GreaterThanOrEqual(Vector128.Load(values + i), narrow).ExtractMostSignificantBits() << i;
        return word;
    }

    public static void Fill(Span<ulong> target, int count, bool value)
    {
        int words = (count + 63) / 64;
        target[..words].Fill(value ? ulong.MaxValue : 0);
        if (value && (count & 63) != 0) target[words - 1] = (1UL << (count & 63)) - 1;
    }
}
