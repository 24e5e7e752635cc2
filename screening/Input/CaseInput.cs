using Zhaodan.Screening.Input.Records;
using Zhaodan.Screening.Job.Sharding;

namespace Zhaodan.Screening.Input;

/// <summary>Where cases come from: a file, or a stream such as standard input (shown as “-”).</summary>
public sealed class CaseInput
{
    private readonly Func<System.IO.Stream> _open;

    private CaseInput(string name, string? filePath, Func<System.IO.Stream> open)
    {
        FilePath = filePath;
        Name = name;
        _open = open;
    }

    /// <summary>As it is shown to people.</summary>
    public string Name { get; }

    /// <summary>Where it is; null for a stream, which cannot be read again.</summary>
    public string? FilePath { get; }

    /// <summary>Opened when the job starts; a failure is a diagnostic of the job. <paramref name="shownName"/> null: the path.</summary>
    public static CaseInput File(string path, string? shownName = null) => new(
        shownName ?? path,
        path,
        () => Directory.Exists(path)
            ? throw new IsFolderException()
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan));

    /// <summary>The job closes the stream.</summary>
    public static CaseInput Stream(string name, System.IO.Stream stream) => new(name, null, () => stream);

    /// <summary>Records from elsewhere, say a database. <paramref name="query"/>: what asks for them, which the manifest keeps.</summary>
    /// <param name="name">As it is shown to people; never a password.</param>
    /// <param name="query">Without a password.</param>
    /// <param name="open">Called when the job starts; throws <see cref="FindingException"/>.</param>
    public static CaseInput Records(string name, string query, Func<IRecordSource> open) =>
        new(name, null, () => throw new InvalidOperationException("Records are no bytes.")) { Query = query, OpenRecords = open };

    /// <summary>What asks a database for the cases; empty for files and streams.</summary>
    public string Query { get; private init; } = "";

    /// <summary>Null where the cases come as bytes.</summary>
    internal Func<IRecordSource>? OpenRecords { get; private init; }

    /// <summary>The header and one part of a file.</summary>
    internal CaseInput Part(ShardRange range) => new(Name, FilePath, () => new ShardStream(_open(), range)) { HeaderLines = range.HeaderLines, SkippedLines = range.SkippedLines };

    /// <summary>Lines of the header; only of a part of a file.</summary>
    internal long HeaderLines { get; private init; }

    /// <summary>Lines of the file that lie between the header and the part.</summary>
    internal long SkippedLines { get; private init; }

    internal System.IO.Stream Open() => _open();
}
