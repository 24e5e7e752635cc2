using System.Globalization;

namespace Zhaodan.Screening.Report;

/// <summary>One bar: the part of <see cref="Count"/> that is <see cref="Faint"/> is drawn lighter.</summary>
internal readonly record struct Bar(string Label, long Count, long Faint, string CssClass, string Note);

/// <summary>
/// A bar chart as a table whose bars are inline SVG: labels of any length wrap, the figures can be copied and read aloud,
/// and printers keep the fill of SVG where they drop backgrounds.
/// </summary>
internal static class BarChart
{
    public static void Write(HtmlPage page, IEnumerable<Bar> bars, long whole)
    {
        page.Raw("<table class=\"chart\">\n");
        foreach (Bar bar in bars)
        {
            page.Raw("<tr><th scope=\"row\">").Text(bar.Label).Raw("</th><td class=\"bar\">");
            page.Raw("<svg viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"").Text($"{bar.Label} {HtmlPage.Count(bar.Count)}").Raw("\">");
            page.Raw("<rect class=\"track\" width=\"1000\" height=\"20\"/>");
            double full = Width(bar.Count - bar.Faint, whole);
            double faint = Width(bar.Faint, whole);
            page.Raw($"<rect class=\"{bar.CssClass}\" width=\"{Number(full)}\" height=\"20\"/>");
            if (bar.Faint > 0) page.Raw($"<rect class=\"{bar.CssClass} faint\" x=\"{Number(full)}\" width=\"{Number(faint)}\" height=\"20\"/>");
            page.Raw("</svg></td><td class=\"number\">").Text(HtmlPage.Count(bar.Count)).Raw("</td><td class=\"number share\">");
            page.Text(HtmlPage.Share(bar.Count, whole)).Raw("</td><td class=\"note\">").Text(bar.Note).Raw("</td></tr>\n");
        }

        page.Raw("</table>\n");
    }

    // Something is never drawn as nothing.
    private static double Width(long count, long whole) => count == 0 || whole == 0 ? 0 : Math.Max(2, 1000.0 * count / whole);

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
