using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Output;

/// <summary>
/// Writes a whole file or nothing: beside its final name first, then renamed. A device (/dev/stdout, /dev/null) is written to
/// and never replaced.
/// </summary>
internal static class OutputFile
{
    /// <summary>False when it cannot be written, which is reported; what was there before then stands as it was.</summary>
    public static bool TryWrite(Invocation invocation, string path, Action<Stream> write)
    {
        string full = invocation.Terminal.FullPath(path);
        string aside = $"{full}.{Path.GetRandomFileName()}.part";
        try
        {
            if (IsDevice(full))
            {
                using var direct = new FileStream(full, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
                write(direct);
                return true;
            }

            if (Path.GetDirectoryName(full) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            using (var stream = new FileStream(aside, FileMode.CreateNew, FileAccess.Write)) write(stream);
            File.Move(aside, full, overwrite: true);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            TryDelete(aside);
            invocation.Report(DiagnosticCatalogue.CannotWrite, path, FailureText.Of(failure));
            return false;
        }
        catch (OperationCanceledException)
        {
            TryDelete(aside);
            throw;
        }
    }

    // /dev/stdout, /dev/null, /dev/full: a rename would put a file in place of the device.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && path.StartsWith("/dev/", StringComparison.Ordinal);

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The message names the file that could not be written; nothing more can be done about the other.
        }
    }
}
