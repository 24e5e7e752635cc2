using System.Buffers.Binary;

namespace Zhaodan.Screening.Input.Numbers;

/// <summary>
/// Numbers on the disk: runs sorted by their hashes, an index of hash and place beside the texts. A number that may be there is
/// looked for in every run: two reads each, of which the memory holds only every 256th hash.
/// </summary>
/// <param name="open">Makes a file that goes when it is closed.</param>
internal sealed class NumberRuns(Func<string, FileStream> open) : IDisposable
{
    private const int EntryLength = 16;
    private const int EntriesOfBlock = 256;

    // The table is gone through so many times, so that sorting takes little memory.
    private const int Passes = 4;

    private readonly List<Run> _runs = [];
    private readonly byte[] _block = new byte[EntryLength * EntriesOfBlock];
    private byte[] _text = new byte[512];
    private FileStream? _index;
    private FileStream? _texts;

    private sealed record Run(long Start, int Count, ulong[] Fences);

    public long Count { get; private set; }

    /// <summary>Writes all numbers of a table as a run.</summary>
    public void Add(NumberTable table)
    {
        _index ??= open("案号索引");
        _texts ??= open("案号");
        long start = _index.Length;
        using var index = new BufferedWriter(_index, start);
        using var texts = new BufferedWriter(_texts, _texts.Length);
        var fences = new ulong[(table.Count + EntriesOfBlock - 1) / EntriesOfBlock];
        Span<byte> entry = stackalloc byte[EntryLength];
        int written = 0;
        var hashes = new ulong[(table.Count / Passes) + 1024];
        var places = new long[hashes.Length];
        for (ulong pass = 0; pass < Passes; pass++)
        {
            int count = 0;
            table.ForEach((hashed, place) =>
            {
                if (hashed >> 62 != pass) return;
                if (count == hashes.Length)
                {
                    Array.Resize(ref hashes, count * 2);
                    Array.Resize(ref places, count * 2);
                }

                (hashes[count], places[count]) = (hashed, place);
                count++;
            });
            Array.Sort(hashes, places, 0, count);
            for (int i = 0; i < count; i++)
            {
                if (written % EntriesOfBlock == 0) fences[written / EntriesOfBlock] = hashes[i];
                BinaryPrimitives.WriteUInt64LittleEndian(entry, hashes[i]);
                BinaryPrimitives.WriteInt64LittleEndian(entry[8..], texts.Position);
                index.Write(entry);
                texts.Write(table.Stored(places[i]));
                written++;
            }
        }

        index.Flush();
        texts.Flush();
        _runs.Add(new Run(start, written, fences));
        Count += written;
    }

    /// <summary>The line of a number; −1 where it is not here.</summary>
    public long LineOf(ReadOnlySpan<byte> number, ulong hashed)
    {
        foreach (Run run in _runs)
        {
            if (LineOf(run, number, hashed) is >= 0 and var line) return line;
        }

        return -1;
    }

    /// <summary>The hashes of all numbers.</summary>
    public void ForEachHash(Action<ulong> take)
    {
        if (_index is not { } index) return;
        var block = new byte[1 << 16];
        for (long at = 0; at < index.Length;)
        {
            int read = Read(index, block, at);
            for (int i = 0; i + EntryLength <= read; i += EntryLength) take(BinaryPrimitives.ReadUInt64LittleEndian(block.AsSpan(i)));
            at += read;
        }
    }

    public void Dispose()
    {
        _index?.Dispose();
        _texts?.Dispose();
    }

    private long LineOf(Run run, ReadOnlySpan<byte> number, ulong hashed)
    {
        if (_index is not { } index) return -1;

        // The block before the first one that begins at the hash or behind it.
        int after = Array.BinarySearch(run.Fences, hashed);
        if (after < 0) after = ~after;
        while (after > 0 && after < run.Fences.Length && run.Fences[after - 1] == hashed) after--;
        for (int block = Math.Max(0, after - 1); block < run.Fences.Length && run.Fences[block] <= hashed; block++)
        {
            int count = Math.Min(EntriesOfBlock, run.Count - (block * EntriesOfBlock));
            Span<byte> entries = _block.AsSpan(0, count * EntryLength);
            Read(index, entries, run.Start + ((long)block * EntriesOfBlock * EntryLength));
            for (int i = 0; i < count; i++)
            {
                ulong other = BinaryPrimitives.ReadUInt64LittleEndian(entries[(i * EntryLength)..]);
                if (other > hashed) return -1;
                if (other == hashed && LineAt(BinaryPrimitives.ReadInt64LittleEndian(entries[((i * EntryLength) + 8)..]), number) is >= 0 and var line) return line;
            }
        }

        return -1;
    }

    // The line of the number at a place; −1 where another number of the same hash stands there.
    private long LineAt(long place, ReadOnlySpan<byte> number)
    {
        if (_texts is not { } texts) return -1;
        int needed = number.Length + 20;
        if (_text.Length < needed) _text = new byte[needed];
        int read = RandomAccess.Read(texts.SafeFileHandle, _text.AsSpan(0, needed), place);
        ReadOnlySpan<byte> entry = _text.AsSpan(0, read);
        long line = NumberText.Read(ref entry, out int length);
        return length == number.Length && entry.Length >= length && entry[..length].SequenceEqual(number) ? line : -1;
    }

    private static int Read(FileStream file, Span<byte> target, long place)
    {
        int length = 0;
        while (length < target.Length && RandomAccess.Read(file.SafeFileHandle, target[length..], place + length) is > 0 and var read) length += read;
        return length;
    }

    // The files are read by place, so they are written by place as well.
    private sealed class BufferedWriter(FileStream file, long position) : IDisposable
    {
        private readonly byte[] _bytes = new byte[1 << 18];
        private int _length;

        public long Position => position + _length;

        public void Write(ReadOnlySpan<byte> bytes)
        {
            if (_bytes.Length - _length < bytes.Length) Flush();
            if (bytes.Length > _bytes.Length)
            {
                RandomAccess.Write(file.SafeFileHandle, bytes, position);
                position += bytes.Length;
                return;
            }

            bytes.CopyTo(_bytes.AsSpan(_length));
            _length += bytes.Length;
        }

        public void Flush()
        {
            RandomAccess.Write(file.SafeFileHandle, _bytes.AsSpan(0, _length), position);
            position += _length;
            _length = 0;
        }

        public void Dispose() => Flush();
    }
}
