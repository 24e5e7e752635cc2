using System.Collections.Immutable;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Documenting;

/// <summary>The index of terms: what each means, and where in which regimes it stands.</summary>
internal static class TermsPage
{
    public static string Render(IReadOnlyDictionary<string, SiteTerm> terms) => SitePage.Render("词汇索引 · 照单", SiteNames.Terms, "查找词", html =>
    {
        int shared = terms.Values.Count(term => term.Uses.Length > 1);
        html.Raw("<h1>词汇索引</h1>").Element("p", FormattableString.Invariant($"共 {terms.Count} 个词，{shared} 个用于两部以上制度。一个词在哪里都是同一个意思。"), "meta");
        foreach (SiteTerm term in terms.Values) Term(html, term);
    });

    private static void Term(HtmlCanvas html, SiteTerm term)
    {
        html.Raw($"<section class=\"entry\" data-find id=\"{SiteNames.Term(term.Name)}\">").Element("h3", term.Name).Raw(" ").Element("span", term.Kind, "small");
        if (term.Uses.IsEmpty) html.Raw(" ").Element("span", "没有条文用到", "badge open");
        html.Element("div", term.Gloss);
        string[] notes =
        [
            term.Presumption,
            term.Synonyms.IsEmpty ? "" : "同义：" + string.Join('、', term.Synonyms),
            term.FormerNames.IsEmpty ? "" : "原名：" + string.Join('、', term.FormerNames),
        ];
        foreach (string note in notes) html.Element("div", note, "small");
        foreach ((SiteRegime regime, ImmutableArray<(string Citation, string Anchor)> articles) in term.Uses)
        {
            html.Raw($"<div class=\"small\"><a href=\"{regime.FileName}#{SiteNames.Term(term.Name)}\">").Text(regime.Code).Raw("</a>：");
            foreach ((string citation, string anchor) in articles) html.Raw($"<a href=\"{regime.FileName}{(anchor.Length > 0 ? "#" + anchor : "")}\">").Text(citation).Raw("</a>　");
            html.Raw("</div>");
        }

        html.Raw("</section>");
    }
}
