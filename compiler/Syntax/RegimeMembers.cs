using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

public enum HeaderKind
{
    /// <summary>代号</summary>
    Code,

    /// <summary>文号</summary>
    DocumentNumber,

    /// <summary>机关</summary>
    Authority,

    /// <summary>地域</summary>
    Territory,

    /// <summary>位阶</summary>
    Rank,

    /// <summary>上位</summary>
    Superior,

    /// <summary>施行</summary>
    InForce,

    /// <summary>废止</summary>
    Repealed,

    /// <summary>词汇</summary>
    Vocabulary,

    /// <summary>适用</summary>
    Scope,

    /// <summary>主结论</summary>
    MainGroup,

    /// <summary>期间届满不顺延</summary>
    NoRollover,

    /// <summary>日历</summary>
    Calendar,

    /// <summary>原文: the published text that the regime encodes, file.txt or file.txt《title》</summary>
    PublishedText,
}

/// <summary>A header line of a regime. <see cref="Value"/> is the text (a title without 《》); 适用 has a condition instead.</summary>
public sealed class HeaderSyntax(TextSpan span, HeaderKind kind, Name value, ConditionSyntax? condition) : SyntaxNode(span)
{
    public HeaderKind Kind { get; } = kind;

    public Name Value { get; } = value;

    public ConditionSyntax? Condition { get; } = condition;
}

/// <summary>What a regime is made of.</summary>
public abstract class MemberSyntax(TextSpan span) : SyntaxNode(span);

/// <summary>第三章【…】: structure only.</summary>
public sealed class ChapterSyntax(TextSpan span, string number, Name title) : MemberSyntax(span)
{
    public string Number { get; } = number;

    public Name Title { get; } = title;
}

/// <summary>
/// 第八条, 第十三条之一, 第十二条〔二〕, or 第五部分 where a document has parts (五、) and no 条. <see cref="Insert"/> and
/// <see cref="Repeat"/> are 0 when not written.
/// </summary>
public readonly record struct ArticleNumber(int Number, int Insert, int Repeat, bool IsPart = false) : IComparable<ArticleNumber>
{
    public int CompareTo(ArticleNumber other) =>
        (IsPart, Number, Insert, Repeat).CompareTo((other.IsPart, other.Number, other.Insert, other.Repeat));

    public static bool operator <(ArticleNumber a, ArticleNumber b) => a.CompareTo(b) < 0;

    public static bool operator >(ArticleNumber a, ArticleNumber b) => a.CompareTo(b) > 0;

    public static bool operator <=(ArticleNumber a, ArticleNumber b) => a.CompareTo(b) <= 0;

    public static bool operator >=(ArticleNumber a, ArticleNumber b) => a.CompareTo(b) >= 0;
}

public sealed class ArticleSyntax(TextSpan span, ArticleNumber number, TextSpan numberSpan, Name title, ImmutableArray<ClauseBlockSyntax> paragraphs) : MemberSyntax(span)
{
    public ArticleNumber Number { get; } = number;

    public TextSpan NumberSpan { get; } = numberSpan;

    /// <summary>The words in 【】; missing when there are none.</summary>
    public Name Title { get; } = title;

    /// <summary>款, one line being one 款.</summary>
    public ImmutableArray<ClauseBlockSyntax> Paragraphs { get; } = paragraphs;
}

public enum OmissionKind
{
    /// <summary>不编码</summary>
    NotEncoded,

    /// <summary>待编码</summary>
    Pending,

    /// <summary>缺号: the published text has no such number</summary>
    Unpublished,
}

/// <summary>不编码 …, 待编码 … or 缺号 …, with the reason, and for 待编码 what it 需.</summary>
public sealed class OmissionSyntax(TextSpan span, OmissionKind kind, ImmutableArray<ReferenceSyntax> references, Name reason, Name needs) : MemberSyntax(span)
{
    public OmissionKind Kind { get; } = kind;

    public bool IsPending => Kind == OmissionKind.Pending;

    public ImmutableArray<ReferenceSyntax> References { get; } = references;

    public Name Reason { get; } = reason;

    public Name Needs { get; } = needs;
}

/// <summary>说明 第八条第（六）项：理由。: what checks find there is as the drafter means it.</summary>
public sealed class NoteSyntax(TextSpan span, ImmutableArray<ReferenceSyntax> references, Name reason) : MemberSyntax(span)
{
    public ImmutableArray<ReferenceSyntax> References { get; } = references;

    public Name Reason { get; } = reason;
}

/// <summary>偏离 第五条 助动词：理由。: the encoding differs there from the published text on purpose, in the kinds named.</summary>
public sealed class DeviationSyntax(TextSpan span, ImmutableArray<ReferenceSyntax> references, ImmutableArray<Name> kinds, Name reason) : MemberSyntax(span)
{
    public ImmutableArray<ReferenceSyntax> References { get; } = references;

    /// <summary>Words such as 因果、连接词; what they may be is for the comparison with the published text to say.</summary>
    public ImmutableArray<Name> Kinds { get; } = kinds;

    public Name Reason { get; } = reason;
}
