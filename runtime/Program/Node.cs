using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm;

/// <summary>Which facts a proof word or an ordinary condition looks at.</summary>
public enum Basis
{
    /// <summary>Stated, forced and presumed facts.</summary>
    Full,

    /// <summary>Only what the case states and what follows from it: presumption and silence prove nothing.</summary>
    Stated,
}

/// <summary>
/// A node of the condition graph. Operands are indexes of earlier nodes, so the array of nodes is in the order of
/// evaluation; nodes are shared and never expanded into a tree.
/// </summary>
public abstract record Node
{
    public abstract TResult Accept<TResult>(NodeVisitor<TResult> visitor);
}

public sealed record ConstantNode(Truth Value) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitConstant(this);
}

/// <summary>The truth part of a fact.</summary>
public sealed record FactNode(int Fact, Basis Basis) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitFact(this);
}

/// <summary>The number part of a fact against a constant.</summary>
public sealed record CompareNode(int Fact, Comparison Comparison, long Constant) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitCompare(this);
}

/// <summary>The number parts of two facts (dates).</summary>
public sealed record CompareFactsNode(int Left, Comparison Comparison, int Right) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitCompareFacts(this);
}

/// <summary>
/// The date of <paramref name="Finish"/> lies within a span that runs from the date of <paramref name="Start"/>. Only the
/// dates: whether events happened is the business of nodes beside it.
/// </summary>
public sealed record SpanNode(int Start, int Finish, Period Period) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitSpan(this);
}

/// <summary>A choice is one of the options whose bits are set.</summary>
public sealed record ChoiceNode(int Fact, ulong Options) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitChoice(this);
}

public sealed record NotNode(int Operand) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitNot(this);
}

public sealed record AndNode(ImmutableArray<int> Operands) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitAnd(this);

    public bool Equals(AndNode? other) => other is not null && Operands.AsSpan().SequenceEqual(other.Operands.AsSpan());

    public override int GetHashCode() => OperandHash.Of(Operands, 1);
}

public sealed record OrNode(ImmutableArray<int> Operands) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitOr(this);

    public bool Equals(OrNode? other) => other is not null && Operands.AsSpan().SequenceEqual(other.Operands.AsSpan());

    public override int GetHashCode() => OperandHash.Of(Operands, 2);
}

/// <summary>At least <paramref name="Count"/> of the operands.</summary>
public sealed record AtLeastNode(int Count, ImmutableArray<int> Operands) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitAtLeast(this);

    public bool Equals(AtLeastNode? other) =>
        other is not null && Count == other.Count && Operands.AsSpan().SequenceEqual(other.Operands.AsSpan());

    public override int GetHashCode() => OperandHash.Of(Operands, Count + 2);
}

/// <summary>Proof words: 是 when the operand is 是, otherwise 否. The operand's facts have <see cref="Basis.Stated"/>.</summary>
public sealed record CertainNode(int Operand) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitCertain(this);
}

/// <summary>A defined term: the definition where it is settled, else what the case states of the term.</summary>
public sealed record DefinedNode(int Definition, int Stated) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitDefined(this);
}

/// <summary>
/// A clause in two readings: the other one where the case chooses it (the fact is 是 on what is stated), the default one in
/// every other case. Which reading is followed is never 不明 and never presumed.
/// </summary>
public sealed record ReadingNode(int Fact, int Default, int Other) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitReading(this);
}

/// <summary>A conclusion used as a condition: the resolved value of a group that this program derives.</summary>
public sealed record ConclusionNode(int Group, int Value) : Node
{
    public override TResult Accept<TResult>(NodeVisitor<TResult> visitor) => visitor.VisitConclusion(this);
}

/// <summary>Handles every kind of node; a new kind does not compile until every consumer handles it.</summary>
public abstract class NodeVisitor<TResult>
{
    public abstract TResult VisitConstant(ConstantNode node);

    public abstract TResult VisitFact(FactNode node);

    public abstract TResult VisitCompare(CompareNode node);

    public abstract TResult VisitCompareFacts(CompareFactsNode node);

    public abstract TResult VisitSpan(SpanNode node);

    public abstract TResult VisitChoice(ChoiceNode node);

    public abstract TResult VisitNot(NotNode node);

    public abstract TResult VisitAnd(AndNode node);

    public abstract TResult VisitOr(OrNode node);

    public abstract TResult VisitAtLeast(AtLeastNode node);

    public abstract TResult VisitCertain(CertainNode node);

    public abstract TResult VisitDefined(DefinedNode node);

    public abstract TResult VisitConclusion(ConclusionNode node);

    public abstract TResult VisitReading(ReadingNode node);
}

internal static class OperandHash
{
    public static int Of(ImmutableArray<int> operands, int seed)
    {
        unchecked
        {
            int hash = seed;
            foreach (int operand in operands) hash = (hash * 31) + operand;
            return hash;
        }
    }
}
