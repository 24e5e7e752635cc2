using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>The parts of one screening, found whole and fitting each other, in order.</summary>
internal sealed class ShardSet
{
    private ShardSet((string Folder, ShardRecord Record)[] parts) => Parts = parts;

    public (string Folder, ShardRecord Record)[] Parts { get; }

    /// <summary>Null with an error that names the folder or the part.</summary>
    public static ShardSet? Load(MergeRequest request, DiagnosticBag diagnostics)
    {
        var found = new Dictionary<int, (string Folder, ShardRecord Record)>();
        (string Folder, ShardRecord Record)? first = null;
        foreach (string folder in request.Folders)
        {
            if (Read(folder, request.Shown(folder), diagnostics) is not { } record) return null;
            first ??= (folder, record);
            (string known, ShardRecord other) = first.Value;
            string? difference = other.Shard.Count != record.Shard.Count ? $"片数（{other.Shard.Count} 和 {record.Shard.Count}）" : other.Identity.Difference(record.Identity.At(other.Identity.Input));
            if (difference is not null)
            {
                diagnostics.Report(DiagnosticCatalogue.ShardForeign, Place(folder), request.Shown(folder), request.Shown(known), difference);
                return null;
            }

            if (found.TryAdd(record.Shard.Index, (folder, record))) continue;
            diagnostics.Report(DiagnosticCatalogue.ShardTwice, Place(folder), request.Shown(found[record.Shard.Index].Folder), request.Shown(folder), record.Shard.Index);
            return null;
        }

        if (first is null) return null;
        int count = first.Value.Record.Shard.Count;
        int[] missing = [.. Enumerable.Range(1, count).Where(index => !found.ContainsKey(index))];
        if (missing.Length > 0)
        {
            diagnostics.Report(DiagnosticCatalogue.ShardMissing, Place(first.Value.Folder), count, string.Join('、', missing));
            return null;
        }

        (string Folder, ShardRecord Record)[] parts = [.. found.OrderBy(part => part.Key).Select(part => part.Value)];
        for (int i = 0; i < parts.Length; i++)
        {
            long wanted = i == 0 ? parts[i].Record.Range.HeaderEnd : parts[i - 1].Record.Range.End;
            if (parts[i].Record.Range.Start == wanted && (i < parts.Length - 1 || parts[i].Record.Range.End == parts[i].Record.Identity.Input.Length)) continue;
            diagnostics.Report(DiagnosticCatalogue.ShardUnreadable, Place(parts[i].Folder), request.Shown(parts[i].Folder), "和前后两片接不上");
            return null;
        }

        return new ShardSet(parts);
    }

    public static SourceLocation Place(string folder) => new(new SourceText(folder, ""), default);

    private static ShardRecord? Read(string folder, string shown, DiagnosticBag diagnostics)
    {
        string? reason;
        try
        {
            ShardRecord? record = ShardRecord.FromJson(File.ReadAllBytes(Path.Combine(folder, ShardRecord.FileName)));
            reason = record is null ? $"{ShardRecord.FileName} 读不懂"
                : record.Files.FirstOrDefault(file => !IsThere(folder, file)) is { } gone ? $"{gone.Name} 不在或者长短不对"
                : null;
            if (reason is null) return record;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            reason = $"{ShardRecord.FileName} {FailureText.Of(exception)}";
        }

        diagnostics.Report(DiagnosticCatalogue.ShardUnreadable, Place(folder), shown, reason);
        return null;
    }

    private static bool IsThere(string folder, ShardFile file)
    {
        var info = new FileInfo(Path.Combine(folder, file.Name));
        return info.Exists && info.Length == file.Bytes;
    }
}
