using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;

namespace Zhaodan.Compiler.Tests.Syntax;

public sealed class PrinterTests
{
    [Fact]
    public void A_tree_reads_like_an_outline_with_places()
    {
        (FileSyntax file, var diagnostics) = Front.Parse("""
            语言 1
            词汇《试》
            事实 甲
              同义 乙
              未提出即否
            事实 次数：次
            互斥 甲、未甲
            结论 责任 择先：免责、追究  由轻到重 免责、追究
            制度《试》
              代号 试
              词汇《试》
            第一条【过错】有下列情形之一的，应当依照《法》追究：
            （一）甲，次数两次以上的，但未甲的除外；
            （二）其他情形。
            案例「一」
              是 甲
              应得 责任 追究，依据 第一条第（一）项
            """);
        Assert.Equal([], diagnostics.Select(diagnostic => diagnostic.ToString()));
        Assert.Equal(
            """
            语言 1
            词汇《试》 @2:1
              事实 甲 @3:1
                同义 乙
                未提出即否
              事实 次数：次 @6:1
              互斥 甲、未 甲 @7:1
              结论 责任 择先 @8:1
                值 免责 @8:10
                值 追究 @8:13
                由轻到重 免责、追究
            制度《试》 @9:1
              代号 试 @10:3
              词汇 试 @11:3
              第一条【过错】 @12:1
                款 @12:8
                  规则 @12:8
                    列举 之一 @12:8
                    结论 应当 追究，依照《法》 @12:17
                  项 （一） @13:1
                    规则 @13:4
                      条件 且（甲、次数 ≥ 2次） @13:4
                      例外 非（甲） @13:14
                  项 （二） @14:1
                    开放 其他情形 @14:4
              案例「一」 @15:1
                行为 @16:3
                  是 甲
                  应得 责任 追究，依据 第一条第（一）项 @17:3

            """,
            SyntaxPrinter.Print(file));
    }

    [Fact]
    public void Columns_count_code_points()
    {
        (FileSyntax file, _) = Front.Parse("语言 1\n词汇《试》\n事实 \U00020000\n结论 组 择先：\U00020000\U00020001、追究");
        Assert.Contains("值 追究 @4:12", SyntaxPrinter.Print(file), StringComparison.Ordinal);
    }
}
