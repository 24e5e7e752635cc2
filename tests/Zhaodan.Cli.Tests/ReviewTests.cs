using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>The lock beside a regime: only `review` changes it, and a changed character of the text names the clauses to read again.</summary>
public sealed class ReviewTests : IDisposable
{
    private const string Regime = """
        语言 1
        词汇《试》
        事实 主动报告
        事实 采取补救措施
        事实 造成损失
        结论 责任 择先：免责、追究
          默认 追究
        结论 情节 并列：从轻
        制度《试行办法》
          代号 试
          词汇《试》

        第一条 有下列情形之一的，免责：
        （一）主动报告的；
        （二）采取补救措施的。
        第二条 有第一条第（一）项规定情形的，从轻。

        """;

    private const string Text = "试行办法\n第一条 有下列情形之一的，免责：\n（一）主动报告的；\n（二）采取补救措施的。\n第二条 有第一条第（一）项规定情形的，从轻。\n";

    private readonly TemporaryFolder _folder = new();

    public ReviewTests()
    {
        _folder.Write("specs/试.statute", Regime);
        _folder.Write("原文/试.txt", Text);
    }

    [Fact]
    public void Lock_is_made_by_review_and_then_holds()
    {
        Assert.Contains("ZD5014", Check(ExitStatus.Ok), StringComparison.Ordinal);
        CliRun run = Review("全部", "--by", "张三");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("张三 审读 4 处，记入 specs/试.lock；原文都审读过了。", run.Out, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(_folder.Path("specs/试.lock"));
        Assert.Equal(["照单 原文锁 1", "代号\t试", "原文\t试.txt"], lines[..3]);
        Assert.Equal(["第一条", "第一条第（一）项", "第一条第（二）项", "第二条"], lines[3..].Select(line => line.Split('\t')[0]));
        Assert.DoesNotContain("主动报告", string.Concat(lines), StringComparison.Ordinal);
        Assert.Contains("原文锁：4 处都审读过，没有改动。", Check(ExitStatus.Ok), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("（一）主动报告的；", "（一）主动\n\n报告 的;")]
    [InlineData("（二）", "( 二 )")]
    [InlineData("第一条 有", "第一条　有")]
    [InlineData("，免责：", ",免责:")]
    public void Typesetting_is_no_change(string from, string to)
    {
        Review("全部", "--by", "张三");
        _folder.Write("原文/试.txt", Text.Replace(from, to, StringComparison.Ordinal));
        Assert.Contains("原文锁：4 处都审读过，没有改动。", Check(ExitStatus.Ok), StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_character_names_the_clause_and_those_that_refer_to_it()
    {
        Review("全部", "--by", "张三");
        _folder.Write("原文/试.txt", Text.Replace("主动报告", "主动报靠", StringComparison.Ordinal));
        string found = Check(ExitStatus.Findings);
        Assert.Contains("specs/试.statute:14:1: 错误 ZD5047：原文第一条第（一）项自 张三 ", found, StringComparison.Ordinal);
        Assert.Contains("引用它的还有第二条。", found, StringComparison.Ordinal);
        Assert.Equal(1, found.Split("ZD5047").Length - 1);

        // Another's review of another place does not settle it; that of the place does, and only for it.
        Assert.Contains("还有 1 处没有审读或者改过", Review("第二条", "--by", "李四").Out, StringComparison.Ordinal);
        Check(ExitStatus.Findings);
        Assert.Contains("原文都审读过了", Review("第一条（一）", "--by", "李四").Out, StringComparison.Ordinal);
        string[] reviewers = [.. File.ReadAllLines(_folder.Path("specs/试.lock"))[3..].Select(line => line.Split('\t')[2])];
        Assert.Equal(["张三", "李四", "张三", "李四"], reviewers);
        Check(ExitStatus.Ok);
    }

    [Fact]
    public void New_and_dropped_provisions_are_named_and_a_review_settles_them()
    {
        Review("第一条至第二条", "--by", "张三");
        _folder.Write("原文/试.txt", Text.Replace("（二）采取补救措施的。\n", "（三）造成损失的。\n", StringComparison.Ordinal));
        string found = Check(ExitStatus.Findings);
        Assert.Contains("ZD5048：审读过的第一条第（二）项在原文里已经没有了。", found, StringComparison.Ordinal);
        Assert.Contains("ZD5049：原文有 1 处还没有人对照编码审读过：第一条第（三）项。", found, StringComparison.Ordinal);
        Review("第一条", "--by", "张三");
        Assert.DoesNotContain("ZD5048", CliRun.In(_folder.Root, "check", "specs", "--source", "原文").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ZD4002", "--by", "张三")]
    [InlineData("ZD4002", "第一条")]
    [InlineData("ZD4021", "第九条", "--by", "张三")]
    [InlineData("ZD4020", "第一条", "--by", "张三", "--regime", "别的")]
    public void Wrong_use_writes_nothing(string code, params string[] arguments)
    {
        CliRun run = Review(arguments);
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Path("specs/试.lock")));
    }

    [Fact]
    public void Damaged_lock_is_an_error_and_is_not_overwritten()
    {
        _folder.Write("specs/试.lock", "不是锁");
        Assert.Contains("ZD5046", Check(ExitStatus.Findings), StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Findings, Review("全部", "--by", "张三").Status);
        Assert.Equal("不是锁", File.ReadAllText(_folder.Path("specs/试.lock")));
    }

    public void Dispose() => _folder.Dispose();

    private CliRun Review(params string[] arguments) => CliRun.In(_folder.Root, ["review", .. arguments, "--source", "原文"]);

    private string Check(int status)
    {
        CliRun run = CliRun.In(_folder.Root, "check", "specs", "--source", "原文");
        Assert.True(run.Status == status, run.Out + run.Error);
        return run.Out;
    }
}
