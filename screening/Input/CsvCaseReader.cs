using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Input.Csv;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>
/// Cases from CSV in both shapes. Memory does not grow with the file. Batches are scanned as bytes; what a scanner leaves, and
/// single rows, go the careful way through characters: both give the same rows.
/// </summary>
public sealed class CsvCaseReader : IColumnReader
{
    private readonly string _path;
    private readonly CaseSchema _schema;
    private readonly BlockDecoder _decoder;
    private readonly CsvWindow _window;
    private readonly CsvRowReader _rows;
    private readonly CsvColumns _columns;
    private readonly CsvScanner _scanner;

    private CsvCaseReader(CaseSchema schema, CaseInput input, CaseSource source, BlockDecoder decoder, CsvWindow window, CsvReader csv, ColumnPlan plan, Func<CsvColumns, CsvScanner> scanner)
    {
        (_path, _schema, _decoder, _window) = (input.Name, schema, decoder, window);
        Source = source;
        _rows = new CsvRowReader(schema, input.Name, csv, plan);
        _columns = new CsvColumns(plan);
        _scanner = scanner(_columns);
        _scanner.Line = csv.NextLine + input.SkippedLines;
    }

    public CaseSource Source { get; }

    public long BytesRead => _decoder.BytesRead;

    public long? BytesTotal => _decoder.BytesTotal;

    public long Rows { get; private set; }

    public long BlankLines => _rows.BlankLines + _scanner.BlankLines;

    public bool IsTruncated => _rows.IsTruncated;

    /// <summary>Opens a file and reads its header. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static CsvCaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics) =>
        Open(input, schema, options, diagnostics, BlockDecoder.BlockSize, CsvScanner.Create);

