using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>ask where more than facts matters: dates and versions, regimes that have the word, readings, decisions, duties.</summary>
public sealed class AskByLayerTests : IDisposable
{
    private const string Words = """
        语言 1
        词汇《问》
        事实 违法
        事实 主动报告
        事实 情节轻微
        事实 监察机关有命令
        事件 启动追责
        事件 提出申请
        主体 当事人
        结论 责任 择先：不予追究、追究
          由轻到重 不予追究、追究
          默认 不予追究
        结论 档次 并列：加重
        """;

    private const string Versions = Words + """


        制度《几版的办法》
          代号 几版
          版本 旧
          施行 2018年1月1日
          从旧兼从轻
          主结论 责任
          词汇《问》

        第一条 违法的，追究。

        制度《几版的办法》
          代号 几版
          版本 新
          施行 2022年1月1日
          主结论 责任
          词汇《问》

        第一条 违法的，追究，但主动报告的除外。
        """;

    private const string Ranks = Words + """


        制度《上级的规定》
          代号 上级
          位阶 规章
          词汇《问》

        第一条 监察机关有命令的，不予追究。

        制度《下级的办法》
          代号 下级
          位阶 规范性文件
          上位 上级
          词汇《问》

        第一条 违法的，追究。
        第二条 本办法规定与上级规定不一致的，以上级规定为准。
        """;

    private const string Choices = Words + """


        制度《两读的办法》
          代号 两读
          词汇《问》

        第一条
          读法甲：违法，情节轻微的，可以加重。
          读法乙：违法的，可以加重。
          理由「“情节轻微”管不管这一句」
        """;

    private const string Duties = Words + """


        制度《期限的办法》
          代号 期限
          期间届满不顺延
          词汇《问》

        第一条 违法的，当事人应当自启动追责之日起10日内提出申请。
        """;

    private LibraryFolder? _folder;

    // The act in the old version and the decision in the new one: 主动报告 makes the new one lighter; explained as explain does.
    [Fact]
    public void The_dates_pick_the_version_and_the_lighter_one_is_taken()
    {
        CliRun run = Ask("几版", Versions, "2019年5月1日\n2023年1月1日\n是\n是\n", "--out", "案.statute", "--case", "甲案");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("1. 「行为日期」是哪一天？", run.Error, StringComparison.Ordinal);
        Assert.Contains("2. 「决定日期」是哪一天？", run.Error, StringComparison.Ordinal);
        Assert.Contains("用新版：行为日期2019年5月1日，决定日期2023年1月1日；「责任」比轻重，从旧兼从轻", run.Out, StringComparison.Ordinal);
        Assert.Contains("■ 责任：不予追究", run.Out, StringComparison.Ordinal);
        Assert.Contains("所问的结论已经确定", run.Error, StringComparison.Ordinal);
        AssertExplainedAlike(run, "案.statute");
    }

    // In the new version nothing is left to compare: the decision's date is not asked. In the old one 主动报告 plays no part.
    [Fact]
    public void Only_what_the_version_waits_for_is_asked()
    {
        CliRun last = Ask("几版", Versions, "2023年5月1日\n否\n");
        Assert.DoesNotContain("「决定日期」", last.Error, StringComparison.Ordinal);
        Assert.Contains("用新版：行为日期2023年5月1日", last.Out, StringComparison.Ordinal);

        CliRun old = Ask("几版", Versions, "2019年5月1日\n2020年1月1日\n是\n", "--out", "案.csv", "--case", "甲案");
        Assert.DoesNotContain("有没有「主动报告」", old.Error, StringComparison.Ordinal);
        Assert.Contains("■ 责任：追究", old.Out, StringComparison.Ordinal);
        AssertExplainedAlike(old, "案.csv");
    }

    [Fact]
    public void A_date_that_nobody_knows_leaves_all_versions_possible()
    {
        CliRun run = Ask("几版", Versions, "不明\n2023年1月1日\n是\n否\n", "--out", "案.statute", "--case", "甲案");
        Assert.Contains("■ 责任：待查明", run.Out, StringComparison.Ordinal);
        Assert.Contains("都可能适用：行为日期不明", run.Out, StringComparison.Ordinal);
        AssertExplainedAlike(run, "案.statute");
    }

