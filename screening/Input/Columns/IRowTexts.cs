namespace Zhaodan.Screening.Input.Columns;

/// <summary>Texts of the rows of a batch, in UTF-8.</summary>
internal interface IRowTexts
{
    ReadOnlySpan<byte> CaseNumber(int row);

    /// <summary>The cell of the n-th column that is kept, as it stands in the file.</summary>
    ReadOnlySpan<byte> Kept(int row, int kept);
}
