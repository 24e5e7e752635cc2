using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>The rows of a batch by the columns of a schema.</summary>
internal interface IBatchColumns : IRowColumns
{
    int Count { get; }

    /// <summary>The rows that state a truth of a fact.</summary>
    void Stated(int index, StatedTruth truth, Span<ulong> plane);

    /// <summary>Empty where no row states anything.</summary>
    ReadOnlySpan<NumberRange> Numbers(int index);

    /// <summary>Empty where no row states anything.</summary>
    ReadOnlySpan<OptionSet> Choices(int index);
}
