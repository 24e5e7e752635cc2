using System.Globalization;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Report;

/// <summary>汇总.html: the summary for people, on screen and on paper.</summary>
internal static class SummaryHtml
{
    /// <summary>What a screening that only counts leaves undone.</summary>
    public const string TotalsOnly = "只计数：没有看案号，重复的案号没有查；没有算案件文件的校验和。";

    private const int RulesShown = 20;

    public static byte[] Write(ScreeningSummary summary)
    {
        var page = new HtmlPage($"筛查汇总：{summary.Input.Name}", SummaryStyle.Css);
        page.Raw("<main>\n");
        page.Element("h1", "筛查汇总");
        page.Element("p", $"案件文件 {summary.Input.Name}（{summary.Input.Encoding}，{Shape(summary)}，{HtmlPage.Count(summary.InputBytes)} 字节）", "soft");
        if (summary.TotalsOnly) page.Element("p", TotalsOnly, "warn");
        else page.Element("p", "案件文件 SHA-256 " + summary.InputHash, "hash");
        page.Raw("<div class=\"cards\">\n");
        Card(page, "行", summary.Rows, "");
        Card(page, "已回答", summary.Answered, "");
        Card(page, "隔离（没有回答）", summary.Bad, summary.Bad > 0 ? "bad" : "");
        page.Raw("</div>\n");
        page.Element("p", Unmentioned(summary.Unmentioned), "choice");
        if (!summary.Input.MissingColumns.IsEmpty)
        {
            page.Element("p", $"下列事实在文件里没有列，已经确认，每个案件都算没有提及：{string.Join("、", summary.Input.MissingColumns)}。", "warn");
        }

        if (summary.Bad > 0) page.Element("p", $"隔离的行和原因见 {OutputNames.Quarantine}。", "warn");
        if (summary.IdleAssertions > 0)
        {
            page.Element("p", $"有 {HtmlPage.Count(summary.IdleAssertions)} 行认定了制度自己会推出的结论；在这些制度里以推出的为准，认定不起作用。", "warn");
        }

        Columns(page, summary);
        foreach (RegimeSummary regime in summary.Regimes) Regime(page, regime, summary.Answered);
        page.Raw("</main>\n");
        return page.Finish();
    }

    private static string Shape(ScreeningSummary summary) => summary.Input.Shape == CaseShape.List ? "列举" : "宽表";

    private static string Unmentioned(Unmentioned choice) => choice == Job.Unmentioned.False
        ? "未提及的是否事实和事件按“否”处理（其余 否）；词汇另有推定的从其推定。"
        : "未提及的事实按“不明”处理；词汇另有推定的从其推定。";

    private static void Card(HtmlPage page, string label, long count, string cssClass) =>
        page.Raw($"<div class=\"card {cssClass}\"><b>").Text(HtmlPage.Count(count)).Raw("</b><span>").Text(label).Raw("</span></div>\n");

