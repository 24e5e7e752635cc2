using System.Collections.Immutable;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output.Xlsx;

namespace Zhaodan.Screening.Output;

/// <summary>The writer of a table by its format.</summary>
public static class TableWriters
{
    /// <param name="stream">Closed together with the writer.</param>
    /// <param name="format">CSV where it is left open.</param>
    /// <param name="sheet">The name of the sheet, in a workbook.</param>
    /// <param name="hasFewTexts">By column: may it be a dictionary, in a format that has any? Not told: none.</param>
    public static ITableWriter Create(Stream stream, CaseFormat format, string sheet, ImmutableArray<bool> hasFewTexts = default) => format switch
    {
        CaseFormat.Ndjson => new NdjsonWriter(stream),
        CaseFormat.Xlsx => new XlsxWriter(stream, sheet),
        CaseFormat.Arrow => new ArrowTableWriter(stream, hasFewTexts),
        _ => new Utf8CsvWriter(stream),
    };
}
