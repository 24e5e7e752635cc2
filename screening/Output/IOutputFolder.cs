namespace Zhaodan.Screening.Output;

/// <summary>
/// Where a job leaves its files. Nothing is seen under a final name before <see cref="Commit"/>; whatever happens before,
/// the files of an earlier job stay as they are.
/// </summary>
public interface IOutputFolder
{
    /// <summary>As it is shown to people.</summary>
    string Name { get; }

    /// <summary>Makes the folder where it does not exist. Throws <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>.</summary>
    void Prepare();

    /// <summary>Begins a file beside its final name. The caller closes the stream.</summary>
    Stream Create(string name);

    /// <summary>A file for the job alone, which goes when it is closed; unless the folder has a better place, where the system keeps such files.</summary>
    FileStream Scratch(string name) =>
        new(Path.Combine(Path.GetTempPath(), $"zhaodan-{Guid.NewGuid():N}-{name}"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose | FileOptions.RandomAccess);

    /// <summary>Gives all files begun their final names, in the order in which they were begun; all streams are closed.</summary>
    void Commit();

    /// <summary>Removes what was begun and not committed; never throws.</summary>
    void Discard();
}
