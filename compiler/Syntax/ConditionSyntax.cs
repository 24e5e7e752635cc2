using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>A condition as written, precedence applied. Operands of And and Or number two or more and may nest.</summary>
public abstract class ConditionSyntax(TextSpan span) : SyntaxNode(span);

public sealed class AndConditionSyntax(TextSpan span, ImmutableArray<ConditionSyntax> operands) : ConditionSyntax(span)
{
    public ImmutableArray<ConditionSyntax> Operands { get; } = operands;
}

public sealed class OrConditionSyntax(TextSpan span, ImmutableArray<ConditionSyntax> operands) : ConditionSyntax(span)
{
    public ImmutableArray<ConditionSyntax> Operands { get; } = operands;
}

public sealed class NotConditionSyntax(TextSpan span, ConditionSyntax operand) : ConditionSyntax(span)
{
    public ConditionSyntax Operand { get; } = operand;
}

/// <summary>A declared 是否 term: fact, event, actor, defined term or conclusion value. <see cref="Actor"/> is a subject written before it (no logic).</summary>
public sealed class TermConditionSyntax(TextSpan span, Name term, Name actor) : ConditionSyntax(span)
{
    public Name Term { get; } = term;

    public Name Actor { get; } = actor;
}

/// <summary>等 at the end of an enumeration: "and the like", a discretionary operand of the list it stands in.</summary>
public sealed class AndTheLikeSyntax(TextSpan span) : ConditionSyntax(span);

/// <summary>因甲，致使乙.</summary>
public sealed class CauseConditionSyntax(TextSpan span, ConditionSyntax cause, ConditionSyntax effect) : ConditionSyntax(span)
{
    public ConditionSyntax Cause { get; } = cause;

    public ConditionSyntax Effect { get; } = effect;
}

/// <summary>查实甲, 有证据证明甲, 甲经查证属实; <see cref="Negated"/>: 不能证明甲.</summary>
public sealed class ProofConditionSyntax(TextSpan span, bool negated, ConditionSyntax operand) : ConditionSyntax(span)
{
    public bool Negated { get; } = negated;

    public ConditionSyntax Operand { get; } = operand;
}

public enum ComparisonOperator
{
    Less,
    LessOrEqual,
    Equal,
    GreaterOrEqual,
    Greater,
}

/// <summary>A number with the unit that was written: 一万元 is (10000, 元); a date has its own node.</summary>
public sealed class QuantitySyntax(TextSpan span, decimal value, Name unit) : SyntaxNode(span)
{
    public decimal Value { get; } = value;

    public Name Unit { get; } = unit;
}

public readonly record struct QuantityBound(ComparisonOperator Operator, QuantitySyntax Quantity);

/// <summary>违法所得2万元以上不满5万元: a term and one or two bounds that must both hold.</summary>
public sealed class ComparisonConditionSyntax(TextSpan span, Name term, ImmutableArray<QuantityBound> bounds) : ConditionSyntax(span)
{
    public Name Term { get; } = term;

    public ImmutableArray<QuantityBound> Bounds { get; } = bounds;
}

/// <summary>过错情节轻微或者一般: the choice is one of the options.</summary>
public sealed class ChoiceConditionSyntax(TextSpan span, Name term, ImmutableArray<Name> options) : ConditionSyntax(span)
{
    public Name Term { get; } = term;

    public ImmutableArray<Name> Options { get; } = options;
}

/// <summary>甲早于2022年3月1日, 甲不晚于乙. Exactly one of <see cref="Date"/> and <see cref="OtherTerm"/> is given; Date counts days since 1970-01-01.</summary>
public sealed class DateConditionSyntax(TextSpan span, Name term, ComparisonOperator @operator, int? date, Name otherTerm) : ConditionSyntax(span)
{
    public Name Term { get; } = term;

    public ComparisonOperator Operator { get; } = @operator;

    public int? Date { get; } = date;

    public Name OtherTerm { get; } = otherTerm;
}

/// <summary>自甲之日起五个工作日内乙: both are words for events or dates.</summary>
public sealed class SpanConditionSyntax(TextSpan span, Name start, QuantitySyntax length, Name finish) : ConditionSyntax(span)
{
    public Name Start { get; } = start;

    public QuantitySyntax Length { get; } = length;

    public Name Finish { get; } = finish;
}

/// <summary>有第十三条规定情形: a rule of one of those provisions applies.</summary>
public sealed class ReferenceConditionSyntax(TextSpan span, ImmutableArray<ReferenceSyntax> references) : ConditionSyntax(span)
{
    public ImmutableArray<ReferenceSyntax> References { get; } = references;
}

/// <summary>Stands where something could not be read; it was reported.</summary>
public sealed class ErrorConditionSyntax(TextSpan span) : ConditionSyntax(span);
