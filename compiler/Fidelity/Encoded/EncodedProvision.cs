using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Fidelity.Encoded;

/// <summary>An article as encoded.</summary>
internal sealed record EncodedArticle(ArticleNumber Number, string Title, TextSpan NumberSpan, ImmutableArray<EncodedPlace> Paragraphs);

/// <summary>
/// A 款 or an item as encoded, with its own words (comments, blanks and the readings that are not the default left out).
/// <see cref="Step"/> is default for a 款; <see cref="OtherReading"/> is empty where there is one reading.
/// </summary>
internal sealed record EncodedPlace(ItemStep Step, string Text, string OtherReading, ImmutableArray<string> Words, ImmutableArray<string> References, TextSpan Span, ImmutableArray<EncodedPlace> Items);

/// <summary>A regime as its drafter wrote it, place by place.</summary>
internal static class EncodedOutline
{
    public static IEnumerable<EncodedArticle> Of(SourceText source, RegimeSyntax regime)
    {
        foreach (ArticleSyntax article in regime.Members.OfType<ArticleSyntax>())
        {
            yield return new EncodedArticle(article.Number, article.Title.Text ?? "", article.NumberSpan, [.. article.Paragraphs.Select(block => Place(source, block))]);
        }
    }

    private static EncodedPlace Place(SourceText source, ClauseBlockSyntax block) =>
        new(default, TextOf(source, block.DefaultSentences), OtherReading(source, block), SyntaxWords.Of(block), SyntaxWords.ReferencesOf(block), SpanOf(block), Items(source, block));

    /// <summary>Recursion ends at four: each level has its own kind of mark.</summary>
    private static ImmutableArray<EncodedPlace> Items(SourceText source, ClauseBlockSyntax block) =>
    [
        .. block.Items.Select(item => new EncodedPlace(
            new ItemStep(item.Step.Mark, item.Step.Number, item.Step.Repeat),
            (item.Label.Text ?? "") + TextOf(source, item.Body.DefaultSentences),
            OtherReading(source, item.Body),
            SyntaxWords.Of(item.Body),
            SyntaxWords.ReferencesOf(item.Body),
            item.MarkSpan,
            Items(source, item.Body))),
    ];

    private static TextSpan SpanOf(ClauseBlockSyntax block) =>
        block.Sentences.IsEmpty ? new TextSpan(block.Span.Start, 0) : TextSpan.Cover(block.Sentences[0].Span, block.Sentences[block.Sentences.Length - 1].Span);

    // With the sentences that both readings share.
    private static string OtherReading(SourceText source, ClauseBlockSyntax block) =>
        block.Sentences.OfType<ReadingSentenceSyntax>().FirstOrDefault() is { } reading
            ? TextOf(source, [.. block.Sentences.Where(sentence => sentence is not ReadingSentenceSyntax), .. reading.IsSecondDefault ? reading.First : reading.Second])
            : "";

    private static string TextOf(SourceText source, IEnumerable<SentenceSyntax> sentences)
    {
        var text = new System.Text.StringBuilder();
        foreach (SentenceSyntax sentence in sentences)
        {
            text.Append(WithoutComments(source.Substring(sentence is ReadingSentenceSyntax readings ? readings.DefaultSpan : sentence.Span)));
            if (text.Length > 0 && text[text.Length - 1] is not ('。' or '；' or '：')) text.Append('。');
        }

        return text.ToString();
    }

    private static string WithoutComments(string written)
    {
        var text = new System.Text.StringBuilder(written.Length);
        for (int i = 0; i < written.Length; i++)
        {
            if (written[i] == '/' && i + 1 < written.Length && written[i + 1] == '/')
            {
                while (i < written.Length && written[i] is not ('\n' or '\r')) i++;
                continue;
            }

            if (!NormalText.IsBlank(written[i])) text.Append(written[i]);
        }

        return text.ToString();
    }
}
