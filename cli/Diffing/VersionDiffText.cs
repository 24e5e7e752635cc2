using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diffing;
using Zhaodan.Cli.Comparing;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.Diffing;

/// <summary>Two versions for reading on a screen.</summary>
internal sealed class VersionDiffText(TextWriter writer, VersionDiffReport report)
{
    public void Write(int most)
    {
        (string old, string @new) = (report.Diff.Old.Header.Code, report.Diff.New.Header.Code);
        Line($"《{report.Diff.New.Header.Title}》旧 {old}，新 {@new}");
        ProvisionDiff[] changed = [.. report.Diff.Provisions.Where(provision => provision.Change != ProvisionChange.None)];
        Line($"条款：未变 {report.Diff.Unchanged} 条{string.Concat(changed.GroupBy(provision => provision.Change).OrderBy(same => same.Key).Select(same => $"，{Short(same.First())} {same.Count()} 条"))}");
        foreach (ProvisionDiff provision in changed) Provision(provision);
        writer.WriteLine();
        foreach (GroupComparison group in report.Answers.Pairs.Single().Groups) Group(group, most);
        writer.WriteLine();
        if (report.Cases is { } cases) CaseTallyText.Write(writer, cases, report.Answers);
        Line("说明：变宽、变窄是就适用的案例说的，除外和排除都已算在内；例子是最小的案例，两个版本都由解释求值核对过，没有写出的因果联系都没有；不看施行日期和让位。");
    }

    private static string Short(ProvisionDiff provision)
    {
        string word = VersionDiffReport.WordOf(provision);
        int end = word.IndexOf('，', StringComparison.Ordinal);
        return end < 0 ? word : word[..end];
    }

    private void Provision(ProvisionDiff provision)
    {
        string moved = provision.Old is { } was && provision.New is { } becomes && was.Citation != becomes.Citation ? $"（原{was.Citation}）" : "";
        Line($"  {VersionDiffReport.WordOf(provision)}　{provision.Citation}{moved}{(provision.IsElsewhere ? "（文字未改，因定义、别的条款或者词汇而变）" : "")}");
        if (provision.OldText == provision.NewText) Words("原文", provision.NewText);
        else
        {
            Words("旧", provision.OldText);
            Words("新", provision.NewText);
        }

        if (provision.Change == ProvisionChange.Conclusion) Line($"      结论　{provision.OldEffect} → {provision.NewEffect}");
        Witness("旧版适用而新版不适用", provision.OldOnly);
        Witness("新版适用而旧版不适用", provision.NewOnly);
    }

    private void Words(string label, string text)
    {
        if (text.Length > 0) Line($"      {label}　{text.Replace('\n', ' ')}");
    }

    private void Witness(string label, ProvisionWitness? witness)
    {
        if (witness is not null) Line($"      {label}，例如：{string.Join("；", witness.Lines)}");
    }

    private void Group(GroupComparison group, int most)
    {
        string status = group.Status switch
        {
            QuestionStatus.Same => "答案总是相同（已证明）",
            QuestionStatus.OnlyFirst => "新版没有这一组结论",
            QuestionStatus.OnlySecond => "旧版没有这一组结论",
            QuestionStatus.Different => $"答案有 {group.Differences.Length} 处不同{(group.FirstIsNeverStricter ? "，新版从不更轻" : group.SecondIsNeverStricter ? "，新版从不更重" : "")}",
            _ => "没有查完",
        };
        Line($"〔{group.Group}〕{status}");
        foreach (Difference difference in group.Differences.Take(most))
        {
            string values = difference.Values.IsEmpty ? "" : string.Join('、', difference.Values) + "：";
            Line($"  {values}{difference.Answers.First} → {difference.Answers.Second}　因 {ClauseWords.Cause(difference, report.Diff.Old, report.Diff.New)}{Share(difference)}");
            if (difference.Example is { } example) Line($"    最小案例：{string.Join('、', report.CaseOf(example))}");
        }

        if (group.Differences.Length > most) Line($"  ……还有 {group.Differences.Length - most} 处（--most 0 全部列出）");
    }

    private string Share(Difference difference) => report.Cases?.ShareText(difference) ?? "";

    private void Line(string text) => writer.WriteLine(VisibleText.Of(text));
}
