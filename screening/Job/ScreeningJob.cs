using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>
/// Screens a file of cases: reads, answers and writes one row after the other, in order; reading has a thread of its own.
/// Memory does not grow with the file but for the case numbers (<see cref="CaseNumberSet"/>). Every row is answered or quarantined, the counts add up or the
/// job fails, and nothing is seen in the output folder unless everything is whole.
/// </summary>
public static class ScreeningJob
{
    /// <summary>Runs a screening. What is wrong with the input or the folder is in the report.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was left behind.</exception>
    public static ScreeningReport Run(ScreeningRequest request, IProgress<ScreeningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (request.Regimes.IsEmpty) throw new ArgumentException("At least one regime.", nameof(request));
        var diagnostics = new DiagnosticBag();
        CaseSchema? schema = RegimesFit(request, diagnostics) ? CaseSchema.Build([.. request.Regimes.Select(regime => regime.Linked ?? LinkedRegime.Of(regime.Program))], diagnostics, request.Others) : null;
        if (schema is null) return Failed(diagnostics);

        var options = new CaseReaderOptions { Format = request.InputFormat, Sheet = request.Sheet, Encoding = request.Encoding, Shape = request.Shape, Keep = request.Keep, AllowMissing = request.AllowMissing };
        request = request with { Keep = [.. request.Keep.Distinct(StringComparer.Ordinal)] };
        ICaseReader? reader = CaseReaders.Open(request.Input, schema, options, diagnostics);
        return reader is null ? Failed(diagnostics) : Run(request, reader, schema, diagnostics, progress, cancellationToken);
    }

    // With the reader given, which is closed: the part that every kind of source shares.
    internal static ScreeningReport Run(
        ScreeningRequest request,
        ICaseReader reader,
        CaseSchema schema,
        DiagnosticBag diagnostics,
        IProgress<ScreeningProgress>? progress,
        CancellationToken cancellationToken)
    {
        using var run = new ScreeningRun(request, reader, schema, diagnostics, progress);
        bool done = false;
        try
        {
            request.Output.Prepare();
            ScreeningSummary? summary = run.Execute(cancellationToken);
            if (summary is null) return Failed(diagnostics);
            run.Writing = "";
            request.Output.Commit();
            done = true;
            return new ScreeningReport { Succeeded = true, Diagnostics = diagnostics.Items, Summary = summary, Files = run.Files };
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            OutputFailure.Report(exception, request.Output.Name, run.Writing, diagnostics);
            return Failed(diagnostics);
        }
        finally
        {
            run.Dispose();
            if (!done) request.Output.Discard();
        }
    }

    private static bool RegimesFit(ScreeningRequest request, DiagnosticBag diagnostics)
    {
        var codes = new HashSet<string>(StringComparer.Ordinal);
        foreach (ScreeningRegime regime in request.Regimes)
        {
            string code = regime.Linked?.Code ?? regime.Program.Header.Code;
            if (codes.Add(code)) continue;
            diagnostics.Report(DiagnosticCatalogue.RegimeGivenTwice, new SourceLocation(new SourceText("", ""), default), code);
            return false;
        }

        return true;
    }

    private static ScreeningReport Failed(DiagnosticBag diagnostics) => new() { Succeeded = false, Diagnostics = diagnostics.Items };
}
