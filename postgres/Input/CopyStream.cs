using System.Buffers.Binary;
using System.Security.Cryptography;
using Npgsql;

namespace Zhaodan.Postgres.Input;

/// <summary>
/// Tuples of COPY … TO STDOUT (FORMAT BINARY), one after the other, hashed as they come. The trailer says that the last one
/// came: a stream that ends without it is broken.
/// </summary>
/// <param name="stream">Closed together with this.</param>
/// <param name="columns">Fields of a tuple.</param>
internal sealed class CopyStream(Stream stream, int columns) : IDisposable
{
    // No cell of a case is larger.
    private const int LargestField = 64 * 1024 * 1024;

    private static readonly byte[] Signature = [.. "PGCOPY\n"u8, 0xFF, .. "\r\n\0"u8];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly (int Start, int Length)[] _fields = new (int, int)[columns];
    private byte[] _bytes = new byte[256 * 1024];
    private int _at;
    private int _end;
    private bool _isOpen;
    private bool _isWhole;

    public long BytesRead { get; private set; }

    /// <summary>False behind the trailer.</summary>
    /// <exception cref="InvalidDataException">It is no such stream, or ends early.</exception>
    public bool Read()
    {
        if (!_isOpen) Begin();
        _isOpen = true;
        // Fields are kept by their distance from the tuple: filling may move it.
        int start = _at;
        int count = Int16(ref start);
        if (count == -1)
        {
            _at = start;
            return Stop();
        }

        if (count != columns) throw new InvalidDataException("字段的个数不对");
        for (int i = 0; i < columns; i++)
        {
            int length = Int32(ref start);
            if (length is < -1 or > LargestField) throw new InvalidDataException("有一个格子超过64 MB");
            _fields[i] = (start - _at, length);
            if (length > 0) start = Need(start, length) + length;
        }

        for (int i = 0; i < columns; i++) _fields[i].Start += _at;
        _at = start;
        return true;
    }

    /// <summary>A field of the tuple; false where it is NULL.</summary>
    public bool TryField(int column, out ReadOnlySpan<byte> bytes)
    {
        (int start, int length) = _fields[column];
        bytes = length > 0 ? _bytes.AsSpan(start, length) : default;
        return length >= 0;
    }

    public string Hash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    // Where the rest is not wanted the server is told so: it would be read to its end otherwise.
    public void Dispose()
    {
        if (!_isWhole) (stream as NpgsqlRawCopyStream)?.Cancel();
        _hash.Dispose();
        stream.Dispose();
    }

    private void Begin()
    {
        int at = Need(0, 19);
        if (!_bytes.AsSpan(at, 11).SequenceEqual(Signature)) throw new InvalidDataException("服务器送来的不是 COPY 的二进制格式");
        at += 11;
        int flags = Int32(ref at);
        int extension = Int32(ref at);
        if (flags != 0 || extension is < 0 or > 1024) throw new InvalidDataException("服务器送来的 COPY 格式不认识");
        _at = Need(at, extension) + extension;
    }

    // Nothing may stand behind the trailer.
    private bool Stop()
    {
        if (_at != _end || Fill() > 0) throw new InvalidDataException("结束标记后面还有内容");
        _isWhole = true;
        return false;
    }

    private int Int16(ref int at)
    {
        at = Need(at, 2);
        short value = BinaryPrimitives.ReadInt16BigEndian(_bytes.AsSpan(at));
        at += 2;
        return value;
    }

    private int Int32(ref int at)
    {
        at = Need(at, 4);
        int value = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at));
        at += 4;
        return value;
    }

    // Makes so many bytes stand at a place, which may move with the tuple that has begun.
    private int Need(int at, int length)
    {
        while (_end - at < length)
        {
            if (_bytes.Length - at < length && _at > 0)
            {
                Buffer.BlockCopy(_bytes, _at, _bytes, 0, _end - _at);
                at -= _at;
                _end -= _at;
                _at = 0;
            }

            if (_bytes.Length - at < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, at + length));
            if (Fill() == 0) throw new InvalidDataException("连接断了");
        }

        return at;
    }

    private int Fill()
    {
        if (_end == _bytes.Length)
        {
            if (_at == _end) _at = _end = 0;
            else Array.Resize(ref _bytes, _bytes.Length * 2);
        }

        int read = stream.Read(_bytes, _end, _bytes.Length - _end);
        _hash.AppendData(_bytes, _end, read);
        _end += read;
        BytesRead += read;
        return read;
    }
}
