using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Zhaodan.Screening.Output;

/// <summary>
/// Writes a table as NDJSON: the first row names the keys, every other becomes an object with all of them in the same order, the
/// values as text, an empty cell as "". So every line has the same shape, and whoever reads only the beginning knows them all.
/// </summary>
public sealed class NdjsonWriter : IFlushingTable
{
    private const int BlockLength = 64 * 1024;

    // Outcomes that are often met again; a hostile file must not fill the memory with them.
    private const int MostReady = 4096;

    private readonly Stream _stream;
    private readonly List<byte[]> _keys = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<(ReadyCells Cells, int Column), byte[]> _ready = [];
    private byte[] _bytes = new byte[BlockLength * 2];
    private int _length;
    private int _column;

    /// <param name="stream">Closed together with the writer.</param>
    public NdjsonWriter(Stream stream) => _stream = stream;

    public long Rows { get; private set; }

    public void Cell(ReadOnlySpan<char> text)
    {
        if (Rows == 0)
        {
            AddKey(text.ToString());
            return;
        }

        if (_column >= _keys.Count) throw new InvalidOperationException("A row has no more cells than the first.");
        Append(_keys[_column++]);
        AppendText(text);
    }

    public void Ready(ReadyCells cells)
    {
        if (Rows > 0 && _ready.TryGetValue((cells, _column), out byte[]? bytes))
        {
            Append(bytes);
            _column += cells.Texts.Length;
            return;
        }

        (int start, int column) = (_length, _column);
        foreach (string text in cells.Texts) Cell(text);
        if (Rows > 0 && _ready.Count < MostReady) _ready.Add((cells, column), _bytes[start.._length]);
    }

    public void EndRow()
    {
        if (Rows > 0)
        {
            if (_column != _keys.Count) throw new InvalidOperationException("A row has as many cells as the first.");
            Append("}\n"u8);
            if (_length >= BlockLength) WriteBlock();
        }

        _column = 0;
        Rows++;
    }

    /// <summary>Writes all rows ended; more may follow.</summary>
    public void Flush()
    {
        WriteBlock();
        _stream.Flush();
    }

    public void Finish() => Flush();

    public void Dispose() => _stream.Dispose();

    private void WriteBlock()
    {
        _stream.Write(_bytes, 0, _length);
        _length = 0;
    }

    // Two columns of one name, say one of the register's own and a group's, would be one key: the second gets a number.
    private void AddKey(string name)
    {
        string key = name;
        for (int n = 2; !_names.Add(key); n++) key = string.Create(CultureInfo.InvariantCulture, $"{name}〔{n}〕");
        _keys.Add([(byte)(_keys.Count == 0 ? '{' : ','), (byte)'"', .. JsonEncodedText.Encode(key, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"', (byte)':']);
    }

    private void AppendText(ReadOnlySpan<char> text)
    {
        // At most six bytes for a character, and its quotation marks.
        Reserve((text.Length * 6) + 2);
        _bytes[_length++] = (byte)'"';
        int written = System.Text.Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length));
        if (JavaScriptEncoder.UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncodeUtf8(_bytes.AsSpan(_length, written)) < 0)
        {
            _length += written;
        }
        else
        {
            ReadOnlySpan<byte> encoded = JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes;
            encoded.CopyTo(_bytes.AsSpan(_length));
            _length += encoded.Length;
        }

        _bytes[_length++] = (byte)'"';
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_bytes.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int length)
    {
        if (_bytes.Length - _length < length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
    }
}
