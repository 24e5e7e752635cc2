using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhaodan.Screening.Job.Resuming;

/// <summary>One file of a job at a checkpoint.</summary>
/// <param name="Name">The final name.</param>
/// <param name="Length">Bytes that are whole; what stands behind them is cut off.</param>
/// <param name="Rows">Rows without the header.</param>
public sealed record FileState(string Name, long Length, long Rows)
{
    /// <summary>The file beside it with rows that wait (<see cref="Output.IPendingTable"/>); empty where none do.</summary>
    public string Beside { get; init; } = "";

    public ImmutableArray<long> Places { get; init; } = [];
}

/// <summary>
/// A job at a moment between two batches: from this and the files it goes on as if it had never been stopped. Case numbers
/// are not in it: going on, the rows taken already are read once more.
/// </summary>
public sealed record JobState
{
    public const int CurrentSchema = 2;

    public int Schema { get; init; } = CurrentSchema;

    public required JobIdentity Identity { get; init; }

    /// <summary>All files are whole: what is left to do is to give them their names.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Rows of the input taken so far.</summary>
    public required long Rows { get; init; }

    public required long Answered { get; init; }

    public required long Bad { get; init; }

    public required long IdleAssertions { get; init; }

    /// <summary>Line and number of the last row taken, which must be met again.</summary>
    public required long LastLine { get; init; }

    public required string LastNumber { get; init; }

    /// <summary>In the order in which they get their names.</summary>
    public required ImmutableArray<FileState> Files { get; init; }

    /// <summary>The counts of each regime.</summary>
    public required ImmutableArray<Report.RegimeCounts> Counts { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, JobStateJson.Default.JobState);

    /// <summary>Null where it is not whole or of another schema.</summary>
    public static JobState? FromJson(byte[] json)
    {
        try
        {
            JobState? state = JsonSerializer.Deserialize(json, JobStateJson.Default.JobState);
            return state?.Schema == CurrentSchema ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(RespectNullableAnnotations = true)]
[JsonSerializable(typeof(JobState))]
internal sealed partial class JobStateJson : JsonSerializerContext;
