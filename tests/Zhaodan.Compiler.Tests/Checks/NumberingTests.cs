using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Checks;

/// <summary>Gaps and repeats in the numbers of articles, parts and items (language page, section 7).</summary>
public sealed class NumberingTests
{
    private const string Head = """
        语言 1
        词汇《词》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        结论 责任 择先：不罚、罚
        制度《某》
          代号 某
          词汇《词》

        """;

    [Theory]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（二）乙；")]
    // Numbers continue across sub-heads, also below 一是.
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲：\n1.乙；\n2.丙；\n（二）乙：\n3.丙；\n4.丁；")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲：\n1.乙；\n（二）乙：\n一是丙：\n2.丁；\n二是丁：\n3.丙；")]
    // They begin anew.
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲：\n1.乙；\n2.丙；\n（二）乙：\n1.丙；")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（三）乙；\n缺号 第一条第（二）项：公布文本没有。")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（四）乙；\n缺号 第一条第（二）项至第（三）项：公布文本没有。")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（四）乙；\n不编码 第一条第（二）项、第（三）项：裁量。")]
    [InlineData("第一条 有下列情形之一的，罚：\n（二）甲；\n缺号 第一条第（一）项：公布文本没有。")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（一）〔二〕乙；\n（二）丙；")]
    [InlineData("一、【甲】甲的，罚。\n二、【乙】乙的，罚。\n第一条 丙的，罚。")]
    [InlineData("第一条 甲的，罚。\n第三条 乙的，罚。\n缺号 第二条：公布文本没有。")]
    [InlineData("二、【乙】乙的，罚。\n不编码 第一部分：目的。")]
    public void Numbers_in_order(string members) => Assert.Empty(Codes(members));

    [Theory]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（三）乙；", "ZD2034")]
    [InlineData("第一条 有下列情形之一的，罚：\n（二）甲；", "ZD2074")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲：\n1.乙；\n2.丙；\n（二）乙：\n4.丙；", "ZD2034")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（一）乙；", "ZD2033")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（一）〔三〕乙；", "ZD2033")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（四）乙；\n缺号 第一条第（二）项：公布文本没有。", "ZD2034")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（二）乙；\n缺号 第一条第（二）项：公布文本没有。", "ZD2072")]
    [InlineData("第一条 有下列情形之一的，罚：\n（一）甲；\n（二）乙；\n缺号 第一条第（三）项：公布文本没有。", "ZD2073")]
    [InlineData("第一条 甲的，罚。\n第二条 乙的，罚。\n缺号 第二条：公布文本没有。", "ZD2072")]
    [InlineData("一、【甲】甲的，罚。\n三、【乙】乙的，罚。", "ZD2030")]
    public void Findings(string members, string code) => Assert.Equal([code], Codes(members));

    private static string[] Codes(string members)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("a.statute", Head + members + "\n")]);
        Assert.DoesNotContain(result.Diagnostics, d => d.Severity == DiagnosticSeverity.Error && !d.Code.StartsWith("ZD20", StringComparison.Ordinal));
        return [.. result.Diagnostics.Select(d => d.Code).Where(code => code is "ZD2030" or "ZD2033" or "ZD2034" or "ZD2072" or "ZD2073" or "ZD2074")];
    }
}
