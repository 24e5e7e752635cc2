using System.Text;
using System.Text.Json;
using Zhaodan.Arrow;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>
/// Cases from Arrow IPC files and streams. Columns are named as in CSV; their types say how cells are read
/// (<see cref="ColumnUse"/>).
/// </summary>
public sealed class ArrowCaseReader : IColumnReader
{
    private const int RowsAtATime = 1024;

    private readonly string _path;
    private readonly CaseSchema _schema;
    private readonly ArrowSource _source;
    private readonly ColumnFiller _filler;
    private readonly ColumnBatch _own;
    private RecordBatchView? _view;
    private int _at;
    private int _given;

    private ArrowCaseReader(string path, CaseSchema schema, ArrowSource source, ArrowColumns columns, bool needsNumbers)
    {
        (_path, _schema, _source) = (path, schema, source);
        _filler = new ColumnFiller(schema, columns, needsNumbers);
        Columns = columns;
        _own = NewBatch(RowsAtATime);
        Source = new CaseSource
        {
            Name = Path.GetFileName(path),
            Encoding = "Arrow",
            Shape = columns.Plan.Shape,
            Columns = columns.Describe(source.Schema),
            MissingColumns = columns.Plan.Missing,
        };
    }

    public CaseSource Source { get; }

    internal ArrowColumns Columns { get; }

    internal ArrowSchema Schema => _source.Schema;

    public long BytesRead => _source.BytesRead;

    public long? BytesTotal => _source.BytesTotal;

    public long Rows { get; private set; }

    public long BlankLines => 0;

    public bool IsTruncated => false;

    /// <summary>Opens a file or stream and binds its columns. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static ArrowCaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        ArrowSource? source = null;
        try
        {
            source = ArrowSource.Open(input, !options.IsForTotals);
            if (ArrowColumns.Bind(source.Schema, input.Name, schema, options, diagnostics) is { } columns) return new ArrowCaseReader(input.Name, schema, source, columns, !options.IsForTotals);
        }
        catch (ArrowFormatException exception)
        {
            diagnostics.Report(ArrowFailure.DescriptorOf(exception.Fault), At(input.Name), ArrowFailure.ArgumentsOf(exception, input.Name));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, At(input.Name), input.Name, FailureText.Of(exception));
        }

        source?.Dispose();
        return null;
    }

    IBatchColumns IColumnReader.NewBatch(int mostRows) => NewBatch(mostRows);

    bool IColumnReader.Fill(IBatchColumns batch, Func<int, CaseRow> rows, DiagnosticBag diagnostics) =>
        Fill(Own(batch), rows, diagnostics);

    private static ColumnBatch Own(IBatchColumns batch) => batch as ColumnBatch ?? throw new ArgumentException("Not a batch of this reader.", nameof(batch));

    private ColumnBatch NewBatch(int mostRows)
    {
        var batch = new ColumnBatch(_schema, mostRows, TextOf);
        _filler.Prepare(batch);
        return batch;
    }

    private bool Fill(ColumnBatch batch, Func<int, CaseRow> rows, DiagnosticBag diagnostics)
    {
        try
        {
            if (!NextRows(batch)) return End(diagnostics);
            for (int i = 0; i < batch.Count; i++) _filler.BeginRow(batch, i, ++Rows, rows(i));
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            batch.Begin(null, 0, 0);
            return Fail(exception, diagnostics);
        }
    }

    /// <summary>The next record batch as it lies, for those who count whole columns. Null at the end, or where the source cannot be read on.</summary>
    internal RecordBatchView? NextView(DiagnosticBag diagnostics)
    {
        try
        {
            RecordBatchView? view = _source.Next();
            if (view is null) End(diagnostics);
            return view;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            Fail(exception, diagnostics);
            return null;
        }
    }

    /// <summary>Rows that somebody counted without reading them.</summary>
    internal void CountRows(long rows) => Rows += rows;

    /// <summary>Some rows of a record batch.</summary>
    /// <param name="columns">One of its own batches; filled.</param>
    /// <param name="view">The record batch.</param>
    /// <param name="first">The first row.</param>
    /// <param name="count">How many.</param>
    /// <param name="line">The number of the row before the first one, in the source.</param>
    /// <param name="rows">The rows by their places in the batch.</param>
    /// <param name="diagnostics">Errors.</param>
    internal bool Fill(IBatchColumns columns, RecordBatchView view, int first, int count, long line, Func<int, CaseRow> rows, DiagnosticBag diagnostics)
    {
        ColumnBatch batch = Own(columns);
        try
        {
            batch.Begin(view, first, count);
            _filler.FillColumns(batch);
            for (int i = 0; i < count; i++) _filler.BeginRow(batch, i, line + i + 1, rows(i));
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            return Fail(exception, diagnostics);
        }
    }

    public bool Read(CaseRow row, DiagnosticBag diagnostics)
    {
        try
        {
            if (_given == _own.Count)
            {
                _given = 0;
                if (!NextRows(_own)) return End(diagnostics);
            }

            _filler.BeginRow(_own, _given++, ++Rows, row);
            row.LoadNow();
            return true;
        }
        catch (Exception exception) when (IsFailure(exception))
        {
            return Fail(exception, diagnostics);
        }
    }

    public string Hash() => _source.Hash();

    public void Dispose() => _source.Dispose();

    // The rest of the record batch, or of the next one that has rows.
    private bool NextRows(ColumnBatch batch)
    {
        while (_view is null || _at == _view.Length)
        {
            _view = _source.Next();
            _at = 0;
            if (_view is not null) continue;
            batch.Begin(null, 0, 0);
            return false;
        }

        _source.EnsureWhole();
        batch.Begin(_view, _at, Math.Min(RowsAtATime, _view.Length - _at));
        _at += batch.Count;
        _filler.FillColumns(batch);
        return true;
    }

    private static bool IsFailure(Exception exception) => exception is ArrowFormatException or IOException or UnauthorizedAccessException;

    private bool Fail(Exception exception, DiagnosticBag diagnostics)
    {
        if (exception is ArrowFormatException format) diagnostics.Report(ArrowFailure.DescriptorOf(format.Fault), At(_path), ArrowFailure.ArgumentsOf(format, _path));
        else diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeRead, At(_path), _path, FailureText.Of(exception));
        return false;
    }

    private bool End(DiagnosticBag diagnostics)
    {
        if (_source.LacksEndMark) diagnostics.Report(DiagnosticCatalogue.ArrowStreamUnended, At(_path), _path, Rows);
        return false;
    }

    // An object of JSON: a record of a columnar file has no text of its own.
    private string TextOf(ColumnBatch batch, int index)
    {
        if (batch.View is not { } view) return "";
        var cells = new ArrowCells();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            for (int field = 0; field < view.Schema.Fields.Count; field++)
            {
                if (!view.Schema.Fields[field].IsSupported) continue;
                try
                {
                    if (!cells.TryText(view.Column(field), batch.First + index, out ReadOnlySpan<char> text)) json.WriteString(view.Schema.Fields[field].Name, "……");
                    else if (!text.IsEmpty) json.WriteString(view.Schema.Fields[field].Name, text);
                }
                catch (ArrowFormatException)
                {
                    // Whoever needs the cell says what is wrong with it.
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static SourceLocation At(string name) => new(new SourceText(name, ""), default);
}
