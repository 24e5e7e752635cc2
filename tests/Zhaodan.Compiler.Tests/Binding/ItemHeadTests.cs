using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Binding;

/// <summary>Items are never lost without a word, and one fault in their head is one message.</summary>
public sealed class ItemHeadTests
{
    private const string Head = """
        语言 1
        词汇《词》
        事实 甲
        事实 乙
        事实 丙
        结论 责任 择先：不罚、罚
        制度《某》
          代号 某
          施行 2023年1月1日
          词汇《词》
        第一条 甲的，罚。
        第二条 乙的，不罚。

        """;

    [Theory]
    [InlineData("第三条 第二条优先于第一条。\n（一）丙的，罚；")]
    [InlineData("第三条 乙的，不罚。但是，应当罚：\n（一）丙；")]
    public void Items_under_something_that_is_no_head_are_an_error(string article) =>
        Assert.Equal(["ZD2056"], Errors(article));

    [Theory]
    [InlineData("第三条 有下列情形之一，应当罚：\n（一）乙；\n（二）丙；", "ZD1113")]
    [InlineData("第三条 有下列情形之一的，应当罚款：\n（一）乙；\n（二）丙；", "ZD1010")]
    [InlineData("第三条 丙的。", "ZD1127")]
    public void One_fault_in_a_head_is_one_error(string article, string code) =>
        Assert.Equal([code], Errors(article));

    [Theory]
    [InlineData("第三条\n（一）丙；")]
    [InlineData("第三条 （一）丙；")]
    public void Items_without_any_head_have_no_conclusion(string article) =>
        Assert.Equal(["ZD2050"], Errors(article));

    private static string[] Errors(string article)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("a.statute", Head + article + "\n")]);
        return [.. result.Diagnostics.Where(d => d.Severity == Zhaodan.Compiler.Diagnostics.DiagnosticSeverity.Error).Select(d => d.Code)];
    }
}
