using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Planes;

/// <summary>The rows of a batch, by the columns of its schema.</summary>
internal readonly struct BatchRows(RowBatch batch) : ICaseRows
{
    public int Count => batch.Count;

    public void Stated(int column, StatedTruth truth, Span<ulong> plane) => batch.Stated[column, truth][..plane.Length].CopyTo(plane);

    public NumberRange Number(int row, int column) => batch[row].Numbers[column];

    public OptionSet Choice(int row, int column) => batch[row].Choices[column];
}
