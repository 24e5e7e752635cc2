using System.Security.Cryptography;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Xlsx;

/// <summary>
/// Cases from one sheet of a workbook, in both shapes. Rows are read as they are unpacked; only the texts that cells share and the
/// list of merged cells stay in memory, both within limits.
/// </summary>
public sealed class XlsxCaseReader : ICaseReader
{
    // A title and a few words of explanation may stand above the header.
    private const int MostTitleRows = 20;

    private const int MostNamesShown = 30;

    private readonly string _path;
    private readonly Stream _file;
    private readonly long _length;
    private readonly Workbook _workbook;
    private readonly SheetRows _rows;
    private readonly SheetPart _sheet;
    private readonly CellReader _cells;
    private readonly ColumnPlan _plan;
    private readonly CsvCells _text = new(1024);
    private bool _hasEnded;

    private XlsxCaseReader(CaseInput input, Stream file, Workbook workbook, SheetPart sheet, SheetRows rows, CaseSchema schema, ColumnPlan plan)
    {
        _path = input.Name;
        _file = file;
        _length = file.Length;
        _workbook = workbook;
        _sheet = sheet;
        _rows = rows;
        _cells = new CellReader(schema);
        _plan = plan;
        Source = new CaseSource
        {
            Name = Path.GetFileName(input.Name),
            Encoding = $"Excel 工作表“{sheet.Name}”",
            Shape = plan.Shape,
            Columns = [.. plan.Columns.Select((column, i) => new ColumnMapping(column.Name, column.Meaning(plan.Kept.Contains(i))))],
            MissingColumns = plan.Missing,
        };
    }

    public CaseSource Source { get; }

    /// <summary>How far the file was unpacked, all of it at the end.</summary>
    public long BytesRead { get; private set; }

    public long? BytesTotal => _length;

    public long Rows { get; private set; }

    public long BlankLines => _rows.BlankRows;

    /// <summary>A workbook is whole or broken.</summary>
    public bool IsTruncated => false;

