using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Output.Xlsx;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Generation;

/// <summary>Which cases to make up. The same request gives the same bytes.</summary>
public sealed record GenerationRequest
{
    /// <summary>At least one.</summary>
    public required ImmutableArray<RegimeProgram> Programs { get; init; }

    public required long Rows { get; init; }

    public required ulong Seed { get; init; }

    /// <summary><see cref="CaseShape.Detect"/> is <see cref="CaseShape.Wide"/>.</summary>
    public CaseShape Shape { get; init; } = CaseShape.Wide;

    /// <summary>Left open: CSV.</summary>
    public CaseFormat Format { get; init; }

    /// <summary>Of CSV. <see cref="CaseEncoding.Detect"/> is UTF-8, with its mark.</summary>
    public CaseEncoding Encoding { get; init; } = CaseEncoding.Utf8;
}

public sealed record GenerationReport(bool Succeeded, IReadOnlyList<Diagnostic> Diagnostics, long Rows);

/// <summary>
/// Writes random cases that respect 互斥, 反义 and 蕴含, as a file that <see cref="Job.ScreeningJob"/> reads without any
/// further option.
/// </summary>
public static class CaseGenerator
{
    private const int RowsBetweenLooks = 2048;

    /// <summary>
    /// Writes a file of an output folder, whole or not at all; what is wrong with the folder or the disk is in the report.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was left behind.</exception>
    public static GenerationReport WriteFile(GenerationRequest request, IOutputFolder folder, string name, CancellationToken cancellationToken = default)
    {
        string writing = "";
        bool done = false;
        try
        {
            folder.Prepare();
            GenerationReport report;
            using (Stream stream = folder.Create(name))
            {
                writing = name;
                report = Write(request, stream, cancellationToken);
            }

            if (!report.Succeeded) return report;
            folder.Commit();
            done = true;
            return report;
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            var diagnostics = new DiagnosticBag();
            OutputFailure.Report(exception, folder.Name, writing, diagnostics);
            return new GenerationReport(false, diagnostics.Items, 0);
        }
        finally
        {
            if (!done) folder.Discard();
        }
    }

    /// <summary>Writes to a stream that stays open. Errors of the stream are the caller's.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; a part has been written.</exception>
    public static GenerationReport Write(GenerationRequest request, Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(request.Rows);
        var diagnostics = new DiagnosticBag();
        CaseSchema? schema = CaseSchema.Build(request.Programs, diagnostics);
        if (schema is null) return new GenerationReport(false, diagnostics.Items, 0);
        if (!schema.Facts.Any(fact => fact.IsUsed))
        {
            diagnostics.Report(DiagnosticCatalogue.NothingToGenerate, new SourceLocation(new SourceText("", ""), default));
            return new GenerationReport(false, diagnostics.Items, 0);
        }

        if (request.Format == CaseFormat.Xlsx && request.Rows >= XlsxWriter.MostRows)
        {
            // Rows on a second sheet would not be read by a screening of the file.
            diagnostics.Report(DiagnosticCatalogue.TableDoesNotFit, new SourceLocation(new SourceText("", ""), default), $"{request.Rows}个案件", $"一张工作表最多{XlsxWriter.MostRows - 1}个");
            return new GenerationReport(false, diagnostics.Items, 0);
        }

        var random = new RandomSource(request.Seed);
        var composer = new CaseComposer(schema, random, request.Shape == CaseShape.List);
        bool isGb = request.Encoding == CaseEncoding.Gb18030;
        using ITableWriter table = isGb
            ? new CsvWriter(new OpenStream(stream), CaseEncodings.Create(CaseEncoding.Gb18030), withMark: false)
            : TableWriters.Create(new OpenStream(stream), request.Format, "案件");
        var writer = new GeneratedRowWriter(table, schema, request.Shape == CaseShape.List, random);
        writer.WriteHeader();
        for (long row = 1; row <= request.Rows; row++)
        {
            if (row % RowsBetweenLooks == 0) cancellationToken.ThrowIfCancellationRequested();
            composer.Compose();
            writer.Write(row, composer.Draft);
        }

        table.Finish();
        return new GenerationReport(true, diagnostics.Items, request.Rows);
    }
}