    // 监察机关有命令 is a fact of the higher regime alone.
    [Fact]
    public void What_a_regime_with_the_word_waits_for_is_asked_too()
    {
        CliRun run = Ask("下级", Ranks, "是\n是\n", "--out", "案.csv", "--case", "甲案");
        Assert.Contains("有没有「违法」？", run.Error, StringComparison.Ordinal);
        Assert.Contains("有没有「监察机关有命令」？", run.Error, StringComparison.Ordinal);
        Assert.Contains("■ 责任：不予追究", run.Out, StringComparison.Ordinal);
        Assert.Contains("《上级的规定》", run.Out, StringComparison.Ordinal);
        AssertExplainedAlike(run, "案.csv");
    }

    // On the default reading nothing is 可以: the reading matters, then the decision that the other one opens.
    [Theory]
    [InlineData("案.statute")]
    [InlineData("案.csv")]
    public void The_reading_is_asked_and_then_the_decision(string file)
    {
        CliRun run = Ask("两读", Choices, "是\n否\n乙\n是\n", "--out", file, "--case", "甲案");
        Assert.Contains("第一条有两种读法，按哪一种？", run.Error, StringComparison.Ordinal);
        Assert.Contains("   读法乙：违法的，可以加重", run.Error, StringComparison.Ordinal);
        Assert.Contains("   默认读法甲；理由：“情节轻微”管不管这一句", run.Error, StringComparison.Ordinal);
        Assert.Contains("是否决定 加重？", run.Error, StringComparison.Ordinal);
        Assert.Contains("■ 档次：加重", run.Out, StringComparison.Ordinal);
        AssertExplainedAlike(run, file);
    }

    // Both readings come to the same where 违法 is 否, and to the same menu where 情节轻微 is 是.
    [Fact]
    public void Neither_is_asked_where_it_makes_no_difference()
    {
        CliRun none = Ask("两读", Choices, "否\n");
        Assert.DoesNotContain("两种读法", none.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("是否决定", none.Error, StringComparison.Ordinal);
        Assert.Contains("所问的结论已经确定", none.Error, StringComparison.Ordinal);

        CliRun same = Ask("两读", Choices, "是\n是\n否\n");
        Assert.DoesNotContain("两种读法", same.Error, StringComparison.Ordinal);
        Assert.Contains("■ 档次：无", same.Out, StringComparison.Ordinal);
    }

    // 10 days from 1 March end on 11 March: done on the 12th is late, whenever it is looked at after that.
    [Fact]
    public void The_dates_of_a_duty_are_asked()
    {
        CliRun run = Ask("期限", Duties, "是\n是\n是\n2024年3月1日\n2024年3月12日\n");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("「启动追责」是哪一天？", run.Error, StringComparison.Ordinal);
        Assert.Contains("「提出申请」是哪一天？", run.Error, StringComparison.Ordinal);
        Assert.Contains("▸ 逾期履行　第一条", run.Out, StringComparison.Ordinal);
        Assert.Contains("所问的结论已经确定", run.Error, StringComparison.Ordinal);
    }

    // What was not done is overdue or not by the evaluation date.
    [Fact]
    public void The_evaluation_date_is_asked_where_a_duty_was_not_done()
    {
        CliRun run = Ask("期限", Duties, "是\n是\n否\n2024年3月1日\n2024年3月12日\n", "--out", "案.csv", "--case", "甲案");
        Assert.Contains("「截至日期」是哪一天？", run.Error, StringComparison.Ordinal);
        Assert.Contains("▸ 逾期　第一条", run.Out, StringComparison.Ordinal);
        AssertExplainedAlike(run, "案.csv");

        CliRun unknown = Ask("期限", Duties, "是\n是\n否\n2024年3月1日\n不明\n", "--out", "案.statute", "--case", "甲案");
        Assert.Contains("▸ 待查明　第一条", unknown.Out, StringComparison.Ordinal);
        Assert.Contains("截至日期不明", unknown.Out, StringComparison.Ordinal);
        AssertExplainedAlike(unknown, "案.statute");
    }

    public void Dispose() => _folder?.Dispose();

    private CliRun Ask(string code, string library, string input, params string[] arguments)
    {
        _folder?.Dispose();
        _folder = new LibraryFolder(code, library);
        return _folder.Ask(input, arguments);
    }

    private void AssertExplainedAlike(CliRun asked, string file)
    {
        CliRun explained = _folder!.Explain(file, "甲案");
        Assert.Equal((ExitStatus.Ok, ""), (explained.Status, explained.Error));
        Assert.Equal(asked.Out, explained.Out.Replace("（加 --all 列出）", "", StringComparison.Ordinal));
    }
}
