using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>Columns in which the rows of a batch lie.</summary>
internal interface IRowColumns
{
    /// <summary>What a row states of a 是否 fact.</summary>
    StatedTruth Truth(int row, int index);

    /// <summary>Fetches the 是否 facts and the text of a row.</summary>
    void Load(int index, CaseRow row);

    /// <summary>Fetches the numbers and choices of a row.</summary>
    void LoadValues(int index, CaseRow row);
}
