using System.Collections.Immutable;
using System.Security.Cryptography;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job.Resuming;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>
/// Puts the parts of a screening together: the same bytes as one run over the whole. Tables are joined, counts added up; a
/// part in which a number occurs that an earlier one has is screened once more with those numbers taken.
/// </summary>
public static class ShardMerge
{
    /// <summary>What is wrong with the parts, the input or the folder is in the report.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; nothing was left behind.</exception>
    public static ScreeningReport Run(MergeRequest merge, CancellationToken cancellationToken = default)
    {
        var diagnostics = new DiagnosticBag();
        string writing = "";
        bool isDone = false;
        try
        {
            if (ShardSet.Load(merge, diagnostics) is not { } set || merge.Whole(set.Parts[0].Record) is not { } request) return Failed(diagnostics);
            if (Fits(set, request, diagnostics) is not { } hash) return Failed(diagnostics);
            merge.Output.Prepare();
            (string Folder, ShardRecord Record)[]? parts = WithNumbersTaken(merge, set, request, diagnostics, cancellationToken);
            if (parts is null || TooManyBad(parts, request, diagnostics)) return Failed(diagnostics);

            var files = new JobFiles(merge.Output, null);
            int tables = request.Regimes.Length + 1;
            for (int t = 0; t < tables; t++)
            {
                writing = parts[0].Record.Files[t].Name;
                bool isArrow = t < request.Regimes.Length && request.OutputFormat == CaseFormat.Arrow;
                if ((isArrow ? ArrowJoin.Run(Paths(parts, t), files.Begin(writing), cancellationToken) : Join(parts, t, files.Begin(writing), cancellationToken)) is not { } bad) continue;
                diagnostics.Report(DiagnosticCatalogue.ShardUnreadable, ShardSet.Place(bad), merge.Shown(bad), $"{writing} 和清单里的校验和不一致");
                return Failed(diagnostics);
            }

            if (Summarise(parts, request, hash, diagnostics) is not { } summary) return Failed(diagnostics);
            WriteWhole(OutputNames.SummaryHtml, SummaryHtml.Write(summary));
            WriteWhole(OutputNames.SummaryJson, SummaryJson.Write(summary));
            WriteWhole(OutputNames.Manifest, ManifestJson.Write(summary, request, name => RowsOf(parts, name), files.Written));
            writing = "";
            merge.Output.Commit();
            isDone = true;
            return new ScreeningReport { Succeeded = true, Diagnostics = diagnostics.Items, Summary = summary, Files = [.. files.Written.Select(file => file.Name)], Written = files.Written };

            void WriteWhole(string name, byte[] content)
            {
                writing = name;
                files.WriteWhole(name, content);
            }
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            OutputFailure.Report(exception, merge.Output.Name, writing, diagnostics);
            return Failed(diagnostics);
        }
        finally
        {
            if (!isDone) merge.Output.Discard();
            if (Directory.Exists(merge.Scratch)) Directory.Delete(merge.Scratch, recursive: true);
        }
    }

    // The hash of the whole input; null where library or input are not those that the parts were made of.
    private static string? Fits(ShardSet set, ScreeningRequest request, DiagnosticBag diagnostics)
    {
        ShardRecord first = set.Parts[0].Record;
        try
        {
            // It may have been copied to this machine: times differ, contents are looked at.
            JobIdentity now = JobIdentity.Of(request) ?? throw new IOException(request.Input.Name);
            string? difference = first.Identity.Difference(now.At(first.Identity.Input));
            string hash = "";
            if (difference is null && !Hashes(set, request, out hash)) difference = "案例表的内容";
            if (difference is null) return hash;
            diagnostics.Report(DiagnosticCatalogue.ShardsAndLibraryDiffer, ShardSet.Place(request.Input.Name), difference);
        }
        catch (Exception exception) when (OutputFailure.Is(exception))
        {
            diagnostics.Report(DiagnosticCatalogue.CaseFileCannotBeOpened, ShardSet.Place(request.Input.Name), request.Input.Name, FailureText.Of(exception));
        }

        return null;
    }

    private static bool Hashes(ShardSet set, ScreeningRequest request, out string hash)
    {
        using Stream stream = request.Input.Open();
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] header = new byte[set.Parts[0].Record.Range.HeaderEnd];
        byte[] block = new byte[1024 * 1024];
        stream.ReadExactly(header);
        whole.AppendData(header);
        hash = "";
        foreach ((_, ShardRecord record) in set.Parts)
        {
            using var part = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            part.AppendData(header);
            for (long left = record.Range.End - record.Range.Start; left > 0;)
            {
                int read = stream.Read(block, 0, (int)Math.Min(left, block.Length));
                if (read == 0) return false;
                part.AppendData(block, 0, read);
                whole.AppendData(block, 0, read);
                left -= read;
            }

            if (Convert.ToHexStringLower(part.GetHashAndReset()) != record.InputHash) return false;
        }

