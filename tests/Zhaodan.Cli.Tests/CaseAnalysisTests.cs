using System.Text.Json;
using Zhaodan.Cli.Shell;
using Zhaodan.Cli.Tests.House;

namespace Zhaodan.Cli.Tests;

/// <summary>explain --exact, what-if, diff and conflicts: what they say, and what they say of bad input.</summary>
public sealed class CaseAnalysisTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《析》
        事实 甲
        事实 乙
        事实 丙
        事实 次数：次
        互斥 甲、乙
        结论 责任 择先：免责、追究
          由轻到重 免责、追究

        制度《析的办法》
          代号 析
          词汇《析》

        第一条 甲的，免责，但丙的除外。

        第二条 次数三次以上或者（未甲）的，免责。

        案例「一」
          理由「……」
          否 丙
          取值 次数 1次
          应得 责任 待查明
        """;

    private const string Higher = """
        语言 1
        制度《上级的规定》
          代号 上级
          词汇《析》

        第一条 乙的，追究。
        """;

    private readonly LibraryFolder _folder = new("析", Library);

    [Fact]
    public void Exact_explanation_says_what_the_clauses_one_by_one_do_not()
    {
        CliRun plain = CliRun.In(_folder.Root, "explain", _folder.Path, "--case", "一"), exact = CliRun.In(_folder.Root, "explain", _folder.Path, "--case", "一", "--exact");
        Assert.Equal((ExitStatus.Ok, ExitStatus.Ok), (plain.Status, exact.Status));
        Assert.DoesNotContain("精确", plain.Out, StringComparison.Ordinal);
        Assert.Contains("■ 责任：待查明", exact.Out, StringComparison.Ordinal);
        Assert.Contains("精确　免责（未知的事实不论怎样都在此之内；逐条判断留得更宽）", exact.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(CliRun.In(_folder.Root, "explain", _folder.Path, "--case", "一", "--exact", "--format", "json").Out);
        JsonElement group = json.RootElement.GetProperty("groups")[0].GetProperty("exact");
        Assert.Equal(("免责", true), (group.GetProperty("outcome").GetString(), group.GetProperty("differs").GetBoolean()));
        Assert.Contains("<dt>精确</dt>", CliRun.In(_folder.Root, "explain", _folder.Path, "--case", "一", "--exact", "--format", "html").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_if_tells_the_smallest_changes_and_the_article_that_turns()
    {
        CliRun run = WhatIf("--to", "免责", "--fixed", "次数");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("最少改变 1 项事实即可得出“免责”，共 3 种", run.Out, StringComparison.Ordinal);
        Assert.Contains("  · 甲：不明 → 是　则　免责\n      转向　第一条（责任 免责）：不明 → 是\n", run.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(WhatIf("--to", "追究", "--format", "json").Out);
        Assert.Equal("impossible", json.RootElement.GetProperty("groups")[0].GetProperty("end").GetString());
    }

    [Theory]
    [InlineData("ZD4730", "--fixed", "丁")]
    [InlineData("ZD4731", "--to", "罚款")]
    [InlineData("ZD4061", "--group", "情节")]
    [InlineData("ZD4003", "--most", "九")]
    public void What_if_says_what_is_wrong_with_a_question(string code, params string[] arguments)
    {
        CliRun run = WhatIf(arguments);
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Diff_tells_what_changed_and_how_many_cases()
    {
        _folder.Write("新.statute", Library.Replace("，但丙的除外", "", StringComparison.Ordinal).Replace("次数三次以上", "次数两次以上", StringComparison.Ordinal));
        _folder.Write("案例.csv", "案号,甲,乙,丙,次数\n一,是,否,是,1次\n二,是,否,否,1次\n");
        CliRun run = CliRun.In(_folder.Root, "diff", _folder.Path, "新.statute", "--cases", "案例.csv");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("条款：未变 0 条，变宽 2 条", run.Out, StringComparison.Ordinal);
        Assert.Contains("新版适用而旧版不适用，例如：是 甲、丙", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 件答案不同（50%）", run.Out, StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(CliRun.In(_folder.Root, "diff", _folder.Path, "新.statute", "--format", "json").Out);
        Assert.Equal(["wider", "wider"], json.RootElement.GetProperty("provisions").EnumerateArray().Select(provision => provision.GetProperty("change").GetString()));
    }

    [Fact]
    public void Diff_says_what_cannot_be_compared()
    {
        _folder.Write("specs/上级.statute", Higher);
        _folder.Write("新.statute", Library.Replace("，但丙的除外", "", StringComparison.Ordinal));
        AssertMisused("ZD4732", "diff", _folder.Path, _folder.Path);
        AssertMisused("ZD4733", "diff", _folder.Path, "specs/上级.statute");
        AssertMisused("ZD4704", "diff", _folder.Path, "新.statute", "--group", "情节");
        AssertMisused("ZD4002", "diff", _folder.Path);
    }

    [Fact]
    public void Conflicts_are_told_with_both_articles()
    {
        _folder.Write("specs/上级.statute", Higher);
        CliRun run = CliRun.In(_folder.Root, "conflicts", "析", "上级");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("下位较轻，上位较重：析第二条 免责，上级第一条 追究", run.Out, StringComparison.Ordinal);
        Assert.Contains("最小案例：是 乙", run.Out, StringComparison.Ordinal);
        Assert.Contains("规则库里没有它的上位", CliRun.In(_folder.Root, "conflicts", "析").Out, StringComparison.Ordinal);
        AssertMisused("ZD4736", "conflicts", "析", "析");
    }

    [Fact]
    public void Solver_script_is_shown()
    {
        CliRun run = CliRun.In(_folder.Root, "show", "specs", "--stage", "smt", "--values", "three");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("(declare-const |甲 可能| Bool)", run.Out, StringComparison.Ordinal);
        Assert.Contains("(define-fun |析：责任=免责 确定| () Bool", run.Out, StringComparison.Ordinal);
    }

    // ZD4735
    [Fact]
    public void Conflicts_that_were_not_found_in_the_steps_allowed_are_named()
    {
        CliRun run = CliRun.In(Repository.Root, "conflicts", "连云港2022", "国家草案2020", "--group", "责任", "--limit", "100");
        Assert.Contains("ZD4735", run.Error, StringComparison.Ordinal);
        Assert.Contains("责任", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private CliRun WhatIf(params string[] arguments) => CliRun.In(_folder.Root, ["what-if", _folder.Path, "--regime", "析", "--case", "一", .. arguments]);

    private void AssertMisused(string code, params string[] arguments)
    {
        CliRun run = CliRun.In(_folder.Root, arguments);
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }
}
