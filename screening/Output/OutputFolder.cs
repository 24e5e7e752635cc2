using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Output;

/// <summary>
/// A folder of the file system. Files are begun as NAME.未完成-… and renamed when all are whole and on disk; where a rename
/// fails, those already made are taken back.
/// </summary>
public sealed class OutputFolder(string path) : IOutputFolder
{
    private readonly List<Pending> _pending = [];
    private readonly List<string> _madeFolders = [];

    private readonly record struct Pending(string Temporary, string Final, FileStream Stream);

    public string Name => path;

    public void Prepare()
    {
        if (Directory.Exists(path)) return;
        if (File.Exists(path)) throw new IsFileException();
        for (string? missing = Path.GetFullPath(path); missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
        {
            _madeFolders.Add(missing);
        }

        Directory.CreateDirectory(path);
    }

    public Stream Create(string name)
    {
        string final = Path.Combine(path, name);
        string temporary = $"{final}.未完成-{Guid.NewGuid():N}";
        var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _pending.Add(new Pending(temporary, final, stream));
        return stream;
    }

    public FileStream Scratch(string name) =>
        new(Path.Combine(path, $"{name}.未完成-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose | FileOptions.RandomAccess);

    public void Commit()
    {
        foreach (Pending file in _pending)
        {
            // Written by now, but maybe not on the disk: a rename must not outlive its content.
            file.Stream.Dispose();
            using var written = new FileStream(file.Temporary, FileMode.Open, FileAccess.ReadWrite);
            written.Flush(flushToDisk: true);
        }

        var replaced = new List<(string Final, string? Backup)>();
        try
        {
            foreach (Pending file in _pending)
            {
                string? backup = null;
                if (File.Exists(file.Final))
                {
                    backup = file.Temporary + "-原有";
                    File.Move(file.Final, backup);
                }

                replaced.Add((file.Final, backup));
                File.Move(file.Temporary, file.Final);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TakeBack(replaced);
            throw;
        }

        foreach ((_, string? backup) in replaced)
        {
            if (backup is not null) TryDelete(backup);
        }

        _pending.Clear();
        _madeFolders.Clear();
    }

    public void Discard()
    {
        foreach (Pending file in _pending)
        {
            Try(file.Stream.Dispose);
            TryDelete(file.Temporary);
        }

        _pending.Clear();
        foreach (string folder in _madeFolders) Try(() => Directory.Delete(folder));
        _madeFolders.Clear();
    }

    private static void TakeBack(List<(string Final, string? Backup)> replaced)
    {
        foreach ((string final, string? backup) in replaced)
        {
            TryDelete(final);
            if (backup is not null) Try(() => File.Move(backup, final, overwrite: true));
        }
    }

    private static void TryDelete(string file) => Try(() => File.Delete(file));

    // Clearing up must not hide why it is needed.
    private static void Try(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
        }
    }
}