    private static void Columns(HtmlPage page, ScreeningSummary summary)
    {
        page.Raw("<details><summary>各列的含义</summary>\n<table class=\"list\">\n<thead><tr><th>列</th><th>含义</th></tr></thead>\n<tbody>\n");
        foreach (ColumnMapping column in summary.Input.Columns)
        {
            page.Raw("<tr><td>").Text(column.Column).Raw("</td><td>").Text(column.MeaningOfColumn).Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n</details>\n");
    }

    private static void Regime(HtmlPage page, RegimeSummary regime, long answered)
    {
        page.Raw("<section>\n");
        page.Element("h2", regime.Title);
        page.Element("p", regime.DocumentNumber.Length > 0 ? $"{regime.Code}　{regime.DocumentNumber}" : regime.Code, "soft");
        page.Element("p", "程序 SHA-256 " + regime.ProgramHash, "hash");
        page.Raw("<div class=\"cards\">\n");
        Card(page, "待查明（至少一组结论）", regime.Undetermined, regime.Undetermined > 0 ? "open" : "");
        Card(page, "较重结论只靠推定成立", regime.PresumptionBorne, regime.PresumptionBorne > 0 ? "open" : "");
        Card(page, "不适用本制度", regime.Inapplicable, "");
        if (regime.HasForce) Card(page, "没有写明日期，推定在施行期间", regime.PresumedInForce, regime.PresumedInForce > 0 ? "open" : "");
        if (regime.NotInForce > 0) Card(page, "行为不在施行期间", regime.NotInForce, "");
        if (regime.Overruled > 0) Card(page, "让位于上位规定", regime.Overruled, "open");
        foreach (VersionSummary version in regime.Versions) Card(page, version.Version + "版", version.Cases, "");
        if (regime.OutsideCalendar > 0) Card(page, "日期超出日历，期限待查明", regime.OutsideCalendar, "open");
        Card(page, regime.Readings.IsEmpty ? "结论随两读改变（没有两读的条款）" : "结论随两读改变", regime.ReadingDependent, regime.ReadingDependent > 0 ? "open" : "");
        if (regime.OpenItemsTried) Card(page, regime.OpenItems.IsEmpty ? "认定兜底情形会改变（没有兜底的条款）" : "认定兜底情形会改变", regime.OpenItemDependent, regime.OpenItemDependent > 0 ? "open" : "");
        page.Raw("</div>\n");
        foreach (GroupSummary group in regime.Groups) Group(page, group, answered);
        foreach (DutySummary duty in regime.Duties) Duty(page, duty, answered);
        SummaryHtmlExtras.Write(page, regime, answered);
        Rules(page, regime, answered);
        Readings(page, regime, answered);
        OpenItems(page, regime, answered);
        page.Raw("</section>\n");
    }

    private static void Group(HtmlPage page, GroupSummary group, long answered)
    {
        page.Element("h3", $"{group.Name}（{group.Kind}）");
        var bars = new List<Bar>();
        foreach (ValueSummary value in group.Values)
        {
            string note = value.Presumed > 0 ? $"其中推定 {HtmlPage.Count(value.Presumed)}" : "";
            if (value.Possible > 0) note += (note.Length > 0 ? "；" : "") + $"另有可能 {HtmlPage.Count(value.Possible)}";
            bars.Add(new Bar(value.Name, value.Settled, value.Presumed, "value", note));
        }

        Status(RowStatus.Nothing, group.Nothing, "nothing");
        Status(RowStatus.Undetermined, group.Undetermined, "undetermined");
        Status(RowStatus.Discretionary, group.Discretionary, "discretionary");
        Status(RowStatus.Conflicting, group.Conflicting, "conflicting");
        Status(RowStatus.Inapplicable, group.Inapplicable, "inapplicable");
        BarChart.Write(page, bars, answered);
        if (group.Kind == "并列") page.Element("p", "并列的结论各自计数，一个案件可以有几个。", "soft");

        void Status(RowStatus status, long count, string cssClass)
        {
            if (count > 0) bars.Add(new Bar(AnswerText.Word(status), count, 0, cssClass, ""));
        }
    }

    private static void Duty(HtmlPage page, DutySummary duty, long answered)
    {
        page.Element("h3", $"{duty.Kind}　{duty.Name}");
        page.Element("p", duty.Text, "soft");
        var bars = new List<Bar>();
        foreach (DutyStatusCount status in duty.Statuses) bars.Add(new Bar(status.Status, status.Count, 0, "value", ""));
        if (duty.Undetermined > 0) bars.Add(new Bar(AnswerText.Word(RowStatus.Undetermined), duty.Undetermined, 0, "undetermined", ""));
        if (duty.Inapplicable > 0) bars.Add(new Bar(AnswerText.Word(RowStatus.Inapplicable), duty.Inapplicable, 0, "inapplicable", ""));
        BarChart.Write(page, bars, answered);
    }

    private static void Rules(HtmlPage page, RegimeSummary regime, long answered)
    {
        page.Element("h3", "适用最多的条款");
        page.Raw("<table class=\"list\">\n<thead><tr><th>条款</th><th>条文</th><th class=\"number\">适用</th><th class=\"number\">占比</th><th class=\"number\">可能适用</th></tr></thead>\n<tbody>\n");
        int shown = 0;
        foreach (RuleSummary rule in regime.Rules)
        {
            if (shown == RulesShown || rule.Applied == 0) break;
            shown++;
            string title = rule.ArticleTitle.Length > 0 ? $"【{rule.ArticleTitle}】" : "";
            page.Raw("<tr><td class=\"cite\">").Text(rule.Citation).Raw("</td><td class=\"clause\">").Text(title + rule.Text);
            page.Raw("</td><td class=\"number\">").Text(HtmlPage.Count(rule.Applied)).Raw("</td><td class=\"number share\">").Text(HtmlPage.Share(rule.Applied, answered));
            page.Raw("</td><td class=\"number\">").Text(HtmlPage.Count(rule.MayApply)).Raw("</td></tr>\n");
        }

        if (shown == 0) page.Raw("<tr><td colspan=\"5\" class=\"soft\">没有条款适用。</td></tr>\n");
        page.Raw("</tbody>\n</table>\n");
        int rest = regime.Rules.Length - shown;
        if (rest > 0) page.Element("p", $"另有 {rest.ToString(CultureInfo.InvariantCulture)} 条见 {OutputNames.SummaryJson}。", "soft");
    }

    private static void Readings(HtmlPage page, RegimeSummary regime, long answered)
    {
        if (regime.Readings.IsEmpty) return;
        page.Element("h3", "两种读法：改用另一种读法以后结论会改变的案件");
        page.Raw("<table class=\"list\">\n<thead><tr><th>条款</th><th>现用读法</th><th>另一读法</th><th class=\"number\">会改变</th><th class=\"number\">占比</th></tr></thead>\n<tbody>\n");
        foreach (ReadingSummary reading in regime.Readings)
        {
            page.Raw("<tr><td class=\"cite\">").Text(reading.Citation).Raw("</td><td class=\"clause\">").Text($"{reading.Default}：{reading.DefaultText}");
            page.Raw("</td><td class=\"clause\">").Text($"{reading.Other}：{reading.OtherText}").Raw("</td><td class=\"number\">").Text(HtmlPage.Count(reading.WouldChange));
            page.Raw("</td><td class=\"number share\">").Text(HtmlPage.Share(reading.WouldChange, answered)).Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
        page.Element("p", "逐处改读，其余各处仍按现用读法；案件自己指定了读法的不改。", "soft");
    }

    private static void OpenItems(HtmlPage page, RegimeSummary regime, long answered)
    {
        if (!regime.OpenItemsTried)
        {
            page.Element("h3", "兜底情形");
            page.Element("p", "没有测算。", "soft");
            return;
        }

        if (regime.OpenItems.IsEmpty) return;
        page.Element("h3", "兜底情形：认可以后结论会改变的案件");
        page.Raw("<table class=\"list\">\n<thead><tr><th>条款</th><th>条文</th><th class=\"number\">会改变</th><th class=\"number\">占比</th></tr></thead>\n<tbody>\n");
        foreach (OpenItemSummary item in regime.OpenItems)
        {
            page.Raw("<tr><td class=\"cite\">").Text(item.Citation.Length > 0 ? item.Citation : item.Name).Raw("</td><td class=\"clause\">").Text(item.Text);
            page.Raw("</td><td class=\"number\">").Text(HtmlPage.Count(item.WouldChange)).Raw("</td><td class=\"number share\">");
            page.Text(HtmlPage.Share(item.WouldChange, answered)).Raw("</td></tr>\n");
        }

        page.Raw("</tbody>\n</table>\n");
    }
}
