using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job.Resuming;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>
/// Screens a file of cases: reads, answers and writes one row after the other, in order; reading has a thread of its own.
/// Memory does not grow with the file: case numbers go to the disk where there are many (<see cref="Input.Numbers.CaseNumberSet"/>). Every row is answered or quarantined, the counts add up or the
/// job fails, and nothing is seen in the output folder unless everything is whole.
/// </summary>
public static class ScreeningJob
{
    /// <summary>Runs a screening. What is wrong with the input or the folder is in the report.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was left behind, but for a <see cref="JobStoppedException"/>, after which it can go on.</exception>
    public static ScreeningReport Run(ScreeningRequest request, IProgress<ScreeningProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (request.Regimes.IsEmpty) throw new ArgumentException("At least one regime.", nameof(request));
        if (request is { TotalsOnly: true } and ({ ByInterpreter: true } or { Shard: not null } or { By.IsEmpty: false } or { Supplement.IsEmpty: false } or { Checkpoints: not null })) throw new ArgumentException("Totals have no rows.", nameof(request));
        var diagnostics = new DiagnosticBag();
        CaseSchema? schema = RegimesFit(request, diagnostics) ? CaseSchema.Build([.. request.Regimes.Select(regime => regime.Linked ?? LinkedRegime.Of(regime.Program))], diagnostics, request.Others) : null;
        if (schema is null) return Failed(diagnostics);

        var options = new CaseReaderOptions { Format = request.InputFormat, Sheet = request.Sheet, Encoding = request.Encoding, Shape = request.Shape, Keep = request.Keep, Mapping = request.Mapping, AllowMissing = request.AllowMissing, IsForTotals = request.TotalsOnly };
        request = request with { Keep = [.. request.Keep.Distinct(StringComparer.Ordinal)] };
        if (!TryIdentify(request, diagnostics, out JobIdentity? identity)) return Failed(diagnostics);
        ShardRange? range = null;
        CaseInput input = request.Input;
        if (request.Shard is { } shard)
        {
            if (ShardInput.Open(request, identity is not null, shard, diagnostics) is not var (part, found, encoding)) return Failed(diagnostics);
            (input, range) = (part, found);
            options = options with { Encoding = encoding };
        }

        ICaseReader? reader = CaseReaders.Open(input, schema, options, diagnostics);
        return reader is null ? Failed(diagnostics) : Run(request, reader, schema, diagnostics, progress, cancellationToken, identity, range);
    }

    // With the reader given, which is closed: the part that every kind of source shares.
    internal static ScreeningReport Run(
        ScreeningRequest request,
        ICaseReader reader,
        CaseSchema schema,
        DiagnosticBag diagnostics,
        IProgress<ScreeningProgress>? progress,
        CancellationToken cancellationToken,
        JobIdentity? identity = null,
        ShardRange? range = null)
    {
        JobCheckpoints? checkpoints = null;
        ScreeningRun? run = null;
        bool isDone = false;
        try
        {
            checkpoints = JobCheckpoints.Open(request, identity, diagnostics);
            if (diagnostics.HasErrors)
            {
                isDone = true;
                return Failed(diagnostics);
            }

            if (checkpoints?.TryFinishEarlier(out ImmutableArray<string> files) == true)
            {
                isDone = true;
                return new ScreeningReport { Succeeded = true, Diagnostics = diagnostics.Items, Files = files };
            }

            request.Output.Prepare();
            run = new ScreeningRun(request, reader, schema, diagnostics, progress, checkpoints, identity, range);
            ScreeningSummary? summary = run.Execute(cancellationToken);
            if (summary is null)
            {
                isDone = diagnostics.Items.Any(MayPass) && checkpoints?.Leave() == true;
                return Failed(diagnostics);
            }

            run.Writing = "";
            Commit(request, run.Answered);
            isDone = true;
            return new ScreeningReport { Succeeded = true, Diagnostics = diagnostics.Items, Summary = summary, Files = run.Files, Written = run.Written };
        }
        catch (OperationCanceledException cancelled) when (run is not null && checkpoints is not null)
        {
            SaveIfPossible(run);
            isDone = checkpoints.Leave();
            if (isDone) throw new JobStoppedException(checkpoints.Saved, cancelled);
            throw;
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            OutputFailure.Report(exception, request.Output.Name, run?.Writing ?? "", diagnostics);
            run?.Dispose();
            isDone = checkpoints?.Leave() == true;
            return Failed(diagnostics);
        }
        finally
        {
            run?.Dispose();
            if (run is null) reader.Dispose();
            if (!isDone)
            {
                request.Tables?.Discard();
                request.Output.Discard();
            }
        }
    }

    // Tables first: a folder with its manifest says that everything is whole.
    private static void Commit(ScreeningRequest request, long rows)
    {
        request.Tables?.Commit(rows);
        try
        {
            request.Output.Commit();
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            request.Tables?.TakeBack();
            throw;
        }
    }

    // A named pipe, or what a shell makes of <(…): opening it twice would lose what it gives. It has no length; neither has an
    // empty file, which is refused anyway.
    private static bool IsPipe(string path)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return false;
            FileSystemInfo target = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
            return !target.Exists || (target is FileInfo { Length: 0 });
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    // What is wrong is not in the cases: another run may get further.
    private static bool MayPass(Diagnostic finding) =>
        finding.Descriptor == DiagnosticCatalogue.CaseFileCannotBeRead || finding.Descriptor == DiagnosticCatalogue.CheckpointRowsDiffer;

    // Where there is no room for a checkpoint, the one before it stays.
    private static void SaveIfPossible(ScreeningRun run)
    {
        try
        {
            run.TrySave();
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
        }
    }

    private static bool TryIdentify(ScreeningRequest request, DiagnosticBag diagnostics, out JobIdentity? identity)
    {
        identity = null;
        if (request.Input.FilePath is not { } path || IsPipe(path)) return true;
        try
        {
            identity = JobIdentity.Of(request);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Exception shown = Directory.Exists(request.Input.FilePath) ? new IsFolderException() : exception;
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, new SourceLocation(new SourceText(request.Input.Name, ""), default), request.Input.Name, FailureText.Of(shown));
            return false;
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
