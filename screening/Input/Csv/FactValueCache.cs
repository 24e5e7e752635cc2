using System.Buffers.Binary;
using System.Numerics;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>What cells of so many bytes mean, by column: registers repeat their dates, amounts and options. Bounded. Not thread-safe.</summary>
internal sealed class FactValueCache
{
    private const int Longest = 16;
    private const int Capacity = 1024;

    private readonly Entry[] _entries = new Entry[Capacity];
    private int _slot;
    private Entry _wanted;

    private struct Entry
    {
        public ulong First;
        public ulong Last;
        public int ColumnAndLength;
        public FactValue Value;
    }

    /// <summary>False where it is not known; then <see cref="Add"/> takes it, if it comes next.</summary>
    public bool TryFind(int column, ReadOnlySpan<byte> cell, out FactValue value)
    {
        value = default;
        if (cell.Length > Longest) return false;
        Key(column, cell, ref _wanted);
        ulong hash = (_wanted.First ^ BitOperations.RotateLeft(_wanted.Last, 7) ^ (ulong)_wanted.ColumnAndLength << 20) * 0x9E37_79B9_7F4A_7C15;
        _slot = (int)(hash >> 54);
        ref Entry entry = ref _entries[_slot];
        if (entry.First != _wanted.First || entry.Last != _wanted.Last || entry.ColumnAndLength != _wanted.ColumnAndLength) return false;
        value = entry.Value;
        return true;
    }

    public void Add(ReadOnlySpan<byte> cell, FactValue value)
    {
        if (cell.Length > Longest) return;
        _wanted.Value = value;
        _entries[_slot] = _wanted;
    }

    // Two loads that overlap where the cell is short; the length tells them apart. No cell that is asked for is empty.
    private static void Key(int column, ReadOnlySpan<byte> cell, ref Entry key)
    {
        key.ColumnAndLength = (column << 5) | cell.Length;
        (key.First, key.Last) = cell.Length >= 8
            ? (BinaryPrimitives.ReadUInt64LittleEndian(cell), BinaryPrimitives.ReadUInt64LittleEndian(cell[^8..]))
            : (Short(cell), 0);
    }

    private static ulong Short(ReadOnlySpan<byte> cell)
    {
        ulong word = 0;
        for (int i = cell.Length - 1; i >= 0; i--) word = (word << 8) | cell[i];
        return word;
    }
}
