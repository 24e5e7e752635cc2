using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Output;

/// <summary>
/// A folder of the file system whose files are begun in a folder 未完成 of its own, beside a checkpoint, and renamed when all
/// are whole and on disk. Only one job at a time writes there. A job that is killed leaves 未完成 and no final name changed,
/// or, if it was renaming, a checkpoint that says so; the manifest gets its name last.
/// </summary>
public sealed class ResumableFolder(string path) : IResumableFolder
{
    public const string Unfinished = "未完成";

    private const string Checkpoint = "检查点.json";
    private const string Next = "检查点.json.新";
    private const string LockName = "锁";
    private const string ScratchPrefix = "临时-";
    private const string Before = "原有-";

    private readonly string _work = Path.Combine(path, Unfinished);
    private readonly List<(string Name, FileStream Stream)> _begun = [];
    private readonly List<string> _madeFolders = [];

    // One or none: held until the job ends, however it does.
    private readonly List<FileStream> _lock = [];

    public string Name => path;

    /// <summary>Called before every step that changes the file system; for tests that stop there.</summary>
    internal Action<string>? BeforeStep { get; init; }

    public void Prepare()
    {
        if (_lock.Count > 0) return;
        if (File.Exists(path)) throw new IsFileException();
        for (string? missing = Path.GetFullPath(path); missing is not null && !Directory.Exists(missing); missing = Path.GetDirectoryName(missing))
        {
            _madeFolders.Add(missing);
        }

        Directory.CreateDirectory(_work);
        try
        {
            _lock.Add(new FileStream(In(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException) && File.Exists(In(LockName)) && !FailureText.IsFullDisk(exception))
        {
            throw new FolderInUseException();
        }
    }

    public byte[]? LoadCheckpoint() => File.Exists(In(Checkpoint)) ? File.ReadAllBytes(In(Checkpoint)) : null;

    public void SaveCheckpoint(byte[] checkpoint)
    {
        // What the checkpoint speaks of must not reach the disk after it.
        foreach ((string name, FileStream stream) in _begun)
        {
            if (!stream.CanWrite) continue;
            Step("flush " + name);
            stream.Flush(flushToDisk: true);
        }

        Step("write checkpoint");
        using (var file = new FileStream(In(Next), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0))
        {
            file.Write(checkpoint);
            file.Flush(flushToDisk: true);
        }

        Step("rename checkpoint");
        File.Move(In(Next), In(Checkpoint), overwrite: true);
    }

    public long LengthOf(string name) => File.Exists(In(name)) ? new FileInfo(In(name)).Length : -1;

    public Stream Create(string name) => Begin(name, new FileStream(In(name), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0));

    // A job that was killed may have left one; what goes on makes it anew.
    public FileStream Scratch(string name) =>
        new(In(ScratchPrefix + name), FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose | FileOptions.RandomAccess);

    public Stream Reopen(string name) => Begin(name, new FileStream(In(name), FileMode.Open, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0));

    public void Commit()
    {
        foreach ((string name, FileStream stream) in _begun)
        {
            stream.Dispose();
            using var written = new FileStream(In(name), FileMode.Open, FileAccess.ReadWrite);
            Step("sync " + name);
            written.Flush(flushToDisk: true);
        }

        Commit([.. _begun.Select(file => file.Name)]);
    }

    public void Commit(IReadOnlyList<string> names)
    {
        try
        {
            foreach (string name in names)
            {
                // Where a job was stopped over it, the file has its name already.
                if (!File.Exists(In(name))) continue;
                string final = Path.Combine(path, name);
                if (File.Exists(final) && !File.Exists(In(Before + name)))
                {
                    Step("put aside " + name);
                    File.Move(final, In(Before + name));
                }

                Step("rename " + name);
                File.Move(In(name), final, overwrite: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            TakeBack(names);
            throw;
        }

        _begun.Clear();
        _madeFolders.Clear();
        Step("remove");
        RemoveWork();
    }

    public void Clear()
    {
        foreach (string file in Directory.GetFiles(_work))
        {
            if (Path.GetFileName(file) != LockName) File.Delete(file);
        }
    }

    public void Leave()
    {
        foreach ((_, FileStream stream) in _begun) Try(stream.Dispose);
        _begun.Clear();
        _madeFolders.Clear();
        Unlock();
    }

    public void Discard()
    {
        foreach ((_, FileStream stream) in _begun) Try(stream.Dispose);
        _begun.Clear();

        // Without the lock the folder may be somebody else's.
        if (_lock.Count > 0) RemoveWork();
        foreach (string folder in _madeFolders) Try(() => Directory.Delete(folder));
        _madeFolders.Clear();
    }

    private FileStream Begin(string name, FileStream stream)
    {
        _begun.Add((name, stream));
        return stream;
    }

    // The checkpoint goes first: without it nothing of the rest is taken up.
    private void RemoveWork()
    {
        Try(() => File.Delete(In(Checkpoint)));
        Unlock();
        Try(() => Directory.Delete(_work, recursive: true));
    }

    private void TakeBack(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            string final = Path.Combine(path, name);
            if (!File.Exists(In(name)) && File.Exists(final)) Try(() => File.Move(final, In(name)));
            if (File.Exists(In(Before + name))) Try(() => File.Move(In(Before + name), final));
        }
    }

    private void Unlock()
    {
        foreach (FileStream held in _lock) held.Dispose();
        _lock.Clear();
    }

    private string In(string name) => Path.Combine(_work, name);

    private void Step(string what) => BeforeStep?.Invoke(what);

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
