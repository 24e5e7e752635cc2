using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// Cases by the columns that a circuit's inputs name: what is stated of 是否 facts as planes, the rest row by row. A case is
/// bit (row mod 64) of word (row div 64). Implemented by structs, so that reading a cell is a load.
/// </summary>
public interface ICaseRows
{
    int Count { get; }

    /// <summary>Copies the plane of the cases that state a truth of a column.</summary>
    void Stated(int column, StatedTruth truth, Span<ulong> plane);

    NumberRange Number(int row, int column);

    OptionSet Choice(int row, int column);
}
