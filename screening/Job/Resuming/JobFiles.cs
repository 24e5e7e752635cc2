using System.Collections.Immutable;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Job.Resuming;

/// <summary>A file of a job that is whole, as the manifest names it.</summary>
public sealed record WrittenFile(string Name, long Bytes, string Hash);

/// <summary>The files that a job writes, begun anew or taken up again at a checkpoint.</summary>
internal sealed class JobFiles(IOutputFolder folder, JobState? earlier)
{
    private readonly List<JobStream> _streams = [];

    /// <summary>Length and hash of each file begun, in the order in which they get their names.</summary>
    public ImmutableArray<WrittenFile> Written => [.. _streams.Select(stream => new WrittenFile(stream.Name, stream.Length, stream.Hash))];

    public JobStream Begin(string name)
    {
        if (earlier?.Files.FirstOrDefault(file => file.Name == name) is not { } known || folder is not IResumableFolder resumable)
        {
            return Add(new JobStream(name, folder.Create(name)));
        }

        JobStream stream = Add(new JobStream(name, resumable.Reopen(name)) { IsMuted = true });
        if (!stream.Rehash(known.Length)) throw new IOException(name);
        return stream;
    }

    /// <summary>The writers of all tables have said what stands at the beginning; of a file taken up again it is there already.</summary>
    public void MarkHeaders()
    {
        foreach (JobStream stream in _streams) stream.MarkHeader();
    }

    /// <summary>Bytes of a table's header.</summary>
    public long HeaderOf(string name) => _streams.Find(stream => stream.Name == name)?.HeaderLength ?? 0;

    public void WriteWhole(string name, byte[] content)
    {
        using JobStream stream = Add(new JobStream(name, folder.Create(name)));
        stream.Write(content);
    }

    private JobStream Add(JobStream stream)
    {
        _streams.Add(stream);
        return stream;
    }
}
