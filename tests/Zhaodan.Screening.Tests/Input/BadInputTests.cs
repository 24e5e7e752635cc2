using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>Every way in which a case file can be unusable, with its exact message; nothing is ever left behind.</summary>
public sealed class BadInputTests
{
    private static readonly RegimeProgram Small = TestPrograms.Small();

    [Fact]
    public void UnknownColumn() => Assert.Equal(
        ["ZD3004 列“追究次数”不是所选制度的事实，也没有声明保留。要原样带到结果里，请用 --keep 追究次数 保留这一列。"],
        Screen.Errors(Screen.Text(Small, "案号,甲,追究次数\n1,是,2\n")));

    [Fact]
    public void UnknownColumnWithNearestTerms()
    {
        (ScreeningReport Report, MemoryFolder Folder) run = Screen.Text(TestPrograms.Duty(), "案号,出现失误或偏差\n1,是\n", r => r with { AllowMissing = true });
        Assert.Equal(
            ["ZD3004 列“出现失误或偏差”不是所选制度的事实，也没有声明保留。最接近的有“出现失误或者偏差”。要原样带到结果里，请用 --keep 出现失误或偏差 保留这一列。"],
            Screen.Errors(run));
        Diagnostic error = run.Report.Diagnostics.Single(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("案件.csv:1:4", error.Location.ToString());
    }

    [Fact]
    public void MissingColumns() => Assert.Equal(
        ["ZD3005 案件文件缺少制度用到的列：出现失误或者偏差、故意违法、有法定事由、没有法定事由、不可抗力、启动追责、不如实记录次数、违法所得、过错情节。"
            + "请补上这些列；确认它们在每个案件里都没有记载的，用 --allow-missing 确认，汇总里会列明。"],
        Screen.Errors(Screen.Text(TestPrograms.Duty(), "案号,行政执法人员,容缺受理\n1,是,是\n")));

    [Fact]
    public void MissingListColumns() => Assert.Equal(
        ["ZD3005 案件文件缺少制度用到的列：否、不明。请补上这些列；确认它们在每个案件里都没有记载的，用 --allow-missing 确认，汇总里会列明。"],
        Screen.Errors(Screen.Text(Small, "案号,是\n1,甲\n")));

    [Fact]
    public void RepeatedColumnThroughASynonym() => Assert.Equal(
        ["ZD3006 列“故意违法”和列“明知故犯”说的是同一个事实。请只保留其中一列；同义词和原名也算同一个事实。"],
        Screen.Errors(Screen.Text(TestPrograms.Duty(), "案号,故意违法,明知故犯\n1,是,是\n", r => r with { AllowMissing = true })));

    [Fact]
    public void KeptColumnThatIsNotThere() => Assert.Equal(
        ["ZD3007 要保留的列“县区”不在案件文件里。请检查 --keep 的写法，文件里的列有：案号、甲。"],
        Screen.Errors(Screen.Text(Small, "案号,甲\n1,是\n", r => r with { Keep = Screen.Keep("县区") })));

    [Fact]
    public void NoHeader() => Assert.Equal(
        ["ZD3002 案件文件“案件.csv”没有标题行。第一行应当写列名，其中一列是“案号”，其余各列是事实的名称，或者是“是”“否”“不明”三列。"],
        Screen.Errors(Screen.Text(Small, "A-1,有,2022\nA-2,无,2021\n")));

    [Fact]
    public void EmptyFile() => Assert.StartsWith("ZD3002 ", Assert.Single(Screen.Errors(Screen.Text(Small, ""))), StringComparison.Ordinal);

    [Fact]
    public void NoCaseNumberColumn() => Assert.Equal(
        ["ZD3003 标题行没有“案号”列。请把案件编号一列的标题改为“案号”，列与列之间用半角逗号分隔。"],
        Screen.Errors(Screen.Text(Small, "编号,甲\n1,是\n")));

    [Fact]
    public void InvalidUtf8NamesLineAndByte()
    {
        byte[] input = [.. "案号,甲\n1,是\n2,"u8, 0xFF, .. "\n"u8];
        Assert.Equal(
            ["ZD3008 案件文件第3行第3字节（0xFF）不是UTF-8编码。请用 --encoding 写明文件的编码（UTF-8 或者 GB18030），或者重新导出文件。"],
            Screen.Errors(Screen.Bytes(Small, input)));
    }

    [Fact]
    public void InvalidGb18030NamesLineAndByte()
    {
        byte[] input = [.. Screen.Gb18030.GetBytes("案号,甲\n1,是\n2,不明"), 0xFF, 0x20, (byte)'\n'];
        Assert.Equal(
            ["ZD3008 案件文件第3行第7字节（0xFF）不是GB18030编码。请用 --encoding 写明文件的编码（UTF-8 或者 GB18030），或者重新导出文件。"],
            Screen.Errors(Screen.Bytes(Small, input)));
    }

    [Fact]
    public void WrongExplicitEncoding()
    {
        byte[] input = Screen.Gb18030.GetBytes("案号,甲\n1,是\n");
        Assert.Equal(
            ["ZD3008 案件文件第1行第1字节（0xB0）不是UTF-8编码。请用 --encoding 写明文件的编码（UTF-8 或者 GB18030），或者重新导出文件。"],
            Screen.Errors(Screen.Bytes(Small, input, r => r with { Encoding = CaseEncoding.Utf8 })));
    }

    [Fact]
    public void FileThatEndsWithinACharacter()
    {
        byte[] input = Encoding.UTF8.GetBytes("案号,甲\n1,是\n2,是");
        Assert.Equal(
            ["ZD3008 案件文件第3行第3字节（0xE6）不是UTF-8编码。请用 --encoding 写明文件的编码（UTF-8 或者 GB18030），或者重新导出文件。"],
            Screen.Errors(Screen.Bytes(Small, input[..^1])));
    }

    [Fact]
    public void Utf16() => Assert.Equal(
        ["ZD3009 案件文件是 UTF-16 编码，不能读取。请另存为“CSV UTF-8（逗号分隔）”或者 GB18030 编码的 CSV。"],
        Screen.Errors(Screen.Bytes(Small, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("案号,甲\n1,是\n")])));

