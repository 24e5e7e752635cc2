using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Comparing;

/// <summary>
/// A comparison as one page that needs nothing else: who is milder than whom, situations by regimes, and every pair with its
/// differences and its clauses side by side. All of it can be read without the script, which only sifts.
/// </summary>
internal sealed class ComparisonPage
{
    private readonly ComparisonReport _report;
    private readonly ImmutableArray<RegimeProgram> _regimes;
    private readonly HtmlCanvas _html = new();

    private ComparisonPage(ComparisonReport report)
    {
        (_report, _regimes) = (report, report.Comparison.Regimes);
    }

    public static string Render(ComparisonReport report)
    {
        var page = new ComparisonPage(report);
        page.Write();
        return page._html.ToString();
    }

    private void Write()
    {
        string title = _regimes.Length == 2 ? $"{_regimes[0].Header.Code} 与 {_regimes[1].Header.Code}：哪里不同" : $"{_regimes.Length} 部制度：哪里不同";
        ImmutableArray<MatrixRow> rows = SituationMatrix.Of(_report.Comparison);
        _html.Raw("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n");
        _html.Raw($"<meta http-equiv=\"Content-Security-Policy\" content=\"{ComparisonAssets.Policy}\">\n");
        _html.Raw("<meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        _html.Element("title", title).Raw("\n<style>").Raw(ComparisonAssets.Css).Raw("</style></head>\n<body>");
        _html.Raw("<a class=\"skip\" href=\"#main\">跳到正文</a><header class=\"bar\"><nav aria-label=\"本页\"><a href=\"#order\">轻重</a><a href=\"#matrix\">情形对照</a><a href=\"#pairs\">两两比较</a></nav>");
        _html.Raw("<div class=\"find\" role=\"search\" data-script hidden><label for=\"find\" class=\"small\">事实</label><input id=\"find\" type=\"search\" autocomplete=\"off\" placeholder=\"按 / 查找事实、条款\"><output id=\"found\" for=\"find\" aria-live=\"polite\"></output></div></header>\n<main id=\"main\">");
        _html.Element("h1", title);
        Lead(rows);
        Filters(rows);
        new OrderPart(_html, _report).Write();
        new MatrixPart(_html, _regimes).Write(rows);
        new PairPart(_html, _report).Write();
        _html.Raw("</main>\n<script>").Raw(ComparisonAssets.Script).Raw("</script></body></html>\n");
    }

    private void Lead(ImmutableArray<MatrixRow> rows)
    {
        int differences = _report.Comparison.Pairs.Sum(pair => pair.Groups.Sum(group => group.Differences.Length));
        _html.Raw("<p class=\"lead\">下面列出这些制度在哪些情形下得出不同的答案，各凭哪一条。不同是穷尽查出来的，不是抽样：");
        _html.Text($"没有列出的，就是已经证明没有。共 {differences.ToString(CultureInfo.InvariantCulture)} 处不同，归为 {rows.Length.ToString(CultureInfo.InvariantCulture)} 种情形。");
        _html.Raw("每个情形都经解释求值复核，并且已经是最小的：写出的事实去掉任何一项，这处不同就没有了。点开一格，看两边的条文。</p>");
        _html.Element("p", "说明：" + string.Join("；", _report.Premises) + "。", "meta");
        if (_report.Cases is { } cases) _html.Element("p", $"案例表共 {cases.Rows.ToString(CultureInfo.InvariantCulture)} 件，各处不同旁边写明占多少件。", "meta");
    }

    private void Filters(ImmutableArray<MatrixRow> rows)
    {
        _html.Raw("<div class=\"filters\" data-script hidden>");
        Pick("group", "结论组", rows.Select(row => row.Group).Distinct().Select(group => (group, group)));
        Pick("kind", "种类", rows.Select(row => row.Kind).Distinct().Order().Select(kind => (Kind(kind), ClauseWords.Kind(kind))));
        if (_regimes.Length > 2) Pick("of", "涉及", _regimes.Select((regime, i) => (i.ToString(CultureInfo.InvariantCulture), regime.Header.Code)));
        _html.Raw("</div>");

        void Pick(string name, string label, IEnumerable<(string Value, string Text)> choices)
        {
            _html.Raw($"<label>{label} <select data-pick=\"{name}\"><option value=\"\">全部</option>");
            foreach ((string value, string text) in choices) _html.Raw("<option value=\"").Text(value).Raw("\">").Text(text).Raw("</option>");
            _html.Raw("</select></label>");
        }
    }

    /// <summary>A kind as the script knows it.</summary>
    public static string Kind(DifferenceKind kind) => ((int)kind).ToString(CultureInfo.InvariantCulture);
}
