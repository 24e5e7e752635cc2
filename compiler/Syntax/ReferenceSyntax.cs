using System.Collections.Immutable;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

public enum ReferenceBase
{
    /// <summary>第八条…, 第五部分…</summary>
    Article,

    /// <summary>本条…, 本部分…</summary>
    ThisArticle,

    /// <summary>前条</summary>
    PreviousArticle,

    /// <summary>前款</summary>
    PreviousParagraph,

    /// <summary>首段: the first paragraph of this article</summary>
    FirstParagraph,
}

/// <summary>A step below a paragraph: （二） is HanBracket 2. <see cref="Repeat"/> is 2 in （二）〔二〕, else 0.</summary>
public readonly record struct ItemStep(MarkKind Mark, int Number, int Repeat = 0)
{
    /// <summary>A sub-head that citations of what is below it leave out.</summary>
    public bool IsPassedOver { get; init; }
}

/// <summary>第十条第一款第（二）项, 第二十条至第二十二条, 前款….</summary>
public sealed class ReferenceSyntax(TextSpan span, ReferenceBase @base, ArticleNumber article, int paragraph, ImmutableArray<ItemStep> items, ReferenceSyntax? rangeEnd, int rule = 0, bool isBare = false) : SyntaxNode(span)
{
    /// <summary>第（三）项 without an article: in a list or after 至 it is one of the article before it.</summary>
    public bool IsBare { get; } = isBare;

    public ReferenceBase Base { get; } = @base;

    /// <summary>Only for <see cref="ReferenceBase.Article"/>.</summary>
    public ArticleNumber Article { get; } = article;

    /// <summary>One-based 款; 0 when not written.</summary>
    public int Paragraph { get; } = paragraph;

    public ImmutableArray<ItemStep> Items { get; } = items;

    /// <summary>The reference after 至; null for a single place.</summary>
    public ReferenceSyntax? RangeEnd { get; } = rangeEnd;

    /// <summary>第七条第一款〔2〕: the second rule of that place; 0 when not written.</summary>
    public int Rule { get; } = rule;
}
