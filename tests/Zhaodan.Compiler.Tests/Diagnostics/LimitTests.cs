using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Diagnostics;

/// <summary>Findings about size and damage that are too large, or not UTF-8, for an example in docs/诊断例.</summary>
public sealed class LimitTests
{
    private const string Head = "语言 1\n词汇《例》\n事实 甲\n事实 乙\n结论 责任 择先：免责、追究\n\n制度《例》\n  代号 例\n  词汇《例》\n\n";

    [Fact]
    public void Unpaired_surrogate() => Assert.Contains(DiagnosticCatalogue.UnpairedSurrogate, Of(Head + "第一条 甲\uD842，乙的，免责。\n"));

    [Fact]
    public void Brackets_too_deep() =>
        Assert.Contains(DiagnosticCatalogue.BracketsTooDeep, Of($"{Head}第一条 {new string('（', 65)}甲{new string('）', 65)}的，免责。\n"));

    [Fact]
    public void Name_too_long() => Assert.Contains(DiagnosticCatalogue.NameTooLong, Of($"语言 1\n词汇《例》\n事实 {new string('长', 201)}\n"));

    [Fact]
    public void Sentence_too_long()
    {
        var text = new StringBuilder(Head).Append("第一条 甲");
        while (text.Length < SentenceLength) text.Append("或者甲");
        Assert.Contains(DiagnosticCatalogue.SentenceTooLong, Of(text.Append("的，免责。\n").ToString()));
    }

    [Fact]
    public void Text_too_long()
    {
        var bag = new DiagnosticBag();
        StatuteParser.ParseDeclarations(new SourceText("a.statute", Head), bag, maximumLength: 10);
        Assert.Contains(DiagnosticCatalogue.TextTooLong, bag.Items.Select(finding => finding.Descriptor));
    }

    [Fact]
    public void Too_many_findings_end_in_one_that_says_so()
    {
        string text = Head + string.Concat(Enumerable.Repeat("第八八条 甲的，免责。\n", 5_000));
        Assert.Single(Of(text), DiagnosticCatalogue.TooManyFindings);
    }

    [Fact]
    public void Menu_across_modals() => Assert.Contains(DiagnosticCatalogue.MenuAcrossModals, Of(Head + "第一条 甲的，可以免责或者应当追究。\n"));

    [Fact]
    public void Constraints_beyond_the_budget()
    {
        const int facts = 4_000; // each presumed fact is followed along the whole chain
        var text = new StringBuilder("语言 1\n词汇《例》\n");
        for (int i = 0; i < facts; i++) text.Append($"事实 事{i}\n  推定 是\n");
        for (int i = 0; i + 1 < facts; i++) text.Append($"蕴含 事{i} 则 事{i + 1}\n");
        Assert.Contains(DiagnosticCatalogue.ConstraintBudget, Of(text.ToString()));
    }

    private const int SentenceLength = (1 << 20) + 1_000;

    private static DiagnosticDescriptor[] Of(string text) => [.. StatuteCompiler.Compile([new SourceText("a.statute", text)]).Diagnostics.Select(finding => finding.Descriptor)];
}
