using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compilation.Tests.Hosting;

/// <summary>A small text with every kind of fact, two versions, and a regime that has the word over another.</summary>
internal static class HostedText
{
    public const string Statute = """
        语言 1

        词汇《宿主》
        事实 甲
          释义「甲的意思」
          同义 甲方
          原名 老甲
        事实 乙
        事实 次数：次
        事实 数额：元
        事实 程度：选项（轻、重）
        事实 立案日期：日期
        事件 通知
        主体 当事人
        结论 责任 择先：免责、减责、追究
          由轻到重 免责、减责、追究
          默认 追究

        制度《宿主办法》
          代号 宿主
          版本 旧
          施行 2020年1月1日
          词汇《宿主》
          主结论 责任

        第一条 甲的，免责，但乙的除外。

        制度《宿主办法》
          代号 宿主
          版本 新
          施行 2024年1月1日
          词汇《宿主》
          主结论 责任

        第一条 甲且次数两次以上的，免责，但乙的除外。
        第二条 程度为轻，数额一千元以下的，减责。
        """;

    public static CompilationResult Compile()
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("宿主.statute", Statute)]);
        Assert.Equal([], result.Diagnostics.Where(found => found.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error));
        return result;
    }

    public static Regime Regime() => RegimeLibrary.Of(Compile().Linked)["宿主"];
}
