using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>案例「…」 with one act, or several (行为 一：).</summary>
public sealed class CaseSyntax(TextSpan span, StringLiteral title, StringLiteral? reason, bool isGenerated, ImmutableArray<CaseActSyntax> acts) : MemberSyntax(span)
{
    public StringLiteral Title { get; } = title;

    public StringLiteral? Reason { get; } = reason;

    /// <summary>来源 生成.</summary>
    public bool IsGenerated { get; } = isGenerated;

    /// <summary>At least one; the first has no name where the case has no 行为 line.</summary>
    public ImmutableArray<CaseActSyntax> Acts { get; } = acts;
}

public enum StatedTruth
{
    /// <summary>是</summary>
    True,

    /// <summary>否</summary>
    False,

    /// <summary>不明</summary>
    Unknown,
}

public readonly record struct StatedFact(Name Name, StatedTruth Truth);

/// <summary>取值 不如实记录次数 两次: the value is still text; ProgramForm.Values reads it by the fact's type.</summary>
public readonly record struct StatedValue(Name Name, Name Value);

/// <summary>决定 免于追究, or 决定 不从轻 (<paramref name="Negated"/>).</summary>
public readonly record struct StatedDecision(Name Value, bool Negated);

/// <summary>另有规定 法律 责任 追究: a rule of law that is not encoded, as the case states it.</summary>
public readonly record struct StatedLaw(Name Rank, Name Group, Name Value);

/// <summary>认可 第八条第（二十八）项「…」: an open item that somebody granted, and who and why.</summary>
public readonly record struct GrantedItem(Name Item, StringLiteral Reason);

/// <summary>读法 第八条第（五）项 乙: the case follows that reading of that place.</summary>
public readonly record struct StatedReading(ReferenceSyntax Place, bool IsSecond);

public sealed class CaseActSyntax(
    TextSpan span,
    Name name,
    ImmutableArray<StatedFact> facts,
    ImmutableArray<StatedValue> values,
    ImmutableArray<Name> asserted,
    ImmutableArray<StatedDecision> decisions,
    bool restFalse,
    ImmutableArray<ExpectationSyntax> expectations,
    ImmutableArray<StatedValue> dates,
    ImmutableArray<DutyExpectationSyntax> duties,
    ImmutableArray<StatedReading> readings) : SyntaxNode(span)
{
    /// <summary>读法</summary>
    public ImmutableArray<StatedReading> Readings { get; } = readings;

    public Name Name { get; } = name;

    public ImmutableArray<StatedFact> Facts { get; } = facts;

    public ImmutableArray<StatedValue> Values { get; } = values;

    /// <summary>认定</summary>
    public ImmutableArray<Name> Asserted { get; } = asserted;

    /// <summary>决定</summary>
    public ImmutableArray<StatedDecision> Decisions { get; } = decisions;

    /// <summary>其余 否</summary>
    public bool RestFalse { get; } = restFalse;

    public ImmutableArray<ExpectationSyntax> Expectations { get; } = expectations;

    /// <summary>另有规定</summary>
    public ImmutableArray<StatedLaw> Laws { get; init; } = [];

    /// <summary>认可</summary>
    public ImmutableArray<GrantedItem> Grants { get; init; } = [];

    /// <summary>截至日期 2022年3月1日 and the other dates that every case may state.</summary>
    public ImmutableArray<StatedValue> Dates { get; } = dates;

    /// <summary>应得 义务 …</summary>
    public ImmutableArray<DutyExpectationSyntax> Duties { get; } = duties;
}

/// <summary>
/// 应得 义务 第十一条 逾期履行. <see cref="Words"/> say which duty: its citation, its act, or both. <see cref="Possible"/> and
/// <see cref="Missing"/> are default when not written.
/// </summary>
public sealed class DutyExpectationSyntax(TextSpan span, ImmutableArray<Name> words, Name status, ImmutableArray<Name> possible, ImmutableArray<Name> missing) : SyntaxNode(span)
{
    public ImmutableArray<Name> Words { get; } = words;

    public Name Status { get; } = status;

    public ImmutableArray<Name> Possible { get; } = possible;

    public ImmutableArray<Name> Missing { get; } = missing;
}

/// <summary>
/// 应得 责任 待查明，可能 不予追究、无，缺 故意违法. <see cref="Outcomes"/> are values or one of 无、待查明、裁量、冲突;
/// 应得 不适用 has a missing group. <see cref="Possible"/>, <see cref="Missing"/> and <see cref="Citations"/> are default when not written.
/// </summary>
public sealed class ExpectationSyntax(
    TextSpan span,
    Name group,
    ImmutableArray<Name> outcomes,
    ImmutableArray<Name> possible,
    ImmutableArray<Name> missing,
    ImmutableArray<ReferenceSyntax> citations) : SyntaxNode(span)
{
    public Name Group { get; } = group;

    public ImmutableArray<Name> Outcomes { get; } = outcomes;

    public ImmutableArray<Name> Possible { get; } = possible;

    public ImmutableArray<Name> Missing { get; } = missing;

    public ImmutableArray<ReferenceSyntax> Citations { get; } = citations;
}
