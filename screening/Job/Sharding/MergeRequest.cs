using System.Collections.Immutable;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Job.Sharding;

/// <summary>Parts of one screening to be put together.</summary>
public sealed record MergeRequest
{
    /// <summary>Folders of the parts, in any order.</summary>
    public required ImmutableArray<string> Folders { get; init; }

    /// <summary>How a folder is shown to people.</summary>
    public required Func<string, string> Shown { get; init; }

    public required IOutputFolder Output { get; init; }

    /// <summary>The request for the whole, from what the parts say; null where the library cannot give it, which was reported.</summary>
    public required Func<ShardRecord, ScreeningRequest?> Whole { get; init; }

    /// <summary>How many case numbers stay in memory; the bytes are the same.</summary>
    internal NumberMemory NumberMemory { get; init; } = NumberMemory.Usual;

    /// <summary>A folder for parts that must be screened once more.</summary>
    public required string Scratch { get; init; }
}
