using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>Cases from CSV in both shapes. Memory does not grow with the file.</summary>
public sealed class CsvCaseReader : ICaseReader
{
    // More open quotation marks than this are counted among the bad rows alone.
    private const int MostOpenQuotes = 20;

    private readonly string _path;
    private readonly BlockDecoder _decoder;
    private readonly CsvReader _csv;
    private readonly CellReader _cells;
    private readonly ColumnPlan _plan;
    private readonly ColumnRole[] _columns;

    // By column: the truth index of its fact, −1 where it has none.
    private readonly int[] _truthOf;
    private int _openQuotes;

    private CsvCaseReader(CaseSchema schema, string path, CaseSource source, BlockDecoder decoder, CsvReader csv, ColumnPlan plan)
    {
        _path = path;
        Source = source;
        _decoder = decoder;
        _csv = csv;
        _cells = new CellReader(schema);
        _plan = plan;
        _columns = [.. plan.Columns];
        _truthOf = Array.ConvertAll(_columns, column => column.Fact is { Fact.Kind: not FactKind.Reading } fact ? fact.TruthIndex : -1);
    }

    public CaseSource Source { get; }

    public long BytesRead => _decoder.BytesRead;

    public long? BytesTotal => _decoder.BytesTotal;

    public long Rows { get; private set; }

    public long BlankLines => _csv.BlankLines;

    public bool IsTruncated { get; private set; }

    /// <summary>Opens a file and reads its header. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static CsvCaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        BlockDecoder? decoder = null;
        try
        {
            decoder = new BlockDecoder(input.Open());
            decoder.Start(options.Encoding);
            CsvCaseReader? reader = ReadHeader(input, schema, options, decoder, diagnostics);
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
        CsvStatus status;
        try
        {
            status = _csv.Read();
        }
        catch (IOException exception)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeRead, At(_path, _csv.Line), _path, FailureText.Of(exception));
            return false;
        }

        if (status == CsvStatus.Failed) Report(_csv, _path, diagnostics);
        if (status != CsvStatus.Record) return false;
        Rows++;
        row.Clear(_csv.Line);
        row.SetText(_csv.Text);
        if (_csv.HasOpenQuote && _openQuotes++ < MostOpenQuotes) diagnostics.Report(DiagnosticCatalogue.CaseQuoteOpen, At(_path, _csv.Line), _csv.Line);
        if (!HasAllFields(row)) return true;
        for (int i = _csv.NextFilled(0); i < _columns.Length; i = _csv.NextFilled(i + 1))
        {
            ReadOnlySpan<char> cell = _csv[i];
            if (cell.Length == 1 && TryReadPlainTruth(i, cell[0], row)) continue;
            _cells.Read(_columns[i], cell, row);
        }

        foreach (int column in _plan.Kept) row.AddKept(_csv[column]);
        if (row.CaseNumber.IsEmpty) row.AddProblem("案号", "", "案号是空的。");
        return true;
    }

    public string Hash() => _decoder.Hash();

    // Most cells of a wide register, without the way through the value reader.
    private bool TryReadPlainTruth(int column, char cell, CaseRow row)
    {
        int index = _truthOf[column];
        if (index < 0 || cell is not ('是' or '否') || row.Truths[index] != StatedTruth.Silent) return false;
        return row.TryState(index, cell == '是' ? StatedTruth.True : StatedTruth.False);
    }

    public void Dispose() => _decoder.Dispose();

    private static CsvCaseReader? ReadHeader(CaseInput input, CaseSchema schema, CaseReaderOptions options, BlockDecoder decoder, DiagnosticBag diagnostics)
    {
        if (decoder.IsUtf16)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseEncodingUnsupported, At(input.Name, 1));
            return null;
        }

        var csv = new CsvReader(decoder);
        CsvStatus status = csv.Read();
        if (status == CsvStatus.Failed) Report(csv, input.Name, diagnostics);
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
        ColumnPlan? plan = ColumnBinder.Bind(schema, source, header, options, diagnostics);
        if (plan is null) return null;
        return new CsvCaseReader(schema, input.Name, Describe(input, decoder, plan), decoder, csv, plan);
    }

    private static CaseSource Describe(CaseInput input, BlockDecoder decoder, ColumnPlan plan) => new()
    {
        Name = Path.GetFileName(input.Name),
        Encoding = decoder.Choice.Name,
        Shape = plan.Shape,
        Columns = [.. plan.Columns.Select((column, i) => new ColumnMapping(column.Name, MeaningOf(column, plan.Kept.Contains(i))))],
        MissingColumns = plan.Missing,
    };

    private static string MeaningOf(ColumnRole column, bool isKept)
    {
        string meaning = column.Kind switch
        {
            ColumnKind.CaseNumber => "案号",
            ColumnKind.Fact => $"事实“{column.Fact?.Name}”",
            ColumnKind.TrueList => "是的事实",
            ColumnKind.FalseList => "否的事实",
            ColumnKind.UnknownList => "不明的事实",
            ColumnKind.Assertions => "认定",
            ColumnKind.Decisions => "决定",
            ColumnKind.Unnamed => "没有列名，内容应为空",
            _ => "",
        };
        return !isKept ? meaning : meaning.Length == 0 ? "原样保留" : meaning + "，并原样保留";
    }

    private bool HasAllFields(CaseRow row)
    {
        if (_csv.HasOpenQuote)
        {
            row.AddProblem("", "", "引号没有闭合。");
            return false;
        }

        if (_csv.IsMalformed)
        {
            row.AddProblem("", "", "引号之后还有文字，字段里的引号应当写成两个。");
            return false;
        }

        int given = _csv.FieldCount;
        if (given == _columns.Length) return true;
        if (given < _columns.Length && _csv.IsUnterminated)
        {
            IsTruncated = true;
            row.AddProblem("", "", $"最后一行只有{given}个字段，标题行有{_columns.Length}个，文件可能被截断。");
            return false;
        }

        row.AddProblem("", "", $"这一行有{given}个字段，标题行有{_columns.Length}个。");
        return false;
    }

    private static void Report(CsvReader csv, string name, DiagnosticBag diagnostics)
    {
        if (csv.Failure is { } failure) diagnostics.Report(failure.Descriptor, At(name, failure.Line), failure.Arguments);
    }

    private static SourceLocation At(string name, long line) =>
        new(new SourceText(name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}
