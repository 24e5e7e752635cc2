using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Documenting;

/// <summary>What every page of the site has: head, policy, the bar with the search, the script at the end.</summary>
internal static class SitePage
{
    public static string Render(string title, string file, string search, Action<HtmlCanvas> body)
    {
        var html = new HtmlCanvas();
        html.Raw("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
        html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{SiteAssets.Policy}\">\n");
        html.Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.Element("title", title).Raw("\n<style>").Raw(SiteAssets.Css).Raw("</style></head>\n<body>");
        html.Raw("<a class=\"skip\" href=\"#main\">跳到正文</a><header class=\"bar\"><nav aria-label=\"站内\">");
        Link(html, SiteNames.Index, "制度", file);
        Link(html, SiteNames.Terms, "词汇索引", file);
        html.Raw("</nav><div class=\"find\" role=\"search\"><label for=\"find\" class=\"small\">").Text(search);
        html.Raw("</label><input id=\"find\" type=\"search\" autocomplete=\"off\" placeholder=\"按 / 查找\"><output id=\"found\" for=\"find\" aria-live=\"polite\"></output></div></header>\n<main id=\"main\">");
        body(html);
        html.Raw("</main>\n<script>").Raw(SiteAssets.Script).Raw("</script></body></html>\n");
        return html.ToString();
    }

    private static void Link(HtmlCanvas html, string target, string text, string file) =>
        html.Raw($"<a href=\"{target}\"{(target == file ? " aria-current=\"page\"" : "")}>").Text(text).Raw("</a>");
}
