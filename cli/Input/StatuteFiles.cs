using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Input;

/// <summary>
/// Finds the .statute files under the paths that a user gave, in one order whatever the file system says, and reads them.
/// A path that leads nowhere is a wrong use of the command and goes to standard error; what is wrong with a file is a
/// finding. <see cref="Status"/> says how bad the worst of it is.
/// </summary>
internal sealed class StatuteFiles
{
    public const string Extension = ".statute";

    // A library of regulations is some hundred files of some ten kilobytes.
    private const int MostFiles = 10_000;
    private const int DeepestFolder = 64;

    private readonly Terminal _terminal;
    private readonly List<SourceText> _sources = [];
    private readonly DiagnosticBag _findings = new();
    private readonly HashSet<string> _seenFiles = new(StringComparer.Ordinal);

    private StatuteFiles(Terminal terminal) => _terminal = terminal;

    public IReadOnlyList<SourceText> Sources => _sources;

    public IReadOnlyList<Diagnostic> Findings => _findings.Items;

    /// <summary><see cref="ExitStatus.Ok"/>, or the status that the command must end with at least.</summary>
    public int Status { get; private set; }

    public static StatuteFiles Read(IReadOnlyList<string> paths, Terminal terminal)
    {
        var files = new StatuteFiles(terminal);
        foreach (string path in paths) files.ReadPath(path);
        return files;
    }

    private void ReadPath(string path)
    {
        string full = _terminal.FullPath(path);
        if (Directory.Exists(full))
        {
            var found = new List<(string Full, string Shown)>();
            if (!Walk(full, path, found)) return;
            if (found.Count == 0) Misused(DiagnosticCatalogue.NoStatuteFiles, path);
            found.Sort((a, b) => string.CompareOrdinal(a.Shown, b.Shown));
            foreach ((string file, string shown) in found) ReadFile(file, shown);
        }
        else if (File.Exists(full))
        {
            ReadFile(full, path);
        }
        else
        {
            Misused(DiagnosticCatalogue.PathNotFound, path, _terminal.CurrentDirectory);
        }
    }

    // Breadth first; a folder is entered once whatever links lead to it.
    private bool Walk(string root, string shownRoot, List<(string Full, string Shown)> found)
    {
        var entered = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<(DirectoryInfo Folder, string Shown, int Depth)>();
        queue.Enqueue((new DirectoryInfo(root), shownRoot, 0));
        while (queue.TryDequeue(out (DirectoryInfo Folder, string Shown, int Depth) next))
        {
            _terminal.Cancellation.ThrowIfCancellationRequested();
            try
            {
                if (!entered.Add(RealPath(next.Folder)) || next.Depth > DeepestFolder)
                {
                    Report(DiagnosticCatalogue.FolderLoop, next.Shown, next.Shown);
                    continue;
                }

                foreach (FileSystemInfo entry in next.Folder.EnumerateFileSystemInfos())
                {
                    if (entry.Name.StartsWith('.')) continue;
                    string shown = next.Shown.EndsWith('/') ? next.Shown + entry.Name : $"{next.Shown}/{entry.Name}";
                    if (entry is DirectoryInfo folder) queue.Enqueue((folder, shown, next.Depth + 1));
                    else if (entry.Name.EndsWith(Extension, StringComparison.Ordinal)) found.Add((entry.FullName, shown));
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                CannotRead(next.Shown, failure);
            }

            if (found.Count > MostFiles)
            {
                Misused(DiagnosticCatalogue.TooManyFiles, shownRoot, MostFiles);
                return false;
            }
        }

        return true;
    }

    private static string RealPath(DirectoryInfo folder) =>
        folder.ResolveLinkTarget(returnFinalTarget: true)?.FullName.TrimEnd('/') ?? folder.FullName.TrimEnd('/');

    private void ReadFile(string full, string shown)
    {
        if (!_seenFiles.Add(full)) return;
        _terminal.Cancellation.ThrowIfCancellationRequested();
        try
        {
            SourceReading reading = SourceReading.Of(full, shown);
            _findings.AddRange(reading.Findings);
            if (reading.Source is { } source) _sources.Add(source);
            else Status = Math.Max(Status, ExitStatus.Findings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            CannotRead(shown, failure);
        }
    }

    private void Misused(DiagnosticDescriptor descriptor, params object[] arguments)
    {
        Status = Math.Max(Status, ExitStatus.Usage);
        Invocation.Report(_terminal, descriptor, arguments);
    }

    private void CannotRead(string shown, Exception failure)
    {
        Status = Math.Max(Status, ExitStatus.Failure);
        Report(DiagnosticCatalogue.Unreadable, shown, shown, FailureText.Of(failure));
    }

    private void Report(DiagnosticDescriptor descriptor, string path, params object[] arguments) =>
        _findings.Report(descriptor, new SourceLocation(new SourceText(path, ""), default), arguments);
}
