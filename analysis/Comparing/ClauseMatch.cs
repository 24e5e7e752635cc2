using System.Collections.Immutable;

namespace Zhaodan.Analysis.Comparing;

public enum ClauseRelation
{
    /// <summary>They hold in the same cases (proved)</summary>
    Same,

    /// <summary>The first one holds in fewer</summary>
    Narrower,

    /// <summary>The first one holds in more</summary>
    Wider,

    /// <summary>Each holds where the other does not</summary>
    Overlapping,

    /// <summary>It could not be found out in time</summary>
    Unknown,
}

/// <summary>
/// A clause of one regime beside the clause of the other that corresponds to it. <see cref="Conditions"/> compares them without
/// their exceptions. <see cref="FirstExceptions"/>: exceptions of the first that the second has not, by index.
/// </summary>
public sealed record ClauseMatch(int First, int Second, ClauseRelation Relation, ClauseRelation Conditions, double Likeness)
{
    public ImmutableArray<int> FirstExceptions { get; init; } = [];

    public ImmutableArray<int> SecondExceptions { get; init; } = [];
}

/// <summary>Clauses of two regimes set side by side; rules by index.</summary>
public sealed record ClauseTable(ImmutableArray<ClauseMatch> Matches, ImmutableArray<int> OnlyFirst, ImmutableArray<int> OnlySecond)
{
    internal Dictionary<(int First, int Second), double> Likeness { get; init; } = [];
}
