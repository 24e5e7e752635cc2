using System.Collections.Immutable;
using Zhaodan.ProgramForm;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// One node as a reader sees it, chains of 未 and conjunctions of one operand already taken together. <see cref="Text"/> is
/// the whole text of a leaf and the head of everything else; <see cref="Fact"/> and <see cref="OtherFact"/> are −1 where a
/// leaf looks at none; <see cref="Group"/> is −1 unless it is a conclusion.
/// </summary>
internal sealed record NodeShape(ConditionKind Kind, string Text, ImmutableArray<int> Operands)
{
    public int Count { get; init; }

    public bool IsNegated { get; init; }

    public int Fact { get; init; } = -1;

    public int OtherFact { get; init; } = -1;

    /// <summary>Which part of <see cref="Fact"/> the leaf looks at.</summary>
    public FactPart Part { get; init; }

    public Basis Basis { get; init; }

    public int Group { get; init; } = -1;

    /// <summary>A clause in two readings.</summary>
    public ReadingNode? Reading { get; init; }
}

internal enum FactPart : byte
{
    Truth,
    Number,
    Choice,
}
