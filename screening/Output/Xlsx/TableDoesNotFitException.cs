namespace Zhaodan.Screening.Output.Xlsx;

/// <summary>A table is more than a workbook can hold; the message is for people.</summary>
public sealed class TableDoesNotFitException(string message) : IOException(message);
