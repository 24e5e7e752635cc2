using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>test: places with two readings of which no written case follows the other one are named.</summary>
public sealed class TestReadingsTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《读》
        事实 甲
        事实 乙
        事实 丙
        结论 责任 择先：免责、追究
          默认 追究

        制度《读的办法》
          代号 读
          词汇《读》

        第一条
          读法甲：甲，乙的，免责。
          读法乙：甲的，免责。
          理由「…」
        第二条
          读法甲：丙，甲的，免责。
          读法乙：丙的，免责。
          理由「…」
          默认 乙

        案例「第一条的另一读法」
          理由「读法乙只要甲」
          是 甲
          其余 否
          读法 第一条 乙
          应得 责任 免责

        案例「第二条写明默认读法」
          理由「默认乙只要丙」
          是 丙
          其余 否
          读法 第二条 乙
          应得 责任 免责
        """;

    private const string Generated = """

        案例「工具写的不算」
          来源 生成
          是 丙
          其余 否
          读法 第二条 甲
          应得 责任 追究
        """;

    private readonly LibraryFolder _folder = new("读", Library + "\n" + Generated);

    [Fact]
    public void The_reading_that_no_case_follows_is_named()
    {
        CliRun run = CliRun.In(_folder.Root, "test", _folder.Path);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("  两读 2 处：另一读法有案例 1 处\n  没有案例指定的另一读法：第二条读法甲\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_no_gap_where_a_case_follows_it()
    {
        _folder.Write(_folder.Path, Library + "\n" + Generated.Replace("  来源 生成\n", "  理由「甲要丙和甲」\n", StringComparison.Ordinal));
        CliRun run = CliRun.In(_folder.Root, "test", _folder.Path, "--coverage");
        Assert.Contains("  两读 2 处：另一读法有案例 2 处\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("没有案例指定", run.Out, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(CliRun.In(_folder.Root, "test", _folder.Path, "--format", "json").Out);
        JsonElement readings = json.RootElement.GetProperty("regimes")[0].GetProperty("readings");
        Assert.Equal(["第一条 读法乙 1", "第二条 读法甲 1"], readings.EnumerateArray().Select(r => $"{r.GetProperty("citation").GetString()} {r.GetProperty("other").GetString()} {r.GetProperty("chosen").GetInt32()}"));
    }

    public void Dispose() => _folder.Dispose();
}
