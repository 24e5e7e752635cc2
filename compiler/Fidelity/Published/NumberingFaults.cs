using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Fidelity.Published;

/// <summary>
/// Faults in the numbers of a published text: gaps, numbers used twice, numbers out of order. They are the issuing body's and no
/// drafter can mend them; each place keeps a citation of its own.
/// </summary>
public static class NumberingFaults
{
    public static void Report(PublishedDocument document, DiagnosticBag diagnostics)
    {
        var reporter = new DiagnosticReporter(document.Source, diagnostics);
        CheckArticles(document.Articles, reporter);
        foreach (PublishedArticle article in document.Articles)
        {
            foreach (PublishedParagraph paragraph in article.Paragraphs) CheckItems(article.Cite(paragraph), paragraph.Items, reporter);
        }
    }

    private static void CheckArticles(ImmutableArray<PublishedArticle> articles, DiagnosticReporter reporter)
    {
        int last = 0, lastInsert = 0;
        foreach (PublishedArticle article in articles)
        {
            ArticleNumber number = article.Number;
            if (number.Repeat > 0)
            {
                reporter.Report(DiagnosticCatalogue.PublishedRepeat, article.Span, Citation.Of(number with { Repeat = 0 }), article.Citation);
            }
            else if (number.Number < last || (number.Number == last && number.Insert < lastInsert))
            {
                reporter.Report(DiagnosticCatalogue.PublishedDisorder, article.Span, article.Citation, Citation.Of(number with { Number = last, Insert = lastInsert }));
            }
            else if (number.Number > last + 1)
            {
                reporter.Report(DiagnosticCatalogue.PublishedGap, article.Span, Range(last + 1, number.Number - 1, n => Citation.Of(number with { Number = n, Insert = 0 })), article.Citation);
            }
            else if (number.Number == last && number.Insert > lastInsert + 1)
            {
                reporter.Report(DiagnosticCatalogue.PublishedGap, article.Span, Range(lastInsert + 1, number.Insert - 1, n => Citation.Of(number with { Insert = n })), article.Citation);
            }

            last = Math.Max(last, number.Number);
            lastInsert = number.Insert;
        }
    }

    /// <summary>
    /// Items of one kind under one 款. Numbers either begin anew under each head or go on from head to head; where a text does
    /// both, those that begin anew are used twice.
    /// </summary>
    private static void CheckItems(string above, ImmutableArray<PublishedItem> items, DiagnosticReporter reporter)
    {
        var lists = new Dictionary<MarkKind, List<List<PublishedItem>>>();
        Collect(items, lists);
        foreach (List<List<PublishedItem>> kind in lists.Values)
        {
            int last = 0;
            bool goesOn = false;
            foreach (List<PublishedItem> list in kind)
            {
                goesOn |= last > 0 && list[0].Step.Number == last + 1;
                last = list[list.Count - 1].Step.Number;
            }

            last = 0;
            foreach (List<PublishedItem> list in kind)
            {
                bool beginsAnew = list[0].Step.Number == 1 && last > 0;
                if (goesOn && beginsAnew) ReportRestart(above, list, last, reporter);
                if (beginsAnew || !goesOn) last = 0;
                last = CheckList(list, last, reporter);
            }
        }
    }

    private static void ReportRestart(string above, List<PublishedItem> list, int last, DiagnosticReporter reporter)
    {
        int end = Math.Min(last, list[list.Count - 1].Step.Number);
        reporter.Report(DiagnosticCatalogue.PublishedRestart, list[0].Span, above, Mark(list[0].Step with { Number = 1 }), Mark(list[0].Step with { Number = end }), list[0].Citation);
    }

    private static int CheckList(List<PublishedItem> list, int last, DiagnosticReporter reporter)
    {
        foreach (PublishedItem item in list)
        {
            ItemStep step = item.Step;
            if (step.Repeat > 0) reporter.Report(DiagnosticCatalogue.PublishedRepeat, item.Span, Mark(step), item.Citation);
            else if (step.Number < last) reporter.Report(DiagnosticCatalogue.PublishedDisorder, item.Span, item.Citation, Mark(step with { Number = last }));
            else if (step.Number > last + 1) reporter.Report(DiagnosticCatalogue.PublishedGap, item.Span, Range(last + 1, step.Number - 1, n => Mark(step with { Number = n })), item.Citation);
            last = Math.Max(last, step.Number);
        }

        return last;
    }

    /// <summary>The lists of each kind of mark, in order. Recursion ends at four: each level has its own kind.</summary>
    private static void Collect(ImmutableArray<PublishedItem> items, Dictionary<MarkKind, List<List<PublishedItem>>> lists)
    {
        List<PublishedItem>? current = null;
        foreach (PublishedItem item in items)
        {
            if (current is null || current[0].Step.Mark != item.Step.Mark)
            {
                if (!lists.TryGetValue(item.Step.Mark, out List<List<PublishedItem>>? kind)) lists.Add(item.Step.Mark, kind = []);
                kind.Add(current = []);
            }

            current.Add(item);
            Collect(item.Items, lists);
        }
    }

    private static string Range(int first, int last, Func<int, string> name) => first == last ? name(first) : name(first) + "至" + name(last);

    private static string Mark(ItemStep step) => step.Mark switch
    {
        MarkKind.HanBracket => $"（{HanNumber.Format(step.Number)}）",
        MarkKind.ArabicBracket => $"（{step.Number.ToString(CultureInfo.InvariantCulture)}）",
        MarkKind.ArabicDot => $"{step.Number.ToString(CultureInfo.InvariantCulture)}.",
        _ => HanNumber.Format(step.Number) + "是",
    };
}
