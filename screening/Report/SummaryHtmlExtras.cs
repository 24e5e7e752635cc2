using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Report;

/// <summary>The parts of 汇总.html that are there only where they were asked for: what is missing, and counts by a column.</summary>
internal static class SummaryHtmlExtras
{
    /// <summary>Facts shown of those that are missing.</summary>
    public const int FactsShown = 10;

    public static void Write(HtmlPage page, RegimeSummary regime, long answered)
    {
        if (regime.Missing is { } missing) Missing(page, missing, answered);
        foreach (BreakdownSummary breakdown in regime.By) By(page, breakdown);
    }

    private static void Missing(HtmlPage page, ImmutableArray<MissingFactSummary> missing, long answered)
    {
        page.Element("h3", "待查明的案件还缺的事实");
        page.Raw("<table class=\"list\">\n<thead><tr><th>事实</th><th class=\"number\">只缺这一项</th><th class=\"number\">占比</th><th class=\"number\">缺这一项</th><th class=\"number\">占比</th></tr></thead>\n<tbody>\n");
        foreach (MissingFactSummary fact in missing.Take(FactsShown))
        {
            page.Raw("<tr><td class=\"clause\">").Text(fact.Name).Raw("</td><td class=\"number\">").Text(HtmlPage.Count(fact.Alone));
            page.Raw("</td><td class=\"number share\">").Text(HtmlPage.Share(fact.Alone, answered)).Raw("</td><td class=\"number\">").Text(HtmlPage.Count(fact.Missing));
            page.Raw("</td><td class=\"number share\">").Text(HtmlPage.Share(fact.Missing, answered)).Raw("</td></tr>\n");
        }

        if (missing.IsEmpty) page.Raw("<tr><td colspan=\"5\" class=\"soft\">没有。</td></tr>\n");
        page.Raw("</tbody>\n</table>\n");
        page.Element("p", "“只缺这一项”：至少一组结论只等这一项事实。先查排在前面的，能确定的案件最多。", "soft");
        if (missing.Length > FactsShown) page.Element("p", $"另有 {(missing.Length - FactsShown).ToString(CultureInfo.InvariantCulture)} 项见 {OutputNames.SummaryJson}。", "soft");
    }

    private static void By(HtmlPage page, BreakdownSummary breakdown)
    {
        page.Element("h3", $"按{breakdown.Column}");
        if (BreakdownText.NoteOn(breakdown) is { } note) page.Element("p", note, "warn");
        Overall(page, breakdown);
        int groups = breakdown.Rows.IsEmpty ? 0 : breakdown.Rows[0].Groups.Length;
        for (int g = 0; g < groups; g++) Group(page, breakdown, g);
    }

    private static void Overall(HtmlPage page, BreakdownSummary breakdown)
    {
        page.Raw("<table class=\"list\">\n<thead><tr><th>").Text(breakdown.Column);
        page.Raw("</th><th class=\"number\">案件</th><th class=\"number\">待查明</th><th class=\"number\">只靠推定</th><th class=\"number\">随两读改变</th></tr></thead>\n<tbody>\n");
        foreach (BreakdownRow row in breakdown.Rows)
        {
            page.Raw("<tr><td class=\"cite\">").Text(BreakdownText.NameOf(row)).Raw("</td>");
            foreach (long count in (ReadOnlySpan<long>)[row.Cases, row.Undetermined, row.PresumptionBorne, row.ReadingDependent]) Number(page, count);
            page.Raw("</tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }

    private static void Group(HtmlPage page, BreakdownSummary breakdown, int group)
    {
        ImmutableArray<(string Name, string CssClass, ImmutableArray<long> Counts)> columns = BreakdownText.ColumnsOf(breakdown, group);
        page.Raw("<details open><summary>").Text($"{breakdown.Rows[0].Groups[group].Name}，按{breakdown.Column}").Raw("</summary>\n<table class=\"list\">\n<thead><tr><th>").Text(breakdown.Column).Raw("</th>");
        foreach ((string name, _, _) in columns) page.Raw("<th class=\"number\">").Text(name).Raw("</th>");
        page.Raw("<th>分布</th></tr></thead>\n<tbody>\n");
        for (int r = 0; r < breakdown.Rows.Length; r++)
        {
            page.Raw("<tr><td class=\"cite\">").Text(BreakdownText.NameOf(breakdown.Rows[r])).Raw("</td>");
            foreach ((_, _, ImmutableArray<long> counts) in columns) Number(page, counts[r]);
            page.Raw("<td>");
            Stacked(page, columns, r);
            page.Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</details>\n");
    }

    // Values of 并列 groups may add up to more than the cases: the bar shows how they stand to each other.
    private static void Stacked(HtmlPage page, ImmutableArray<(string Name, string CssClass, ImmutableArray<long> Counts)> columns, int row)
    {
        long whole = columns.Sum(column => column.Counts[row]);
        page.Raw("<svg viewBox=\"0 0 1000 20\" width=\"160\" height=\"14\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"");
        page.Text(string.Join('，', columns.Where(column => column.Counts[row] > 0).Select(column => $"{column.Name} {HtmlPage.Count(column.Counts[row])}"))).Raw("\">");
        page.Raw("<rect class=\"track\" width=\"1000\" height=\"20\"/>");
        double at = 0;
        int nth = 0;
        foreach ((_, string cssClass, ImmutableArray<long> counts) in columns)
        {
            bool isFaint = cssClass == "value" && nth++ % 2 == 1;
            if (whole == 0 || counts[row] == 0) continue;
            double width = 1000.0 * counts[row] / whole;
            page.Raw($"<rect class=\"{cssClass}{(isFaint ? " faint" : "")}\" x=\"{Text(at)}\" width=\"{Text(width)}\" height=\"20\"/>");
            at += width;
        }

        page.Raw("</svg>");
    }

    private static void Number(HtmlPage page, long count) => page.Raw("<td class=\"number\">").Text(HtmlPage.Count(count)).Raw("</td>");

    private static string Text(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
