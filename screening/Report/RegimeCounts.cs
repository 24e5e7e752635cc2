using System.Collections.Immutable;

namespace Zhaodan.Screening.Report;

/// <summary>All that is counted under one regime, as sums: for a checkpoint, and for parts of a file that were counted apart.</summary>
public sealed record RegimeCounts
{
    /// <summary>Of the answers (<see cref="RegimeTally"/>).</summary>
    public required ImmutableArray<ImmutableArray<long>> Tally { get; init; }

    /// <summary>Of missing facts; empty where they are not asked for.</summary>
    public required ImmutableArray<ImmutableArray<long>> Missing { get; init; }

    /// <summary>By the values of columns, in the order of the request.</summary>
    public required ImmutableArray<ImmutableArray<ValueCounts>> By { get; init; }
}

/// <summary>The counts of the cases with one value of a column; of a column, the rest comes first.</summary>
public sealed record ValueCounts(string Value, ImmutableArray<long> Counts);
