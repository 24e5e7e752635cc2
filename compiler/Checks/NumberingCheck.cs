using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// Every article from the first to the last is encoded, 不编码, 待编码 or 缺号, each once and in order (language page, section 7).
/// Parts are numbered apart from articles. Items: <see cref="ItemNumbers"/>.
/// </summary>
public static class NumberingCheck
{
    public static void Run(SourceText source, RegimeSyntax regime, DiagnosticBag diagnostics)
    {
        var seen = new Dictionary<ArticleNumber, ArticleSyntax>();
        var omitted = OmittedArticles(regime, OmissionKind.NotEncoded);
        var unpublished = OmittedArticles(regime, OmissionKind.Unpublished);
        var items = new ItemNumbers(source, regime, diagnostics);
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

            if (unpublished.TryGetValue(article.Number, out OmissionSyntax? gap))
            {
                Report(DiagnosticCatalogue.EncodedAndUnpublished, gap.Span, cited);
            }

            previous = article;
            items.Check(article);
        }

        items.CheckGapLines();
        CheckGaps(regime, seen, isPart: false, Report);
        CheckGaps(regime, seen, isPart: true, Report);

        void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments) =>
            diagnostics.Report(descriptor, new SourceLocation(source, span), arguments);
    }

    // Only of whole articles; what is 待编码 may be encoded in part, and so may an article of which a 款 is left out.
    private static Dictionary<ArticleNumber, OmissionSyntax> OmittedArticles(RegimeSyntax regime, OmissionKind kind)
    {
        var omitted = new Dictionary<ArticleNumber, OmissionSyntax>();
        foreach (OmissionSyntax omission in regime.Members.OfType<OmissionSyntax>())
        {
            if (omission.Kind != kind) continue;
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
        bool isPart,
        Action<DiagnosticDescriptor, TextSpan, object[]> report)
    {
        var numbers = new HashSet<int>(encoded.Keys.Where(a => a.IsPart == isPart).Select(a => a.Number));
        foreach (OmissionSyntax omission in regime.Members.OfType<OmissionSyntax>())
        {
            foreach (ReferenceSyntax reference in omission.References)
            {
                if (reference.Article.IsPart != isPart) continue;
                foreach (ArticleNumber article in ProvisionIndex.ArticlesOf(reference)) numbers.Add(article.Number);
            }
        }

        if (numbers.Count == 0) return;
        int last = numbers.Max();
        if (last > MaxArticle) return;
        for (int number = 1; number < last; number++)
        {
            if (numbers.Contains(number)) continue;
            // A run is one finding: a regime whose encoding begins at 第四十二条 lacks one stretch, not forty-one articles.
            int first = number;
            while (number + 1 < last && !numbers.Contains(number + 1)) number++;
            string missing = Cite(first) + (number > first ? "至" + Cite(number) : "");
            report(DiagnosticCatalogue.MissingArticle, PlaceFor(first), [missing]);
        }

        string Cite(int number) => Citation.Of(new ArticleNumber(number, 0, 0, isPart));

        TextSpan PlaceFor(int number)
        {
            ArticleSyntax? next = regime.Members.OfType<ArticleSyntax>().FirstOrDefault(a => a.Number.IsPart == isPart && a.Number.Number > number);
            return next?.NumberSpan ?? regime.Title.Span;
        }
    }

    // No regulation has more; a mistyped number must not bring a million findings.
    private const int MaxArticle = 2_000;
}
