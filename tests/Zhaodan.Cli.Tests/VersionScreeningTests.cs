using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>Duties and readings of a regime with versions are those of the version that answers the row, in a screening as in explain.</summary>
public sealed class VersionScreeningTests : IDisposable
{
    // 第二条 is an obligation of ten days in one version and a right of twenty in the other: the same citation, not the same duty.
    private const string Library = """
        语言 1
        词汇《例》
        主体 当事人
        事件 启动追责
        事件 提出申请
        事实 违法
        事实 情节轻微
        结论 责任 择先：不予追究、追究
          默认 不予追究

        制度《几版的办法》
          代号 几版
          版本 旧
          施行 2018年1月1日
          期间届满不顺延
          词汇《例》

        第一条
          读法甲：违法，情节轻微的，追究。
          读法乙：违法的，追究。
          理由「“情节轻微”管不管这一句」
        第二条 违法的，当事人应当自启动追责之日起10日内提出申请。

        制度《几版的办法》
          代号 几版
          版本 新
          施行 2022年1月1日
          期间届满不顺延
          词汇《例》

        第一条 违法的，追究。
        第二条 违法的，当事人可以自启动追责之日起20日内提出申请。
        第三条
          读法甲：情节轻微的，不予追究。
          读法乙：未情节轻微的，不予追究。
          理由「原文有脱字」
        """;

    private const string Cases = """
        案号,行为日期,违法,情节轻微,启动追责,提出申请,截至日期
        旧期,2019-05-01,是,否,2019-06-01,2019-06-15,2019-12-31
        新期,2023-05-01,是,否,2023-06-01,2023-06-15,2023-12-31
        日期不明,不明,是,否,2022-03-01,2022-03-15,2022-12-31
        以前,2017-05-01,是,否,2019-06-01,2019-06-15,2019-12-31
        没有写明,,是,是,2023-06-01,2023-06-30,2023-12-31
        """;

    private const string Right = "权利·新版第二条";
    private const string Obligation = "义务·旧版第二条";
    private readonly LibraryFolder _folder = new("几版", Library);

    [Theory]
    [InlineData("planes")]
    [InlineData("interpreter")]
    public void Each_row_has_the_duties_and_readings_of_its_version(string engine)
    {
        List<Dictionary<string, string>> rows = Screen(engine);
        Assert.Equal(["旧期", "新期", "日期不明", "以前", "没有写明"], rows.Select(row => row["案号"]));
        Assert.Equal(["逾期履行", "不适用", "待查明", "不适用", "不适用"], rows.Select(row => row[Obligation]));
        Assert.Equal(["", "", "逾期履行、不适用", "", ""], rows.Select(row => row[Obligation + "·可能"]));
        Assert.Equal(["2019年6月11日", "", "2022年3月11日", "", ""], rows.Select(row => row[Obligation + "·期限"]));
        Assert.Equal(["不适用", "按期履行", "待查明", "不适用", "逾期履行"], rows.Select(row => row[Right]));
        Assert.Equal(["", "", "按期履行、不适用", "", ""], rows.Select(row => row[Right + "·可能"]));
        Assert.Equal(["", "2023年6月21日", "2022年3月21日", "", "2023年6月21日"], rows.Select(row => row[Right + "·期限"]));

        // 没有写明: 情节轻微, so 不予追究 by 第三条 as it is read, and 追究 as it is not.
        Assert.Equal(["旧版第一条", "新版第三条", "旧版第一条、新版第三条", "", "新版第三条"], rows.Select(row => row["两读"]));
    }

    [Fact]
    public void The_summary_counts_them_by_version()
    {
        Screen("planes");
        using JsonDocument summary = JsonDocument.Parse(_folder.Bytes("out/汇总.json"));
        JsonElement regime = summary.RootElement.GetProperty("regimes")[0];
        Assert.Equal(
            ["权利 新版第二条 按期履行1逾期履行1 待1", "义务 旧版第二条 逾期履行1 待1"],
            regime.GetProperty("duties").EnumerateArray().Select(duty => $"{Text(duty, "kind")} {Text(duty, "name")} "
                + string.Concat(duty.GetProperty("statuses").EnumerateArray().Select(status => $"{Text(status, "status")}{status.GetProperty("cases")}")) + $" 待{duty.GetProperty("undetermined")}"));
        Assert.Contains("新版第三条", summary.RootElement.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("旧版第一条", summary.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("planes")]
    [InlineData("interpreter")]
    public void Explain_says_of_each_row_what_the_screening_says(string engine)
    {
        foreach (Dictionary<string, string> row in Screen(engine))
        {
            CliRun run = CliRun.In(_folder.Root, "explain", "案例.csv", "--specs", "specs", "--regime", "几版", "--case", row["案号"], "--format", "json");
            Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
            using JsonDocument document = JsonDocument.Parse(run.Out);
            JsonElement answer = document.RootElement;
            var explained = new Dictionary<string, string>();
            var readings = new List<string>();
            foreach (JsonElement version in answer.GetProperty("others").EnumerateArray().Prepend(answer))
            {
                string prefix = Text(version.GetProperty("regime"), "version") + "版";
                readings.AddRange(version.GetProperty("readings").EnumerateArray().Select(reading => prefix + Text(reading, "citation")));
                foreach (JsonElement duty in version.GetProperty("duties").EnumerateArray())
                {
                    explained.Add($"{Text(duty, "kind")}·{prefix}{Text(duty, "name")}", $"{Text(duty, "status")}|{PossibleOf(duty)}|{Text(duty, "deadline")}");
                }
            }

            foreach (string duty in new[] { Right, Obligation })
            {
                Assert.Equal(explained.GetValueOrDefault(duty, "不适用||"), $"{row[duty]}|{row[duty + "·可能"]}|{row[duty + "·期限"]}");
            }

            Assert.Equal(string.Join('、', readings), row["两读"]);
        }
    }

    // A case stands with the version whose text it cites: under another version that duty is not asked for.
    [Fact]
    public void A_case_expects_the_duty_of_its_own_version()
    {
        _folder.Write("specs/几版.statute", Library + "\n" + """
            案例「旧案」
              理由「行为在旧版期间，按旧版的十日」
              是 违法
              取值 行为日期 2019年5月1日、启动追责 2019年6月1日、提出申请 2019年6月15日、截至日期 2019年12月31日
              应得 权利 第二条 按期履行

            案例「新案」
              理由「行为在新版期间，按新版的二十日」
              是 违法
              取值 行为日期 2023年5月1日、启动追责 2023年6月1日、提出申请 2023年6月15日、截至日期 2023年12月31日
              应得 权利 第二条 按期履行
            """);
        CliRun run = CliRun.In(_folder.Root, "test", "specs");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.Contains("应得 权利 第二条 按期履行，实得 不适用。", run.Out, StringComparison.Ordinal);
        Assert.Contains("用旧版：行为日期2019年5月1日", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("新案", run.Out, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static string PossibleOf(JsonElement duty) =>
        Text(duty, "status") == "待查明" ? string.Join('、', duty.GetProperty("possible").EnumerateArray().Select(status => status.GetString())) : "";

    private List<Dictionary<string, string>> Screen(string engine)
    {
        _folder.Write("案例.csv", Cases);
        CliRun run = CliRun.In(_folder.Root, "screen", "案例.csv", "--specs", "specs", "--regime", "几版", "--out", "out", "--engine", engine);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        string[] lines = System.Text.Encoding.UTF8.GetString(_folder.Bytes("out/答案-几版.csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        string[] names = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => names.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second))];
    }
}
