using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>Spans, obligations and rights through the commands; days reckoned on paper from the notice for 2024.</summary>
public sealed class DeadlineTests : IDisposable
{
    private const string Library = """
        语言 1
        日历《例》
        2024年 依据「国办发明电〔2023〕7号」
          休息 劳动节：5月1日至5日
          上班 4月28日、5月11日
        词汇《例》
        主体 法治科
        事件 受理
        事件 转送
        事实 不属于本单位
        结论 转送情况 择先：及时转送、没有及时转送
          默认 没有及时转送

        制度《例》
          代号 例
          词汇《例》
          日历《例》

        第一条 受理后2日内转送的，及时转送。
        第二条 不属于本单位的，法治科应当在受理后2日内转送。
        """;

    // 29 April and two days is 1 May, a day off until the 5th: 6 May.
    private const string Cases = """
        案号,受理,转送,不属于本单位,截至日期
        按期,2024-04-29,2024-05-06,是,2024-06-01
        晚一日,2024-04-29,2024-05-07,是,2024-06-01
        未到期,2024-04-29,否,是,2024-05-06
        逾期,2024-04-29,否,是,2024-05-07
        不产生,2024-04-29,否,否,2024-05-07
        没有截至日期,2024-04-29,否,是,
        截至日期不明,2024-04-29,2024-05-06,是,不明
        日历以外,2023-04-29,2023-05-04,是,2024-06-01
        """;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("planes")]
    [InlineData("interpreter")]
    public void A_screening_gives_each_row_its_status_and_counts_what_the_calendar_lacks(string engine)
    {
        Write();
        CliRun run = CliRun.In(_folder.Root, "screen", "案例.csv", "--regime", "例", "--out", "out", "--engine", engine);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        string[] lines = [.. File.ReadAllLines(_folder.Path("out/答案-例.csv")).Select(line => line.TrimStart('\uFEFF'))];
        Assert.Equal("案号,转送情况,转送情况·可能,转送情况·依据,转送情况·推定,义务·第二条,义务·第二条·可能,义务·第二条·期限,超出日历,未提及", lines[0]);
        Assert.Equal(
            [
                "按期,及时转送,及时转送,第一条,,按期履行,,2024年5月6日,,不明",
                "晚一日,没有及时转送,没有及时转送,,,逾期履行,,2024年5月6日,,不明",
                "未到期,没有及时转送,没有及时转送,,,未到期,,2024年5月6日,,不明",
                "逾期,没有及时转送,没有及时转送,,,逾期,,2024年5月6日,,不明",
                "不产生,没有及时转送,没有及时转送,,,未产生,,2024年5月6日,,不明",
                "没有截至日期,没有及时转送,没有及时转送,,,待查明,未到期、逾期,2024年5月6日,,不明",
                "截至日期不明,及时转送,及时转送,第一条,,待查明,未起算、未到期、按期履行,2024年5月6日,,不明",
                "日历以外,待查明,及时转送、没有及时转送,第一条,,待查明,按期履行、逾期履行,,自「受理」之日（2023年4月29日）起2日,不明",
            ],
            lines.Skip(1));

        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(_folder.Path("out/汇总.json")));
        JsonElement regime = summary.RootElement.GetProperty("regimes")[0];
        Assert.Equal(1, regime.GetProperty("cases").GetProperty("outsideCalendar").GetInt32());
        JsonElement duty = Assert.Single(regime.GetProperty("duties").EnumerateArray());
        Assert.Equal(3, duty.GetProperty("undetermined").GetInt32());
        Assert.Equal(
            ["未产生 1", "未到期 1", "按期履行 1", "逾期履行 1", "逾期 1"],
            duty.GetProperty("statuses").EnumerateArray().Select(status => $"{status.GetProperty("status").GetString()} {status.GetProperty("cases").GetInt32()}"));
        Assert.Contains("日期超出日历，期限待查明", File.ReadAllText(_folder.Path("out/汇总.html")), StringComparison.Ordinal);
        Assert.Contains("  义务 第二条：未产生 1", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void One_case_outside_the_calendar_is_an_error_and_not_answered()
    {
        Write();
        CliRun outside = CliRun.In(_folder.Root, "explain", "案例.csv", "--regime", "例", "--case", "日历以外");
        Assert.Equal((ExitStatus.Findings, ""), (outside.Status, outside.Out));
        Assert.Contains("ZD1288", outside.Error, StringComparison.Ordinal);
        CliRun inside = CliRun.In(_folder.Root, "explain", "案例.csv", "--regime", "例", "--case", "逾期", "--engine", "compiled");
        Assert.Equal(ExitStatus.Ok, inside.Status);
        Assert.Contains("▸ 逾期　第二条　法治科应当自「受理」之日起2日内「转送」", inside.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_of_a_case_outside_the_calendar_fails_and_says_why()
    {
        _folder.Write("a.statute", Library + "\n案例「以前」\n  理由「日历只有2024年」\n  取值 受理 2023年4月29日、转送 2023年5月4日\n  是 不属于本单位\n  应得 义务 第二条 待查明\n");
        CliRun run = CliRun.In(_folder.Root, "test", "a.statute");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.Contains("自「受理」之日（2023年4月29日）起2日，超出日历《例》（2024年至2024年），无法计算期限。", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_clause_is_read_back_with_its_obligation()
    {
        Write();
        CliRun run = CliRun.In(_folder.Root, "read", "第二条", "--regime", "例");
        Assert.Contains("结论　　法治科应当自「受理」之日起2日内「转送」", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Write()
    {
        _folder.Write("specs/a.statute", Library);
        _folder.Write("案例.csv", Cases + "\n");
    }
}