        hash = Convert.ToHexStringLower(whole.GetHashAndReset());
        return true;
    }

    private static (string Folder, ShardRecord Record)[]? WithNumbersTaken(MergeRequest merge, ShardSet set, ScreeningRequest request, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        using var numbers = new CaseNumberSet(merge.Output.Scratch, merge.NumberMemory);
        (string Folder, ShardRecord Record)[] parts = [.. set.Parts];
        ImmutableArray<string> indexes = [.. parts.Select(part => Path.Combine(part.Folder, NumberIndexWriter.FileName))];
        for (int i = 0; i < parts.Length; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ShardRange range = parts[i].Record.Range;
            long before = range.HeaderLines + range.SkippedLines;
            int repeated = 0;
            foreach ((long line, string number) in NumberIndexWriter.Read(indexes[i]))
            {
                if (!numbers.TryAdd(number, line, out long first) && first <= before) repeated++;
            }

            if (repeated == 0) continue;
            diagnostics.Report(DiagnosticCatalogue.ShardNumbersRepeat, ShardSet.Place(parts[i].Folder), i + 1, repeated);
            string again = Path.Combine(merge.Scratch, parts[i].Record.Shard.Index.ToString(System.Globalization.CultureInfo.InvariantCulture));
            ScreeningReport report = ScreeningJob.Run(
                request with { Shard = parts[i].Record.Shard, Output = new ResumableFolder(again), TakenNumbers = indexes[..i], Checkpoints = null },
                null,
                cancellationToken);
            if (!report.Succeeded || ShardRecord.FromJson(File.ReadAllBytes(Path.Combine(again, ShardRecord.FileName))) is not { } record)
            {
                diagnostics.AddRange(report.Diagnostics);
                return null;
            }

            parts[i] = (again, record);
        }

        return parts;
    }

    private static bool TooManyBad((string Folder, ShardRecord Record)[] parts, ScreeningRequest request, DiagnosticBag diagnostics)
    {
        long bad = parts.Sum(part => part.Record.Bad);
        if (request.MaxBad is not { } most || bad <= most) return false;
        diagnostics.Report(DiagnosticCatalogue.TooManyBadInParts, ShardSet.Place(request.Input.Name), bad, most);
        return true;
    }

    // Where a table of each part is, and what the part says of it.
    private static (string Folder, ShardFile File)[] Paths((string Folder, ShardRecord Record)[] parts, int table) => [.. parts.Select(part => (part.Folder, part.Record.Files[table]))];

    // The folder of a part whose file is not what the part says of it; null where all are.
    private static string? Join((string Folder, ShardRecord Record)[] parts, int table, JobStream output, CancellationToken cancellationToken)
    {
        using JobStream closed = output;
        byte[] block = new byte[1024 * 1024];
        for (int i = 0; i < parts.Length; i++)
        {
            ShardFile file = parts[i].Record.Files[table];
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var input = new FileStream(Path.Combine(parts[i].Folder, file.Name), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            long left = i == 0 ? 0 : file.HeaderBytes;
            int read;
            while ((read = input.Read(block)) > 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(block, 0, read);
                int skipped = (int)Math.Min(left, read);
                left -= skipped;
                output.Write(block, skipped, read - skipped);
            }

            if (Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Hash) return parts[i].Folder;
        }

        return null;
    }

    private static long? RowsOf((string Folder, ShardRecord Record)[] parts, string name) =>
        parts[0].Record.Files.Any(file => file.Name == name) && name is not (OutputNames.SummaryHtml or OutputNames.SummaryJson)
            ? parts.Sum(part => part.Record.Files.First(file => file.Name == name).Rows)
            : null;

    private static ScreeningSummary? Summarise((string Folder, ShardRecord Record)[] parts, ScreeningRequest request, string hash, DiagnosticBag diagnostics)
    {
        CaseSchema? schema = CaseSchema.Build([.. request.Regimes.Select(regime => regime.Linked ?? LinkedRegime.Of(regime.Program))], diagnostics, request.Others);
        if (schema is null) return null;
        var options = new CaseReaderOptions { Encoding = request.Encoding, Shape = request.Shape, Keep = request.Keep, Mapping = request.Mapping, AllowMissing = request.AllowMissing };
        using CsvCaseReader? reader = CsvCaseReader.Open(request.Input, schema, options, diagnostics);
        if (reader is null) return null;
        var regimes = ImmutableArray.CreateBuilder<RegimeSummary>();
        for (int r = 0; r < request.Regimes.Length; r++)
        {
            ScreeningRegime regime = request.Regimes[r];
            var shape = new LayerShape(regime.Program, regime.Linked);
            var tally = new RegimeTally(shape);
            var extras = new RegimeExtras(request, shape);
            foreach ((_, ShardRecord record) in parts)
            {
                tally.Add(record.Counts[r].Tally);
                extras.Add(record.Counts[r]);
            }

            regimes.Add(extras.Summarise(tally.Summarise(regime, request.TryOpenItems)));
        }

        long bad = parts.Sum(part => part.Record.Bad);
        if (bad > 0) diagnostics.Report(DiagnosticCatalogue.RowsQuarantined, ShardSet.Place(request.Input.Name), bad, OutputNames.Quarantine);
        return new ScreeningSummary
        {
            Input = reader.Source,
            InputHash = hash,
            InputBytes = parts[0].Record.Identity.Input.Length,
            Unmentioned = request.Unmentioned,
            Rows = parts.Sum(part => part.Record.Rows),
            Answered = parts.Sum(part => part.Record.Answered),
            Bad = bad,
            BlankLines = parts.Sum(part => part.Record.BlankLines) + parts[0].Record.HeadBlankLines,
            IdleAssertions = parts.Sum(part => part.Record.IdleAssertions),
            Replay = ReplaySummary.Of(request),
            Regimes = regimes.ToImmutable(),
        };
    }

    private static ScreeningReport Failed(DiagnosticBag diagnostics) => new() { Succeeded = false, Diagnostics = diagnostics.Items };
}
