using System.Security.Cryptography;

namespace Zhaodan.Screening.Input.Ndjson;

/// <summary>Reads bytes line by line and hashes them. A line that is longer than any case is cut off and its rest is dropped.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    public const int LongestLine = 1024 * 1024;

    // As much of a line that is too long as is kept to show it.
    private const int LongestShown = 1000;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = new byte[256 * 1024];
    private int _at;
    private int _end;
    private int _length;
    private bool _ended;

    public long BytesRead { get; private set; }

    /// <summary>Null where the stream cannot say.</summary>
    public long? BytesTotal => stream.CanSeek ? stream.Length : null;

    /// <summary>One-based.</summary>
    public long Number { get; private set; }

    /// <summary>Only the beginning of the line is there.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>The line ends with the file and not with a line break.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>Without its line break. Valid until the next line.</summary>
    public ReadOnlySpan<byte> Line => _bytes.AsSpan(_at - _skipped - _length, _length);

    // From the end of what is shown of the line to the beginning of the next.
    private int _skipped;

    /// <summary>The first bytes, before any line is read; a mark of UTF-8 is left out.</summary>
    public ReadOnlySpan<byte> Start()
    {
        while (_end < 4 && Receive())
        {
        }

        if (_bytes.AsSpan(0, _end) is [0xEF, 0xBB, 0xBF, ..]) _at = 3;
        return _bytes.AsSpan(_at, _end - _at);
    }

    public bool Read()
    {
        _length = 0;
        _skipped = 0;
        if (_at == _end && !Receive()) return false;
        Number++;
        IsTooLong = false;
        IsUnterminated = false;
        int searched = 0;
        while (true)
        {
            int newline = _bytes.AsSpan(_at + searched, _end - _at - searched).IndexOf((byte)'\n');
            searched = newline >= 0 ? searched + newline : _end - _at;
            if (searched > LongestLine) return Cut();
            if (newline >= 0 || !Receive())
            {
                IsUnterminated = newline < 0;
                Take(searched, newline >= 0 ? 1 : 0);
                return true;
            }
        }
    }

    /// <summary>SHA-256 of everything read, in hexadecimal; once, at the end.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        _hash.Dispose();
        stream.Dispose();
    }

    private void Take(int length, int lineBreak)
    {
        _at += length + lineBreak;
        _skipped = lineBreak;
        _length = length;
        if (length > 0 && _bytes[_at - lineBreak - 1] == (byte)'\r')
        {
            _length--;
            _skipped++;
        }
    }

    private bool Cut()
    {
        byte[] shown = _bytes[_at..(_at + LongestShown)];
        IsTooLong = true;
        while (true)
        {
            int newline = _bytes.AsSpan(_at, _end - _at).IndexOf((byte)'\n');
            _at = newline >= 0 ? _at + newline + 1 : _end;
            if (newline >= 0) break;
            if (Receive()) continue;
            IsUnterminated = true;
            break;
        }

        // The rest of the line is gone: its beginning is put in front of what follows, where there is room by now.
        if (_at < LongestShown) Shift(LongestShown);
        _length = Math.Min(LongestShown, Utf8Length(shown));
        shown.AsSpan(0, _length).CopyTo(_bytes.AsSpan(_at - _length));
        return true;
    }

    // Up to the last whole character.
    private static int Utf8Length(ReadOnlySpan<byte> bytes)
    {
        int end = bytes.Length;
        while (end > 0 && (bytes[end - 1] & 0xC0) == 0x80) end--;
        return end > 0 && bytes[end - 1] >= 0x80 ? end - 1 : end;
    }

    private void Shift(int room)
    {
        int rest = _end - _at;
        if (_bytes.Length < rest + room) Array.Resize(ref _bytes, rest + room + (64 * 1024));
        Buffer.BlockCopy(_bytes, _at, _bytes, room, rest);
        (_at, _end) = (room, room + rest);
    }

    private bool Receive()
    {
        if (_ended) return false;
        if (_at > 0)
        {
            Buffer.BlockCopy(_bytes, _at, _bytes, 0, _end - _at);
            (_at, _end) = (0, _end - _at);
        }

        if (_end == _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
        int read = stream.Read(_bytes, _end, _bytes.Length - _end);
        if (read == 0)
        {
            _ended = true;
            return false;
        }

        _hash.AppendData(_bytes, _end, read);
        _end += read;
        BytesRead += read;
        return true;
    }
}
