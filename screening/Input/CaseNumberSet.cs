namespace Zhaodan.Screening.Input;

/// <summary>
/// The case numbers met so far, with the line of each: an exact set (a hash only says where to look, the characters decide).
/// It is the one thing in a screening whose memory grows with the file: about 16 bytes and twice the characters of each
/// number, 60 bytes for a number of 20 characters, so 600 MB for ten million cases. A later version spills it to disk behind
/// this same interface.
/// </summary>
internal sealed class CaseNumberSet
{
    private const int ChunkLength = 1 << 16;

    private readonly List<char[]> _chunks = [];
    private readonly List<long> _starts = [];
    private readonly List<long> _lines = [];
    private int[] _table = new int[1024];
    private uint[] _hashes = new uint[1024];
    private int _chunkUsed = ChunkLength;

    public int Count => _lines.Count;

    /// <summary>False when the number is there already; then <paramref name="firstLine"/> is the line it was met first.</summary>
    public bool TryAdd(ReadOnlySpan<char> number, long line, out long firstLine)
    {
        uint hash = Hash(number);
        int mask = _table.Length - 1;
        int slot = (int)(hash & (uint)mask);
        while (_table[slot] != 0)
        {
            int entry = _table[slot] - 1;
            if (_hashes[slot] == hash && Text(entry).SequenceEqual(number))
            {
                firstLine = _lines[entry];
                return false;
            }

            slot = (slot + 1) & mask;
        }

        firstLine = line;
        _starts.Add(Store(number));
        _lines.Add(line);
        _table[slot] = _lines.Count;
        _hashes[slot] = hash;
        if (_lines.Count * 2 > _table.Length) Grow();
        return true;
    }

    // A number lies in one chunk, behind its length.
    private long Store(ReadOnlySpan<char> number)
    {
        if (_chunkUsed + number.Length + 2 > (_chunks.Count == 0 ? 0 : _chunks[^1].Length))
        {
            _chunks.Add(new char[Math.Max(ChunkLength, number.Length + 2)]);
            _chunkUsed = 0;
        }

        char[] chunk = _chunks[^1];
        long start = ((long)(_chunks.Count - 1) << 32) | (uint)_chunkUsed;
        chunk[_chunkUsed] = (char)number.Length;
        chunk[_chunkUsed + 1] = (char)(number.Length >> 16);
        number.CopyTo(chunk.AsSpan(_chunkUsed + 2));
        _chunkUsed += number.Length + 2;
        return start;
    }

    private ReadOnlySpan<char> Text(int entry)
    {
        long start = _starts[entry];
        char[] chunk = _chunks[(int)(start >> 32)];
        int offset = (int)(uint)start;
        return chunk.AsSpan(offset + 2, chunk[offset] | (chunk[offset + 1] << 16));
    }

    private void Grow()
    {
        int[] oldTable = _table;
        uint[] oldHashes = _hashes;
        _table = new int[oldTable.Length * 2];
        _hashes = new uint[_table.Length];
        int mask = _table.Length - 1;
        for (int i = 0; i < oldTable.Length; i++)
        {
            if (oldTable[i] == 0) continue;
            int slot = (int)(oldHashes[i] & (uint)mask);
            while (_table[slot] != 0) slot = (slot + 1) & mask;
            _table[slot] = oldTable[i];
            _hashes[slot] = oldHashes[i];
        }
    }

    // Seeded by the runtime, so that nobody can choose numbers that collide.
    private static uint Hash(ReadOnlySpan<char> number) => (uint)string.GetHashCode(number);
}
