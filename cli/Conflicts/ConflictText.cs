using Zhaodan.Analysis.Conflicts;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Conflicts;

/// <summary>A review for reading on a screen.</summary>
internal static class ConflictText
{
    public static void Write(TextWriter writer, ConflictReport report)
    {
        RegimeProgram lower = report.Regime.Program;
        Line($"《{lower.Header.Title}》{lower.Header.Code}");
        if (report.Superiors.IsEmpty) Line("规则库里没有它的上位；在命令里写上位的代号，可以同任何一部制度比。");
        foreach (SuperiorConflicts superior in report.Superiors)
        {
            writer.WriteLine();
            Line($"同上位《{superior.Superior.Header.Title}》{superior.Superior.Header.Code}");
            if (superior.Groups.IsEmpty) Line("  没有两部制度都得出的结论组。");
            foreach (GroupConflicts group in superior.Groups) Group(group, superior.Superior);
        }

        writer.WriteLine();
        Line(report.Own.IsEmpty ? "制度之内：没有发现不能适用的条款、不起作用的除外、重复的情形和相反的结论。" : $"制度之内：{report.Own.Length} 处");
        foreach (Diagnostic finding in report.Own) Line($"  {finding.Descriptor.Code}　{finding.Message}");

        void Group(GroupConflicts group, RegimeProgram higher)
        {
            string end = group.IsGivenUp ? "（步数用完，可能还有）" : "";
            Line(group.Conflicts.IsEmpty ? $"  〔{group.Group}〕没有抵触{(group.IsGivenUp ? "的例子" + end : "（已证明）")}" : $"  〔{group.Group}〕{group.Conflicts.Length} 处{end}");
            foreach (RankConflict conflict in group.Conflicts)
            {
                Rule rule = lower.Rules[conflict.LowerRule];
                Line($"    {ConflictReport.WordOf(conflict.Kind)}：{lower.Header.Code}{rule.Citation} {conflict.LowerValue}，{higher.Header.Code}{string.Join('、', conflict.HigherRules.Select(r => higher.Rules[r].Citation))} {conflict.HigherValue}");
                Line($"      最小案例{(conflict.IsSmallest ? "" : "（未证明没有更小的）")}：{(conflict.Case.IsEmpty ? "确有，但没能写成可以复核的例子" : string.Join("；", conflict.Case))}");
                Line($"      {lower.Header.Code}「{rule.Text}」");
                foreach (int r in conflict.HigherRules) Line($"      {higher.Header.Code}「{higher.Rules[r].Text}」");
            }
        }

        void Line(string text) => writer.WriteLine(VisibleText.Of(text));
    }
}
