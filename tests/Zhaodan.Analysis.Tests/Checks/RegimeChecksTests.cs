using System.Collections.Immutable;
using Zhaodan.Analysis.Checks;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Analysis.Tests.Checks;

/// <summary>What reasoning finds, what it leaves alone, and what an explanation keeps quiet.</summary>
public sealed class RegimeChecksTests
{
    private const string Vocabulary = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 次数：次
        互斥 甲、乙
        蕴含 丙 则 丁
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
        结论 情节 并列：从轻、从重
          互斥 从轻、从重

        制度《例》
          代号 例
          词汇《例》

        """;

    [Theory]
    [InlineData("第一条 甲且乙的，免责。", "ZD2200")]
    [InlineData("第一条 丙且未丁的，免责。", "ZD2200")]
    [InlineData("第一条 次数三次以上且次数不满两次的，免责。", "ZD2200")]
    [InlineData("第一条 甲的，免责，但甲或者乙的除外。", "ZD2200")]
    [InlineData("第一条 甲的，免责，但乙的除外。", "ZD2201")]
    [InlineData("第一条 丁的，免责。\n第二条 丙的，免责。", "ZD2202")]
    [InlineData("第一条 次数两次以上的，追究。\n第二条 次数三次以上的，追究。", "ZD2202")]
    [InlineData("第一条 甲的，追究。\n第二条 丁的，不得追究。", "ZD2203")]
    [InlineData("第一条 甲的，从轻。\n第二条 丁的，从重。", "ZD2203")]
    public void Finds(string clauses, string code) => Assert.Equal([code], Codes(clauses));

    [Theory]
    [InlineData("第一条 甲的，免责，但丁的除外。\n第二条 乙的，追究。")]
    [InlineData("第一条 甲的，免责。\n第二条 丁的，追究。")]
    [InlineData("第一条 甲的，追究。\n第二条 乙的，不得追究。")]
    [InlineData("第一条 甲的，从轻。\n第二条 乙的，从重。")]
    [InlineData("第一条 甲的，免责。\n第二条 有第一条规定情形，丁的，免责。\n第三条 有第一条、第二条规定情形的，从轻。", "ZD2202")]
    [InlineData("第一条 甲的，免责。\n第二条 有第一条规定情形或者丁的，免责。")]
    [InlineData("第一条 次数两次以上的，追究。\n第二条 次数不满两次的，免责。")]
    public void Leaves_alone(string clauses, params string[] codes) => Assert.Equal(codes, Codes(clauses));

    [Fact]
    public void Witness_is_a_case_in_words()
    {
        Diagnostic found = Assert.Single(Check("第一条 甲的，追究。\n第二条 丁的，不得追究。"));
        Assert.Contains("是 甲、丁；其余 否", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explained_finding_is_quiet() =>
        Assert.Empty(Codes("第一条 甲的，追究。\n第二条 丁的，不得追究。\n\n说明 第二条：照录原文。"));

    [Fact]
    public void Explanation_of_nothing_is_pointed_out() => Assert.Equal(["ZD2205"], Codes("第一条 甲的，追究。\n\n说明 第一条：照录原文。"));

    [Fact]
    public void Budget_ends_in_a_finding_that_names_the_rules()
    {
        CompiledRegime regime = Compile("第一条 （甲且丁）或者（乙且丙）的，免责。");
        Diagnostic found = Assert.Single(RegimeChecks.Of(regime, new DiagramLimits(8, 4)));
        Assert.Same(DiagnosticCatalogue.ReasoningBudget, found.Descriptor);
        Assert.Contains("第一条", found.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Codes(string clauses) => Check(clauses).Select(diagnostic => diagnostic.Code);

    private static ImmutableArray<Diagnostic> Check(string clauses) => RegimeChecks.Of(Compile(clauses));

    private static CompiledRegime Compile(string clauses)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", Vocabulary + clauses + "\n")]);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return Assert.Single(result.Regimes);
    }
}
