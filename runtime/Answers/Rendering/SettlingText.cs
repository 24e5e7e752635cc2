using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>What would settle a group, as headings with their lines; the text and the page share them. Nothing is escaped yet.</summary>
internal static class SettlingText
{
    public static IEnumerable<(string Heading, ImmutableArray<SettlingLine> Lines)> Of(SettlingAnswer settling, GroupAnswer group)
    {
        bool isFacts = group.Status == GroupStatus.Undetermined;
        if (!settling.Sets.IsEmpty)
        {
            string heading = settling.Sets.Length == 1
                ? isFacts ? "查明以下事实，即可确定：" : "作出以下决定，即可确定："
                : isFacts ? "查明以下任何一组事实，即可确定：" : "作出以下任何一组决定，即可确定：";
            yield return (heading, [.. settling.Sets.Select(Set), .. More(settling.MoreSets, "组")]);
        }

        if (!settling.Findings.IsEmpty)
        {
            string heading = isFacts ? "如果查明以下任何一种情形，也可确定：" : "如果作出以下任何一种决定，也可确定：";
            if (settling.Sets.IsEmpty) heading = heading.Replace("也可", "即可", StringComparison.Ordinal);
            yield return (heading, [.. settling.Findings.Select(found => new SettlingLine(Case(found), [])), .. More(settling.MoreFindings, "种")]);
        }

        if (settling.Sets.IsEmpty && settling.Findings.IsEmpty && settling.Trials > 0 && !settling.IsCut)
        {
            yield return ($"任何三项{(isFacts ? "事实" : "决定")}都不足以确定。", []);
        }

        if (settling.IsCut)
        {
            yield return (string.Create(CultureInfo.InvariantCulture, $"试算 {settling.Trials} 次后到了上限，可能还有未列出的组合。"), []);
        }
    }

    // One fact in one line, 「甲」：是 → 追究；否 → 不予追究; several with a line for each way they turn out.
    private static SettlingLine Set(SettlingSet set) => set.Facts.Length == 1
        ? new SettlingLine($"{set.Facts[0].Label}：{string.Join('；', set.Cases.Select(found => $"{found.Suppositions[0].Value} → {found.Outcome}"))}", [])
        : new SettlingLine(string.Join('、', set.Facts.Select(fact => fact.Label)), [.. set.Cases.Select(Case)]);

    private static string Case(SettlingCase found) =>
        $"{string.Join('、', found.Suppositions.Select(supposed => $"{supposed.Fact.Label}{Joint(supposed.Value)}{supposed.Value}"))} → {found.Outcome}";

    // A truth value reads on from its fact, a quantity needs a pause.
    private static string Joint(string value) => value is "是" or "否" ? "" : "：";

    private static IEnumerable<SettlingLine> More(int count, string unit)
    {
        if (count > 0) yield return new SettlingLine(string.Create(CultureInfo.InvariantCulture, $"另有 {count} {unit}，未列出"), []);
    }
}

/// <summary>A line and what stands below it.</summary>
internal sealed record SettlingLine(string Text, ImmutableArray<string> Below);
