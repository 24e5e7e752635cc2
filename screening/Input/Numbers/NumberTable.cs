using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Zhaodan.Screening.Input.Numbers;

/// <summary>
/// Numbers in memory with their lines: an exact set. The texts lie one behind the other; a slot of the table is where one lies
/// and 24 bits of its hash, so that hardly any other text is ever compared.
/// </summary>
internal sealed class NumberTable(NumberHash hash)
{
    private const int ChunkBits = 20;
    private const int ChunkLength = 1 << ChunkBits;
    private const int TagShift = 40;
    private const int SmallestTable = 1024;

    // Line and length, seven bits a byte.
    private const int LongestHead = 15;

    private readonly List<byte[]> _chunks = [];

    // Bytes used of the chunks before the last.
    private readonly List<int> _ends = [];
    private ulong[] _slots = new ulong[SmallestTable];
    private int _chunk = -1;
    private int _used = ChunkLength;

    public int Count { get; private set; }

    /// <summary>Of the texts.</summary>
    public long Bytes { get; private set; }

    /// <summary>The line of a number; −1 where it is not here.</summary>
    public long LineOf(ReadOnlySpan<byte> number, ulong hashed)
    {
        int mask = _slots.Length - 1;
        for (int slot = (int)(hashed & (uint)mask); _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_slots[slot] >> TagShift != hashed >> TagShift) continue;
            ReadOnlySpan<byte> entry = At((long)(_slots[slot] & ((1UL << TagShift) - 1)) - 1);
            long line = NumberText.Read(ref entry, out int length);
            if (entry[..length].SequenceEqual(number)) return line;
        }

        return -1;
    }

    /// <summary>Adds a number that is not here.</summary>
    public void Add(ReadOnlySpan<byte> number, ulong hashed, long line)
    {
        if ((Count + 1) * 4L > _slots.Length * 3L) Grow();
        int longest = LongestHead + number.Length;
        if (_used + longest > (_chunk < 0 ? 0 : _chunks[_chunk].Length)) NextChunk(longest);
        Put(hashed, ((long)_chunk << ChunkBits) | (uint)_used);
        int length = NumberText.Write(_chunks[_chunk].AsSpan(_used), line, number);
        _used += length;
        Bytes += length;
        Count++;
    }

    /// <summary>Room for so many, if there is less.</summary>
    public void Reserve(int numbers)
    {
        int slots = _slots.Length;
        while (slots < 1 << 28 && numbers * 4L > slots * 3L) slots *= 2;
        if (slots == _slots.Length) return;
        _slots = new ulong[slots];
        Walk(Put);
    }

    /// <summary>A number of this hash will be looked for soon.</summary>
    public void Prefetch(ulong hashed)
    {
        if (Sse.IsSupported) Prefetch(ref _slots[(int)(hashed & (uint)(_slots.Length - 1))]);
    }

    /// <summary>The hashes of all numbers, in the order in which they came, and where each lies.</summary>
    public void ForEach(Action<ulong, long> take) => Walk(take);

    /// <summary>A number with its line, as it is stored.</summary>
    public ReadOnlySpan<byte> Stored(long place)
    {
        ReadOnlySpan<byte> entry = At(place);
        ReadOnlySpan<byte> rest = entry;
        NumberText.Read(ref rest, out int length);
        return entry[..(entry.Length - rest.Length + length)];
    }

    /// <summary>Forgets all; the memory stays for those that come.</summary>
    public void Clear()
    {
        Array.Clear(_slots);
        _chunks.RemoveAll(chunk => chunk.Length > ChunkLength);
        _ends.Clear();
        (_chunk, _used, Count, Bytes) = (-1, ChunkLength, 0, 0);
    }

    private ReadOnlySpan<byte> At(long place) => _chunks[(int)(place >> ChunkBits)].AsSpan((int)(place & (ChunkLength - 1)));

    private void Put(ulong hashed, long place)
    {
        int mask = _slots.Length - 1;
        int slot = (int)(hashed & (uint)mask);
        while (_slots[slot] != 0) slot = (slot + 1) & mask;
        _slots[slot] = (hashed >> TagShift << TagShift) | (ulong)(place + 1);
    }

    private static unsafe void Prefetch(ref ulong slot) => Sse.Prefetch0(Unsafe.AsPointer(ref slot));

    // A number lies in one chunk; a monster has one of its own.
    private void NextChunk(int length)
    {
        if (_chunk >= 0) _ends.Add(_used);
        _chunk++;
        _used = 0;
        if (_chunk == _chunks.Count) _chunks.Add(new byte[Math.Max(ChunkLength, length)]);
        else if (_chunks[_chunk].Length < length) _chunks.Insert(_chunk, new byte[length]);
    }

    private void Grow()
    {
        _slots = new ulong[_slots.Length * 2];
        Walk(Put);
    }

    private void Walk(Action<ulong, long> take)
    {
        for (int chunk = 0; chunk <= _chunk; chunk++)
        {
            int end = chunk == _chunk ? _used : _ends[chunk];
            for (int at = 0; at < end;)
            {
                ReadOnlySpan<byte> entry = _chunks[chunk].AsSpan(at);
                ReadOnlySpan<byte> rest = entry;
                NumberText.Read(ref rest, out int length);
                take(hash.Of(rest[..length]), ((long)chunk << ChunkBits) | (uint)at);
                at += entry.Length - rest.Length + length;
            }
        }
    }
}