    [Fact]
    public void QuoteLeftOpenInTheHeader() => Assert.Equal(
        ["ZD3026 案件文件标题行的引号没有闭合。请检查标题行的引号，引号要成对。"],
        Screen.Errors(Screen.Text(Small, "案号,\"甲\n1,是\n")));

    [Theory]
    [InlineData("案号\t甲", "制表符")]
    [InlineData("案号;甲", ";")]
    [InlineData("案号，甲", "，")]
    public void OtherSeparator(string header, string mark) => Assert.Equal(
        [$"ZD3028 案件文件的列用“{mark}”分隔，不是半角逗号。请另存为“CSV UTF-8（逗号分隔）”，或者把分隔符换成半角逗号。"],
        Screen.Errors(Screen.Text(Small, header + "\n1,是\n")));

    [Fact]
    public void ManyUnknownColumns()
    {
        string header = "案号,甲," + string.Join(',', Enumerable.Range(1, 10_000).Select(i => $"列{i}"));
        string[] errors = [.. Screen.Errors(Screen.Text(Small, header + "\n"))];
        Assert.Equal(21, errors.Count(error => error.StartsWith("ZD3004", StringComparison.Ordinal) || error.StartsWith("ZD3027", StringComparison.Ordinal)));
        Assert.Contains(errors, error => error.StartsWith("ZD3027 另有9980列也不是所选制度的事实：列21、", StringComparison.Ordinal));
    }

    [Fact]
    public void RecordWithoutEnd()
    {
        string text = "案号,甲\n1,是\n2,\"" + new string('乙', CsvReader.LongestRecord + 400_000) + "\"\n";
        Assert.Equal(
            ["ZD3011 案件文件从第3行开始的一条记录超过1048576个字符。多半是引号没有闭合，请检查这一行的引号。"],
            Screen.Errors(Screen.Text(Small, text)));
    }

