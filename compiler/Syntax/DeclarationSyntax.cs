using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>A line of a vocabulary with the attributes indented under it.</summary>
public abstract class DeclarationSyntax(TextSpan span) : SyntaxNode(span);

public enum FactSyntaxKind
{
    /// <summary>事实</summary>
    Fact,

    /// <summary>事件: happened or not, and on which date</summary>
    Event,

    /// <summary>主体</summary>
    Actor,
}

public enum TypeSyntaxKind
{
    /// <summary>是否 (nothing written)</summary>
    Truth,

    /// <summary>次、件、日…: a count with the unit that is written</summary>
    Count,

    /// <summary>元</summary>
    Money,

    /// <summary>日期</summary>
    Date,

    /// <summary>选项（甲、乙）</summary>
    Choice,
}

public sealed class TypeSyntax(TextSpan span, TypeSyntaxKind kind, Name unit, ImmutableArray<Name> options) : SyntaxNode(span)
{
    public TypeSyntaxKind Kind { get; } = kind;

    /// <summary>Only for <see cref="TypeSyntaxKind.Count"/>.</summary>
    public Name Unit { get; } = unit;

    /// <summary>Only for <see cref="TypeSyntaxKind.Choice"/>.</summary>
    public ImmutableArray<Name> Options { get; } = options;
}

/// <summary>Attribute lines under a declaration; absent ones are null or empty.</summary>
public sealed record AttributesSyntax(
    StringLiteral? Gloss,
    StringLiteral? Reason,
    ImmutableArray<Name> Synonyms,
    ImmutableArray<Name> FormerNames,
    PresumptionSyntax? Presumption)
{
    public static AttributesSyntax Empty { get; } = new(null, null, [], [], null);
}

/// <summary>推定 是, 推定 否 or 未提出即否.</summary>
public sealed class PresumptionSyntax(TextSpan span, bool value, bool isBurden) : SyntaxNode(span)
{
    public bool Value { get; } = value;

    /// <summary>True for 未提出即否.</summary>
    public bool IsBurden { get; } = isBurden;
}

public sealed class FactDeclarationSyntax(TextSpan span, FactSyntaxKind kind, Name name, TypeSyntax? type, AttributesSyntax attributes) : DeclarationSyntax(span)
{
    public FactSyntaxKind Kind { get; } = kind;

    public Name Name { get; } = name;

    /// <summary>Null where nothing is written after the name: 是否.</summary>
    public TypeSyntax? Type { get; } = type;

    public AttributesSyntax Attributes { get; } = attributes;
}

/// <summary>A member of a constraint: 甲 or 未甲.</summary>
public readonly record struct SignedName(Name Name, bool Negated);

public enum ConstraintSyntaxKind
{
    /// <summary>反义: exactly one of two</summary>
    Antonym,

    /// <summary>互斥: at most one</summary>
    Exclusive,

    /// <summary>蕴含: the first implies each of the others</summary>
    Implication,
}

public sealed class ConstraintDeclarationSyntax(TextSpan span, ConstraintSyntaxKind kind, ImmutableArray<SignedName> members) : DeclarationSyntax(span)
{
    public ConstraintSyntaxKind Kind { get; } = kind;

    /// <summary>For 蕴含 the first is the antecedent.</summary>
    public ImmutableArray<SignedName> Members { get; } = members;
}

/// <summary>以下事实 未提出即否：… or 以下事实 推定 是：…</summary>
public sealed class PresumptionDeclarationSyntax(TextSpan span, PresumptionSyntax presumption, ImmutableArray<Name> names) : DeclarationSyntax(span)
{
    public PresumptionSyntax Presumption { get; } = presumption;

    public ImmutableArray<Name> Names { get; } = names;
}

/// <summary>因果 未提出即是：甲致使乙、…, or 全部.</summary>
public sealed class CausalPresumptionSyntax(TextSpan span, bool all, ImmutableArray<Name> links) : DeclarationSyntax(span)
{
    public bool All { get; } = all;

    public ImmutableArray<Name> Links { get; } = links;
}

public enum GroupSyntaxKind
{
    /// <summary>择先</summary>
    Priority,

    /// <summary>并列</summary>
    Parallel,

    /// <summary>唯一</summary>
    Unique,
}

/// <summary>A value of a conclusion group with the values it 包括.</summary>
public sealed class ValueSyntax(TextSpan span, Name name, ImmutableArray<Name> includes) : SyntaxNode(span)
{
    public Name Name { get; } = name;

    public ImmutableArray<Name> Includes { get; } = includes;
}

public readonly record struct ValueSynonyms(Name Value, ImmutableArray<Name> Synonyms);

public sealed class GroupDeclarationSyntax(
    TextSpan span,
    Name name,
    GroupSyntaxKind kind,
    ImmutableArray<ValueSyntax> values,
    ImmutableArray<Name> order,
    Name @default,
    StringLiteral? gloss,
    ImmutableArray<ValueSynonyms> synonyms) : DeclarationSyntax(span)
{
    public Name Name { get; } = name;

    public GroupSyntaxKind Kind { get; } = kind;

    public ImmutableArray<ValueSyntax> Values { get; } = values;

    /// <summary>由轻到重; empty when not given.</summary>
    public ImmutableArray<Name> Order { get; } = order;

    /// <summary>默认; missing when not given.</summary>
    public Name Default { get; } = @default;

    public StringLiteral? Gloss { get; } = gloss;

    public ImmutableArray<ValueSynonyms> Synonyms { get; } = synonyms;
}
