using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Input.Ndjson;
using Zhaodan.Screening.Input.Records;
using Zhaodan.Screening.Input.Xlsx;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>The reader for a file of cases, by its format.</summary>
public static class CaseReaders
{
    /// <summary>Opens a file. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static ICaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        if (input.OpenRecords is { } open) return RecordCaseReader.Open(input.Name, open, schema, options, diagnostics);
        CaseFormat format = options.Format == CaseFormat.Detect ? CaseFormats.OfName(input.Name) : options.Format;
        var place = new SourceLocation(new SourceText(input.Name, ""), default);
        if (format != CaseFormat.Csv && options.Encoding != CaseEncoding.Detect)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseEncodingNotChosen, place);
            return null;
        }

        if (format != CaseFormat.Xlsx && options.Sheet is not null)
        {
            diagnostics.Report(DiagnosticCatalogue.SheetOfNoWorkbook, place, input.Name);
            return null;
        }

        if (format != CaseFormat.Arrow && options.IsForTotals)
        {
            diagnostics.Report(DiagnosticCatalogue.TotalsOfNoArrow, place, input.Name);
            return null;
        }

        return format switch
        {
            CaseFormat.Ndjson => NdjsonCaseReader.Open(input, schema, options, diagnostics),
            CaseFormat.Arrow => ArrowCaseReader.Open(input, schema, options, diagnostics),
            CaseFormat.Xlsx => XlsxCaseReader.Open(input, schema, options, diagnostics),
            _ => CsvCaseReader.Open(input, schema, options, diagnostics),
        };
    }
}
