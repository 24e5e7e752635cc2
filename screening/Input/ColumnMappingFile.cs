using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Input;

/// <summary>
/// 对照表: what the columns of a register mean, as a table with the columns 列 and 意思 that an office program edits. 意思 is a
/// fact, 案号, 是 and the like, 保留 or 不用; a row without a 列 confirms that the register has no column for the fact.
/// </summary>
public static class ColumnMappingFile
{
    public const string Kept = "保留";
    public const string Unused = "不用";

    private const string Open = "？";

    /// <summary>Null with an error in <paramref name="diagnostics"/>.</summary>
    public static ImmutableArray<MappedColumn>? Read(CaseInput input, DiagnosticBag diagnostics)
    {
        try
        {
            using var decoder = new BlockDecoder(input.Open());
            decoder.Start(CaseEncoding.Detect);
            return Read(new CsvReader(decoder), input.Name, diagnostics);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, At(input.Name, 1), input.Name, FailureText.Of(exception));
            return null;
        }
    }

    /// <summary>A proposal for a register: what is plain is filled in, the rest is marked with ？ for somebody to decide.</summary>
    public static void Write(Stream stream, IEnumerable<ProposedColumn> columns)
    {
        using var csv = new CsvWriter(stream, new UTF8Encoding(false), withMark: true);
        foreach (string cell in (string[])["列", "意思", "说明"]) csv.Cell(cell);
        csv.EndRow();
        foreach (ProposedColumn column in columns)
        {
            csv.Cell(column.Column ?? Open);
            csv.Cell(column.Fact ?? Open);
            csv.Cell(column.Note);
            csv.EndRow();
        }

        csv.Finish();
    }

    private static ImmutableArray<MappedColumn>? Read(CsvReader csv, string name, DiagnosticBag diagnostics)
    {
        var columns = ImmutableArray.CreateBuilder<MappedColumn>();
        bool isGood = csv.Read() == CsvStatus.Record && csv.FieldCount >= 2 && csv[0].Trim() is "列" && csv[1].Trim() is "意思";
        if (!isGood) diagnostics.Report(DiagnosticCatalogue.MappingHeader, At(name, 1), name);
        while (isGood && csv.Read() is var status && status != CsvStatus.End)
        {
            string column = status == CsvStatus.Record && csv.FieldCount >= 2 ? csv[0].Trim().ToString() : Open;
            string fact = status == CsvStatus.Record && csv.FieldCount >= 2 ? csv[1].Trim().ToString() : Open;
            if (column == Open || fact.Length == 0 || fact == Open)
            {
                diagnostics.Report(DiagnosticCatalogue.MappingOpen, At(name, csv.Line), name, csv.Line.ToString(CultureInfo.InvariantCulture));
                isGood = false;
            }

            if (column.Length > 0 && columns.Any(known => known.Column == column))
            {
                diagnostics.Report(DiagnosticCatalogue.MappingTwice, At(name, csv.Line), name, column);
                isGood = false;
            }

            columns.Add(new MappedColumn(column, fact));
        }

        return isGood ? columns.ToImmutable() : null;
    }

    private static SourceLocation At(string name, long line) => new(new SourceText(name, "", (int)Math.Clamp(line - 1, 0, int.MaxValue - 1)), default);
}

/// <summary>A row of a proposal; null: somebody must decide.</summary>
public sealed record ProposedColumn(string? Column, string? Fact, string Note);
