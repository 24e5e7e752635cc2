using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>ask: a talk on standard input and standard error, the answer on standard output, the case in a file.</summary>
public sealed class AskTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《问》
        事实 违法
          释义「做了法律不许做的事」
        事实 情节：选项（轻微、严重）
        事实 违法所得：元
        事件 立案
        事实 不可抗力
        以下事实 未提出即否：不可抗力
        结论 责任 择先：不予追究、追究
          由轻到重 不予追究、追究
          默认 不予追究
        结论 档次 并列：加重

        制度《问的办法》
          代号 问
          词汇《问》

        第一条 不可抗力的，不予追究。
        第二条 违法，情节严重，立案的，应当追究。
        第三条 违法所得一万元以上的，应当加重。

        案例「两个行为」
          理由「…」
          行为 一：
          是 违法
          应得 责任 待查明
          行为 二：
          否 违法
          应得 责任 不予追究
        """;

    private readonly LibraryFolder _folder = new("问", Library);

    [Fact]
    public void Asks_until_settled_then_checks_presumptions_and_explains()
    {
        CliRun run = _folder.Ask("是\n严重\n2022年3月1日\n无\n", "--group", "责任");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("1. 有没有「违法」？", run.Error, StringComparison.Ordinal);
        Assert.Contains("   释义：做了法律不许做的事\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("1. 不可抗力（推定为否；第一条）", run.Error, StringComparison.Ordinal);
        Assert.Contains("所问的结论已经确定，提问结束。", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("《问的办法》\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("■ 责任：追究〔推定〕", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("有没有", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Raising_a_presumed_fact_changes_the_answer()
    {
        CliRun run = _folder.Ask("是\n严重\n是\n1\n", "--group", "责任");
        Assert.Contains("■ 责任：不予追究", run.Out, StringComparison.Ordinal);
        Assert.Contains("陈述为是　违法、立案、不可抗力\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Strange_answers_are_asked_again_and_the_last_answer_can_be_taken_back()
    {
        CliRun run = _folder.Ask("也许\n是\n返回\n否\n", "--group", "责任");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("“也许”不是是否值", run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Error.Split("1. 有没有「违法」？").Length);
        Assert.Contains("陈述为否　违法\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("■ 责任：不予追究", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Skipping_not_knowing_and_the_end_of_the_input_leave_it_open()
    {
        CliRun run = _folder.Ask("不明\n跳过\n", "--group", "责任", "--format", "json");
        Assert.Equal(ExitStatus.Ok, run.Status);
        using JsonDocument json = JsonDocument.Parse(run.Out);
        JsonElement liability = json.RootElement.GetProperty("groups").EnumerateArray().Single(group => group.GetProperty("name").GetString() == "责任");
        Assert.Equal("待查明", liability.GetProperty("status").GetString());
        JsonElement fact = json.RootElement.GetProperty("facts").EnumerateArray().First(entry => entry.GetProperty("name").GetString() == "违法");
        Assert.Equal(("不明", "陈述"), (fact.GetProperty("truth").GetString(), fact.GetProperty("provenance").GetString()));
        Assert.Contains("以下是目前的答案", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Why_names_the_articles()
    {
        CliRun run = _folder.Ask("为什么\n结束\n", "--group", "责任");
        Assert.Contains("   问：第二条还要看它。\n", run.Error, StringComparison.Ordinal);
    }

    // What is written is read again and answered alike.
    [Theory]
    [InlineData("案.statute")]
    [InlineData("案.csv")]
    public void The_case_is_written_and_read_again(string file)
    {
        CliRun asked = _folder.Ask("是\n严重\n2万元\n2022年3月1日\n无\n", "--out", file, "--case", "甲案");
        Assert.Equal(ExitStatus.Ok, asked.Status);
        CliRun explained = _folder.Explain(file, "甲案");
        Assert.Equal((ExitStatus.Ok, ""), (explained.Status, explained.Error));
        Assert.Equal(asked.Out, explained.Out.Replace("（加 --all 列出）", "", StringComparison.Ordinal));
        Assert.Contains("立案：2022年3月1日", asked.Out, StringComparison.Ordinal);
        Assert.Contains("违法所得：2万元", asked.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Goes_on_from_a_case_that_is_there()
    {
        CliRun several = CliRun.With("", _folder.Root, "ask", "--regime", "问", "--from", "specs/问.statute", "--case", "两个行为");
        Assert.Equal(ExitStatus.Usage, several.Status);
        Assert.Contains("错误 ZD4060：案例“两个行为”有 2 个行为", several.Error, StringComparison.Ordinal);

        CliRun one = CliRun.With("轻微\n", _folder.Root, "询问", "--制度", "问", "--来自", "specs/问.statute", "--案号", "两个行为", "--行为", "一", "--结论组", "责任");
        Assert.Equal(ExitStatus.Ok, one.Status);
        Assert.DoesNotContain("有没有「违法」？", one.Error, StringComparison.Ordinal);
        Assert.Contains("■ 责任：不予追究", one.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_use_is_said_before_the_first_question()
    {
        Assert.Equal(ExitStatus.Usage, CliRun.In(_folder.Root, "ask").Status);
        Assert.Contains("ZD4061：所选的制度都没有由条款得出的结论组“责认”", _folder.Ask("", "--group", "责认").Error, StringComparison.Ordinal);
        Assert.Contains("ZD4063：看不出“案.txt”要写成哪一种案例", _folder.Ask("", "--out", "案.txt").Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

}
