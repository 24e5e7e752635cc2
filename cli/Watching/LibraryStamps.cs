using Zhaodan.Cli.Input;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Watching;

/// <summary>
/// Which rule files there are under some paths, how large and of when: two that differ mean that something changed. Files are
/// looked at and not listened for, so that it works on every file system, in containers and on network drives too.
/// </summary>
internal sealed class LibraryStamps : IEquatable<LibraryStamps>
{
    private const int MostFiles = 10_000;
    private readonly SortedDictionary<string, (long Length, DateTime Written)> _stamps = new(StringComparer.Ordinal);

    public static LibraryStamps Of(IReadOnlyList<string> paths, Terminal terminal)
    {
        var stamps = new LibraryStamps();
        foreach (string path in paths) stamps.Add(terminal.FullPath(path));
        return stamps;
    }

    public bool Equals(LibraryStamps? other) => other is not null && _stamps.SequenceEqual(other._stamps);

    public override bool Equals(object? obj) => Equals(obj as LibraryStamps);

    public override int GetHashCode() => _stamps.Count;

    private void Add(string full)
    {
        try
        {
            if (File.Exists(full))
            {
                Stamp(new FileInfo(full));
                return;
            }

            var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 64, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
            foreach (FileInfo file in new DirectoryInfo(full).EnumerateFiles("*" + StatuteFiles.Extension, options).Take(MostFiles)) Stamp(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // A folder that is gone for a moment has no files; the check itself says what is wrong.
        }
    }

    private void Stamp(FileInfo file) => _stamps[file.FullName] = file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
}
