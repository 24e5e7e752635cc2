using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Comparing;

/// <summary>Of what kind a difference is, the weightiest first.</summary>
public enum DifferenceKind
{
    /// <summary>One settles on a value, the other on one that is lighter or heavier, or on none</summary>
    Opposite,

    /// <summary>One leaves open what the other settles, or both leave open different things</summary>
    Discretion,

    /// <summary>One contradicts itself</summary>
    Clash,

    /// <summary>Equally heavy, in other words: one says nothing where the other exempts</summary>
    Wording,
}

/// <summary>A rule that decides, on the side that it belongs to. <see cref="Exception"/> is an exception of it that holds, −1 for none.</summary>
public sealed record DecidingClause(int Rule, int Exception = -1);

/// <summary>A fact that a case states, in words: <see cref="Text"/> is its name, or its name and what it is. Deciding: the deciding clauses speak of it.</summary>
public sealed record SituationFact(string Name, string Text, bool IsTrue, bool IsDeciding);

/// <summary>What a case states of one fact, to any regime that knows it.</summary>
public sealed record StatedFact(string Name, StatedTruth Truth, NumberRange Number, OptionSet Choice);

/// <summary>A smallest case, as both regimes' interpreters have answered it.</summary>
public sealed record Situation(ImmutableArray<SituationFact> Facts, bool IsSmallest, Evaluation First, Evaluation Second)
{
    /// <summary>Every rule that carries an answer here, by side.</summary>
    public ImmutableArray<DecidingClause> FirstClauses { get; init; } = [];

    public ImmutableArray<DecidingClause> SecondClauses { get; init; } = [];

    /// <summary>Everything that it states, links and all.</summary>
    public ImmutableArray<StatedFact> Stated { get; init; } = [];

    internal JointCase? Case { get; init; }
}

/// <summary>Two answers that occur together where one clause decides.</summary>
public sealed record AnswerPair(string First, string Second);

/// <summary>A reading under which a difference goes away: in the case shown, or altogether.</summary>
public sealed record RemovingReading(bool IsOfFirst, ReadingPair Reading, bool IsAltogether);

/// <summary>
/// A difference of two regimes: what one clause of one side (and, where an exception of the other side is the reason, that
/// exception) brings about. <see cref="IsFirst"/>: the clause is of the first regime.
/// </summary>
public sealed record Difference
{
    public required DifferenceKind Kind { get; init; }

    public required string Group { get; init; }

    /// <summary>The values of a 并列 group that it is about; empty for a group as a whole.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    public required AnswerPair Answers { get; init; }

    /// <summary>Other pairs of answers that the same clause brings about in other cases.</summary>
    public ImmutableArray<AnswerPair> Others { get; init; } = [];

    public required bool IsFirst { get; init; }

    /// <summary>Which regime is the lighter one there; null where that cannot be said.</summary>
    public bool? FirstIsLighter { get; init; }

    /// <summary>−1 where no clause concludes anything on either side.</summary>
    public required int Rule { get; init; }

    /// <summary>The other side's clause whose exception is the reason; null where it has none that reaches so far.</summary>
    public DecidingClause? Blocked { get; init; }

    /// <summary>The other side's clause that comes nearest, −1 for none.</summary>
    public int Nearest { get; init; } = -1;

    /// <summary>Null where no case could be written that the interpreter confirms; then the difference is proved and not shown by an example.</summary>
    public Situation? Example { get; init; }

    /// <summary>How many smallest situations there are, the facts that the clause does not speak of being as in the example.</summary>
    public int Weight { get; init; }

    /// <summary>There may be more.</summary>
    public bool IsWeightAtLeast { get; init; }

    public ImmutableArray<RemovingReading> Readings { get; init; } = [];
}