    /// <summary>With blocks of so many bytes and a scanner that is not this machine's.</summary>
    internal static CsvCaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics, int blockSize, Func<CsvColumns, CsvScanner> scanner)
    {
        BlockDecoder? decoder = null;
        try
        {
            decoder = new BlockDecoder(input.Open(), blockSize) { Skipped = (input.HeaderLines, input.SkippedLines) };
            decoder.Start(options.Encoding);
            CsvCaseReader? reader = ReadHeader(input, schema, options, decoder, scanner, diagnostics);
            if (reader is null) decoder.Dispose();
            return reader;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            decoder?.Dispose();
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, At(input.Name, 1), input.Name, FailureText.Of(exception));
            return null;
        }
    }

    public bool Read(CaseRow row, DiagnosticBag diagnostics)
    {
        try
        {
            _window.Compact();
            return ReadCarefully(row, diagnostics);
        }
        catch (IOException exception)
        {
            return Fail(exception, diagnostics);
        }
    }

    IBatchColumns IColumnReader.NewBatch(int mostRows) => new CsvBatch(_schema, _columns, mostRows);

    bool IColumnReader.Fill(IBatchColumns batch, Func<int, CaseRow> rows, DiagnosticBag diagnostics) =>
        Fill(batch as CsvBatch ?? throw new ArgumentException("Not a batch of this reader.", nameof(batch)), rows, diagnostics);

    private bool Fill(CsvBatch batch, Func<int, CaseRow> rows, DiagnosticBag diagnostics)
    {
        batch.Clear();
        _window.MoveTo(batch.Bytes);
        bool hasMore = true;
        try
        {
            hasMore = Scan(batch, rows, diagnostics);
        }
        catch (IOException exception)
        {
            hasMore = Fail(exception, diagnostics);
        }

        batch.Finish(_window.Bytes);
        for (int i = 0; i < batch.Count; i++)
        {
            if (batch.IsTaken(i)) rows(i).Begin(batch.LineOf(i), batch, batch, i);
        }

        return hasMore;
    }

    private bool Scan(CsvBatch batch, Func<int, CaseRow> rows, DiagnosticBag diagnostics)
    {
        bool isEnd = false;
        while (true)
        {
            int before = batch.Count;
            ScanStop stop = _scanner.Scan(_window, batch, isEnd);
            Rows += batch.Count - before;
            if (stop == ScanStop.Full) return true;
            if (stop == ScanStop.Unusual)
            {
                if (!ReadCarefully(rows(batch.Count), diagnostics)) return false;
                batch.Add(rows(batch.Count));
                if (batch.IsFull) return true;
            }
            else if (isEnd)
            {
                return false;
            }
            else if (!_window.Extend())
            {
                if (CsvReader.FailureOf(_window) is { } failure)
                {
                    CsvRowReader.Report(failure, _path, diagnostics);
                    return false;
                }

                isEnd = true;
            }
        }
    }

    private bool ReadCarefully(CaseRow row, DiagnosticBag diagnostics)
    {
        _window.BeginCharacters();
        _rows.Restart(_scanner.Line);
        bool isRead = _rows.Read(row, diagnostics);
        _window.TakeCharacters(_rows.Unread);
        _scanner.Line = _rows.NextLine;
        if (isRead) Rows++;
        return isRead;
    }

    private bool Fail(IOException exception, DiagnosticBag diagnostics)
    {
        diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeRead, At(_path, _scanner.Line), _path, FailureText.Of(exception));
        return false;
    }

    public string Hash() => _decoder.Hash();

    public void Dispose() => _decoder.Dispose();

    /// <summary>What the columns of a file seem to mean (<see cref="ColumnMappingFile"/>). Null with an error in <paramref name="diagnostics"/>.</summary>
    public static IReadOnlyList<ProposedColumn>? ProposeMapping(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        try
        {
            using var decoder = new BlockDecoder(input.Open());
            decoder.Start(options.Encoding);
            return ReadColumns(input, decoder, new CsvReader(decoder), diagnostics) is var (source, header) ? [.. ColumnBinder.Propose(schema, source, header, options)] : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, At(input.Name, 1), input.Name, FailureText.Of(exception));
            return null;
        }
    }

    private static CsvCaseReader? ReadHeader(CaseInput input, CaseSchema schema, CaseReaderOptions options, BlockDecoder decoder, Func<CsvColumns, CsvScanner> scanner, DiagnosticBag diagnostics)
    {
        var window = new CsvWindow(decoder);
        var csv = new CsvReader(window);
        if (ReadColumns(input, decoder, csv, diagnostics) is not var (source, header)) return null;
        window.TakeCharacters(csv.Unread);
        ColumnPlan? plan = ColumnBinder.Bind(schema, source, header, options, diagnostics);
        return plan is null ? null : new CsvCaseReader(schema, input, Describe(input, decoder, plan), decoder, window, csv, plan, scanner);
    }

    private static (SourceText Source, List<(string Name, int Start)> Header)? ReadColumns(CaseInput input, BlockDecoder decoder, CsvReader csv, DiagnosticBag diagnostics)
    {
        if (decoder.IsUtf16)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseEncodingUnsupported, At(input.Name, 1));
            return null;
        }

        CsvStatus status = csv.Read();
        if (status == CsvStatus.Failed) CsvRowReader.Report(csv.Failure, input.Name, diagnostics);
        else if (status == CsvStatus.End) diagnostics.Report(DiagnosticCatalogue.CaseFileHasNoHeader, At(input.Name, 1), input.Name);
        if (csv.HasOpenQuote) diagnostics.Report(DiagnosticCatalogue.CaseHeaderQuoteOpen, At(input.Name, csv.Line));
        if (status != CsvStatus.Record || csv.HasOpenQuote) return null;

        diagnostics.Report(DiagnosticCatalogue.CaseEncodingUsed, At(input.Name, 1), decoder.Choice.Name, decoder.Choice.Reason);
        string text = csv.Text.ToString();
        var header = new List<(string Name, int Start)>(csv.FieldCount);
        int searched = 0;
        for (int i = 0; i < csv.FieldCount; i++)
        {
            string name = csv[i].Trim().ToString();
            int start = Math.Max(searched, text.IndexOf(name, searched, StringComparison.Ordinal));
            searched = Math.Min(text.Length, start + name.Length);
            header.Add((name, start));
        }

        var source = new SourceText(input.Name, text, (int)Math.Min(int.MaxValue, csv.Line - 1));
        return (source, header);
    }

    private static CaseSource Describe(CaseInput input, BlockDecoder decoder, ColumnPlan plan) => new()
    {
        Name = Path.GetFileName(input.Name),
        Encoding = decoder.Choice.Name,
        Shape = plan.Shape,
        Columns = [.. plan.Columns.Select((column, i) => new ColumnMapping(column.Name, column.Meaning(plan.Kept.Contains(i))))],
        MissingColumns = plan.Missing,
    };

    private static SourceLocation At(string name, long line) =>
        new(new SourceText(name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}
