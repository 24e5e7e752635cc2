using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>A bad row is neither dropped nor answered: 隔离.csv says where and why, and keeps its text.</summary>
public sealed class QuarantineTests
{
    private const string Header = "行,案号,列,值,原因,其他问题,原文";

    [Theory]
    [InlineData("1,大概", "2,1,甲,大概,“大概”不是是否值，应写是、否或者不明。,,\"1,大概\"")]
    [InlineData(",是", "2,,案号,,案号是空的。,,\",是\"")]
    [InlineData("1", "2,,,,这一行有1个字段，标题行有2个。,,1")]
    [InlineData("1,是,否", "2,,,,这一行有3个字段，标题行有2个。,,\"1,是,否\"")]
    [InlineData("1,\"是\"的", "2,,,,引号之后还有文字，字段里的引号应当写成两个。,,\"1,\"\"是\"\"的\"")]
    public void WideRows(string row, string quarantined) => AssertQuarantined(TestPrograms.Small(), "案号,甲\n" + row + "\n9,是\n", quarantined);

    [Theory]
    [InlineData("1,甲、乙,,", "2,1,是,乙,“乙”不是所选制度的事实。,,\"1,甲、乙,,\"")]
    [InlineData("1,甲,甲,", "2,1,否,甲,“甲”既写作是，又写作否。,,\"1,甲,甲,\"")]
    [InlineData("1,甲,,甲", "2,1,不明,甲,“甲”既写作是，又写作不明。,,\"1,甲,,甲\"")]
    public void ListRows(string row, string quarantined) => AssertQuarantined(TestPrograms.Small(), "案号,是,否,不明\n" + row + "\n9,甲,,\n", quarantined);

    [Fact]
    public void ControlCharactersAreShownByTheirNumber() =>
        AssertQuarantined(TestPrograms.Small(), "案号,甲\n1,啊\0\n9,是\n", "2,1,甲,啊⟨U+0000⟩,“啊 ”不是是否值，应写是、否或者不明。,,\"1,啊⟨U+0000⟩\"");

