using System.Runtime.CompilerServices;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>The columns of a CSV file for a scanner. Immutable.</summary>
internal sealed class CsvColumns
{
    private readonly ulong[] _plain;
    private readonly ulong[] _read;

    public CsvColumns(ColumnPlan plan)
    {
        Roles = [.. plan.Columns];
        TruthOf = Array.ConvertAll(Roles, role => role.PlainTruthIndex);
        KeptAt = new int[Roles.Length];
        Array.Fill(KeptAt, -1);
        for (int k = 0; k < plan.Kept.Length; k++) KeptAt[plan.Kept[k]] = k;
        KeptCount = plan.Kept.Length;
        Width = (Roles.Length + 63) / 64;
        (_plain, _read) = (new ulong[Width + 2], new ulong[Width + 2]);
        for (int column = 0; column < Roles.Length; column++)
        {
            ulong bit = 1UL << (column & 63);
            if (TruthOf[column] >= 0 && KeptAt[column] < 0) _plain[column >> 6] |= bit;
            if (Roles[column].Kind != ColumnKind.KeptOnly || KeptAt[column] >= 0) _read[column >> 6] |= bit;
        }
    }

    public ColumnRole[] Roles { get; }

    /// <summary>By column: the truth that a plain 是 or 否 states; −1 where it means something else or nothing.</summary>
    public int[] TruthOf { get; }

    /// <summary>By column: its place among the columns kept; −1 where it is not kept.</summary>
    public int[] KeptAt { get; }

    public int KeptCount { get; }

    /// <summary>Words of a bit for each column.</summary>
    public int Width { get; }

    /// <summary>64 columns from one on: where 是 and 否 are all that there is to know of a cell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Plain(int column) => Bits(_plain, column);

    /// <summary>64 columns from one on: where somebody wants to know what a cell says.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Read(int column) => Bits(_read, column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(ulong[] words, int column)
    {
        int word = column >> 6, shift = column & 63;
        return words[word] >> shift | words[word + 1] << 1 << (63 - shift);
    }
}
