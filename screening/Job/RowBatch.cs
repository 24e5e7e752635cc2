using Zhaodan.Circuits.Execution;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>Rows on their way from the reader to the evaluators, with how far the reader was when it had filled them.</summary>
internal sealed class RowBatch(CaseSchema schema, int keptColumns)
{
    /// <summary>Rows of a batch: whole words of planes.</summary>
    public const int MostRows = 1024;

    private const int MostCharacters = 1024 * 1024;

    private readonly CaseRow?[] _rows = new CaseRow?[MostRows];
    private int _characters;

    public int Count { get; private set; }

    public long BytesRead { get; private set; }

    /// <summary>One of the rows filled, from 0 to <see cref="Count"/> − 1.</summary>
    public CaseRow this[int index] => _rows[index] ??= new CaseRow(schema, keptColumns);

    /// <summary>What the rows state of 是否 facts, by the indexes of the schema.</summary>
    public StatedPlanes Stated { get; } = new(schema.TruthCount, MostRows / 64);

    /// <summary>Where the facts lie if the source holds them by columns; then <see cref="Stated"/> says nothing.</summary>
    public IBatchColumns? Columns { get; private set; }

    /// <summary>Some rows of a record batch; false where they cannot be read.</summary>
    public bool Fill(ArrowCaseReader reader, Arrow.Reading.RecordBatchView view, int first, int count, long line, Compiler.Diagnostics.DiagnosticBag diagnostics)
    {
        Columns ??= ((IColumnReader)reader).NewBatch(MostRows);
        (Count, BytesRead) = (count, reader.BytesRead);
        return reader.Fill(Columns, view, first, count, line, index => this[index], diagnostics);
    }

    /// <summary>Fills the batch; false where the source ends, or cannot be read on.</summary>
    public bool Fill(ICaseReader reader, Compiler.Diagnostics.DiagnosticBag diagnostics)
    {
        if (reader is IColumnReader columns)
        {
            Columns ??= columns.NewBatch(MostRows);
            bool hasMore = columns.Fill(Columns, index => this[index], diagnostics);
            (Count, BytesRead) = (Columns.Count, reader.BytesRead);
            return hasMore;
        }

        Count = 0;
        _characters = 0;
        bool more = true;
        Stated.Clear();
        while (Count < MostRows && _characters < MostCharacters)
        {
            CaseRow row = this[Count];
            more = reader.Read(row, diagnostics);
            if (!more) break;
            foreach (int index in row.Stated) Stated.Set(Count, index, row.Truths[index]);
            _characters += row.Text.Length;
            Count++;
        }

        BytesRead = reader.BytesRead;
        return more;
    }
}
