using System.Diagnostics;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>An opening mark without its other half is looked for once in its line, not once for every mark.</summary>
public sealed class OpenBracketTests
{
    [Theory]
    [InlineData('〔')]
    [InlineData('「')]
    [InlineData('“')]
    [InlineData('《')]
    [InlineData('【')]
    [InlineData('（')]
    public void Three_hundred_thousand_opening_marks_are_read_in_linear_time(char mark)
    {
        string text = "语言 1\n词汇《词》\n事实 甲\n结论 责任 择先：不罚、罚\n制度《某》\n  代号 某\n  词汇《词》\n第一条 " + new string(mark, 300_000) + "甲的，罚。\n";
        long start = Stopwatch.GetTimestamp();
        CompilationResult result = StatuteCompiler.Compile([new SourceText("a.statute", text)]);
        Assert.Contains(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        // Quadratic it was minutes.
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }
}
