using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Fidelity;

/// <summary>Published texts made up for tests, and encodings of them.</summary>
internal static class Texts
{
    public const string Vocabulary = """
        语言 1
        词汇《试》
        事实 主动报告
        事实 采取补救措施
          同义 及时补救
        事实 故意隐瞒
        事实 造成损失
        事实 发生事故
        事实 接到举报
        事实 整改天数：日
        主体 值班员
        结论 责任 择先：免责、追究
          默认 追究
        结论 情节 并列：从轻、减轻
        制度《试行值班办法》
          代号 试
          词汇《试》

        """;

    public static PublishedFile Read(string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        PublishedFile file = PublishedTextReader.Read(new SourceText("试.txt", text), bag);
        diagnostics = bag.Items;
        return file;
    }

    public static PublishedDocument Document(string text) => Assert.Single(Read(text, out _).Documents);

    /// <summary>Every place as “citation: words”, titles in 【】.</summary>
    public static string[] Places(string text) => [.. Document(text).Places().Select(Show)];

    public static string Show(PublishedPlace place) => $"{place.Citation}：{(place.Title.Length > 0 ? $"【{place.Title}】" : "")}{place.Text}";

    public static string[] Faults(string text)
    {
        var bag = new DiagnosticBag();
        NumberingFaults.Report(Document(text), bag);
        return [.. bag.Items.Select(finding => $"{finding.Code} {finding.Message}")];
    }

    /// <summary>What comparing an encoding with its text finds: codes with the place that the message names.</summary>
    public static string[] Compare(string members, string published) => [.. Run(members, published, out _).Select(finding => finding.Code)];

    public static IReadOnlyList<Diagnostic> Run(string members, string published, out RegimeFidelity fidelity)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("试.statute", Vocabulary + members)]);
        var bag = new DiagnosticBag();
        PublishedFile file = Read("试行值班办法\n" + published, out _);
        FileSyntax syntax = Assert.Single(result.Files);
        RegimeSyntax regime = syntax.Blocks.OfType<RegimeSyntax>().Single();
        PublishedDocument? document = new PublishedTextFinder([file], "原文", bag).Find(syntax.Source, regime);
        Assert.NotNull(document);
        fidelity = FidelityCheck.Run(syntax.Source, regime, result.Vocabularies.Single(), document, bag);
        return bag.Items;
    }
}
