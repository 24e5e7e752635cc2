using Zhaodan.Analysis.WhatIf;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Cli.WhatIf;

/// <summary>What would change an answer, as lines of Chinese.</summary>
internal static class WhatIfText
{
    public static void Write(TextWriter writer, CaseWhatIf found)
    {
        writer.WriteLine($"《{found.Program.Header.Title}》{found.Program.Header.Code}");
        writer.WriteLine($"案件：{VisibleText.Of(found.CaseName)}{(found.ActName.Length > 0 ? "　行为：" + VisibleText.Of(found.ActName) : "")}");
        if (found.Note.Length > 0) writer.WriteLine(found.Note);
        foreach (WhatIfGroup group in found.Groups)
        {
            writer.WriteLine();
            writer.WriteLine($"■ {group.Name}：{group.Before}");
            writer.WriteLine("  " + Heading(found, group));
            foreach (WhatIfChange change in group.Changes) Change(writer, change);
            if (found.Overruled.TryGetValue(group.Group, out int overruled)) writer.WriteLine($"  另有 {overruled} 种只改变本制度自己的答案，有优先效力的规定使结论照旧。");
            if (group.More > 0) writer.WriteLine($"  另有{(group.IsMoreOpen ? "至少" : "")} {group.More} 种同样大小的改变没有列出（--limit 可以多列）。");
        }
    }

    private static void Change(TextWriter writer, WhatIfChange change)
    {
        writer.WriteLine($"  · {string.Join("、", change.Facts.Select(fact => $"{fact.Name}：{fact.From} → {fact.To}"))}　则　{change.After}");
        foreach (ProvisionTurn turn in change.Turns)
        {
            writer.WriteLine($"      转向　{turn.Citation}{(turn.IsException ? "的除外" : "")}（{turn.Text}）：{turn.From} → {turn.To}");
        }
    }

    /// <summary>How the search ended.</summary>
    public static string Heading(CaseWhatIf found, WhatIfGroup group)
    {
        string aim = found.Wanted.Length > 0 ? $"得出“{found.Wanted}”" : "改变这个答案";
        return group.End switch
        {
            WhatIfEnd.Already => $"已经是“{found.Wanted}”。",
            WhatIfEnd.Impossible => $"不论改变多少项可以改变的事实，都不能{aim}（已证明）。",
            WhatIfEnd.NoneSoSmall => $"改变 {group.Size} 项以内的事实不能{aim}（已证明）；更多项的没有查找（--most 可以放宽）。",
            WhatIfEnd.OutOfSteps when group.Changes.IsEmpty => $"步数用完，没有找到能{aim}的改变；{group.Size} 项以内的已经排除。",
            WhatIfEnd.OutOfSteps => $"改变 {group.Size} 项事实即可{aim}；步数用完，以下可能不是全部：",
            _ when group.Changes.IsEmpty => $"在本制度里改变 {group.Size} 项事实即可{aim}，但结论由有优先效力的规定决定，照旧不变。",
            _ => $"最少改变 {group.Size} 项事实即可{aim}，共{(group.IsMoreOpen ? "至少" : "")} {group.Changes.Length + group.More} 种：",
        };
    }
}
