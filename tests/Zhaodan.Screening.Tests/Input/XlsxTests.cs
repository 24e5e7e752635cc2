using System.IO.Compression;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Xlsx;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>Workbooks in: what cells are taken for, and every way in which a workbook can be unusable, with its exact message.</summary>
public sealed class XlsxTests
{
    private static readonly string[] Header = ["案号", "甲"];

    [Theory]
    [InlineData("<c t=\"s\"><v>0</v></c>", "追究")]
    [InlineData("<c t=\"s\"><v>1</v></c>", "无")]
    [InlineData("<c t=\"inlineStr\"><is><r><t>不</t></r><r><t>明</t></r><rPh><t>x</t></rPh></is></c>", "待查明")]
    [InlineData("<c t=\"str\"><f>IF(1,\"是\")</f><v>是</v></c>", "追究")]
    [InlineData("<c t=\"b\"><v>1</v></c>", "追究")]
    [InlineData("<c t=\"b\"><v>0</v></c>", "无")]
    [InlineData("<c><v>1</v></c>", "追究")]
    [InlineData("<c><f>1-1</f><v>0</v></c>", "无")]
    [InlineData("<c/>", "待查明")]
    [InlineData("<c s=\"1\"></c>", "待查明")]
    public void TruthValues(string cell, string outcome)
    {
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), new Book().Shared("<t>是</t>", "<r><t>否</t></r>").Sheet("案件", Book.Rows(Header, ["1", cell])));
        Assert.True(report.Succeeded);
        Assert.StartsWith($"1,{outcome},", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
        Assert.Equal("Excel 工作表“案件”", report.Summary?.Input.Encoding);
    }

    // Serial numbers as Excel shows them: 45052 is 2023-05-06, 59 is 1900-02-28, 61 is 1900-03-01.
    [Theory]
    [InlineData("45052", 1, false, "2023-05-06")]
    [InlineData("45052.75", 2, false, "2023-05-06 18:00:00")]
    [InlineData("45052", 3, false, "2023-05-06")]
    [InlineData("45052", 4, false, "45052")]
    [InlineData("43590", 1, true, "2023-05-06")]
    [InlineData("59", 1, false, "1900-02-28")]
    [InlineData("61", 1, false, "1900-03-01")]
    [InlineData("2958465", 1, false, "9999-12-31")]
    [InlineData("1.1000000000000001", 0, false, "1.1")]
    [InlineData("1.2E7", 0, false, "12000000")]
    [InlineData("0.30000000000000004", 0, false, "0.3")]
    [InlineData("-5", 0, false, "-5")]
    public void NumbersAndDates(string number, int style, bool from1904, string text)
    {
        Book book = new Book { WorkbookProperties = from1904 ? "<workbookPr date1904=\"1\"/>" : "" }
            .Styles([0, 14, 170, 31, 171], (170, "yyyy\"年\"m\"月\"d\"日\" h:mm"), (171, "[Red]#,##0.00_);[$-804]yyyy"))
            .Sheet("案件", Book.Rows(["案号", "甲", "备注"], ["1", "是", $"<c s=\"{style}\"><v>{number}</v></c>"]));
        (_, MemoryFolder folder) = Run(TestPrograms.Small(), book, r => r with { Keep = Screen.Keep("备注") });
        Assert.StartsWith($"1,{text},追究,", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("m/d", true)]
    [InlineData("mmm", true)]
    [InlineData("[$-804]e\"年\"", true)]
    [InlineData("h:mm", false)]
    [InlineData("[h]:mm", false)]
    [InlineData("mm:ss.0", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("General", false)]
    [InlineData("#,##0\"day\"", false)]
    [InlineData("0\\d", false)]
    [InlineData("@", false)]
    public void DateFormats(string code, bool isDate) => Assert.Equal(isDate, NumberFormats.IsDateCode(code));

    [Fact]
    public void DatesOfEventsAreRead()
    {
        Book book = new Book().Styles([0, 14]).Sheet("案件", Book.Rows(["案号", "行政执法人员", "启动追责"], ["1", "是", "<c s=\"1\"><v>45052</v></c>"]));
        (_, MemoryFolder folder) = Run(TestPrograms.Duty(), book, r => r with { AllowMissing = true });
        Assert.Contains("移送纪检监察机关", folder.Lines("答案-试甲.csv")[1].Split(','));
    }

    [Fact]
    public void PlacesEmptyAndHiddenRows()
    {
        const string Rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>案号</t></is></c><c r="C1" t="inlineStr"><is><t>甲</t></is></c></row>
            <row r="2" hidden="1"><c r="A2"><v>1</v></c><c r="C2" t="b"><v>1</v></c></row>
            <row r="3"/><row r="4"><c r="A4"/></row>
            <row r="7"><c r="A7"><v>2</v></c></row>
            """;
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), new Book().Sheet("案件", Rows));
        Assert.Equal((2L, 2L), (report.Summary?.Rows, report.Summary?.BlankLines));
        Assert.Equal(["1,追究", "2,待查明"], folder.Lines("答案-小.csv")[1..].Select(line => string.Join(',', line.Split(',')[..2])));
    }

    [Fact]
    public void WhatStandsInAMergedAreaGoesForAllOfIt()
    {
        const string Rows = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>案号</t></is></c><c r="B1" t="inlineStr"><is><t>县区</t></is></c><c r="C1" t="inlineStr"><is><t>甲</t></is></c></row>
            <row r="2"><c r="A2"><v>1</v></c><c r="B2" t="inlineStr"><is><t>东海</t></is></c><c r="C2" t="b"><v>1</v></c></row>
            <row r="3"><c r="A3"><v>2</v></c></row>
            <row r="4"><c r="A4"><v>3</v></c><c r="B4"/></row>
            """;
        Book book = new Book().Sheet("案件", Rows, behind: "<mergeCells><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"C2:C3\"/></mergeCells>");
        (_, MemoryFolder folder) = Run(TestPrograms.Small(), book, r => r with { Keep = Screen.Keep("县区") });
        Assert.Equal(["1,东海,追究", "2,东海,追究", "3,东海,待查明"], folder.Lines("答案-小.csv")[1..].Select(line => string.Join(',', line.Split(',')[..3])));
    }

    [Fact]
    public void ATitleMayStandAboveTheHeader()
    {
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), new Book().Sheet("登记", Book.Rows(["2023年案件登记簿"], [], Header, ["1", "是"])));
        Assert.Contains("ZD3163 标题行在“登记 第3行”，上面有内容的1行当作表头说明，没有读。上面有案件的，请把标题行移到第一行。", Screen.Of(report, DiagnosticSeverity.Warning));
        Assert.StartsWith("1,追究,", Assert.Single(folder.Lines("答案-小.csv")[1..]), StringComparison.Ordinal);
    }

    [Fact]
    public void TheFirstSheetThatIsSeenIsReadAndTheOthersAreNamed()
    {
        Book book = new Book().Sheet("隐藏", "", "hidden").Sheet("说明", Book.Rows(Header, ["1", "是"])).Sheet("2023年", Book.Rows(Header, ["2", "否"]));
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), book);
        Assert.StartsWith("1,", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
        Assert.Contains("ZD3159 只读了工作表“说明”，没有读的还有：2023年。要读别的工作表，用 --sheet 写明；案件分在几张工作表里的，分几次筛查。", Screen.Of(report, DiagnosticSeverity.Warning));
        (_, folder) = Run(TestPrograms.Small(), book, r => r with { Sheet = "2023年" });
        Assert.StartsWith("2,", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<c t=\"inlineStr\"><is><t>大概</t></is></c>", "甲,大概,案件!B2：“大概”不是是否值，应写是、否或者不明。")]
    [InlineData("<c t=\"e\"><v>#N/A</v></c>", "甲,#N/A,案件!B2：是错误值 #N/A，请改正公式或者清除。")]
    [InlineData("<c><f>A1</f></c>", "甲,,案件!B2：是公式，文件里没有算好的值；请用 Excel 或者 WPS 打开并保存。")]
    [InlineData("<c s=\"1\"><v>60</v></c>", "甲,60,案件!B2：格式是日期，可是这个数不是哪一天。")]
    [InlineData("<c/><c t=\"inlineStr\"><is><t>多</t></is></c>", ",多,案件!C2：没有列名的列里有内容。")]
    public void BadCells(string cell, string problem)
    {
        (ScreeningReport report, MemoryFolder folder) = Run(TestPrograms.Small(), new Book().Styles([0, 14]).Sheet("案件", Book.Rows(Header, ["1", cell], ["9", "是"])));
        Assert.True(report.Succeeded);
        Assert.StartsWith($"2,1,{problem},,", Assert.Single(folder.Lines("隔离.csv")[1..]), StringComparison.Ordinal);
        Assert.Single(folder.Lines("答案-小.csv")[1..]);
    }

    [Fact]
    public void ACaseNumberThatLostItsDigits()
    {
        (_, MemoryFolder folder) = Run(TestPrograms.Small(), new Book().Sheet("案件", Book.Rows(Header, ["<c><v>3.2070020230001235E+17</v></c>", "是"], ["<c><v>320700202300012</v></c>", "是"])));
        Assert.StartsWith("2,320700202300012000,案号,320700202300012000,案件!A2：案号是超过15位的数，Excel 已经丢掉了后面的数字；请把这一列设为文本，重新填写。,", folder.Lines("隔离.csv")[1], StringComparison.Ordinal);
        Assert.StartsWith("320700202300012,追究", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void ControlCharactersAreUnescaped()
    {
        (_, MemoryFolder folder) = Run(TestPrograms.Small(), new Book().Sheet("案件", Book.Rows(["案号", "甲", "备注"], ["1", "是", "a_x0009_b_x005F_x0041_"])), r => r with { Keep = Screen.Keep("备注") });
        Assert.StartsWith("1,a\tb_x0041_,", folder.Lines("答案-小.csv")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void SheetThatIsNotThere() => AssertError(
        new Book().Sheet("说明", "").Sheet("2023年", "").Bytes(), "ZD3158 工作簿里没有工作表“案件”，有的是：说明、2023年。请检查 --sheet 的写法。", "案件");

    [Fact]
    public void EmptySheet() => AssertError(
        new Book().Sheet("案件", "").Bytes(), "ZD3002 案件文件“案件.xlsx!案件”没有标题行。第一行应当写列名，其中一列是“案号”，其余各列是事实的名称，或者是“是”“否”“不明”三列。");

    [Fact]
    public void UnknownColumn()
    {
        (ScreeningReport Report, MemoryFolder Folder) run = Run(TestPrograms.Small(), new Book().Sheet("案件", Book.Rows(["案号", "甲", "追究次数"])));
        Assert.Equal(["ZD3004 列“追究次数”不是所选制度的事实，也没有声明保留。要原样带到结果里，请用 --keep 追究次数 保留这一列。"], Screen.Errors(run));
    }

    [Fact]
    public void NotAWorkbook() => AssertError("案号,甲\n1,是\n"u8.ToArray(), Unrecognized("开头不是压缩包"));

    [Fact]
    public void WebPage() => AssertError("<html><table>"u8.ToArray(), Unrecognized("内容是网页或者 XML"));

    [Fact]
    public void EmptyFile() => AssertError([], Unrecognized("文件是空的"));

    [Fact]
    public void AnotherArchive() => AssertError(
        Zip(("a.txt", "x")), Unrecognized("压缩包里没有工作簿"));

    [Fact]
    public void BinaryWorkbook() => AssertError(
        Zip(("_rels/.rels", "<Relationships><Relationship Id=\"m\" Type=\"x/officeDocument\" Target=\"xl/workbook.bin\"/></Relationships>")), Unrecognized("是二进制工作簿（.xlsb）"));

    [Fact]
    public void Document() => AssertError(
        Zip(("_rels/.rels", "<Relationships><Relationship Id=\"m\" Type=\"x/officeDocument\" Target=\"word/document.xml\"/></Relationships>")), Unrecognized("压缩包里是别的文档"));

    [Fact]
    public void OldWorkbook() => AssertError(Compound("Workbook"), "ZD3154 “案件.xlsx”是旧式的 Excel 文件（.xls），不能读取。请用 Excel 或者 WPS 打开，另存为“Excel 工作簿（.xlsx）”。");

    [Fact]
    public void EncryptedWorkbook() => AssertError(Compound("EncryptedPackage"), "ZD3155 “案件.xlsx”加了密，不能读取。请用 Excel 或者 WPS 打开，去掉打开密码，另存以后再筛查。");

    // The mark of encryption in the local and in the central header of every entry.
    [Fact]
    public void EncryptedEntries()
    {
        byte[] bytes = new Book().Sheet("案件", "").Bytes();
        for (int i = 0; i + 10 < bytes.Length; i++)
        {
            if (bytes.AsSpan(i).StartsWith("PK\u0003\u0004"u8)) bytes[i + 6] |= 1;
            if (bytes.AsSpan(i).StartsWith("PK\u0001\u0002"u8)) bytes[i + 8] |= 1;
        }

        AssertError(bytes, "ZD3155 “案件.xlsx”加了密，不能读取。请用 Excel 或者 WPS 打开，去掉打开密码，另存以后再筛查。");
    }

    [Fact]
    public void TruncatedFile()
    {
        byte[] bytes = Sample();
        AssertError(bytes[..(bytes.Length / 2)], Broken("案件.xlsx", "压缩包不完整，文件可能被截断"));
    }

    // Nothing that is flipped, cut or doubled anywhere in a workbook makes the reader fail in any other way than with an error.
    [Fact]
    public void DamageAnywhereIsAnErrorOrLeavesAWholeAnswer()
    {
        byte[] good = Sample();
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++)
        {
            byte[] bytes = [.. good];
            for (int n = 0; n <= i % 3; n++) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            if (i % 10 == 0) bytes = bytes[..random.Next(bytes.Length)];
            (ScreeningReport report, MemoryFolder folder) = Screen.Bytes(TestPrograms.Small(), bytes, Xlsx);
            if (report.Succeeded) Assert.Equal(report.Summary!.Rows, report.Summary.Answered + report.Summary.Bad);
            else Assert.NotEmpty(Screen.Errors((report, folder)));
        }
    }

    [Fact]
    public void BrokenXml() => AssertError(new Book().Sheet("案件", Book.Rows(Header) + "<row><c></row>").Bytes(), Broken("案件 第2行之后", "里面的 XML 不合格式"));

    [Fact]
    public void DocumentType() => AssertError(
        new Book().Sheet("案件", "").Part("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"bbb\">]><worksheet><sheetData>&b;</sheetData></worksheet>").Bytes(), Broken("案件", "里面的 XML 不合格式"));

    [Fact]
    public void SharedTextThatIsNotThere() => AssertError(new Book().Sheet("案件", Book.Rows(Header, ["1", "<c t=\"s\"><v>7</v></c>"])).Bytes(), Broken("案件!B2", "没有这一条共享文字"));

    [Fact]
    public void NumberThatIsNone() => AssertError(new Book().Sheet("案件", Book.Rows(Header, ["1", "<c><v>十</v></c>"])).Bytes(), Broken("案件!B2", "里面不是数"));

    [Theory]
    [InlineData("<row r=\"5\"/><row r=\"4\"/>", "案件 第6行", "行号不是从小到大")]
    [InlineData("<row r=\"5\"><c r=\"B5\"/><c r=\"A5\"/></row>", "案件!A5", "格子的位置不对")]
    [InlineData("<row r=\"5\"><c r=\"B6\"/></row>", "案件!B6", "格子的位置不对")]
    [InlineData("<row r=\"5\"><c r=\"ZZZZ5\"/></row>", "案件!ZZZZ5", "格子的位置不对")]
    public void PlacesThatAreWrong(string rows, string place, string reason) => AssertError(new Book().Sheet("案件", Book.Rows(Header) + rows).Bytes(), Broken(place, reason));

    [Fact]
    public void PartThatIsNotThere()
    {
        const string Relations = "<Relationships><Relationship Id=\"r0\" Type=\"x/worksheet\" Target=\"worksheets/没有.xml\"/></Relationships>";
        AssertError(
            Zip(
                ("_rels/.rels", "<Relationships><Relationship Id=\"m\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                ("xl/workbook.xml", "<workbook><sheets><sheet name=\"案件\" id=\"r0\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", Relations)),
            Broken("xl/worksheets/没有.xml", "压缩包里没有这一部分"));
    }

    [Fact]
    public void BombOfSpaces()
    {
        byte[] sheet = new byte[64 * 1024 * 1024];
        Array.Fill(sheet, (byte)' ');
        Encoding.UTF8.GetBytes("<worksheet><sheetData>").CopyTo(sheet, 0);
        for (int i = 100; i < sheet.Length; i += 1_000_000) sheet[i] = (byte)'<';
        AssertError(new Book().Sheet("案件", "").Part("xl/worksheets/sheet1.xml", sheet).Bytes(), BeyondLimits("xl/worksheets/sheet1.xml", "解开以后是原来的300倍以上，像是压缩炸弹"));
    }

    // What was damaged on the way is not read as if it were what somebody wrote; behind the rows too.
    [Theory]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/workbook.xml")]
    public void ChecksumsAreCompared(string part)
    {
        byte[] book = new Book().Sheet("案件", Book.Rows(Header, ["1"])).Bytes();
        byte[] name = Encoding.UTF8.GetBytes(part);
        int at = book.AsSpan().LastIndexOf(name);
        // The central directory: the CRC stands 30 bytes before the name.
        book[at - 30] ^= 1;
        AssertError(book, Broken(part, "校验和（CRC）不对，文件坏了"));
    }

    [Fact]
    public void AttributeWithoutEnd()
    {
        byte[] text = new byte[8 * 1024 * 1024];
        new Random(1).NextBytes(text);
        string attribute = Convert.ToHexString(text);
        AssertError(
            new Book().Sheet("案件", "").Part("xl/worksheets/sheet1.xml", $"<worksheet a=\"{attribute}\"/>").Bytes(), BeyondLimits("xl/worksheets/sheet1.xml", "一个标记或者一格超过4 MB"));
    }

    [Fact]
    public void TooManyEntries() => AssertError(
        new Book().Sheet("案件", "").Bytes(zip =>
        {
            for (int i = 0; i < Workbook.MostEntries; i++) zip.CreateEntry($"x{i}");
        }),
        BeyondLimits("案件.xlsx", "压缩包里的文件超过10000个"));

    [Fact]
    public void EntriesOfOneName() => AssertError(new Book().Sheet("案件", "").Bytes(zip => zip.CreateEntry("xl/Workbook.xml")), Broken("案件.xlsx", "压缩包里有两个同名的文件"));

    [Fact]
    public void NestedWithoutEnd() => AssertError(
        new Book().Sheet("案件", string.Concat(Enumerable.Repeat("<x>", 1000))).Bytes(), BeyondLimits("xl/worksheets/sheet1.xml", "嵌套超过64层"));

    [Fact]
    public void NamesWithoutEnd() => AssertError(
        new Book().Sheet("案件", Book.Rows(Header, ["1"]) + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<x{i}/>"))).Bytes(), BeyondLimits("xl/worksheets/sheet1.xml", "不同的名称超过10000个"));

    [Fact]
    public void RowWithoutEnd() => AssertError(
        new Book().Shared($"<t>{new string('长', 600_000)}</t>").Sheet("案件", Book.Rows(Header, ["1", "<c t=\"s\"><v>0</v></c>", "<c t=\"s\"><v>0</v></c>"])).Bytes(), BeyondLimits("案件!C2", "一行超过1048576个字符"));

    [Fact]
    public void TextWithoutEnd() => AssertError(
        new Book().Shared($"<t>{new string('x', 2_000_000)}</t>").Sheet("案件", Book.Rows(Header)).Bytes(), BeyondLimits("xl/sharedStrings.xml", "一格超过1048576个字符"));

    [Fact]
    public void ReadFromAPipe() => Assert.Equal(
        ["ZD3160 Excel 工作簿不能从标准输入读。请先存成文件，再把文件名写在命令里。"],
        Screen.Errors(Screen.Bytes(TestPrograms.Small(), [], r => Xlsx(r) with { Input = CaseInput.Stream("-", new Pipe()) })));

    [Fact]
    public void FileThatIsNotThere() => Assert.Equal(
        ["ZD3001 打不开案件文件“没有这样的.xlsx”：文件不存在。请检查路径和读取权限。"],
        Screen.Errors(Screen.Bytes(TestPrograms.Small(), [], r => r with { Input = CaseInput.File("没有这样的.xlsx") })));

    private static byte[] Sample() => new Book().Shared("<t>是</t>", "<t>否</t>").Styles([0, 14], (170, "yyyy"))
        .Sheet("案件", Book.Rows([Header, .. Enumerable.Range(1, 20).Select(i => new[] { $"<c><v>{i}</v></c>", $"<c t=\"s\"><v>{i % 2}</v></c>" })]), behind: "<mergeCells><mergeCell ref=\"B2:B4\"/></mergeCells>").Bytes();

    private static byte[] Zip(params (string Name, string Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in entries)
            {
                using Stream entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    // The head of a compound file and one sector of its directory.
    private static byte[] Compound(string entry)
    {
        byte[] bytes = new byte[2048];
        new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 }.CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes[48] = 1;
        Encoding.Unicode.GetBytes(entry).CopyTo(bytes, 1024 + 128);
        return bytes;
    }

    private static string Unrecognized(string reason) => $"ZD3153 “案件.xlsx”不是 Excel 工作簿（.xlsx）：{reason}。请用 Excel 或者 WPS 打开，另存为“Excel 工作簿（.xlsx）”；本来就是别的格式的，用 --input-format 写明。";

    private static string Broken(string place, string reason) => $"ZD3156 Excel 工作簿读到“{place}”处坏了：{reason}。请用 Excel 或者 WPS 打开，修复后另存；打不开的，重新导出。";

    private static string BeyondLimits(string place, string reason) => $"ZD3157 Excel 工作簿的“{place}”超出限制：{reason}。正常的登记簿不会这样，请核对文件的来源；确实这样大的，另存为 CSV。";

    private static void AssertError(byte[] bytes, string error, string? sheet = null) =>
        Assert.Equal([error], Screen.Errors(Screen.Bytes(TestPrograms.Small(), bytes, r => Named(r, bytes) with { Sheet = sheet })));

    private static (ScreeningReport Report, MemoryFolder Folder) Run(RegimeProgram program, Book book, Func<ScreeningRequest, ScreeningRequest>? with = null) =>
        Screen.Bytes(program, book.Bytes(), r => with is null ? Xlsx(r) : with(Xlsx(r)));

    private static ScreeningRequest Xlsx(ScreeningRequest request) => request with { InputFormat = CaseFormat.Xlsx };

    // By its ending.
    private static ScreeningRequest Named(ScreeningRequest request, byte[] bytes) => request with { Input = CaseInput.Stream("案件.xlsx", new MemoryStream(bytes)) };

    private sealed class Pipe : MemoryStream
    {
        public override bool CanSeek => false;
    }
}
