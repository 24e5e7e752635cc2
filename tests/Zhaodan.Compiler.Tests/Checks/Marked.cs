using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Checks;

/// <summary>Texts in which ⟦…⟧ marks the exact places where one code is to be found, and nowhere else.</summary>
internal static class Marked
{
    /// <summary>
    /// Facts 甲 to 丁, a count, money, a choice, a date, events and an actor; a 择先 group with its order and a 并列 group. Clauses follow.
    /// </summary>
    public const string Head = """
        语言 1
        词汇《词》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 次数：次
        事实 金额：元
        事实 情节：选项（轻微、严重）
        事实 决定日：日期
        事件 受理
        事件 答复
        主体 机关
        结论 责任 择先：免责、从宽、追究
          由轻到重 免责、从宽、追究
        结论 幅度 并列：从轻、从重
          互斥 从轻、从重
        制度《某办法》
          代号 某
          词汇《词》

        """;

    /// <summary>Are the findings of this code just the marked places? No error of another code may stand beside them.</summary>
    public static void Check(string code, string marked)
    {
        string text = Strip(marked, out List<TextSpan> spans);
        CompilationResult result = StatuteCompiler.Compile([new SourceText("某.statute", text)]);
        Assert.Equal([], result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error && found.Code != code).Select(found => found.ToString()));
        Assert.Equal(
            spans.OrderBy(span => span.Start).Select(span => text.Substring(span.Start, span.Length) + " @ " + span.Start),
            result.Diagnostics.Where(found => found.Code == code).Select(found => text.Substring(found.Location.Span.Start, found.Location.Span.Length) + " @ " + found.Location.Span.Start));
    }

    /// <summary>The messages of this code; marks are passed over.</summary>
    public static IReadOnlyList<string> Messages(string code, string marked) =>
        [.. StatuteCompiler.Compile([new SourceText("某.statute", Strip(marked, out _))]).Diagnostics.Where(found => found.Code == code).Select(found => found.Message)];

    private static string Strip(string marked, out List<TextSpan> spans)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        spans = [];
        foreach (char c in marked)
        {
            if (c == '⟦') open.Push(text.Length);
            else if (c == '⟧') spans.Add(TextSpan.FromBounds(open.Pop(), text.Length));
            else text.Append(c);
        }

        return text.ToString();
    }
}
