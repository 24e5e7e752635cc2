using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Comparing;

/// <summary>Situations down, regimes across, the answer in each cell; a cell opens to the two clauses side by side.</summary>
internal sealed class MatrixPart(HtmlCanvas html, ImmutableArray<RegimeProgram> regimes)
{
    // More clauses than that say no more.
    private const int MostClauses = 4;

    public void Write(ImmutableArray<MatrixRow> rows)
    {
        html.Raw("<h2 id=\"matrix\">情形对照</h2><p class=\"meta\">每行一个情形：粗体是起决定作用的事实，其余是共同的前提，没有写的都是否。每格是那部制度的答案，点开看条文。</p>");
        foreach (IGrouping<string, MatrixRow> group in rows.GroupBy(row => row.Group).OrderByDescending(group => group.Count()))
        {
            html.Raw("<section class=\"group\">").Element("h3", $"〔{group.Key}〕");
            int[] shown = [.. Enumerable.Range(0, regimes.Length).Where(regime => group.Any(row => row.Cells.Length > 0 && row.Cells[regime].Label.Length > 0))];
            html.Raw("<div class=\"card\"><table class=\"matrix\"><thead><tr><th>情形</th>");
            foreach (int regime in shown) html.Element("th", regimes[regime].Header.Code);
            html.Raw("</tr></thead><tbody>");
            foreach (MatrixRow row in group) Write(row, shown);
            html.Raw("</tbody></table></div></section>");
        }
    }

    private void Write(MatrixRow row, int[] shown)
    {
        if (row.Cells.IsEmpty) return;
        string of = string.Join(' ', shown.Where(regime => regime == row.Owner || regime == row.BlockedIn || row.Cells[regime].Label != row.Cells[row.Owner].Label).Select(Number));
        html.Raw("<tr data-row=\"").Text(string.Join(' ', row.Facts.Select(fact => fact.Text).Append(Title(row)).Append(row.Group).Concat(row.Values)));
        html.Raw("\" data-group=\"").Text(row.Group).Raw($"\" data-kind=\"{ComparisonPage.Kind(row.Kind)}\" data-of=\"{of}\"><td>");
        if (!row.Values.IsEmpty) html.Element("p", string.Join('、', row.Values), "why");
        html.Raw("<ul class=\"facts\">");
        foreach (SituationFact fact in row.Facts) html.Element("li", fact.Text, fact.IsDeciding ? "key" : "rest");
        html.Raw("</ul>").Element("p", $"{ClauseWords.Kind(row.Kind)}：{Title(row)}", "why").Raw("</td>");
        foreach (int regime in shown) Cell(row, regime);
        html.Raw("</tr>\n");
    }

    private string Title(MatrixRow row)
    {
        string own = row.Rule < 0 ? "没有条款直接得出" : $"{regimes[row.Owner].Header.Code}{regimes[row.Owner].Rules[row.Rule].Citation}";
        return row.Blocked is { } blocked ? $"{own}没有{regimes[row.BlockedIn].Header.Code}{regimes[row.BlockedIn].Rules[blocked.Rule].Citation}的除外" : own;
    }

    private void Cell(MatrixRow row, int regime)
    {
        MatrixCell cell = row.Cells[regime];
        if (cell.Label.Length == 0)
        {
            html.Raw("<td class=\"v0\">没有这一组</td>");
            return;
        }

        html.Raw("<td><details><summary class=\"").Raw(Class(cell)).Raw("\">").Text(cell.Label).Raw("</summary><div class=\"side\">");
        if (row.Rule >= 0 && regime != row.Owner) Clause(regimes[row.Owner], regimes[row.Owner].Rules[row.Rule].Citation, ClauseWords.Text(regimes[row.Owner].Rules[row.Rule]));
        foreach ((string citation, string text, bool isException) in ClauseWords.Carriers(regimes[regime], cell.Clauses.Take(MostClauses))) Clause(regimes[regime], isException ? citation + "（被除外排除）" : citation, text);
        if (regime == row.Owner && row.Blocked is { } blocked) Clause(regimes[row.BlockedIn], regimes[row.BlockedIn].Rules[blocked.Rule].Citation, ClauseWords.Text(regimes[row.BlockedIn].Rules[blocked.Rule]));
        if (cell.Clauses.IsEmpty) html.Raw("<div>").Element("b", regimes[regime].Header.Code).Raw("没有条款适用</div>");
        html.Raw("</div></details></td>");
    }

    private void Clause(RegimeProgram regime, string citation, string text) =>
        html.Raw("<div>").Element("b", $"{regime.Header.Code} {citation}").Text(text).Raw("</div>");

    private static string Class(MatrixCell cell) => cell.Kind switch
    {
        StateKind.Nothing => "v0",
        StateKind.Open => "vo",
        StateKind.Clash => "vc",
        _ => cell.Weight == 2 ? "v2" : "v1",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
