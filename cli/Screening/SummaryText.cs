using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Text;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Report;

namespace Zhaodan.Cli.Screening;

/// <summary>The totals of a screening and where its files are.</summary>
internal sealed class SummaryText(TextWriter writer)
{
    private const int MostRules = 5;

    public void Write(ScreeningSummary summary, string folder, ImmutableArray<string> files)
    {
        writer.WriteLine($"案例表 {VisibleText.Of(summary.Input.Name)}（{summary.Input.Encoding}）：{Count(summary.Rows)} 行，作答 {Count(summary.Answered)}，隔离 {Count(summary.Bad)}");
        writer.WriteLine($"没有提到的是否事实：{UnmentionedWords.Of(summary.Unmentioned)}");
        if (summary.TotalsOnly) writer.WriteLine("只计数：没有看案号，重复的案号没有查；没有算案例表的校验和。");
        foreach (RegimeSummary regime in summary.Regimes) WriteRegime(regime, summary.Answered);
        writer.WriteLine();
        WriteFiles(folder, files);
    }

    /// <summary>A run that only gave the files of another their names.</summary>
    public void WriteFinished(string folder, ImmutableArray<string> files)
    {
        writer.WriteLine("上次的筛查已经做完，只差改名，现在改好了。");
        WriteFiles(folder, files);
    }

    private void WriteFiles(string folder, ImmutableArray<string> files)
    {
        writer.WriteLine("结果：");
        foreach (string file in files) writer.WriteLine($"  {VisibleText.Of(folder.TrimEnd('/'))}/{VisibleText.Of(file)}");
    }

    private void WriteRegime(RegimeSummary regime, long answered)
    {
        writer.WriteLine();
        writer.WriteLine($"{VisibleText.Of(regime.Code)} 《{VisibleText.Of(regime.Title)}》");
        if (regime.Inapplicable > 0) writer.WriteLine($"  不适用 {Share(regime.Inapplicable, answered)}");
        if (regime.NotInForce > 0) writer.WriteLine($"  行为不在施行期间 {Share(regime.NotInForce, answered)}");
        if (regime.PresumedInForce > 0) writer.WriteLine($"  没有写明日期，推定在施行期间 {Share(regime.PresumedInForce, answered)}");
        if (regime.Overruled > 0) writer.WriteLine($"  让位于上位规定 {Share(regime.Overruled, answered)}");
        if (regime.Versions.Length > 0) writer.WriteLine("  版本：" + string.Join('，', regime.Versions.Select(version => $"{VisibleText.Of(version.Version)}版 {Share(version.Cases, answered)}")));
        GroupSummary[] silent = [.. regime.Groups.Where(group => group.Nothing + group.Inapplicable == answered)];
        foreach (GroupSummary group in regime.Groups.Except(silent)) WriteGroup(group, answered);
        if (silent.Length > 0) writer.WriteLine($"  没有结论的组：{string.Join('、', silent.Select(group => VisibleText.Of(group.Name)))}");
        foreach (DutySummary duty in regime.Duties) WriteDuty(duty, answered);
        if (regime.OutsideCalendar > 0) writer.WriteLine($"  日期超出日历，期限待查明：{Share(regime.OutsideCalendar, answered)}");
        RuleSummary[] rules = [.. regime.Rules.Where(rule => rule.Applied > 0).Take(MostRules)];
        if (rules.Length > 0) writer.WriteLine("  成立最多的规则：" + string.Join('，', rules.Select(rule => $"{VisibleText.Of(rule.Citation)} {Count(rule.Applied)}")));
        new SummaryTextExtras(writer).Write(regime, answered);
    }

    private void WriteGroup(GroupSummary group, long answered)
    {
        writer.Write($"  {VisibleText.Of(group.Name)}：");
        var parts = new List<string>();
        foreach (ValueSummary value in group.Values)
        {
            if (value.Settled == 0) continue;
            string presumed = value.Presumed > 0 ? $"（其中靠推定 {Count(value.Presumed)}）" : "";
            parts.Add($"{VisibleText.Of(value.Name)} {Share(value.Settled, answered)}{presumed}");
        }

        Add(parts, "无", group.Nothing, answered);
        Add(parts, "待查明", group.Undetermined, answered);
        Add(parts, "裁量", group.Discretionary, answered);
        Add(parts, "冲突", group.Conflicting, answered);
        writer.WriteLine(parts.Count > 0 ? string.Join('，', parts) : "—");
    }

    private void WriteDuty(DutySummary duty, long answered)
    {
        var parts = new List<string>();
        foreach (DutyStatusCount status in duty.Statuses) Add(parts, status.Status, status.Count, answered);
        Add(parts, "待查明", duty.Undetermined, answered);
        writer.WriteLine($"  {duty.Kind} {VisibleText.Of(duty.Name)}：{(parts.Count > 0 ? string.Join('，', parts) : "—")}");
    }

    private static void Add(List<string> parts, string name, long count, long answered)
    {
        if (count > 0) parts.Add($"{name} {Share(count, answered)}");
    }

    private static string Share(long part, long whole) =>
        whole == 0 ? Count(part) : string.Create(CultureInfo.InvariantCulture, $"{part:N0}（{100.0 * part / whole:0.0}%）");

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
