using System.Security.Cryptography;
using System.Text;
using Zhaodan.Screening.Input.Csv;

namespace Zhaodan.Screening.Input;

/// <summary>A byte that the encoding does not know. Line and byte are one-based; the byte counts within its line.</summary>
public readonly record struct InvalidByte(long Line, long Byte, byte Value);

/// <summary>
/// Reads bytes and hands out characters, or UTF-8, in blocks of whole lines. Both encodings keep line ends free of other meanings, so a
/// block is decoded by itself and a broken byte is found exactly where it is. Hashes what it reads.
/// </summary>
internal sealed class BlockDecoder : ICsvCharacters, IDisposable
{
    public const int BlockSize = 128 * 1024;

    // A line that is longer than this is no line of a case file.
    private const int LongestLine = 4 * 1024 * 1024;

    private readonly System.IO.Stream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes;
    private int _length;
    private bool _ended;
    private long _line = 1;
    private Encoding _encoding = Encoding.UTF8;
    private char[] _characters = [];

    public BlockDecoder(System.IO.Stream stream, int blockSize = BlockSize) => (_stream, _bytes) = (stream, new byte[blockSize]);

    public EncodingChoice Choice { get; private set; }

    public string EncodingName => Choice.Name;

    public long BytesRead { get; private set; }

    /// <summary>Null where the stream cannot say.</summary>
    public long? BytesTotal => _stream.CanSeek ? _stream.Length : null;

    public InvalidByte? Invalid { get; private set; }

    public bool IsUtf16 { get; private set; }

    public bool LineTooLong { get; private set; }

    public long Line => Shown(_line);

    /// <summary>Lines left out behind the first so many.</summary>
    public (long After, long Count) Skipped { get; init; }

    private long Shown(long line) => line > Skipped.After ? line + Skipped.Count : line;

    /// <summary>Looks at the first bytes and settles the encoding.</summary>
    public void Start(CaseEncoding wanted)
    {
        while (_length < _bytes.Length && !_ended) Receive();
        IsUtf16 = CaseEncodings.IsUtf16(_bytes.AsSpan(0, _length));
        Choice = CaseEncodings.Choose(wanted, _bytes.AsSpan(0, _length));
        _encoding = CaseEncodings.Create(Choice.Encoding);
        Drop(Choice.BomLength);
    }

    /// <summary>
    /// Appends a block of whole lines (at the end of the file: the rest) behind <paramref name="end"/>. False at the end of
    /// the file, or where <see cref="Invalid"/> or <see cref="LineTooLong"/> says why not.
    /// </summary>
    public bool Append(ref char[] buffer, ref int end)
    {
        int whole = WholeLines();
        if (whole == 0) return false;
        ReadOnlySpan<byte> block = _bytes.AsSpan(0, whole);
        int most = _encoding.GetMaxCharCount(whole);
        if (buffer.Length - end < most) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, end + most));
        try
        {
            end += _encoding.GetChars(block, buffer.AsSpan(end));
        }
        catch (DecoderFallbackException)
        {
            Invalid = Locate(block);
            return false;
        }

        _line += block.Count((byte)'\n');
        Drop(whole);
        return true;
    }

    /// <summary>
    /// As <see cref="Append"/>, in UTF-8 whatever the encoding. <paramref name="spare"/> bytes behind the block (at least
    /// <see cref="Utf8Check.Behind"/>) are there and 0; what is before it is whole characters and at least <see cref="Utf8Check.Before"/> bytes.
    /// </summary>
    public bool AppendUtf8(ref byte[] buffer, ref int end, int spare)
    {
        if (Choice.Encoding != CaseEncoding.Utf8) return AppendTranscoded(ref buffer, ref end, spare);
        int whole = WholeLines();
        if (whole == 0) return false;
        ReadOnlySpan<byte> block = _bytes.AsSpan(0, whole);
        Reserve(ref buffer, end, whole + spare);
        block.CopyTo(buffer.AsSpan(end));
        buffer.AsSpan(end + whole, spare).Clear();
        if (!Utf8Check.IsValid(buffer, end, whole))
        {
            Invalid = Locate(block);
            return false;
        }

        end += whole;
        _line += block.Count((byte)'\n');
        Drop(whole);
        return true;
    }

    private bool AppendTranscoded(ref byte[] buffer, ref int end, int spare)
    {
        int length = 0;
        if (!Append(ref _characters, ref length)) return false;
        Reserve(ref buffer, end, Encoding.UTF8.GetMaxByteCount(length) + spare);
        end += Encoding.UTF8.GetBytes(_characters.AsSpan(0, length), buffer.AsSpan(end));
        buffer.AsSpan(end, spare).Clear();
        return true;
    }

    private static void Reserve(ref byte[] buffer, int end, int length)
    {
        if (buffer.Length - end < length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, end + length));
    }

    /// <summary>SHA-256 of everything read, in hexadecimal; once, at the end.</summary>
    public string Hash() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    public void Dispose()
    {
        _hash.Dispose();
        _stream.Dispose();
    }

    private int WholeLines()
    {
        while (!_ended)
        {
            if (_length >= _bytes.Length / 2)
            {
                int newline = _bytes.AsSpan(0, _length).LastIndexOfAny((byte)'\n', (byte)'\r');
                if (newline >= 0) return newline + 1;
                if (_length >= LongestLine)
                {
                    LineTooLong = true;
                    return 0;
                }

                if (_length == _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2);
            }

            Receive();
        }

        return _length;
    }

    private void Receive()
    {
        int read = _stream.Read(_bytes, _length, _bytes.Length - _length);
        if (read == 0)
        {
            _ended = true;
            return;
        }

        _hash.AppendData(_bytes, _length, read);
        _length += read;
        BytesRead += read;
    }

    private void Drop(int count)
    {
        _length -= count;
        Buffer.BlockCopy(_bytes, count, _bytes, 0, _length);
    }

    private InvalidByte Locate(ReadOnlySpan<byte> block)
    {
        int at = InvalidBytes.IndexOfFirst(block, Choice.Encoding);
        ReadOnlySpan<byte> before = block[..at];
        int lineStart = before.LastIndexOf((byte)'\n') + 1;
        return new InvalidByte(Shown(_line + before.Count((byte)'\n')), at - lineStart + 1, block[at]);
    }
}
