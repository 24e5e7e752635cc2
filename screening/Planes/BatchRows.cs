using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Planes;

/// <summary>The rows of a batch, by the columns of its schema.</summary>
internal readonly struct BatchRows(RowBatch batch, LawPlanes? laws) : ICaseRows
{
    public int Count => batch.Count;

    public void Stated(int column, StatedTruth truth, Span<ulong> plane)
    {
        if (laws?.Has(column) == true) laws.Stated(column, truth, plane);
        else if (batch.Columns is { } columns) columns.Stated(column, truth, plane);
        else batch.Stated[column, truth][..plane.Length].CopyTo(plane);
    }

    public NumberRange Number(int row, int column)
    {
        if (batch.Columns is not { } columns) return batch[row].Numbers[column];
        ReadOnlySpan<NumberRange> numbers = columns.Numbers(column);
        return numbers.IsEmpty ? default : numbers[row];
    }

    public OptionSet Choice(int row, int column)
    {
        if (batch.Columns is not { } columns) return batch[row].Choices[column];
        ReadOnlySpan<OptionSet> choices = columns.Choices(column);
        return choices.IsEmpty ? default : choices[row];
    }
}
