using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Records;

/// <summary>Cases from a source of records. Columns are named as in CSV, and cells say the same.</summary>
internal sealed class RecordCaseReader : ICaseReader
{
    private readonly string _name;
    private readonly IRecordSource _source;
    private readonly ColumnRole[] _columns;
    private readonly int[] _truthOf;
    private readonly ColumnPlan _plan;
    private readonly CellReader _cells;
    private readonly CsvCells _text = new(1024);

    private RecordCaseReader(string name, CaseSchema schema, IRecordSource source, ColumnPlan plan)
    {
        (_name, _source, _plan) = (name, source, plan);
        _cells = new CellReader(schema);
        _columns = [.. plan.Columns];
        _truthOf = Array.ConvertAll(_columns, column => column.PlainTruthIndex);
        Source = new CaseSource
        {
            Name = name,
            Encoding = source.Kind,
            Shape = plan.Shape,
            Columns = [.. plan.Columns.Select((column, i) => new ColumnMapping(column.Name, column.Meaning(plan.Kept.Contains(i))))],
            MissingColumns = plan.Missing,
        };
    }

    public CaseSource Source { get; }

    public long BytesRead => _source.BytesRead;

    public long? BytesTotal => null;

    public long Rows { get; private set; }

    public long BlankLines => 0;

    public bool IsTruncated => false;

    /// <summary>Binds the columns of a source, which is closed with the reader. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static RecordCaseReader? Open(string name, Func<IRecordSource> open, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        IRecordSource? source = null;
        try
        {
            source = open();
            var header = new List<(string Name, int Start)>();
            int start = 0;
            foreach (string column in source.Columns)
            {
                header.Add((column, start));
                start += column.Length + 1;
            }

            ColumnPlan? plan = ColumnBinder.Bind(schema, new SourceText(name, string.Join(',', source.Columns)), header, options, diagnostics);
            if (plan is not null && source.Begin([.. plan.Columns.Select(RecordUses.Of)], diagnostics)) return new RecordCaseReader(name, schema, source, plan);
        }
        catch (FindingException exception)
        {
            diagnostics.Report(exception.Descriptor, At(name, 0), exception.Arguments);
        }

        source?.Dispose();
        return null;
    }

    public bool Read(CaseRow row, DiagnosticBag diagnostics)
    {
        try
        {
            if (!_source.Read()) return false;
        }
        catch (FindingException exception)
        {
            diagnostics.Report(exception.Descriptor, At(_name, Rows), exception.Arguments);
            return false;
        }

        row.Clear(++Rows);
        _text.Clear();
        for (int i = 0; i < _columns.Length; i++)
        {
            ReadOnlySpan<char> cell = _source.Cell(i);
            _text.Cell(cell);
            if (cell.IsEmpty) continue;
            int truth = _truthOf[i];
            if (cell.Length == 1 && truth >= 0 && cell[0] is '是' or '否' && row.TryState(truth, cell[0] == '是' ? StatedTruth.True : StatedTruth.False)) continue;
            _cells.Read(_columns[i], cell, row);
        }

        row.SetText(_text.Text);
        foreach (int column in _plan.Kept) row.AddKept(_source.Cell(column));
        if (row.CaseNumber.IsEmpty) row.AddProblem("案号", "", "案号是空的。");
        return true;
    }

    public string Hash() => _source.Hash();

    public void Dispose() => _source.Dispose();

    private static SourceLocation At(string name, long line) => new(new SourceText(name, "", (int)Math.Clamp(line, 0, int.MaxValue - 1)), default);
}
