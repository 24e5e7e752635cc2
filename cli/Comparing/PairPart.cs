using System.Globalization;
using Zhaodan.Analysis.Comparing;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Cli.Comparing;

/// <summary>Every pair of regimes: its differences with their smallest cases, and its clauses side by side.</summary>
internal sealed class PairPart(HtmlCanvas html, ComparisonReport report)
{
    public void Write()
    {
        html.Raw("<h2 id=\"pairs\">两两比较</h2>");
        foreach (PairComparison pair in report.Comparison.Pairs)
        {
            (RegimeProgram first, RegimeProgram second) = (report.Comparison.Regimes[pair.First], report.Comparison.Regimes[pair.Second]);
            html.Raw($"<section class=\"pair\" id=\"p{Number(pair.First)}-{Number(pair.Second)}\"><details class=\"card\"{(report.Comparison.Pairs.Length == 1 ? " open" : "")}><summary><b>").Text($"{first.Header.Code} 与 {second.Header.Code}");
            html.Raw("</b>　").Text($"{Number(pair.Groups.Sum(group => group.Differences.Length))} 处不同").Raw("</summary>");
            foreach (FedAssertion fed in pair.Fed)
            {
                (RegimeProgram into, RegimeProgram from) = fed.IsIntoFirst ? (first, second) : (second, first);
                html.Element("p", $"{into.Header.Code}的“认定 {fed.Value}”取自{from.Header.Code}的结论。", "note");
            }

            if (pair.IsEmpty) html.Element("p", "没有可比的案例。", "note");
            foreach (GroupComparison group in pair.Groups) Write(group, first, second);
            Clauses(pair.Clauses, first, second);
            html.Raw("</details></section>\n");
        }
    }

    private void Write(GroupComparison group, RegimeProgram first, RegimeProgram second)
    {
        string status = group.Status switch
        {
            QuestionStatus.OnlyFirst => $"只有{first.Header.Code}有这一组结论",
            QuestionStatus.OnlySecond => $"只有{second.Header.Code}有这一组结论",
            QuestionStatus.Different => $"{Number(group.Differences.Length)} 处不同",
            _ => ClauseWords.Status(group.Status),
        };
        html.Raw("<p>").Element("b", $"〔{group.Group}〕").Text(status).Raw("</p>");
        foreach (Difference difference in group.Differences) Write(difference, first, second);
    }

    private void Write(Difference difference, RegimeProgram first, RegimeProgram second)
    {
        string facts = string.Join('、', difference.Example?.Facts.Select(fact => fact.Text) ?? []);
        html.Raw("<div class=\"diff\" data-row=\"").Text($"{facts} {ClauseWords.Cause(difference, first, second)} {difference.Group} {string.Join('、', difference.Values)}");
        html.Raw("\" data-group=\"").Text(difference.Group).Raw($"\" data-kind=\"{ComparisonPage.Kind(difference.Kind)}\" data-of=\"{Of(first)} {Of(second)}\">");
        string values = difference.Values.IsEmpty ? "" : string.Join('、', difference.Values) + "：";
        html.Element("h4", $"{values}{difference.Answers.First} ／ {difference.Answers.Second}");
        html.Element("p", $"{ClauseWords.Kind(difference.Kind)}；{ClauseWords.Cause(difference, first, second)}；{ClauseWords.Weight(difference)}{report.ShareOf(difference)}", "why");
        if (difference.Example is { } example)
        {
            html.Raw("<ul class=\"facts\">");
            foreach (SituationFact fact in example.Facts) html.Element("li", fact.Text, fact.IsDeciding ? "key" : "rest");
            html.Raw("</ul>");
            if (report.Comparison.Regimes.Length == 2) Beside(difference, example, first, second);
            else Cited(difference, example, first, second);
        }

        foreach (RemovingReading reading in difference.Readings) html.Element("p", "读法：" + ClauseWords.Reading(reading, first, second), "note");
        if (difference.Others.Length > 0) html.Element("p", "别的案例里还有：" + string.Join("；", difference.Others.Select(pair => $"{pair.First} ／ {pair.Second}")), "why");
        html.Raw("</div>");
    }

    private void Beside(Difference difference, Situation example, RegimeProgram first, RegimeProgram second)
    {
        html.Raw("<div class=\"beside\">");
        Side(first, difference.Answers.First, example.FirstClauses);
        Side(second, difference.Answers.Second, example.SecondClauses);
        html.Raw("</div>");
    }

    private void Side(RegimeProgram program, string answer, IEnumerable<DecidingClause> clauses)
    {
        html.Raw("<div>").Element("b", $"{program.Header.Code}：{answer}");
        bool isEmpty = true;
        foreach ((string citation, string text, bool isException) in ClauseWords.Carriers(program, clauses))
        {
            isEmpty = false;
            html.Element("p", $"{citation}{(isException ? "（被除外排除）" : "")}　{text}", "clause");
        }

        if (isEmpty) html.Element("p", "没有条款适用", "clause");
        html.Raw("</div>");
    }

    // With many regimes the clauses' words stand in the table above.
    private void Cited(Difference difference, Situation example, RegimeProgram first, RegimeProgram second)
    {
        foreach ((RegimeProgram program, string answer, IEnumerable<DecidingClause> clauses) in new[] { (first, difference.Answers.First, example.FirstClauses.AsEnumerable()), (second, difference.Answers.Second, example.SecondClauses.AsEnumerable()) })
        {
            string cited = string.Join('、', ClauseWords.Carriers(program, clauses).Select(clause => clause.IsException ? $"{clause.Citation}（被除外排除）" : clause.Citation));
            html.Element("p", $"{program.Header.Code}：{answer}{(cited.Length == 0 ? "（没有条款适用）" : "，" + cited)}", "clause");
        }
    }

    private void Clauses(ClauseTable table, RegimeProgram first, RegimeProgram second)
    {
        html.Raw("<details><summary>").Text($"条款对应：{Number(table.Matches.Length)} 对；只有{first.Header.Code}有的 {Number(table.OnlyFirst.Length)} 条，只有{second.Header.Code}有的 {Number(table.OnlySecond.Length)} 条");
        html.Raw("</summary><div class=\"wide\"><table><thead><tr>").Element("th", first.Header.Code).Element("th", second.Header.Code).Raw("<th>宽窄（前者对后者）</th><th>除外的不同</th></tr></thead><tbody>");
        foreach (ClauseMatch match in table.Matches)
        {
            html.Raw("<tr>").Element("td", first.Rules[match.First].Citation).Element("td", second.Rules[match.Second].Citation).Element("td", ClauseWords.Relation(match.Relation));
            IEnumerable<string> exceptions = match.FirstExceptions.Select(e => $"只有{first.Header.Code}：{first.Rules[match.First].Exceptions[e].Text}").Concat(match.SecondExceptions.Select(e => $"只有{second.Header.Code}：{second.Rules[match.Second].Exceptions[e].Text}"));
            html.Raw("<td>").Text(string.Join("；", exceptions)).Raw("</td></tr>");
        }

        html.Raw("</tbody></table></div>");
        Only(first, table.OnlyFirst);
        Only(second, table.OnlySecond);
        html.Raw("</details>");

        void Only(RegimeProgram program, IEnumerable<int> rules)
        {
            string cited = string.Join('、', rules.Select(rule => program.Rules[rule].Citation));
            if (cited.Length > 0) html.Element("p", $"只有{program.Header.Code}有：{cited}", "why");
        }
    }

    private string Of(RegimeProgram program) => Number(report.Comparison.Regimes.IndexOf(program));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