    /// <summary>Opens a workbook and reads its header. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static XlsxCaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        Stream? file = null;
        Workbook? workbook = null;
        SheetRows? rows = null;
        XlsxCaseReader? reader = null;
        string place = input.Name;
        try
        {
            file = input.Open();
            if (!file.CanSeek) throw new WorkbookException(DiagnosticCatalogue.WorkbookNeedsFile);
            workbook = Workbook.Open(input.Name, file);
            SheetPart sheet = Choose(workbook, options.Sheet);
            place = sheet.Name;
            rows = new SheetRows(workbook, sheet, workbook.ReadSharedTexts(), workbook.ReadFormats(), MergedCells.Read(workbook, sheet));
            if (ReadHeader(input, sheet, rows, schema, options, diagnostics) is { } plan)
            {
                NoteOthers(input, workbook, sheet, diagnostics);
                reader = new XlsxCaseReader(input, file, workbook, sheet, rows, schema, plan);
            }
        }
        catch (Exception exception) when (Workbook.IsBroken(exception))
        {
            WorkbookException problem = Workbook.Explain(exception, place);
            diagnostics.Report(problem.Descriptor, At(input.Name, 1), problem.Arguments);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, At(input.Name, 1), input.Name, FailureText.Of(exception));
        }

        if (reader is not null) return reader;
        rows?.Dispose();
        workbook?.Dispose();
        file?.Dispose();
        return null;
    }

    public bool Read(CaseRow row, DiagnosticBag diagnostics)
    {
        if (_hasEnded) return false;
        try
        {
            if (_rows.Read())
            {
                BytesRead = Math.Min(_length, _workbook.Position);
                Take(row);
                return true;
            }

            if (_file.Length != _length) throw new FileChangedException();
            BytesRead = _length;
        }
        catch (Exception exception) when (Workbook.IsBroken(exception))
        {
            WorkbookException problem = Workbook.Explain(exception, $"{_sheet.Name} 第{_rows.Row}行之后");
            diagnostics.Report(problem.Descriptor, At(_path, _rows.Row), problem.Arguments);
        }
        catch (IOException exception)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeRead, At(_path, _rows.Row), _path, FailureText.Of(exception));
        }

        _hasEnded = true;
        return false;
    }

    public string Hash()
    {
        _file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(_file));
    }

    public void Dispose()
    {
        _rows.Dispose();
        _workbook.Dispose();
        _file.Dispose();
    }

    private static SheetPart Choose(Workbook workbook, string? wanted)
    {
        if (wanted is null) return workbook.Sheets.Where(sheet => !sheet.IsHidden).FirstOrDefault(workbook.Sheets[0]);
        foreach (SheetPart sheet in workbook.Sheets)
        {
            if (sheet.Name == wanted) return sheet;
        }

        throw new WorkbookException(DiagnosticCatalogue.SheetMissing, wanted, NamesOf(workbook.Sheets));
    }

    private static void NoteOthers(CaseInput input, Workbook workbook, SheetPart chosen, DiagnosticBag diagnostics)
    {
        SheetPart[] others = [.. workbook.Sheets.Where(sheet => sheet != chosen && !sheet.IsHidden)];
        if (others.Length > 0) diagnostics.Report(DiagnosticCatalogue.SheetsUnread, At(input.Name, 1), chosen.Name, NamesOf(others));
    }

    private static string NamesOf(IReadOnlyList<SheetPart> sheets) =>
        string.Join("、", sheets.Take(MostNamesShown).Select(sheet => sheet.Name)) + (sheets.Count > MostNamesShown ? "等" : "");

    // The first row that has 案号; where none has, the first row, which says what is wrong with it.
    private static ColumnPlan? ReadHeader(CaseInput input, SheetPart sheet, SheetRows rows, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        List<string>? names = null;
        int line = 1;
        int above = 0;
        while (above < MostTitleRows && rows.Read())
        {
            List<string> row = [.. Enumerable.Range(0, rows.Width).Select(i => rows[i].Trim().ToString())];
            bool isHeader = row.Contains("案号", StringComparer.Ordinal);
            if (isHeader || names is null) (names, line) = (row, rows.Row);
            if (isHeader) break;
            above++;
        }

        string path = $"{input.Name}!{sheet.Name}";
        if (names is null)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileHasNoHeader, At(path, 1), path);
            return null;
        }

        while (names.Count > 0 && names[^1].Length == 0) names.RemoveAt(names.Count - 1);
        var header = new List<(string Name, int Start)>(names.Count);
        int start = 0;
        foreach (string name in names)
        {
            header.Add((name, start));
            start += name.Length + 1;
        }

        var source = new SourceText(path, string.Join(',', names), line - 1);
        ColumnPlan? plan = ColumnBinder.Bind(schema, source, header, options, diagnostics);
        if (plan is null) return null;
        rows.MergedWidth = names.Count;
        if (above > 0) diagnostics.Report(DiagnosticCatalogue.HeaderBelowTop, At(path, line), $"{sheet.Name} 第{line}行", above);
        return plan;
    }

    private void Take(CaseRow row)
    {
        Rows++;
        row.Clear(_rows.Row);
        for (int i = 0; i < Math.Max(_rows.Width, _plan.Columns.Length); i++) _text.Cell(_rows[i]);
        row.SetText(_text.Text);
        _text.Clear();
        foreach (CellProblem problem in _rows.Problems) AddProblem(row, problem.Column, problem.Value, problem.Reason);
        for (int i = 0; i < _rows.Width; i++)
        {
            ReadOnlySpan<char> cell = _rows[i];
            if (cell.IsEmpty) continue;
            if (i >= _plan.Columns.Length)
            {
                if (!cell.IsWhiteSpace()) AddProblem(row, i, CellReader.Shown(cell.Trim()), "没有列名的列里有内容。");
                continue;
            }

            int before = row.Problems.Count;
            _cells.Read(_plan.Columns[i], cell, row);
            if (_plan.Columns[i].Kind == ColumnKind.CaseNumber && _rows.IsLossy(i)) row.AddProblem("案号", cell.ToString(), "案号是超过15位的数，Excel 已经丢掉了后面的数字；请把这一列设为文本，重新填写。");
            if (row.Problems.Count > before) row.PlaceProblems(before, _rows.Place(i));
        }

        foreach (int column in _plan.Kept) row.AddKept(_rows[column]);
        if (row.CaseNumber.IsEmpty && row.Problems.Count == 0) row.AddProblem("案号", "", "案号是空的。");
    }

    private void AddProblem(CaseRow row, int column, string value, string reason) =>
        row.AddProblem(column < _plan.Columns.Length ? _plan.Columns[column].Name : "", value, $"{_rows.Place(column)}：{reason}");

    private static SourceLocation At(string name, long line) =>
        new(new SourceText(name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}
