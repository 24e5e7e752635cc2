using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Lowering;

public sealed class LongCircleTests
{
    [Fact]
    public void A_circle_of_many_definitions_is_one_short_message()
    {
        const int count = 500;
        var text = new StringBuilder("语言 1\n词汇《词》\n");
        for (int i = 0; i < count; i++) text.AppendLine(CultureInfo.InvariantCulture, $"事实 词{i}号事");
        text.Append("结论 责任 择先：不罚、罚\n制度《某》\n  代号 某\n  施行 2023年1月1日\n  词汇《词》\n");
        for (int i = 0; i < count; i++) text.AppendLine(CultureInfo.InvariantCulture, $"第{i + 1}条 所称「词{i}号事」，是指词{(i + 1) % count}号事。");
        CompilationResult result = StatuteCompiler.Compile([new SourceText("a.statute", text.ToString())]);
        Diagnostic circle = Assert.Single(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error);
        Assert.Equal("ZD2501", circle.Code);
        Assert.True(circle.Message.Length < 500, circle.Message);
        Assert.Contains("中间还有 489 环", circle.Message, StringComparison.Ordinal);
    }
}
