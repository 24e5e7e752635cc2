using System.Buffers;
using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>
/// Writes CSV that office programs open as it is: a byte-order mark where asked, CRLF, quotation where RFC 4180 needs it. A
/// cell that an office program would run as a formula gets an apostrophe in front; a plain number does not.
/// </summary>
public sealed class CsvWriter : IDisposable
{
    private const int BlockLength = 32 * 1024;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly Stream _stream;
    private readonly Encoder _encoder;
    private readonly byte[] _bytes;
    private char[] _chars = new char[BlockLength * 2];
    private int _length;
    private bool _rowBegun;

    /// <param name="stream">Closed together with the writer.</param>
    /// <param name="encoding">Throws where it cannot write a character.</param>
    /// <param name="withMark">Writes a byte-order mark, which office programs want of UTF-8.</param>
    public CsvWriter(Stream stream, Encoding encoding, bool withMark)
    {
        _stream = stream;
        _encoder = encoding.GetEncoder();
        _bytes = new byte[encoding.GetMaxByteCount(BlockLength)];
        if (withMark) _chars[_length++] = '\uFEFF';
    }

    /// <summary>Rows ended so far, the header included.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a cell to the row.</summary>
    public void Cell(ReadOnlySpan<char> text)
    {
        Reserve((text.Length * 2) + 4);
        if (_rowBegun) _chars[_length++] = ',';
        _rowBegun = true;
        bool isFormula = !text.IsEmpty && StartsFormula(text);
        if (!isFormula && text.IndexOfAny(NeedsQuotes) < 0)
        {
            text.CopyTo(_chars.AsSpan(_length));
            _length += text.Length;
            return;
        }

        _chars[_length++] = '"';
        if (isFormula) _chars[_length++] = '\'';
        foreach (char c in text)
        {
            if (c == '"') _chars[_length++] = '"';
            _chars[_length++] = c;
        }

        _chars[_length++] = '"';
    }

    public void EndRow()
    {
        Reserve(2);
        _chars[_length++] = '\r';
        _chars[_length++] = '\n';
        _rowBegun = false;
        Rows++;
        if (_length >= BlockLength) WriteBlocks(isLast: false);
    }

    /// <summary>Writes what is left; the stream stays open until <see cref="Dispose"/>.</summary>
    public void Finish()
    {
        WriteBlocks(isLast: true);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    // = + - @, a tab, a line break, and their full-width forms, begin a formula or hide one; -12.5 is a number.
    private static bool StartsFormula(ReadOnlySpan<char> text) => text[0] switch
    {
        '=' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' => true,
        '+' or '-' => !IsNumber(text[1..]),
        _ => false,
    };

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        int digits = 0;
        int points = 0;
        foreach (char c in text)
        {
            if (c is >= '0' and <= '9') digits++;
            else if (c == '.') points++;
            else return false;
        }

        return digits > 0 && points <= 1;
    }

    private void Reserve(int length)
    {
        if (_chars.Length - _length < length) Array.Resize(ref _chars, Math.Max(_chars.Length * 2, _length + length));
    }

    private void WriteBlocks(bool isLast)
    {
        ReadOnlySpan<char> rest = _chars.AsSpan(0, _length);
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> block = rest[..Math.Min(rest.Length, BlockLength)];
            _encoder.Convert(block, _bytes, isLast && block.Length == rest.Length, out int used, out int written, out _);
            _stream.Write(_bytes, 0, written);
            rest = rest[used..];
        }

        _length = 0;
    }
}
