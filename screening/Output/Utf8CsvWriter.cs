using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>
/// Writes CSV as <see cref="CsvWriter"/> does, in UTF-8 with a byte-order mark: for long tables, whose cells are mostly ready
/// or UTF-8 already.
/// </summary>
public sealed class Utf8CsvWriter : IFlushingTable, IUtf8Sink
{
    private const int BlockLength = 64 * 1024;

    // A cell with any of these, or that begins with one of the latter, goes the way of all characters.
    private static readonly SearchValues<byte> NeedsQuotes = SearchValues.Create(",\"\r\n"u8);
    private static readonly SearchValues<byte> MayStartFormula = SearchValues.Create([.. "=@+-\t\r\n"u8, 0xEF]);

    private readonly Stream _stream;
    private readonly CsvCells _cell = new(256);
    private byte[] _bytes = new byte[BlockLength * 2];
    private int _length;
    private bool _rowBegun;

    /// <param name="stream">Closed together with the writer.</param>
    public Utf8CsvWriter(Stream stream)
    {
        _stream = stream;
        Append([0xEF, 0xBB, 0xBF]);
    }

    /// <summary>Rows ended so far, the header included.</summary>
    public long Rows { get; private set; }

    public void Cell(ReadOnlySpan<char> text)
    {
        _cell.Clear();
        _cell.Cell(text);
        Separate();
        Reserve(_cell.Text.Length * 3);
        _length += Encoding.UTF8.GetBytes(_cell.Text, _bytes.AsSpan(_length));
    }

    public void Cell(ReadOnlySpan<byte> text)
    {
        if (text.ContainsAny(NeedsQuotes) || (!text.IsEmpty && MayStartFormula.Contains(text[0])))
        {
            Cell(Encoding.UTF8.GetString(text));
            return;
        }

        Separate();
        Append(text);
    }

    public void Ready(ReadyCells cells)
    {
        int length = cells.Csv.Length;
        Reserve(1 + length + ReadyCells.Stride);
        _bytes[_length] = (byte)',';
        if (_rowBegun) _length++;
        _rowBegun = true;

        // Texts are short: a few wide moves over their ends.
        ref byte source = ref MemoryMarshal.GetArrayDataReference(cells.PaddedCsv);
        ref byte target = ref _bytes[_length];
        for (nint at = 0; at < length; at += ReadyCells.Stride) Vector256.LoadUnsafe(ref source, (nuint)at).StoreUnsafe(ref target, (nuint)at);
        _length += length;
    }

    public void EndRow()
    {
        Append("\r\n"u8);
        _rowBegun = false;
        Rows++;
        if (_length >= BlockLength) WriteBlock();
    }

    public void Flush()
    {
        WriteBlock();
        _stream.Flush();
    }

    /// <summary>Writes what is left; the stream stays open until <see cref="Dispose"/>.</summary>
    public void Finish() => Flush();

    public void Dispose() => _stream.Dispose();

    private void Separate()
    {
        if (_rowBegun) Append(","u8);
        _rowBegun = true;
    }

    private void Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(_bytes.AsSpan(_length));
        _length += text.Length;
    }

    private void Reserve(int length)
    {
        if (_bytes.Length - _length < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
    }

    private void WriteBlock()
    {
        _stream.Write(_bytes, 0, _length);
        _length = 0;
    }
}
