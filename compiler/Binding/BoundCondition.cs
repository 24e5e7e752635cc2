using System.Collections.Immutable;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Binding;

/// <summary>A condition in which every word is a symbol and every quantity has its unit. Depth is that of written brackets.</summary>
public abstract record BoundCondition
{
    public abstract TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor);
}

/// <summary>Stands where something could not be bound; it was reported, and no program is made.</summary>
public sealed record BoundConstant(Truth Value) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitConstant(this);
}

/// <summary>A 是否 fact, an event or an actor; a defined term too.</summary>
public sealed record BoundFact(FactSymbol Fact) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitFact(this);
}

/// <summary>A conclusion used as a condition.</summary>
public sealed record BoundValue(ValueSymbol Value) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitValue(this);
}

/// <summary>The discretionary fact of an open-textured item or of 等, by its name.</summary>
public sealed record BoundOpen(string FactName) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitOpen(this);
}

public sealed record BoundNot(BoundCondition Operand) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitNot(this);
}

public sealed record BoundAnd(ImmutableArray<BoundCondition> Operands) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitAnd(this);
}

public sealed record BoundOr(ImmutableArray<BoundCondition> Operands) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitOr(this);
}

public sealed record BoundAtLeast(int Count, ImmutableArray<BoundCondition> Operands) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitAtLeast(this);
}

/// <summary>因甲，致使乙; both sides are facts joined by 且 and 或.</summary>
public sealed record BoundCause(BoundCondition Cause, BoundCondition Effect) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitCause(this);
}

public sealed record BoundProof(bool Negated, BoundCondition Operand) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitProof(this);
}

/// <summary>A number against a constant in the fact's own unit (分 for money, days since 1970-01-01 for dates).</summary>
public sealed record BoundCompare(FactSymbol Fact, Comparison Comparison, long Constant) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitCompare(this);
}

/// <summary>The dates of two facts.</summary>
public sealed record BoundCompareDates(FactSymbol Left, Comparison Comparison, FactSymbol Right) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitCompareDates(this);
}

/// <summary>The date of a fact lies within a span that runs from the date of another.</summary>
public sealed record BoundSpan(FactSymbol Start, FactSymbol Finish, Period Period) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitSpan(this);
}

/// <summary>A choice is one of the options whose bits are set.</summary>
public sealed record BoundChoice(FactSymbol Fact, ulong Options) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitChoice(this);
}

/// <summary>有第…条规定情形: filled once all provisions of the regime are known.</summary>
public sealed record BoundReference(SourceLocation Location) : BoundCondition
{
    public ImmutableArray<ProvisionTarget> Targets { get; internal set; } = [];

    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitReference(this);
}

/// <summary>What a clause says in its default reading and in the other one.</summary>
public sealed record BoundReading(BoundReadingPair Pair, BoundCondition Default, BoundCondition Other) : BoundCondition
{
    public override TResult Accept<TResult>(BoundConditionVisitor<TResult> visitor) => visitor.VisitReading(this);
}

/// <summary>Handles every kind of bound condition; a new kind does not compile until every consumer handles it.</summary>
public abstract class BoundConditionVisitor<TResult>
{
    public abstract TResult VisitConstant(BoundConstant condition);

    public abstract TResult VisitFact(BoundFact condition);

    public abstract TResult VisitValue(BoundValue condition);

    public abstract TResult VisitOpen(BoundOpen condition);

    public abstract TResult VisitNot(BoundNot condition);

    public abstract TResult VisitAnd(BoundAnd condition);

    public abstract TResult VisitOr(BoundOr condition);

    public abstract TResult VisitAtLeast(BoundAtLeast condition);

    public abstract TResult VisitCause(BoundCause condition);

    public abstract TResult VisitProof(BoundProof condition);

    public abstract TResult VisitCompare(BoundCompare condition);

    public abstract TResult VisitCompareDates(BoundCompareDates condition);

    public abstract TResult VisitSpan(BoundSpan condition);

    public abstract TResult VisitChoice(BoundChoice condition);

    public abstract TResult VisitReference(BoundReference condition);

    public abstract TResult VisitReading(BoundReading condition);
}
