using System.Text.Json;
using Zhaodan.Cli.Shell;
using Zhaodan.Cli.Tests.House;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Cli.Tests;

/// <summary>zhaodan compare: what it says, in every form, and what it does with what cannot be compared.</summary>
public sealed class CompareTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《例》
        事实 依据不明
        事实 出现偏差
        事实 故意
        事实 有过错
        事实 事故
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
        结论 处分 并列：警告、记过

        制度《甲》
          代号 甲
          词汇《例》

        第一条 有过错的，追究。
        第二条 因依据不明，致使出现偏差的，免责，但故意的除外。
        第三条 追究的，警告、记过。

        制度《乙》
          代号 乙
          词汇《例》

        第一条 有过错的，追究。
        第二条 因依据不明，致使出现偏差的，免责。
        第三条 事故的，可以免责。

        """;

    private readonly TemporaryFolder _folder = new();

    public CompareTests() => _folder.Write("specs/例.statute", Library);

    [Fact]
    public void Cases_that_are_not_settled_are_compared_on_request()
    {
        CliRun settled = CliRun.In(Repository.Root, "compare", "连云港2022", "国家草案2020", "--group", "责任", "--most", "3");
        CliRun open = CliRun.In(Repository.Root, "compare", "连云港2022", "国家草案2020", "--group", "责任", "--most", "3", "--incomplete");
        Assert.Equal((ExitStatus.Ok, ExitStatus.Ok), (settled.Status, open.Status));
        Assert.Contains("案例的事实都已经查明", settled.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("待查明（", settled.Out, StringComparison.Ordinal);
        Assert.Contains("案例的事实可以不明", open.Out, StringComparison.Ordinal);
        Assert.Contains("待查明（", open.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_told_with_its_case_and_both_clauses()
    {
        CliRun run = CliRun.In(_folder.Root, "compare", "甲", "乙");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("乙第二条没有甲第二条的除外“但故意的除外”", run.Out, StringComparison.Ordinal);
        Assert.Contains("最小案例：依据不明、出现偏差、故意、有过错", run.Out, StringComparison.Ordinal);
        Assert.Contains("甲：追究　第一条「有过错的，追究」；第二条被除外“但故意的除外”排除", run.Out, StringComparison.Ordinal);
        Assert.Contains("乙第三条", run.Out, StringComparison.Ordinal);
        Assert.Contains("〔处分〕只有甲有这一组结论", run.Out, StringComparison.Ordinal);
        Assert.Contains("乙 → 甲", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_witness_the_answers_and_the_citations()
    {
        CliRun run = CliRun.In(_folder.Root, "compare", "甲", "乙", "--format", "json");
        using JsonDocument document = JsonDocument.Parse(run.Out);
        JsonElement group = document.RootElement.GetProperty("pairs")[0].GetProperty("groups").EnumerateArray().Single(one => one.GetProperty("group").GetString() == "责任");
        JsonElement blocked = group.GetProperty("differences").EnumerateArray().Single(one => one.TryGetProperty("blocked", out _));
        Assert.Equal("第二条", blocked.GetProperty("clause").GetProperty("citation").GetString());
        Assert.Equal("乙", blocked.GetProperty("clause").GetProperty("regime").GetString());
        Assert.Equal("追究", blocked.GetProperty("answers").GetProperty("first").GetString());
        Assert.Equal("免责", blocked.GetProperty("answers").GetProperty("second").GetString());
        Assert.Equal(["依据不明", "出现偏差", "故意", "有过错"], blocked.GetProperty("witness").GetProperty("facts").EnumerateArray().Select(fact => fact.GetProperty("fact").GetString()).Order(StringComparer.Ordinal));
        Assert.False(group.GetProperty("firstIsNeverStricter").GetBoolean());
        Assert.True(group.GetProperty("secondIsNeverStricter").GetBoolean());
    }

    [Fact]
    public void An_assumption_restricts_the_question()
    {
        Assert.Contains("没有", CliRun.In(_folder.Root, "compare", "甲", "乙", "--assume", "未故意且未事故", "--group", "责任").Out, StringComparison.Ordinal);
        Assert.Contains("〔责任〕答案总是相同", CliRun.In(_folder.Root, "compare", "甲", "乙", "--assume", "未故意且未事故", "--group", "责任").Out, StringComparison.Ordinal);

        // A conclusion means that some rule concludes it.
        string pursued = CliRun.In(_folder.Root, "compare", "甲", "乙", "--assume", "追究", "--group", "责任").Out;
        Assert.Contains("有过错", pursued, StringComparison.Ordinal);
        Assert.DoesNotContain("免责 ／ 无", pursued, StringComparison.Ordinal);
    }

    [Fact]
    public void Cases_are_counted_and_joined()
    {
        _folder.Write("案例.csv", "案号,依据不明,出现偏差,依据不明致使出现偏差,故意,有过错,事故\n一,是,是,是,是,是,否\n二,否,否,否,否,是,否\n三,否,否,否,否,是,是\n");
        CliRun run = CliRun.In(_folder.Root, "compare", "甲", "乙", "--cases", "案例.csv", "--group", "责任");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("案例表：3 件", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 件答案不同（66.7%）", run.Out, StringComparison.Ordinal);
        Assert.Contains("追究 ／ 免责　1 件，例如 一", run.Out, StringComparison.Ordinal);
        Assert.Contains("案例表中 1 件（33.3%）", run.Out, StringComparison.Ordinal);
        Assert.NotEqual(ExitStatus.Ok, CliRun.In(_folder.Root, "compare", "甲", "乙", "--cases", "没有.csv").Status);
    }

    [Fact]
    public void Cases_of_another_vocabulary_are_refused()
    {
        _folder.Write("别的.csv", "案号,别的词\n一,是\n");
        CliRun run = CliRun.In(_folder.Root, "compare", "甲", "乙", "--cases", "别的.csv");
        Assert.NotEqual(ExitStatus.Ok, run.Status);
        Assert.Contains("别的词", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_else()
    {
        CliRun run = CliRun.In(_folder.Root, "compare", "--all", "--html", "比较.html");
        Assert.Equal(ExitStatus.Ok, run.Status);
        string page = File.ReadAllText(Path.Combine(_folder.Root, "比较.html"));
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", page, StringComparison.Ordinal);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("但故意的除外", page, StringComparison.Ordinal);

        // Everything that only the script can use is out of sight without it, and nothing else is.
        Assert.All(page.Split(" hidden>").SkipLast(1), before => Assert.EndsWith("data-script", before, StringComparison.Ordinal));
    }

    [Fact]
    public void Csv_has_a_row_for_each_difference()
    {
        string[] lines = CliRun.In(_folder.Root, "compare", "甲", "乙", "--format", "csv").Out.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("\uFEFF前者,后者,结论组", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains("依据不明、出现偏差、故意、有过错", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ZD4700", "甲")]
    [InlineData("ZD4701", "甲", "甲")]
    [InlineData("ZD4703", "甲", "乙", "--assume", "没有这个词")]
    [InlineData("ZD4704", "甲", "乙", "--group", "处分")]
    public void What_cannot_be_compared_is_said(string code, params string[] arguments)
    {
        CliRun run = CliRun.In(_folder.Root, ["compare", .. arguments]);
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_takes_too_long_is_said()
    {
        var text = new System.Text.StringBuilder("语言 1\n词汇《大》\n");
        for (int i = 0; i < 60; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"事实 「项{i}」\n");
        text.Append("结论 责任 择先：免责、追究\n  由轻到重 免责、追究\n\n");
        foreach (int shift in new[] { 7, 11 })
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"制度《大{shift}》\n  代号 大{shift}\n  词汇《大》\n\n第一条 有下列情形四项以上的，免责：\n");
            for (int i = 0; i < 20; i++) text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i + 1}. （「项{i * shift % 60}」或者「项{(i * 13 + shift) % 60}」）且（「项{(i * 17 + 5) % 60}」或者未「项{(i * 19 + shift) % 60}」）；\n");
            text.Append('\n');
        }

        _folder.Write("大/大.statute", text.ToString());
        CliRun run = CliRun.In(_folder.Root, "compare", "大7", "大11", "--specs", "大", "--limit", "100");
        Assert.Contains(DiagnosticCatalogue.ComparisonGivenUp.Code, run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
