using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Interop;

/// <summary>Two other programs read the workbooks written here, and write workbooks that are read here.</summary>
public sealed class SheetPackagesTests(SheetPackages packages) : IClassFixture<SheetPackages>
{
    private const string Reason = "npm 不在这台机器上，不能安装 exceljs 和 xlsx。";

    // The rows of 行政执法人员 to 决定, and what they come to as worked out by hand: 第十条 (2 and more), 第十一条 (10,000 and more),
    // 第十二条 (the event happened).
    private const string Cases = """
        const rows = [
          ['案号', '县区', '行政执法人员', '容缺受理', '启动追责', '不如实记录次数', '违法所得', '过错情节', '没有法定事由'],
          ['0012', '东海', true, '否', new Date(Date.UTC(2022, 2, 1)), 2, 12000.5, '严重', '是'],
          ['0013', '灌云', '是', false, '否', 1, 100, '严重', '是'],
        ];

        """;

    private static readonly string[] Expected = ["0012,东海,追究,从重,移送纪检监察机关", "0013,灌云,无,无,无"];

    public static bool HasNpm => SheetPackages.HasNpm;

    [SkippableFact(Reason, nameof(HasNpm))]
    public void ExceljsReadsWhatIsWrittenHere() => AssertSameCells("""
        const Excel = require('exceljs');
        (async () => {
          const book = new Excel.Workbook();
          await book.xlsx.readFile('答案.xlsx');
          const cells = [];
          book.worksheets[0].eachRow(row => { for (let i = 1; i <= book.worksheets[0].columnCount; i++) cells.push(row.getCell(i).text); cells.push('\n'); });
          process.stdout.write(JSON.stringify(cells));
        })();
        """);

    [SkippableFact(Reason, nameof(HasNpm))]
    public void SheetjsReadsWhatIsWrittenHere() => AssertSameCells("""
        const XLSX = require('xlsx');
        const sheet = XLSX.readFile('答案.xlsx').Sheets['答案'];
        process.stdout.write(JSON.stringify(XLSX.utils.sheet_to_json(sheet, { header: 1, defval: '' }).flatMap(row => [...row, '\n'])));
        """);

    [SkippableFact(Reason, nameof(HasNpm))]
    public void WhatExceljsWritesIsRead() => AssertAnswers(Cases + """
        const Excel = require('exceljs');
        (async () => {
          const book = new Excel.Workbook();
          const sheet = book.addWorksheet('案件');
          rows.forEach(row => sheet.addRow(row));
          sheet.getCell('E2').numFmt = 'yyyy"年"m"月"d"日"';
          sheet.getCell('F2').value = { formula: '1+1', result: 2 };
          sheet.getCell('D3').value = { richText: [{ text: '否', font: { bold: true } }] };
          await book.xlsx.writeFile('案件.xlsx');
        })();
        """);

    [SkippableFact(Reason, nameof(HasNpm))]
    public void WhatTheStreamingWriterOfExceljsWritesIsRead() => AssertAnswers(Cases + """
        const Excel = require('exceljs');
        (async () => {
          const book = new Excel.stream.xlsx.WorkbookWriter({ filename: '案件.xlsx', useSharedStrings: true, useStyles: true });
          const sheet = book.addWorksheet('案件');
          rows.forEach(row => sheet.addRow(row).commit());
          sheet.commit();
          await book.commit();
        })();
        """);

    [SkippableFact(Reason, nameof(HasNpm))]
    public void WhatSheetjsWritesIsRead() => AssertAnswers(Cases + """
        const XLSX = require('xlsx');
        const book = XLSX.utils.book_new();
        XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { cellDates: false, UTC: true, dateNF: 'yyyy-mm-dd' }), '案件');
        XLSX.writeFile(book, '案件.xlsx', { bookSST: true, compression: true });
        """);

    [SkippableFact(Reason, nameof(HasNpm))]
    public void WhatSheetjsWritesInTheOldFormatIsRefused()
    {
        packages.Node("const XLSX = require('xlsx'); const book = XLSX.utils.book_new(); XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['案号', '甲'], ['1', '是']]), '案件'); XLSX.writeFile(book, '旧.xls', { bookType: 'biff8' }); XLSX.writeFile(book, '二.xlsb', { bookType: 'xlsb' });");
        Assert.StartsWith("ZD3154 ", Error("旧.xls"), StringComparison.Ordinal);
        Assert.Contains("是二进制工作簿（.xlsb）", Error("二.xlsb"), StringComparison.Ordinal);

        string Error(string name) => Assert.Single(Screen.Errors(Screen.Bytes(TestPrograms.Small(), [], r => r with { Input = CaseInput.File(packages.InFolder(name)) })));
    }

    private void AssertAnswers(string script)
    {
        packages.Node(script);
        (ScreeningReport report, MemoryFolder folder) = Screen.Bytes(
            TestPrograms.Duty(), [], r => r with { Input = CaseInput.File(packages.InFolder("案件.xlsx")), AllowMissing = true, Keep = Screen.Keep("县区") });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics.Select(diagnostic => diagnostic.Message)));
        Assert.Equal(Expected, folder.Lines("答案-试甲.csv")[1..].Select(line => line.Split(',')).Select(cells => string.Join(',', cells[0], cells[1], cells[2], cells[6], cells[10])));
    }

    private void AssertSameCells(string script)
    {
        using var cases = new MemoryStream();
        CaseGenerator.Write(new GenerationRequest { Programs = [TestPrograms.Duty()], Rows = 300, Seed = 7 }, cases);

        string[] expected = Screen.Bytes(TestPrograms.Duty(), cases.ToArray()).Folder.Lines("答案-试甲.csv");
        File.WriteAllBytes(packages.InFolder("答案.xlsx"), Screen.Bytes(TestPrograms.Duty(), cases.ToArray(), r => r with { OutputFormat = CaseFormat.Xlsx }).Folder.Files["答案-试甲.xlsx"]);
        string[] cells = System.Text.Json.JsonSerializer.Deserialize<string[]>(packages.Node(script))!;
        Assert.Equal(expected.SelectMany(line => line.Split(',').Append("\n")), cells);
    }
}
