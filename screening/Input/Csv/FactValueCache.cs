using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>What cells of so many bytes mean, by column: registers repeat their dates, amounts and options. Bounded. Not thread-safe.</summary>
internal sealed class FactValueCache
{
    private const int Longest = 16;
    private const int Capacity = 2048;

    private readonly Entry[] _entries = new Entry[Capacity];
    private int _slot;
    private Key _key;

    private readonly record struct Key(ulong First, ulong Last, int Column, int Length);

    private record struct Entry(Key Key, FactValue Value);

    /// <summary>False where it is not known; then <see cref="Add"/> takes it, if it comes next.</summary>
    public bool TryFind(int column, ReadOnlySpan<byte> cell, out FactValue value)
    {
        value = default;
        if (cell.Length > Longest) return false;
        _key = KeyOf(column, cell);
        ulong hash = (_key.First ^ (_key.Last << 7 | _key.Last >> 57) ^ (ulong)column << 20) * 0x9E37_79B9_7F4A_7C15;
        _slot = (int)(hash >> 53);
        ref Entry entry = ref _entries[_slot];
        if (entry.Key != _key) return false;
        value = entry.Value;
        return true;
    }

    public void Add(int column, ReadOnlySpan<byte> cell, FactValue value)
    {
        if (cell.Length <= Longest) _entries[_slot] = new Entry(_key, value);
    }

    // Two loads that overlap where the cell is short; the length tells them apart.
    private static Key KeyOf(int column, ReadOnlySpan<byte> cell)
    {
        if (cell.Length >= 8) return new Key(BinaryPrimitives.ReadUInt64LittleEndian(cell), BinaryPrimitives.ReadUInt64LittleEndian(cell[^8..]), column, cell.Length);
        ulong first = 0;
        cell.CopyTo(MemoryMarshal.AsBytes(new Span<ulong>(ref first)));
        return new Key(first, 0, column, cell.Length);
    }
}
