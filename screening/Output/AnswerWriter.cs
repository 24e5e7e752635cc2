using System.Collections.Immutable;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Output;

/// <summary>答案-代号: a table with a row of <see cref="AnswerCells"/> for each case.</summary>
internal sealed class AnswerWriter : IDisposable
{
    private readonly ITableWriter _table;
    private readonly AnswerCells _cells;
    private long _earlier;

    /// <param name="table">Closed together with this.</param>
    /// <param name="cells">What a row says.</param>
    /// <param name="kept">Names of the columns kept.</param>
    public AnswerWriter(ITableWriter table, AnswerCells cells, ImmutableArray<string> kept)
    {
        _table = table;
        _cells = cells;
        cells.Header(table, kept);
        table.EndRow();
    }

    /// <summary>Cases written, by an earlier run too.</summary>
    public long Rows => _earlier + _table.Rows - 1;

    /// <summary>Can a job that was stopped go on with this file?</summary>
    public bool CanResume => _table is IFlushingTable;

    /// <summary>A row that the regime's latest program answers alone.</summary>
    public void Write(CaseRow row, CaseFacts facts, CaseAnswer answer, ForceNote force, ReadOnlySpan<bool> depends)
    {
        _cells.Write(_table, row, facts, answer, force, depends);
        _table.EndRow();
    }

    /// <summary>A row that the layer answers.</summary>
    public void Write(CaseRow row, LayeredRun run)
    {
        _cells.Write(_table, row, run);
        _table.EndRow();
    }

    /// <summary>A row of a batch that was answered as planes.</summary>
    public void Write(CaseRow row, PlaneTexts texts, int index)
    {
        _cells.Begin(_table, row);
        texts.Write(_table, row, index);
        _table.EndRow();
    }

    /// <summary>Null where everything is in the file after <see cref="Flush"/>.</summary>
    public IPendingTable? Pending => _table as IPendingTable;

    /// <summary>The file holds so many cases already.</summary>
    public void Resume(long rows) => _earlier = rows;

    public void Flush() => (_table as IFlushingTable)?.Flush();

    public void Finish() => _table.Finish();

    public void Dispose() => _table.Dispose();
}
