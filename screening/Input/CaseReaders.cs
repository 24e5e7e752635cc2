using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

/// <summary>The reader for a file of cases, by its format.</summary>
public static class CaseReaders
{
    /// <summary>Opens a file. Null with an error in <paramref name="diagnostics"/>.</summary>
    public static ICaseReader? Open(CaseInput input, CaseSchema schema, CaseReaderOptions options, DiagnosticBag diagnostics)
    {
        CaseFormat format = options.Format == CaseFormat.Detect ? CaseFormats.OfName(input.Name) : options.Format;
        return format switch
        {
            CaseFormat.Arrow => ArrowCaseReader.Open(input, schema, options, diagnostics),
            _ => CsvCaseReader.Open(input, schema, options, diagnostics),
        };
    }
}
