using System.Collections.Immutable;
using System.Text;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;

namespace Zhaodan.Screening.Output;

/// <summary>
/// Writes a table as an Arrow IPC file, batch by batch: utf8, and dictionaries of utf8 for columns of few texts, which stand
/// behind the batches. An empty cell is an empty text, as in CSV; nothing is null.
/// </summary>
/// <param name="stream">Closed together with the writer.</param>
/// <param name="hasFewTexts">By column; default: none has.</param>
public sealed class ArrowTableWriter(Stream stream, ImmutableArray<bool> hasFewTexts) : IPendingTable
{
    private const int RowsOfBatch = 1 << 16;
    private const int BytesOfBatch = 1 << 25;
    private const int MostPrepared = 1 << 16;

    private readonly BufferedStream _buffered = new(stream, 1 << 16);
    private readonly List<string> _header = [];
    private readonly Dictionary<ReadyCells, Prepared> _prepared = new(ReferenceEqualityComparer.Instance);
    private TextDictionary?[] _dictionaries = [];
    private ArrowWriter? _writer;
    private ArrowBatchBuilder? _batch;
    private int _column;
    private int _bytes;

    // Cells as they are appended: a code, or UTF-8.
    private sealed record Prepared(int Column, int[] Codes, byte[][] Texts, int Bytes);

    public long Rows { get; private set; }

    public void Cell(ReadOnlySpan<char> text)
    {
        if (_batch is null)
        {
            _header.Add(text.ToString());
            return;
        }

        if (_dictionaries[_column] is { } dictionary)
        {
            _batch.Coded(_column).Append(dictionary.CodeOf(text));
        }
        else
        {
            TextColumnBuilder column = _batch.Text(_column);
            _bytes -= column.ByteCount;
            column.Append(text);
            _bytes += column.ByteCount;
        }

        _column++;
    }

    public void Ready(ReadyCells cells)
    {
        if (_batch is null)
        {
            _header.AddRange(cells.Texts);
            return;
        }

        if (!_prepared.TryGetValue(cells, out Prepared? prepared) || prepared.Column != _column) prepared = Prepare(cells);
        for (int i = 0; i < prepared.Codes.Length; i++, _column++)
        {
            if (prepared.Codes[i] >= 0) _batch.Coded(_column).Append(prepared.Codes[i]);
            else _batch.Text(_column).AppendUtf8(prepared.Texts[i]);
        }

        _bytes += prepared.Bytes;
    }

    public void EndRow()
    {
        Rows++;
        _column = 0;
        if (_batch is null) Begin();
        else if (_batch.Columns[0].Length == RowsOfBatch || _bytes >= BytesOfBatch) WriteBatch();
    }

    public void Finish()
    {
        if (_writer is null) throw new InvalidOperationException("A table has a header.");
        if (_batch?.Length > 0) WriteBatch();
        _writer.Finish();
        _buffered.Flush();
    }

    /// <summary>Puts the whole batches into the file; the rows of the one that is not wait (<see cref="Save"/>).</summary>
    public void Flush()
    {
        _buffered.Flush();
        stream.Flush();
    }

    // A file of Arrow with the rows that wait as its only batch, and the dictionaries so far.
    public ImmutableArray<long> Save(Stream beside)
    {
        if (_writer is not { } writer || _batch is not { } batch) throw new InvalidOperationException("A table has a header.");
        var buffered = new BufferedStream(beside, 1 << 16);
        var pending = new ArrowWriter(buffered, writer.Schema, DictionaryTexts(), dictionariesLast: true);
        pending.Write(batch);
        pending.Finish();
        return [writer.Position, .. writer.Batches];
    }

    public void Resume(Stream beside, ImmutableArray<long> places)
    {
        using var bytes = new MemoryStream();
        beside.CopyTo(bytes);
        using var file = ArrowFile.FromBytes(bytes.ToArray());
        RecordBatchView view = file.ReadBatch(0);
        for (int column = 0; column < _dictionaries.Length; column++)
        {
            if (_dictionaries[column] is { } dictionary) ArrowRows.CopyDictionary(view.Column(column), dictionary);
        }

        _writer?.Resume(places[0], places.AsSpan()[1..]);
        long rows = Rows;
        ArrowRows.Copy(view, this);
        Rows = rows;
    }

    public void Dispose() => stream.Dispose();

    private void Begin()
    {
        _dictionaries = [.. _header.Select((name, column) => HasFewTexts(column) ? new TextDictionary(name) : null)];
        ArrowField[] fields = [.. _header.Select((name, column) => new ArrowField(name, ArrowType.Utf8)
        {
            IsNullable = false,
            Dictionary = HasFewTexts(column) ? new ArrowDictionaryEncoding(column, ArrowType.Int32, IsOrdered: false) : null,
        })];
        _writer = new ArrowWriter(_buffered, new ArrowSchema(fields), DictionaryTexts(), dictionariesLast: true);
        _batch = _writer.NewBatch();
    }

    private Dictionary<long, IReadOnlyList<string>> DictionaryTexts()
    {
        var values = new Dictionary<long, IReadOnlyList<string>>();
        for (int column = 0; column < _dictionaries.Length; column++)
        {
            if (_dictionaries[column] is { } dictionary) values.Add(column, dictionary.Texts);
        }

        return values;
    }

    private bool HasFewTexts(int column) => !hasFewTexts.IsDefault && hasFewTexts[column];

    private void WriteBatch()
    {
        if (_batch is null) return;
        _writer?.Write(_batch);
        _batch.Clear();
        _bytes = 0;
    }

    private Prepared Prepare(ReadyCells cells)
    {
        if (_prepared.Count >= MostPrepared) _prepared.Clear();
        int[] codes = new int[cells.Texts.Length];
        byte[][] texts = new byte[codes.Length][];
        int bytes = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            codes[i] = _dictionaries[_column + i]?.CodeOf(cells.Texts[i]) ?? -1;
            texts[i] = codes[i] < 0 ? Encoding.UTF8.GetBytes(cells.Texts[i]) : [];
            bytes += texts[i].Length;
        }

        return _prepared[cells] = new Prepared(_column, codes, texts, bytes);
    }
}
