namespace Zhaodan.Screening.Job;

/// <summary>What to do where an earlier job was stopped.</summary>
public enum StoppedJob
{
    /// <summary>It is an error: hours of work are not thrown away unasked.</summary>
    Refuse,

    /// <summary>Go on where it was stopped; from the beginning where nothing was stopped (--resume).</summary>
    Resume,

    /// <summary>Throw away what it left (--restart).</summary>
    Restart,
}

/// <summary>How a job on a file keeps what it needs to go on after it was stopped.</summary>
public sealed record CheckpointPlan
{
    /// <summary>Between two checkpoints; zero: after every batch of rows.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    public StoppedJob Earlier { get; init; }
}

/// <summary>A job was cancelled and left a checkpoint.</summary>
public sealed class JobStoppedException : OperationCanceledException
{
    public JobStoppedException(long rows, OperationCanceledException cause)
        : base(cause.Message, cause, cause.CancellationToken) => Rows = rows;

    /// <summary>Rows that are done.</summary>
    public long Rows { get; }
}
