using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Output;

/// <summary>A file's bytes as they were read, and as they shall be.</summary>
internal sealed record FileChange(string Shown, string Full, byte[] Before, byte[] After);

/// <summary>
/// Changes several files, all or none: the new ones are written beside the old ones first, nothing is replaced before all of
/// them are on the disk and every old one is seen to be as it was read, and where one cannot be replaced those replaced so far
/// are put back.
/// </summary>
internal static class FileSet
{
    /// <summary>False when nothing was changed, which is reported.</summary>
    public static bool TryWrite(Invocation invocation, IReadOnlyList<FileChange> changes)
    {
        string suffix = "." + Path.GetRandomFileName();
        var replaced = new List<FileChange>();
        FileChange? at = null;
        try
        {
            foreach (FileChange change in changes)
            {
                at = change;
                WriteAside(change, suffix);
            }

            foreach (FileChange change in changes)
            {
                at = change;
                if (File.ReadAllBytes(change.Full).AsSpan().SequenceEqual(change.Before)) continue;
                invocation.Report(DiagnosticCatalogue.FileChangedMeanwhile, change.Shown);
                return false;
            }

            invocation.Terminal.Cancellation.ThrowIfCancellationRequested();
            foreach (FileChange change in changes)
            {
                at = change;
                File.Replace(change.Full + suffix + ".part", change.Full, change.Full + suffix + ".old");
                replaced.Add(change);
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            foreach (FileChange change in replaced) File.Move(change.Full + suffix + ".old", change.Full, overwrite: true);
            invocation.Report(DiagnosticCatalogue.CannotWrite, at?.Shown ?? "", FailureText.Of(failure));
            return false;
        }
        finally
        {
            foreach (FileChange change in changes)
            {
                TryDelete(change.Full + suffix + ".part");
                TryDelete(change.Full + suffix + ".old");
            }
        }
    }

    // The mode of the old file goes to the new one, and the bytes are on the disk before anything is replaced.
    private static void WriteAside(FileChange change, string suffix)
    {
        string aside = change.Full + suffix + ".part";
        using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
        {
            stream.Write(change.After);
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(aside, File.GetUnixFileMode(change.Full));
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A file left beside the others harms nobody: it has another ending.
        }
    }
}
