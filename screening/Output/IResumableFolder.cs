namespace Zhaodan.Screening.Output;

/// <summary>A folder in which a job that was stopped finds again what it left.</summary>
public interface IResumableFolder : IOutputFolder
{
    /// <summary>The checkpoint; null where there is none. After <see cref="IOutputFolder.Prepare"/>.</summary>
    byte[]? LoadCheckpoint();

    /// <summary>Puts everything written so far on the disk, then the checkpoint in the place of the one before, whole or not at all.</summary>
    void SaveCheckpoint(byte[] checkpoint);

    /// <summary>Length of a file begun by the job that was stopped; −1 where it is not there.</summary>
    long LengthOf(string name);

    /// <summary>A file begun by the job that was stopped, to be read up to where it goes on and then written.</summary>
    Stream Reopen(string name);

    /// <summary>A file of which the next checkpoint speaks and which gets no final name; it is on the disk when it is closed.</summary>
    Stream CreateBeside(string name);

    /// <summary>Such a file of the job that was stopped, to be read.</summary>
    Stream OpenBeside(string name);

    /// <summary>Goes on giving files their final names where a job was stopped over it.</summary>
    void Commit(IReadOnlyList<string> names);

    /// <summary>Removes what a job that was stopped has left.</summary>
    void Clear();

    /// <summary>Closes the files begun and leaves them for a job that goes on; never throws.</summary>
    void Leave();
}