    [Fact]
    public void AnOpenQuoteTakesItsOwnLineOnly()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\nA,是\nB,\"是\nC,否\n");
        Assert.True(report.Succeeded);
        Assert.Equal(["A,追究,追究,第一条,,不明", "C,无,无,,,不明"], folder.Lines("答案-小.csv")[1..]);
        Assert.Equal("3,,,,引号没有闭合。,,\"B,\"\"是\"", folder.Lines("隔离.csv")[1]);
        Assert.Contains("ZD3010 案件文件第3行的引号没有闭合，这一行已经隔离，从下一行接着读。文件可能被截断，请核对原文件；引号写多了的，删去多余的引号。", Screen.Of(report, DiagnosticSeverity.Warning));
    }

    // The record that the quotation mark would make is longer than any may be.
    [Fact]
    public void AnOpenQuoteFarFromTheEndOfTheFile()
    {
        string rows = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"N{i},否\n"));
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\nA,是\nB,\"是\n" + rows);
        Assert.True(report.Succeeded);
        Assert.Equal(200_001, folder.Lines("答案-小.csv").Length - 1);
        Assert.Equal("3,,,,引号没有闭合。,,\"B,\"\"是\"", folder.Lines("隔离.csv")[1]);
    }

    [Fact]
    public void ARepeatedCaseNumberLeavesTheFirst()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\nA,是\nB,否\nA,否\n A ,是\n");
        Assert.True(report.Succeeded);
        Assert.Equal(["A,追究,追究,第一条,,不明", "B,无,无,,,不明"], folder.Lines("答案-小.csv")[1..]);
        Assert.Equal(["4,A,案号,A,案号与第2行重复，以先出现的为准。,,\"A,否\"", "5,A,案号,A,案号与第2行重复，以先出现的为准。,,\" A ,是\""], folder.Lines("隔离.csv")[1..]);
    }

    [Fact]
    public void TheNumberOfABadRowIsTakenToo()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\nA,啊\nA,是\n");
        Assert.Single(folder.Lines("答案-小.csv"));
        Assert.Equal("3,A,案号,A,案号与第2行重复，以先出现的为准。,,\"A,是\"", folder.Lines("隔离.csv")[2]);
    }

    [Fact]
    public void AContradictionNamesTheDeclaration()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(
            TestPrograms.Duty(), "案号,是,否,不明\n1,有法定事由、没有法定事由,,\n", r => r with { AllowMissing = true });
        Assert.True(report.Succeeded);
        Assert.Equal("2,1,,,“有法定事由”和“没有法定事由”的记载自相矛盾（互斥 有法定事由、没有法定事由）。,,\"1,有法定事由、没有法定事由,,\"", folder.Lines("隔离.csv")[1]);
        Assert.Contains("ZD3024 有1行不合格，没有回答，写在“隔离.csv”里。请按“原因”一列改正后，把这些行重新筛查。", Screen.Of(report, DiagnosticSeverity.Warning));
    }

    [Fact]
    public void ARowWithSeveralProblemsListsThemAll()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), "案号,容缺受理,违法所得\n1,也许,很多\n", r => r with { AllowMissing = true });
        Assert.Equal(
            "2,1,容缺受理,也许,“也许”不是是否值，应写是、否或者不明。,列“违法所得”：“很多”读不成金额，可写12000元、1.5万元、1万元至3万元、不满5万元。,\"1,也许,很多\"",
            folder.Lines("隔离.csv")[1]);
    }

    // A register kept for several regimes: what another one asks is no mistake here.
    [Fact]
    public void ACaseMaySpeakOfWhatOnlyAnotherRegimeAsks()
    {
        const string Rows = "案号,是,否,不明\n1,甲、试甲 第八条第（二）项情形、决定 免于追究,,\n2,甲、第八条第（二）项情形,,\n";
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), Rows, r => r with { Others = [TestPrograms.Duty()] });
        Assert.True(report.Succeeded);
        Assert.Equal("1,追究,追究,第一条,,不明", Assert.Single(folder.Lines("答案-小.csv")[1..]));
        Assert.StartsWith("3,2,是,第八条第（二）项情形,“第八条第（二）项情形”不是所选制度的事实。", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
    }

    // A name with 、 in it is found whole, alone and among others, with 「」 or without.
    [Fact]
    public void ATermMayHoldTheMarkOfLists()
    {
        var b = new ProgramBuilder("顿");
        int plan = b.Truth("按照年度监督检查、“双随机、一公开”监管");
        int half = b.Truth("按照年度监督检查");
        int other = b.Truth("甲");
        int group = b.Group("责任", GroupKind.Parallel, ["追究", "记过", "警告"]);
        b.Rule("第一条", "", b.Is(plan), group, 0);
        b.Rule("第二条", "", b.Is(half), group, 1);
        b.Rule("第三条", "", b.Is(other), group, 2);
        (_, MemoryFolder folder) = Screen.Text(
            b.Build(),
            """
            案号,是,否,不明
            1,按照年度监督检查、“双随机、一公开”监管、甲,,
            2,甲、按照年度监督检查,,
            3,「按照年度监督检查、“双随机、一公开”监管」、按照年度监督检查,,
            4, 甲 、 按照年度监督检查、“双随机、一公开”监管 ,,
            5,按照年度监督检查、甲、,,
            """,
            r => r with { Unmentioned = Unmentioned.False });
        Assert.Equal(
            ["1,追究、警告", "2,记过、警告", "3,追究、记过", "4,追究、警告", "5,记过、警告"],
            folder.Lines("答案-顿.csv")[1..].Select(line => string.Join(',', line.Split(',')[..2])).ToArray());
    }

    [Fact]
    public void ARowOfNothingButProblemsIsCutShort()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,是,否,不明\n1," + string.Join('、', Enumerable.Range(0, 50_000).Select(i => "生词" + i)) + ",,\n");
        string row = Assert.Single(folder.Lines("隔离.csv")[1..]);
        Assert.Contains("“生词18”", row[..2000], StringComparison.Ordinal);
        Assert.Contains("其余问题从略。", row[..2000], StringComparison.Ordinal);
        Assert.DoesNotContain("“生词19”", row, StringComparison.Ordinal);
    }

    [Fact]
    public void ATruncatedLastRowIsQuarantinedAndSaid()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\n1,是\n2");
        Assert.True(report.Succeeded);
        Assert.Equal("3,,,,最后一行只有1个字段，标题行有2个，文件可能被截断。,,2", folder.Lines("隔离.csv")[1]);
        Assert.Contains("ZD3021 案件文件最后一行（第3行）不完整，已经隔离。文件可能被截断，请核对原文件的行数。", Screen.Of(report, DiagnosticSeverity.Warning));
    }

    [Fact]
    public void AColumnWithoutANameMustBeEmpty()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲,\n1,是,\n2,是,备注\n");
        Assert.Equal(2, folder.Lines("答案-小.csv").Length);
        Assert.Equal("3,2,,备注,没有列名的列里有内容。,,\"2,是,备注\"", folder.Lines("隔离.csv")[1]);
    }

    [Fact]
    public void LinesAreCountedAcrossQuotedLineBreaks()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲,备注\r\n1,是,\"一\r\n二\"\r\n2,啊,\"\"\"三\"\"\"\r\n", r => r with { Keep = Screen.Keep("备注") });
        Assert.Contains("1,\"一\r\n二\",追究", folder.Text("答案-小.csv"), StringComparison.Ordinal);
        Assert.StartsWith("4,2,甲,啊,", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
    }

    private static void AssertQuarantined(RegimeProgram program, string text, string quarantined)
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(program, text);
        Assert.True(report.Succeeded);
        Assert.Equal([Header, quarantined], folder.Lines("隔离.csv"));
        Assert.Equal("9,追究,追究,第一条,,不明", Assert.Single(folder.Lines("答案-小.csv")[1..]));
        Assert.Equal((2L, 1L, 1L), (report.Summary?.Rows, report.Summary?.Answered, report.Summary?.Bad));
    }
}