    [Fact]
    public void EndlessLine()
    {
        string text = "案号,甲\n" + new string('x', 9_000_000);
        Assert.StartsWith("ZD3011 案件文件从第2行开始", Assert.Single(Screen.Errors(Screen.Text(Small, text))), StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFile() => Assert.Equal(
        ["ZD3001 打不开案件文件“没有这样的.csv”：文件不存在。请检查路径和读取权限。"],
        Screen.Errors(Screen.Text(Small, "", r => r with { Input = CaseInput.File("没有这样的.csv") })));

    [Fact]
    public void FolderAsFile() => Assert.Equal(
        [$"ZD3001 打不开案件文件“{Path.GetTempPath()}”：这是文件夹，不是文件。请检查路径和读取权限。"],
        Screen.Errors(Screen.Text(Small, "", r => r with { Input = CaseInput.File(Path.GetTempPath()) })));

    [Fact]
    public void FileThatBreaksWhileItIsRead() => Assert.Equal(
        ["ZD3019 读案件文件“案件.csv”时中断：读写出错（线路断了）。请检查文件所在的磁盘或者网络，然后重新筛查。"],
        Screen.Errors(Screen.Text(Small, "", r => r with { Input = CaseInput.Stream("案件.csv", new BreakingStream(200_000)) })));

    [Fact]
    public void TooManyBadRows() => Assert.Equal(
        ["ZD3012 不合格的行已有2行，超过上限1行，筛查停止。最后一处在第4行“甲”列：“否定”不是是否值，应写是、否或者不明。请改正案件文件，或者放宽 --max-bad。"],
        Screen.Errors(Screen.Text(Small, "案号,甲\n1,有\n2,是\n3,否定\n", r => r with { MaxBad = 1 })));

    [Fact]
    public void RegimesThatDoNotFitTogether()
    {
        var b = new ProgramBuilder("另");
        int times = b.Number("甲", FactKind.Count, "次");
        b.Rule("第一条", "…", b.Compare(times, ProgramForm.Logic.Comparison.Greater, 1), b.Group("责任", GroupKind.Priority, ["追究"]), 0);
        var folder = new MemoryFolder();
        ScreeningReport report = ScreeningJob.Run(Screen.Request("案号,甲\n"u8.ToArray(), folder, Small, b.Build()));
        Assert.Equal(
            ["ZD3017 制度“小”和“另”对“甲”的声明不一致。同名事实的类型、单位和选项应当相同；请让两个制度使用同一个词汇，或者分开筛查。"],
            Screen.Errors((report, folder)));
    }

    [Fact]
    public void RegimeChosenTwice()
    {
        var folder = new MemoryFolder();
        ScreeningReport report = ScreeningJob.Run(Screen.Request("案号,甲\n"u8.ToArray(), folder, Small, Small));
        Assert.Equal(["ZD3018 代号“小”出现了两次。每个制度只能选一次。"], Screen.Errors((report, folder)));
    }

    [Fact]
    public void AmbiguousColumn()
    {
        var b = new ProgramBuilder("歧");
        int first = b.Truth("甲", synonyms: ["丙"]);
        int second = b.Truth("乙", synonyms: ["丙"]);
        b.Rule("第一条", "…", b.Or(b.Is(first), b.Is(second)), b.Group("责任", GroupKind.Priority, ["追究"]), 0);
        Assert.Equal(
            ["ZD3020 列“丙”可以指“甲”，也可以指“乙”。请把列名改成事实的名称。"],
            Screen.Errors(Screen.Text(b.Build(), "案号,丙\n1,是\n", r => r with { AllowMissing = true })));
    }

    private sealed class BreakingStream(int good) : MemoryStream(Encoding.UTF8.GetBytes("案号,甲\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"{i},是\n"))))
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position > good ? throw new IOException("线路断了。") : base.Read(buffer, offset, Math.Min(count, 4096));
    }
}
