namespace Zhaodan.Screening.Job;

/// <summary>How far a job is. <see cref="BytesTotal"/> is null for a source that cannot say how long it is.</summary>
public sealed record ScreeningProgress(long Rows, long Bad, long BytesRead, long? BytesTotal, TimeSpan Elapsed)
{
    /// <summary>Rows that a job which was stopped had done.</summary>
    public long Earlier { get; init; }

    public double RowsPerSecond => Elapsed > TimeSpan.Zero ? (Rows - Earlier) / Elapsed.TotalSeconds : 0;

    /// <summary>Null while it cannot be estimated.</summary>
    public TimeSpan? TimeLeft => BytesTotal is { } total && BytesRead > 0 && Elapsed > TimeSpan.Zero
        ? TimeSpan.FromSeconds(Elapsed.TotalSeconds * (total - BytesRead) / BytesRead)
        : null;
}
