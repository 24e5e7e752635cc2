using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>Reads records of CSV into rows, cell by cell, and says of each row what is wrong with it.</summary>
internal sealed class CsvRowReader
{
    // More open quotation marks than this are counted among the bad rows alone.
    private const int MostOpenQuotes = 20;

    private readonly string _path;
    private readonly CsvReader _csv;
    private readonly CellReader _cells;
    private readonly ColumnPlan _plan;
    private readonly ColumnRole[] _columns;

    // By column: the truth index of its fact, −1 where it has none.
    private readonly int[] _truthOf;
    private int _openQuotes;

    public CsvRowReader(CaseSchema schema, string path, CsvReader csv, ColumnPlan plan)
    {
        _path = path;
        _csv = csv;
        _cells = new CellReader(schema);
        _plan = plan;
        _columns = [.. plan.Columns];
        _truthOf = Array.ConvertAll(_columns, column => column.PlainTruthIndex);
    }

    public long BlankLines => _csv.BlankLines;

    /// <summary>The last row stops before its end.</summary>
    public bool IsTruncated { get; private set; }

    /// <summary>The line at which the next record begins, or what stands before it.</summary>
    public long NextLine => _csv.NextLine;

    /// <summary>Characters of the source behind the row. Valid until the next row.</summary>
    public ReadOnlySpan<char> Unread => _csv.Unread;

    /// <summary>The source stands elsewhere: at the beginning of a record, on this line.</summary>
    public void Restart(long line) => _csv.Restart(line);

    /// <summary>Reads the next record. False at the end, or where the source cannot be read on: then <paramref name="diagnostics"/> has an error.</summary>
    public bool Read(CaseRow row, DiagnosticBag diagnostics)
    {
        CsvStatus status = _csv.Read();
        if (status == CsvStatus.Failed) Report(_csv.Failure, _path, diagnostics);
        if (status != CsvStatus.Record) return false;
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

    public static void Report(CsvFailure? failure, string name, DiagnosticBag diagnostics)
    {
        if (failure is not null) diagnostics.Report(failure.Descriptor, At(name, failure.Line), failure.Arguments);
    }

    // Most cells of a wide register, without the way through the value reader.
    private bool TryReadPlainTruth(int column, char cell, CaseRow row)
    {
        int index = _truthOf[column];
        if (index < 0 || cell is not ('是' or '否') || row.Truths[index] != StatedTruth.Silent) return false;
        return row.TryState(index, cell == '是' ? StatedTruth.True : StatedTruth.False);
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

    private static SourceLocation At(string name, long line) =>
        new(new SourceText(name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}
