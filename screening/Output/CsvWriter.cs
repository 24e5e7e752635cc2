using System.Text;

namespace Zhaodan.Screening.Output;

/// <summary>
/// Writes CSV that office programs open as it is: a byte-order mark where asked, CRLF, cells as <see cref="CsvCells"/> quotes
/// them.
/// </summary>
public sealed class CsvWriter : IFlushingTable
{
    private const int BlockLength = 32 * 1024;

    private readonly Stream _stream;
    private readonly Encoder _encoder;
    private readonly byte[] _bytes;
    private readonly CsvCells _cells = new(BlockLength * 2);

    /// <param name="stream">Closed together with the writer.</param>
    /// <param name="encoding">Throws where it cannot write a character.</param>
    /// <param name="withMark">Writes a byte-order mark, which office programs want of UTF-8.</param>
    public CsvWriter(Stream stream, Encoding encoding, bool withMark)
    {
        _stream = stream;
        _encoder = encoding.GetEncoder();
        _bytes = new byte[encoding.GetMaxByteCount(BlockLength)];
        if (withMark) _cells.Mark();
    }

    /// <summary>Rows ended so far, the header included.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a cell to the row.</summary>
    public void Cell(ReadOnlySpan<char> text) => _cells.Cell(text);

    public void Ready(ReadyCells cells) => _cells.Ready(cells);

    public void EndRow()
    {
        _cells.EndRow();
        Rows++;
        if (_cells.Text.Length >= BlockLength) WriteBlocks(isLast: false);
    }

    public void Flush()
    {
        WriteBlocks(isLast: false);
        _stream.Flush();
    }

    /// <summary>Writes what is left; the stream stays open until <see cref="Dispose"/>.</summary>
    public void Finish()
    {
        WriteBlocks(isLast: true);
        _stream.Flush();
    }

    public void Dispose() => _stream.Dispose();

    private void WriteBlocks(bool isLast)
    {
        ReadOnlySpan<char> rest = _cells.Text;
        while (!rest.IsEmpty)
        {
            ReadOnlySpan<char> block = rest[..Math.Min(rest.Length, BlockLength)];
            _encoder.Convert(block, _bytes, isLast && block.Length == rest.Length, out int used, out int written, out _);
            _stream.Write(_bytes, 0, written);
            rest = rest[used..];
        }

        _cells.Clear();
    }
}
