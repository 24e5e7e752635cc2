using System.Text;
using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>`check --source`: finding the texts, reading their encodings, and what comes out.</summary>
public sealed class SourceTests : IDisposable
{
    private const string Regime = """
        语言 1
        词汇《试》
        事实 主动报告
        结论 责任 择先：免责、追究
          默认 追究
        制度《试行办法》
          代号 试
          词汇《试》

        第一条 主动报告的，免责。

        """;

    private const string Text = "试行办法\n第一条 主动报告的，免责。\n";

    private readonly TemporaryFolder _folder = new();

    static SourceTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Text_may_be_in_any_encoding_that_is_in_use(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        _folder.Write("specs/试.statute", Regime);
        byte[] mark = encoding is UnicodeEncoding ? encoding.GetPreamble() : [];
        _folder.Write("原文/试.txt", [.. mark, .. encoding.GetBytes(Text)]);
        CliRun run = CliRun.In(_folder.Root, "检查", "specs", "--原文", "原文");
        Assert.True(run.Status == ExitStatus.Ok, run.Out);
        Assert.Contains("试 与原文 原文/试.txt《试行办法》：\n  原文 1 条，编码 1 条共 1 处，不编码 0 处，待编码 0 处；编码的词覆盖原文用字 100%\n  原文编号没有缺号、重号。\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_encoding_and_missing_folder_are_said()
    {
        _folder.Write("specs/试.statute", Regime);
        Assert.Equal(ExitStatus.Usage, CliRun.In(_folder.Root, "check", "specs", "--source", "没有").Status);
        _folder.Write("原文/试.txt", [0x81, 0x20, 0xFF, 0x80]);
        CliRun run = CliRun.In(_folder.Root, "check", "specs", "--source", "原文");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.Contains("ZD5007", run.Out, StringComparison.Ordinal);
        Assert.Contains("ZD5020", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_names_the_text_where_titles_do_not()
    {
        _folder.Write("原文/a.txt", "第一条 主动报告的，免责。\n");
        _folder.Write("原文/b.txt", Text);
        _folder.Write("原文/c.txt", Text);
        _folder.Write("specs/试.statute", Regime);
        Assert.Contains("ZD5021", CliRun.In(_folder.Root, "check", "specs", "--source", "原文").Out, StringComparison.Ordinal);
        _folder.Write("specs/试.statute", Regime.Replace("  词汇《试》\n\n", "  词汇《试》\n  原文 a.txt\n\n", StringComparison.Ordinal));
        CliRun run = CliRun.In(_folder.Root, "check", "specs", "--source", "原文");
        Assert.True(run.Status == ExitStatus.Ok, run.Out);
        Assert.Contains("试 与原文 原文/a.txt（没有标题）：", run.Out, StringComparison.Ordinal);
        _folder.Write("specs/试.statute", Regime.Replace("  词汇《试》\n\n", "  词汇《试》\n  原文 d.txt《试行办法》\n\n", StringComparison.Ordinal));
        Assert.Contains("ZD5020", CliRun.In(_folder.Root, "check", "specs", "--source", "原文").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_of_the_document_finds_it_too()
    {
        _folder.Write("原文/a.txt", "某值〔2021〕7号\n关于值班的规定\n第一条 主动报告的，免责。\n");
        _folder.Write("specs/试.statute", Regime.Replace("  词汇《试》\n\n", "  词汇《试》\n  文号 某值〔2021〕7号\n\n", StringComparison.Ordinal));
        Assert.Equal(ExitStatus.Ok, CliRun.In(_folder.Root, "check", "specs", "--source", "原文").Status);
    }

    [Fact]
    public void Json_tells_all_of_it()
    {
        _folder.Write("specs/试.statute", Regime + "不编码 第三条：略。\n缺号 第二条：原文没有。\n");
        _folder.Write("原文/试.txt", Text + "第三条 略。\n");
        CliRun run = CliRun.In(_folder.Root, "check", "specs", "--source", "原文", "--format", "json");
        using JsonDocument document = JsonDocument.Parse(run.Out);
        JsonElement fidelity = document.RootElement.GetProperty("fidelity")[0];
        Assert.Equal("试", fidelity.GetProperty("code").GetString());
        Assert.Equal((2, 1), (fidelity.GetProperty("articles").GetInt32(), fidelity.GetProperty("encodedArticles").GetInt32()));
        Assert.Equal("第三条", fidelity.GetProperty("omitted")[0].GetProperty("citation").GetString());
        Assert.Equal("ZD5010", fidelity.GetProperty("numberingFaults")[0].GetProperty("code").GetString());
    }

    public void Dispose() => _folder.Dispose();
}
