using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

public enum QuestionStatus
{
    /// <summary>Every case is answered alike (proved)</summary>
    Same,

    Different,

    /// <summary>Only one regime speaks of the group</summary>
    OnlyFirst,

    OnlySecond,

    /// <summary>It took too long to find out everything; what was found stands</summary>
    GivenUp,
}

/// <summary>What comparing one group of two regimes came to.</summary>
public sealed record GroupComparison
{
    public required string Group { get; init; }

    public required QuestionStatus Status { get; init; }

    public bool IsOrdered { get; init; }

    /// <summary>Proved; only where the group has an order.</summary>
    public bool FirstIsNeverStricter { get; init; }

    public bool SecondIsNeverStricter { get; init; }

    public ImmutableArray<Difference> Differences { get; init; } = [];

    /// <summary>All pairs of different answers that occur in some case.</summary>
    public ImmutableArray<AnswerPair> Pairs { get; init; } = [];
}

/// <summary>A 认定 that one regime takes from the other's answer.</summary>
public sealed record FedAssertion(bool IsIntoFirst, string Value);

/// <summary>Two regimes compared.</summary>
public sealed record PairComparison
{
    /// <summary>By place in <see cref="RegimeComparison.Regimes"/>.</summary>
    public required int First { get; init; }

    public required int Second { get; init; }

    public required ImmutableArray<GroupComparison> Groups { get; init; }

    public required ClauseTable Clauses { get; init; }

    public ImmutableArray<FedAssertion> Fed { get; init; } = [];

    /// <summary>No case is spoken of by both, or the assumption leaves none.</summary>
    public bool IsEmpty { get; init; }
}

/// <summary>What to compare.</summary>
public sealed record ComparisonRequest
{
    public required ImmutableArray<RegimeProgram> Regimes { get; init; }

    public JointOptions Options { get; init; } = new();

    /// <summary>A regime of one rule whose condition restricts the cases; null for all cases.</summary>
    public RegimeProgram? Assumption { get; init; }

    /// <summary>Only these groups; empty for all.</summary>
    public ImmutableArray<string> Groups { get; init; } = [];
}

/// <summary>Several regimes compared, two by two.</summary>
public sealed record RegimeComparison(ImmutableArray<RegimeProgram> Regimes, ImmutableArray<PairComparison> Pairs)
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static RegimeComparison Of(ComparisonRequest request, CancellationToken cancellation = default)
    {
        (int First, int Second)[] places = [.. from a in Enumerable.Range(0, request.Regimes.Length) from b in Enumerable.Range(a + 1, request.Regimes.Length - a - 1) select (a, b)];
        var pairs = new PairComparison[places.Length];

        // Each pair has a space of its own; at most four at a time, as each holds some megabytes.
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(4, Environment.ProcessorCount), CancellationToken = cancellation };
        Parallel.For(0, places.Length, options, i => pairs[i] = new PairComparer(request, places[i].First, places[i].Second, cancellation).Compare());
        return new RegimeComparison(request.Regimes, [.. pairs]);
    }
}
