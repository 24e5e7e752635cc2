using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Execution;

/// <summary>Cases as rows, by the columns that a circuit's inputs name. Implemented by structs, so that reading a cell is a load.</summary>
public interface ICaseRows
{
    int Count { get; }

    StatedTruth Truth(int row, int column);

    NumberRange Number(int row, int column);

    OptionSet Choice(int row, int column);
}
