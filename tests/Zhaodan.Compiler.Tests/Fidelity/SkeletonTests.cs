using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Fidelity.Import;
using Zhaodan.Compiler.Fidelity.Published;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Tests.Fidelity;

/// <summary>Skeletons: whatever the published text, the result can be read, and what could not be drafted is left with its words.</summary>
public sealed class SkeletonTests
{
    [Fact]
    public void Shapes_of_a_text_become_clauses()
    {
        string text = Draft("""
            某值〔2021〕7号
            值班办法
            第一条（目的）为了做好值班，制定本办法。
            第二条 值班员有下列情形之一的，可以从轻或者减轻处理：
            （一）主动报告，未造成损失的，但故意隐瞒的除外；
            （二）因设备故障，致使无法报告或者无法补救的；
            （四）其他可以从轻的情形。
            第三条 值班员擅自离岗且无人代替的，应当追究责任；造成事故的，移送有权机关处理。
            """, out Skeleton skeleton);
        Assert.Equal((3, 5, 1), (skeleton.Articles, skeleton.Drafted, skeleton.Pending));
        Assert.Contains("制度《值班办法》\n  代号 值\n  文号 某值〔2021〕7号\n  原文 值班.txt《值班办法》\n", text, StringComparison.Ordinal);
        foreach (string line in new[]
        {
            "第二条 值班员，有下列情形之一的，可以从轻或者减轻处理：",
            "（一）主动报告，未造成损失的，但故意隐瞒的除外；",
            "（二）因设备故障，致使无法报告或者无法补救的；",
            "（四）其他可以从轻的情形；",
            "第三条 值班员擅自离岗且无人代替的，应当追究责任；造成事故的，移送有权机关处理。",
            "待编码 第一条：为了做好值班，制定本办法。 需：起草",
            "缺号 第二条第（三）项：原文没有。",
            "事实 主动报告",
            "事实 造成损失",
            "事实 故意隐瞒",
            "结论 后果 并列：从轻、减轻处理、追究责任、移送有权机关处理",
        })
        {
            Assert.Contains("\n" + line + "\n", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Parts_and_their_heads_are_kept()
    {
        string text = Draft("某局意见\n一、总体要求\n坚持公开。\n二、减免\n（一）可以减免\n有下列情形之一的，可以减免责任：\n1. 一般情形：\n(1) 主动报告的。\n（二）不得减免\n故意隐瞒的，不得减免责任。", out _);
        Assert.Contains("\n二、【减免】\n（一）【可以减免】有下列情形之一的，可以减免责任：\n1. 【一般情形】：\n(1)主动报告的；\n（二）【不得减免】故意隐瞒的，不得减免责任。\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_nothing_can_be_drafted_of_is_all_left_with_its_words()
    {
        string text = Draft("办法\n第一条 甲乙丙丁。\n第二条 子丑寅卯。", out Skeleton skeleton);
        Assert.Equal((2, 0, 2), (skeleton.Articles, skeleton.Drafted, skeleton.Pending));
        Assert.Contains("待编码 第二条：子丑寅卯。", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public void Random_texts_give_drafts_that_can_be_read(int seed)
    {
        string[] pieces =
        [
            "有下列情形之一的，", "从轻", "或者", "且", "并", "主动报告", "未", "没有", "造成", "致使", "因", "的，", "应当", "可以", "不得", "追究", "但", "的除外", "；", "。", "，", "、", "“甲”", "《乙》", "（丙）",
            "两次以上", "第一条", "规定的情形", "本办法", "所称", "是指", "包括下列情形：", "除外", "【丁】", "其他情形", "\uD842\uDFB7", "//", "需：", "语言 1", "事实", "：",
        ];
        var random = new Random(seed);
        for (int run = 0; run < 25; run++)
        {
            var text = new StringBuilder("某办法\n");
            int articles = random.Next(1, 5);
            for (int n = 1; n <= articles; n++)
            {
                text.Append('第').Append("一二三四五"[n - 1]).Append("条 ");
                int items = random.Next(0, 4);
                for (int i = 0; i <= items; i++)
                {
                    if (i > 0) text.Append('（').Append("一二三四"[i - 1]).Append('）');
                    int length = random.Next(1, 12);
                    for (int p = 0; p < length; p++) text.Append(pieces[random.Next(pieces.Length)]);
                    text.Append('\n');
                }
            }

            Draft(text.ToString(), out _);
        }
    }

    /// <summary>The first regulation's skeleton; it must be read without an error.</summary>
    private static string Draft(string published, out Skeleton skeleton)
    {
        PublishedFile file = Texts.Read(published, out _);
        skeleton = SkeletonWriter.Write(file.Documents[0], "值", "值班.txt");
        CompilationResult result = StatuteCompiler.Compile([new SourceText("草稿.statute", skeleton.Text)]);
        Assert.True(!result.HasErrors, published + "\n----\n" + skeleton.Text + "\n----\n" + string.Join("\n", result.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error)));
        Assert.Single(result.Files.Single().Blocks.OfType<RegimeSyntax>());
        return skeleton.Text;
    }
}
