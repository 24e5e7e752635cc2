using System.Collections.Immutable;
using System.Text;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Output;

/// <summary>答案-代号.csv: a row of <see cref="AnswerCells"/> for each case.</summary>
internal sealed class AnswerWriter : IDisposable
{
    private readonly CsvWriter _csv;
    private readonly AnswerCells _cells;

    public AnswerWriter(Stream stream, AnswerCells cells, ImmutableArray<string> kept)
    {
        _csv = new CsvWriter(stream, new UTF8Encoding(false), withMark: true);
        _cells = cells;
        cells.Header(_csv.Cells, kept);
        _csv.EndRow();
    }

    /// <summary>Cases written.</summary>
    public long Rows => _csv.Rows - 1;

    /// <summary>A row that the regime's latest program answers alone.</summary>
    public void Write(CaseRow row, CaseFacts facts, CaseAnswer answer, ForceNote force, ReadOnlySpan<bool> depends)
    {
        _cells.Write(_csv.Cells, row, facts, answer, force, depends);
        _csv.EndRow();
    }

    /// <summary>A row that the layer answers.</summary>
    public void Write(CaseRow row, LayeredRun run)
    {
        _cells.Write(_csv.Cells, row, run);
        _csv.EndRow();
    }

    /// <summary>A row of a batch that was answered as planes.</summary>
    public void Write(CaseRow row, PlaneTexts texts, int index)
    {
        _cells.Begin(_csv.Cells, row);
        texts.Write(_csv.Cells, row, index);
        _csv.EndRow();
    }

    public void Finish() => _csv.Finish();

    public void Dispose() => _csv.Dispose();
}
