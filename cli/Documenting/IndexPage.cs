using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Documenting;

/// <summary>The first page: the regimes, and a search over all their clauses.</summary>
internal static class IndexPage
{
    public static string Render(IReadOnlyList<SiteRegime> regimes, int terms, string version) => SitePage.Render("照单：制度", SiteNames.Index, "全部条文查找", html =>
    {
        html.Raw("<h1>制度</h1>").Element("p", FormattableString.Invariant($"{regimes.Count} 部制度，{terms} 个词。条文是编码的文字，以公布的原文为准。照单 {version}。"), "meta");
        html.Raw("<section aria-label=\"查找结果\">");
        foreach (SiteRegime regime in regimes) Clauses(html, regime);
        html.Raw("</section><ul class=\"cards\">");
        foreach (SiteRegime regime in regimes) Card(html, regime);
        html.Raw("</ul>");
    });

    private static void Card(HtmlCanvas html, SiteRegime regime)
    {
        html.Raw($"<li class=\"card\"><h3><a href=\"{regime.FileName}\">").Text(regime.Program.Header.Title).Raw("</a></h3>");
        string[] facts = [regime.Code, regime.Program.Header.DocumentNumber, regime.Program.Header.Authority, regime.Program.Header.InForce.Length > 0 ? regime.Program.Header.InForce + "施行" : ""];
        html.Element("p", string.Join('　', facts.Where(fact => fact.Length > 0)), "meta");
        int held = regime.Run.Counts.Count(count => count.Held > 0);
        html.Element("p", FormattableString.Invariant($"规则 {regime.Run.Counts.Length} 条，成立过 {held}；案例 {regime.Run.Cases} 个，通过 {regime.Run.Cases - regime.Run.FailedCases}"), "small");
        html.Raw("</li>");
    }

    // Every clause once, shown only while it is looked for.
    private static void Clauses(HtmlCanvas html, SiteRegime regime)
    {
        string anchor = "";
        foreach (SiteLine line in regime.Lines.Where(line => line.Kind is SiteLineKind.Article or SiteLineKind.Text or SiteLineKind.Omission))
        {
            if (line.Anchor.Length > 0) anchor = line.Anchor;
            if (line.Kind == SiteLineKind.Omission) anchor = "text";
            html.Raw("<div class=\"entry\" data-find data-quiet hidden>");
            html.Raw($"<a href=\"{regime.FileName}#{anchor}\">").Text($"{regime.Code}　{line.Article}").Raw("</a> ");
            html.Text(string.Concat(line.Runs.Select(run => run.Text))).Raw("</div>");
        }
    }
}
