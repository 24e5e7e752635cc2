using Zhaodan.ProgramForm;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Tests.Evaluation;

/// <summary>A screening marks and counts the answers that depend on the reading; a case may choose one.</summary>
public sealed class ReadingTrialTests
{
    // 甲 or 乙 by default, both in 读法乙; and a second place that only 丙 touches, 读法乙 being the default there.
    private static RegimeProgram Program(string code = "小")
    {
        var b = new ProgramBuilder(code);
        int first = b.Is(b.Truth("甲"));
        int second = b.Is(b.Truth("乙"));
        int third = b.Is(b.Truth("丙"));
        int group = b.Group("责任", GroupKind.Priority, ["不追究", "追究"], defaultValue: 1);
        b.Rule("第一条", "……", b.Readings("第一条", b.Or(first, second), b.And(first, second)), group, 0);
        b.Rule("第二条", "……", b.Readings("第二条", third, b.And(third, first), isSecondDefault: true), group, 0);
        return b.Build();
    }

    private const string Cases = """
        案号,甲,乙,丙,读法 第一条,读法 第二条
        1,是,否,否,,
        2,是,否,否,乙,
        3,是,否,否,甲,
        4,是,是,否,,
        5,否,否,是,,
        6,否,否,是,,读法甲
        7,是,否,是,,

        """;

    [Fact]
    public void MarksTheAnswersThatDependOnAReading()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(Program(), Cases);
        Assert.True(report.Succeeded);
        string[] rows = [.. folder.Text("答案-小.csv").Split("\r\n").Where(line => line.Length > 0)];

        Assert.Equal("案号,责任,责任·可能,责任·依据,责任·推定,两读,未提及", rows[0].TrimStart('\uFEFF'));
        Assert.Equal(["1 不追究 第一条", "2 追究 ", "3 不追究 ", "4 不追究 ", "5 追究 第二条", "6 不追究 ", "7 不追究 "], rows.Skip(1).Select(row => row.Split(',')).Select(cells => $"{cells[0]} {cells[1]} {cells[5]}"));
    }

    [Fact]
    public void CountsThem()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(Program(), Cases);
        RegimeSummary summary = Assert.Single(report.Summary?.Regimes ?? []);

        Assert.Equal(2, summary.ReadingDependent);
        Assert.Equal([("第一条", "读法甲", 1L), ("第二条", "读法乙", 1L)], summary.Readings.Select(reading => (reading.Citation, reading.Default, reading.WouldChange)));
        Assert.Contains("\"readingDependent\": 2", folder.Text("汇总.json"), StringComparison.Ordinal);
        Assert.Contains("两种读法", folder.Text("汇总.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("案号,甲,乙,丙,读法 第一条\n1,是,否,否,不明\n", "“不明”不是读法，应写甲或者乙。")]
    [InlineData("案号,甲,乙,丙,读法 第一条\n1,是,否,否,是\n", "“是”不是读法，应写甲或者乙。")]
    [InlineData("案号,是,否,不明\n1,甲、读法 第一条,乙、丙,\n", "“读法 第一条”是读法，应写在自己的列里，写甲或者乙。")]
    public void AReadingIsNeverOpenAndNeverAFact(string cases, string reason)
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(Program(), cases);
        Assert.True(report.Succeeded);
        Assert.Contains(reason, folder.Text("隔离.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public void OfSeveralRegimesEachHasReadingsOfItsOwn()
    {
        var folder = new MemoryFolder();
        byte[] input = System.Text.Encoding.UTF8.GetBytes("案号,甲,乙,丙,小 读法 第一条\n1,是,否,否,乙\n");
        Assert.True(ScreeningJob.Run(Screen.Request(input, folder, Program(), Program("大"))).Succeeded);

        Assert.Contains("1,追究,", folder.Text("答案-小.csv"), StringComparison.Ordinal);
        Assert.Contains("1,不追究,", folder.Text("答案-大.csv"), StringComparison.Ordinal);
    }
}
