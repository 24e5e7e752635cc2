using System.Collections.Immutable;

namespace Zhaodan.Analysis.Conflicts;

/// <summary>How a lower regime stands against a higher one.</summary>
public enum ConflictKind
{
    /// <summary>The lower one exempts, or is lighter, where the higher one holds liable</summary>
    LowerIsLighter,

    /// <summary>The lower one is heavier</summary>
    LowerIsHeavier,

    /// <summary>Values without an order that exclude each other</summary>
    Opposite,
}

/// <summary>What one rule of the lower regime brings about against the higher one: a smallest case, and both sides' clauses.</summary>
public sealed record RankConflict
{
    public required ConflictKind Kind { get; init; }

    public required string Group { get; init; }

    /// <summary>What the lower regime answers, 不得 included.</summary>
    public required string LowerValue { get; init; }

    public required string HigherValue { get; init; }

    /// <summary>The rule of the lower regime whose cases these are.</summary>
    public required int LowerRule { get; init; }

    /// <summary>Rules of the higher regime that say otherwise in the case shown.</summary>
    public required ImmutableArray<int> HigherRules { get; init; }

    /// <summary>The case, a line each; both interpreters answer it so. Empty where none could be stated: then it is proved only.</summary>
    public required ImmutableArray<string> Case { get; init; }

    /// <summary>No case of this conflict says less (proved).</summary>
    public bool IsSmallest { get; init; }
}

/// <summary>How one group came out.</summary>
public sealed record GroupConflicts(string Group, ImmutableArray<RankConflict> Conflicts)
{
    /// <summary>Some questions took too long; what is told is true and may be not all.</summary>
    public bool IsGivenUp { get; init; }
}
