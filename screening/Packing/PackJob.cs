using System.Globalization;
using Zhaodan.Arrow.Writing;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Packing;

/// <summary>
/// Puts a table of cases into an Arrow file, to be screened again and again. The table is read twice: what columns the file
/// needs is known only when all cases were seen. Bad rows go to quarantine, and nothing is seen unless everything is whole.
/// Memory does not grow with the table.
/// </summary>
public static class PackJob
{
    // Planes of an odd number of cache lines: those of a batch, which are read side by side, do not fall on the same lines of
    // the cache. Many rows: every batch costs a look at its metadata.
    private const int RowsOfBatch = 512 * 1025;
    private const int BytesOfBatch = 1 << 28;

    /// <summary>What is wrong with the input or the folder is in the report.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was left behind.</exception>
    public static PackReport Run(PackRequest request, CancellationToken cancellationToken = default)
    {
        var diagnostics = new DiagnosticBag();
        if (CaseSchema.Build(request.Regimes, diagnostics, request.Others) is not { } schema) return new PackReport(false, diagnostics.Items);
        PackReport? report = null;
        try
        {
            if (See(request, schema, diagnostics, cancellationToken) is { } seen) report = Write(request, schema, seen, diagnostics, cancellationToken);
            if (report is not null) request.Output.Commit();
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            OutputFailure.Report(exception, request.Output.Name, request.File, diagnostics);
            report = null;
        }
        finally
        {
            if (report is null) request.Output.Discard();
        }

        return report ?? new PackReport(false, diagnostics.Items);
    }

    private sealed record Seen(PackColumns Columns, string Hash, long Rows);

    private static Seen? See(PackRequest request, CaseSchema schema, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        using ICaseReader? reader = CaseReaders.Open(request.Input, schema, request.Options, diagnostics);
        if (reader is null) return null;
        var needs = new PackNeeds(schema);
        var row = new CaseRow(schema, request.Options.Keep.Length);
        while (reader.Read(row, diagnostics))
        {
            if (row.Problems.Count == 0) needs.Add(row);
            if (reader.Rows % 1024 == 0) cancellationToken.ThrowIfCancellationRequested();
        }

        if (diagnostics.HasErrors) return null;
        return PackColumns.Plan(schema, needs, reader.Source, request.Options.Keep, request.Input.Name, diagnostics) is { } columns ? new Seen(columns, reader.Hash(), reader.Rows) : null;
    }

    // Findings about the table were reported when it was seen.
    private static PackReport? Write(PackRequest request, CaseSchema schema, Seen seen, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var again = new DiagnosticBag();
        using ICaseReader? reader = CaseReaders.Open(request.Input, schema, request.Options, again);
        if (reader is null) return Changed(request, diagnostics);
        request.Output.Prepare();
        using Stream stream = request.Output.Create(request.File);
        using var buffered = new BufferedStream(stream, 1 << 16);
        using var quarantine = new QuarantineWriter(request.Output.Create(request.Quarantine));
        var writer = new ArrowWriter(buffered, seen.Columns.Schema, seen.Columns.Dictionaries);
        ArrowBatchBuilder batch = writer.NewBatch();
        var row = new CaseRow(schema, request.Options.Keep.Length);
        using var numbers = new CaseNumberSet(request.Output.Scratch, NumberMemory.Usual);
        long packed = 0, bad = 0, bytes = 0;
        while (reader.Read(row, again))
        {
            if (reader.Rows > seen.Rows) return Changed(request, diagnostics);
            if (!row.CaseNumber.IsEmpty && !numbers.TryAdd(row.CaseNumber, row.Line, out long first))
            {
                row.AddProblem("案号", row.CaseNumber.ToString(), $"案号与第{first.ToString(CultureInfo.InvariantCulture)}行重复，以先出现的为准。");
            }

            if (row.Problems.Count > 0)
            {
                quarantine.Write(row);
                bad++;
                if (bad <= (request.MaxBad ?? long.MaxValue)) continue;
                RowProblem problem = row.Problems[0];
                diagnostics.Report(DiagnosticCatalogue.TooManyBadRows, Place(request), bad, request.MaxBad ?? 0, row.Line, problem.Column, problem.Reason);
                return null;
            }

            seen.Columns.Append(batch, row);
            packed++;
            bytes += row.Text.Length * 3;
            if (batch.Columns[0].Length < RowsOfBatch && bytes < BytesOfBatch) continue;
            writer.Write(batch);
            batch.Clear();
            bytes = 0;
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (again.HasErrors || reader.Rows != seen.Rows || reader.Hash() != seen.Hash) return Changed(request, diagnostics);
        if (batch.Length > 0) writer.Write(batch);
        writer.Finish();
        buffered.Flush();
        quarantine.Finish();
        if (packed + bad != seen.Rows || quarantine.Rows != bad)
        {
            diagnostics.Report(DiagnosticCatalogue.RowsDoNotAddUp, Place(request), seen.Rows, packed, bad, request.Quarantine, quarantine.Rows);
            return null;
        }

        if (bad > 0) diagnostics.Report(DiagnosticCatalogue.RowsQuarantined, Place(request), bad, request.Quarantine);
        return new PackReport(true, diagnostics.Items) { Rows = seen.Rows, Packed = packed, Bad = bad, Columns = seen.Columns.Schema.Fields.Count, Bytes = writer.Position };
    }

    private static PackReport? Changed(PackRequest request, DiagnosticBag diagnostics)
    {
        diagnostics.Report(DiagnosticCatalogue.PackInputChanged, Place(request), request.Input.Name);
        return null;
    }

    private static SourceLocation Place(PackRequest request) => new(new SourceText(request.Input.Name, ""), default);
}
