using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// Every article from the first to the last is encoded, 不编码 or 待编码, each once and in order; items number on without
/// repeats, and gaps are pointed out (language page, section 7).
/// </summary>
public static class NumberingCheck
{
    public static void Run(SourceText source, RegimeSyntax regime, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<ArticleNumber, ArticleSyntax>();
        var omitted = OmittedArticles(regime);
        ArticleSyntax? previous = null;
        foreach (ArticleSyntax article in regime.Members.OfType<ArticleSyntax>())
        {
            string cited = Citation.Of(article.Number);
            if (seen.TryGetValue(article.Number, out ArticleSyntax? first))
            {
                Report(DiagnosticCatalogue.RepeatedArticle, article.NumberSpan, cited, source.LineOf(first.Span.Start) + 1);
            }
            else
            {
                seen.Add(article.Number, article);
                if (previous is not null && article.Number < previous.Number)
                {
                    Report(DiagnosticCatalogue.ArticleOutOfOrder, article.NumberSpan, cited, Citation.Of(previous.Number));
                }
            }

            if (omitted.TryGetValue(article.Number, out OmissionSyntax? omission))
            {
                Report(DiagnosticCatalogue.EncodedAndOmitted, omission.Span, cited);
            }

            previous = article;
            foreach (ClauseBlockSyntax paragraph in article.Paragraphs) CheckItems(paragraph, cited);
        }

        CheckGaps(regime, seen, omitted, Report);

        void CheckItems(ClauseBlockSyntax block, string where)
        {
            ItemSyntax? before = null;
            foreach (ItemSyntax item in block.Items)
            {
                if (before is not null && before.Mark == item.Mark)
                {
                    string mark = source.Substring(item.MarkSpan);
                    if (item.Number == before.Number) Report(DiagnosticCatalogue.RepeatedItem, item.MarkSpan, where, mark);
                    else if (item.Number != before.Number + 1) Report(DiagnosticCatalogue.ItemGap, item.MarkSpan, where, source.Substring(before.MarkSpan), mark);
                }

                before = item;
                CheckItems(item.Body, where);
            }
        }

        void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
            diagnostics.Report(descriptor, new SourceLocation(source, span), arguments);
    }

    // Only 不编码 of whole articles; what is 待编码 may be encoded in part, and so may an article of which a 款 is left out.
    private static Dictionary<ArticleNumber, OmissionSyntax> OmittedArticles(RegimeSyntax regime)
    {
        var omitted = new Dictionary<ArticleNumber, OmissionSyntax>();
        foreach (OmissionSyntax omission in regime.Members.OfType<OmissionSyntax>())
        {
            if (omission.IsPending) continue;
            foreach (ReferenceSyntax reference in omission.References)
            {
                if (reference.Base != ReferenceBase.Article || reference.Paragraph != 0 || !reference.Items.IsEmpty) continue;
                foreach (ArticleNumber article in ProvisionIndex.ArticlesOf(reference)) omitted[article] = omission;
            }
        }

        return omitted;
    }

    private static void CheckGaps(
        RegimeSyntax regime,
        Dictionary<ArticleNumber, ArticleSyntax> encoded,
        Dictionary<ArticleNumber, OmissionSyntax> omitted,
        Action<DiagnosticDescriptor, TextSpan, object[]> report)
    {
        var numbers = new HashSet<int>(encoded.Keys.Concat(omitted.Keys).Select(a => a.Number));
        foreach (OmissionSyntax omission in regime.Members.OfType<OmissionSyntax>())
        {
            foreach (ReferenceSyntax reference in omission.References)
            {
                foreach (ArticleNumber article in ProvisionIndex.ArticlesOf(reference)) numbers.Add(article.Number);
            }
        }

        if (numbers.Count == 0) return;
        int last = numbers.Max();
        if (last > MaxArticle) return;
        for (int number = 1; number < last; number++)
        {
            if (!numbers.Contains(number)) report(DiagnosticCatalogue.MissingArticle, PlaceFor(number), [HanNumber.Format(number)]);
        }

        TextSpan PlaceFor(int number)
        {
            ArticleSyntax? next = regime.Members.OfType<ArticleSyntax>().FirstOrDefault(a => a.Number.Number > number);
            return next?.NumberSpan ?? regime.Title.Span;
        }
    }

    // No regulation has more; a mistyped number must not bring a million findings.
    private const int MaxArticle = 2_000;
}
