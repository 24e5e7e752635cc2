using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Ndjson;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>NDJSON in: what is read, and every way in which a line or a file can be wrong, with its exact message.</summary>
public sealed class NdjsonTests
{
    private const string Good = """{"案号":"9","甲":true}""";

    // The plain value, what JSON has for it, and what the register would have written.
    [Theory]
    [InlineData("true", "追究")]
    [InlineData("false", "无")]
    [InlineData("\"是\"", "追究")]
    [InlineData("\"否\"", "无")]
    [InlineData("\"√\"", "追究")]
    [InlineData("1", "追究")]
    [InlineData("0", "无")]
    [InlineData("\"\\u662f\"", "追究")]
    [InlineData("null", "待查明")]
    [InlineData("\"\"", "待查明")]
    [InlineData("\"不明\"", "待查明")]
    public void TruthValues(string value, string outcome)
    {
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), $$"""{"案号":"1","甲":{{value}}}""");
        Assert.True(report.Succeeded);
        Assert.StartsWith($"1,{outcome},", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
    }

    // 第十条: two and more; 第十一条: ten thousand and more; 第十二条: the event has happened.
    [Theory]
    [InlineData("\"过错情节\":\"严重\",\"不如实记录次数\":2", "追究")]
    [InlineData("\"过错情节\":\"严重\",\"不如实记录次数\":\"两次以上\"", "追究")]
    [InlineData("\"过错情节\":\"严重\",\"不如实记录次数\":2e0", "追究")]
    [InlineData("\"过错情节\":\"严重\",\"不如实记录次数\":1", "无")]
    [InlineData("\"没有法定事由\":true,\"违法所得\":1.5e4", "从重")]
    [InlineData("\"没有法定事由\":true,\"违法所得\":\"1.5万元\"", "从重")]
    [InlineData("\"启动追责\":\"2022-03-01\"", "移送纪检监察机关")]
    [InlineData("\"过错情节\":\"轻微\",\"决定\":[\"免于追究\"]", "免于追究")]
    public void NumbersDatesOptionsAndDecisions(string pairs, string outcome)
    {
        (_, MemoryFolder folder) = Run(TestPrograms.Duty(), $$"""{"案号":"1","行政执法人员":true,"容缺受理":false,{{pairs}}}""", r => r with { AllowMissing = true });
        Assert.Contains(outcome, folder.Lines("答案-试甲.csv")[1].Split(','));
    }

    [Fact]
    public void ListsAreArraysOrTextAndMayBeLeftOut()
    {
        (ScreeningReport report, MemoryFolder folder) = Run(
            TestPrograms.Duty(),
            """
            {"案号":1,"是":["行政执法人员","容缺受理","出现失误或者偏差"],"否":"明知故犯","不如实记录次数":null,"违法所得":null,"过错情节":null}
            {"案号":2,"是":"行政执法人员、容缺受理、出现失误或者偏差","否":["故意违法行为"]}
            """);
        Assert.True(report.Succeeded);
        Assert.Equal(["1,不予追究", "2,不予追究"], folder.Lines("答案-试甲.csv")[1..].Select(line => string.Join(',', line.Split(',')[..2])));
        Assert.Equal(CaseShape.List, report.Summary?.Input.Shape);
    }

    [Fact]
    public void KeptValuesAreCarriedThroughAsTheyAre()
    {
        (_, MemoryFolder folder) = Run(
            TestPrograms.Small(), """{"案号":"1","甲":true,"年度":2023,"县区":"东海\t","备注":null}""", r => r with { Keep = Screen.Keep("县区", "年度", "备注") });
        Assert.Equal("1,东海\t,2023,,追究,追究,第一条,,不明", folder.Lines("答案-小.csv")[1]);
    }

    [Theory]
    [InlineData("""{"案号":"1","甲":"大概"}""", "1,甲,大概,“大概”不是是否值，应写是、否或者不明。")]
    [InlineData("""{"案号":"1","甲":2}""", "1,甲,2,“2”不是是否值，应写是、否或者不明。")]
    [InlineData("""{"甲":true}""", ",案号,,案号是空的。")]
    [InlineData("""{"案号":"1","甲":true,"甲":true}""", "1,甲,true,键“甲”写了两次。")]
    [InlineData("""{"案号":"1","甲甲":true}""", "1,甲甲,true,键“甲甲”不是所选制度的事实，也没有声明保留。最接近的有“甲”。")]
    [InlineData("""{"案号":"1","备注":[1,{"x":"]"}]}""", "1,备注,\"[1,{\"\"x\"\":\"\"]\"\"}]\",键“备注”不是所选制度的事实，也没有声明保留。")]
    [InlineData("""{"案号":"1","甲":{"值":true}}""", "1,甲,\"{\"\"值\"\":true}\",值不能是对象，案件的各项写在同一层。")]
    [InlineData("""{"案号":"1","甲":[true]}""", "1,甲,[true],只有“是、否、不明、认定、决定、另有规定、认可”可以写成列表，这里只能写一个值。")]
    [InlineData("""{"案号":"1","是":true}""", "1,是,true,\"这里应写列表，如 [\"\"甲\"\",\"\"乙\"\"]，或者用顿号隔开的文字。\"")]
    [InlineData("""{"案号":"1","是":["甲",3]}""", "1,是,3,\"列表里只能写文字，如 [\"\"甲\"\",\"\"乙\"\"]。\"")]
    [InlineData("""{"案号":"1","是":["乙"]}""", "1,是,乙,“乙”不是所选制度的事实。")]
    [InlineData("""["1"]""", ",,,\"这一行不是 JSON 对象，应写成 {\"\"案号\"\":\"\"…\"\",…}。\"")]
    [InlineData("""{"案号":"1","甲":tru}""", "1,,,JSON 从第24字节起读不懂：引号、冒号、逗号或者括号不对，或者这一行不完整。")]
    [InlineData("""{"案号":"1"} x""", "1,,,JSON 从第16字节起读不懂：引号、冒号、逗号或者括号不对，或者这一行不完整。")]
    [InlineData("""{"案号":"1","甲":"\ud800"}""", "1,,,JSON 第21字节起的文字里有不成对的 \\u 转义。")]
    public void BadLines(string line, string quarantined)
    {
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), $"{Good}\n{line}\n");
        Assert.True(report.Succeeded);
        string text = line.Contains('"', StringComparison.Ordinal) || line.Contains(',', StringComparison.Ordinal) ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line;
        Assert.Equal($"2,{quarantined},,{text}", Assert.Single(folder.Lines("隔离.csv")[1..]));
        Assert.Equal("9,追究,追究,第一条,,不明", Assert.Single(folder.Lines("答案-小.csv")[1..]));
    }

    [Fact]
    public void TwoNamesOfOneFact()
    {
        (_, MemoryFolder folder) = Run(TestPrograms.Duty(), """{"案号":"1","故意违法":true,"明知故犯":true}""", r => r with { AllowMissing = true });
        Assert.StartsWith("1,1,明知故犯,true,键“故意违法”和键“明知故犯”说的是同一个事实。,", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ALineThatIsTooLongIsCutOff()
    {
        string endless = "{\"案号\":\"1\",\"甲\":\"" + new string('长', LineReader.LongestLine) + "\"}";
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), $"{Good}\n{endless}\n{Good.Replace('9', '8')}");
        Assert.True(report.Succeeded);
        string[] row = folder.Lines("隔离.csv")[1].Split(',');
        Assert.Equal(["2", "", "", "", "这一行超过1048576字节，不会是一个案件；原文只留开头。"], row[..5]);
        Assert.InRange(folder.Lines("隔离.csv")[1].Length, 300, 1200);
        Assert.Equal(["9", "8"], folder.Lines("答案-小.csv")[1..].Select(line => line.Split(',')[0]));
    }

    // A line just within the limit, met in reads of every size.
    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void TheLimitOfALine(int more, bool isGood)
    {
        string head = "{\"案号\":\"1\",\"甲\":true,\"备注\":\"";
        string line = head + new string('x', LineReader.LongestLine + more - Encoding.UTF8.GetByteCount(head) - 2) + "\"}";
        (_, MemoryFolder folder) = Run(TestPrograms.Small(), line + "\n" + Good.Replace("}", ",\"备注\":1}", StringComparison.Ordinal), r => r with { Keep = Screen.Keep("备注") });
        Assert.Equal(isGood ? 2 : 1, folder.Lines("答案-小.csv").Length - 1);
    }

    [Fact]
    public void ALineThatIsTooDeepIsCutOff()
    {
        string deep = "{\"案号\":\"1\",\"甲\":" + new string('[', 100_000) + new string(']', 100_000) + "}";
        (_, MemoryFolder folder) = Run(TestPrograms.Small(), $"{deep}\n{Good}");
        Assert.Contains("列“甲”：嵌套超过16层，从这里起没有读。", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
        Assert.Single(folder.Lines("答案-小.csv")[1..]);
    }

    [Fact]
    public void ALineThatIsNotUtf8()
    {
        byte[] input = [.. "{\"案号\":\"1\",\"甲\":\""u8, 0xCA, 0xC7, .. "\"}\n"u8, .. Encoding.UTF8.GetBytes(Good)];
        (ScreeningReport report, MemoryFolder folder) = Screen.Bytes(TestPrograms.Small(), input, Ndjson);
        Assert.True(report.Succeeded);
        Assert.StartsWith("1,,,,第22字节（0xCA）不是UTF-8编码。,", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatEndsWithinALine()
    {
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), Good + "\n{\"案号\":\"2\",\"甲");
        Assert.StartsWith("2,2,,,JSON 从第", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
        Assert.Contains("ZD3021 案件文件最后一行（第2行）不完整，已经隔离。文件可能被截断，请核对原文件的行数。", Screen.Of(report, DiagnosticSeverity.Warning));
    }

    [Fact]
    public void BlankLinesMarkAndLineBreaks()
    {
        byte[] input = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"\r\n{Good}\r\n  \r\n")];
        (ScreeningReport report, _) = Screen.Bytes(TestPrograms.Small(), input, Ndjson);
        Assert.Equal((1L, 2L), (report.Summary?.Rows, report.Summary?.BlankLines));
    }

    [Fact]
    public void KeysThatNoCaseHas() => Assert.Equal(
        ["ZD3151 不认识的键有“乙乙”。没有一个案件写过制度用到的键：甲。请检查键名；确认每个案件都没有记载的，用 --allow-missing 确认，汇总里会列明。"],
        Screen.Errors(Run(TestPrograms.Small(), """{"案号":"1","乙乙":true}""")));

    [Fact]
    public void KeysThatNoCaseHasMayBeConfirmed()
    {
        (ScreeningReport report, _) = Run(TestPrograms.Small(), """{"案号":"1"}""", r => r with { AllowMissing = true });
        Assert.Equal(["甲"], report.Summary!.Input.MissingColumns.AsEnumerable());
    }

    [Fact]
    public void KeptKeyThatNoCaseHas() => Assert.Equal(
        ["ZD3007 要保留的列“县区”不在案件文件里。请检查 --keep 的写法，文件里的列有：案号、甲。"],
        Screen.Errors(Run(TestPrograms.Small(), Good, r => r with { Keep = Screen.Keep("县区") })));

    [Fact]
    public void AnArrayIsNotNdjson() => Assert.Equal(
        ["ZD3152 “案件.csv”以“[”开头，是 JSON 数组，不是一行一个对象。请改成 NDJSON：每行一个案件，行与行之间没有逗号，文件首尾没有方括号。"],
        Screen.Errors(Run(TestPrograms.Small(), $"\n[{Good}]")));

    [Fact]
    public void AnotherEncodingCannotBeChosen() => Assert.Equal(
        ["ZD3150 编码只有 CSV 可选：NDJSON 一律是 UTF-8 编码，Excel 工作簿自带编码。请去掉 --encoding；NDJSON 文件不是 UTF-8 的，先转成 UTF-8。"],
        Screen.Errors(Run(TestPrograms.Small(), Good, r => r with { Encoding = CaseEncoding.Gb18030 })));

    [Fact]
    public void Utf16() => Assert.StartsWith(
        "ZD3150 ", Assert.Single(Screen.Errors(Screen.Bytes(TestPrograms.Small(), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Good)], Ndjson))), StringComparison.Ordinal);

    [Fact]
    public void ASheetOfNoWorkbook() => Assert.Equal(
        ["ZD3161 只有 Excel 工作簿才有工作表，“案件.csv”不是。请去掉 --sheet；文件是工作簿的，用 --input-format xlsx 写明。"],
        Screen.Errors(Run(TestPrograms.Small(), Good, r => r with { Sheet = "案件" })));

    // Reads of one byte find the same lines as reads of many.
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(100_000)]
    public void LinesDoNotDependOnReads(int most)
    {
        string text = "\uFEFF甲\r\n\n" + new string('乙', 1000) + "\n丙";
        using var lines = new LineReader(new TrickleStream(Encoding.UTF8.GetBytes(text), most));
        lines.Start();
        var read = new List<string>();
        while (lines.Read()) read.Add(Encoding.UTF8.GetString(lines.Line));
        Assert.Equal(["甲", "", new string('乙', 1000), "丙"], read);
        Assert.True(lines.IsUnterminated);
    }

    private static ScreeningRequest Ndjson(ScreeningRequest request) => request with { InputFormat = CaseFormat.Ndjson };

    private static (ScreeningReport Report, MemoryFolder Folder) Run(RegimeProgram program, string text, Func<ScreeningRequest, ScreeningRequest>? with = null) =>
        Screen.Text(program, text, r => with is null ? Ndjson(r) : with(Ndjson(r)));

    private sealed class TrickleStream(byte[] bytes, int most) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, most));
    }
}
