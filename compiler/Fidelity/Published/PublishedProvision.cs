using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>
/// A 条 or 部分 of a published text. <see cref="Title"/> is what stands in brackets or as a heading after the number; empty when
/// there is none. <see cref="Chapter"/> is the chapter's line.
/// </summary>
public sealed class PublishedArticle(ArticleNumber number, string title, string chapter, TextSpan span, ImmutableArray<PublishedParagraph> paragraphs)
{
    public ArticleNumber Number { get; } = number;

    public string Title { get; } = title;

    public string Chapter { get; } = chapter;

    /// <summary>From its number to the end of that line.</summary>
    public TextSpan Span { get; } = span;

    public ImmutableArray<PublishedParagraph> Paragraphs { get; } = paragraphs;

    public string Citation => Binding.Citation.Of(Number);

    /// <summary>第八条第二款; the 款 is named only where the article has several.</summary>
    public string Cite(PublishedParagraph paragraph) =>
        Paragraphs.Length > 1 ? $"{Citation}第{HanNumber.Format(paragraph.Number)}款" : Citation;
}

/// <summary>A 款: its own words, and the items below them.</summary>
public sealed class PublishedParagraph(int number, string text, TextSpan span, ImmutableArray<PublishedItem> items)
{
    /// <summary>One-based.</summary>
    public int Number { get; } = number;

    /// <summary>Blanks and line breaks left out.</summary>
    public string Text { get; } = text;

    public TextSpan Span { get; } = span;

    public ImmutableArray<PublishedItem> Items { get; } = items;
}

/// <summary>
/// An item: （一）, 1., (1) or 一是…. <see cref="Citation"/> is unique in the document, also where the text repeats a number.
/// </summary>
public sealed class PublishedItem(ItemStep step, string title, string text, TextSpan span, string citation, ImmutableArray<PublishedItem> items)
{
    public ItemStep Step { get; } = step;

    /// <summary>A heading on the line of the mark; empty when the text follows at once.</summary>
    public string Title { get; } = title;

    public string Text { get; } = text;

    public TextSpan Span { get; } = span;

    public string Citation { get; } = citation;

    public ImmutableArray<PublishedItem> Items { get; } = items;
}

/// <summary>One place of a document with its own words: a 款 or an item, named as it is cited.</summary>
public sealed record PublishedPlace(string Citation, string Title, string Text, TextSpan Span);

/// <summary>One regulation of a published file.</summary>
public sealed class PublishedDocument(
    SourceText source, string title, string frontText, string documentNumber, string date, TextSpan span, ImmutableArray<PublishedArticle> articles, ImmutableArray<string> closing)
{
    public SourceText Source { get; } = source;

    /// <summary>The lines of its title, joined; empty when the text has none.</summary>
    public string Title { get; } = title;

    /// <summary>All that stands before its first article: a notice, addressees, a preamble.</summary>
    public string FrontText { get; } = frontText;

    /// <summary>文号 as written; empty when there is none.</summary>
    public string DocumentNumber { get; } = documentNumber;

    /// <summary>The last date of the notice or the signature; empty when there is none.</summary>
    public string Date { get; } = date;

    public TextSpan Span { get; } = span;

    public ImmutableArray<PublishedArticle> Articles { get; } = articles;

    /// <summary>Signatures, dates and notes after the last article.</summary>
    public ImmutableArray<string> Closing { get; } = closing;

    /// <summary>Every 款 and item in the order of the text.</summary>
    public IEnumerable<PublishedPlace> Places()
    {
        var pending = new Stack<PublishedItem>();
        foreach (PublishedArticle article in Articles)
        {
            foreach (PublishedParagraph paragraph in article.Paragraphs)
            {
                yield return new PublishedPlace(article.Cite(paragraph), paragraph.Number == 1 ? article.Title : "", paragraph.Text, paragraph.Span);
                Push(paragraph.Items);
                while (pending.Count > 0)
                {
                    PublishedItem item = pending.Pop();
                    yield return new PublishedPlace(item.Citation, item.Title, item.Text, item.Span);
                    Push(item.Items);
                }
            }
        }

        void Push(ImmutableArray<PublishedItem> items)
        {
            for (int i = items.Length - 1; i >= 0; i--) pending.Push(items[i]);
        }
    }
}

/// <summary>What a published file holds. <see cref="Documents"/> may be empty: not every text is a regulation.</summary>
public sealed record PublishedFile(SourceText Source, ImmutableArray<PublishedDocument> Documents);
