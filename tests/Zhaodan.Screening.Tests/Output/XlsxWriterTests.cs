using System.IO.Compression;
using System.Xml.Linq;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output.Xlsx;

namespace Zhaodan.Screening.Tests.Output;

/// <summary>Workbooks out, looked at part by part.</summary>
public sealed class XlsxWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("@SUM(1)")]
    [InlineData("00123")]
    [InlineData(" 两端 ")]
    public void EveryCellIsTextWithTheFormatOfText(string text)
    {
        XElement sheet = Sheet(Write([["案号"], [text]]), 1);
        XElement cell = sheet.Descendants(Main + "c").Last();
        Assert.Equal(("A2", "inlineStr", text), (cell.Attribute("r")?.Value, cell.Attribute("t")?.Value, cell.Value));
        XElement styles = Part(Write([["案号"], [text]]), "xl/styles.xml");
        XElement format = styles.Element(Main + "cellXfs")!.Elements().ElementAt(int.Parse(cell.Attribute("s")!.Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("49", format.Attribute("numFmtId")?.Value);
        Assert.Empty(sheet.Descendants(Main + "f"));
    }

    [Theory]
    [InlineData("a\0b\u0001\u001f", "a_x0000_b_x0001__x001F_")]
    [InlineData("_x0041_", "_x005F_x0041_")]
    [InlineData("_x004_", "_x004_")]
    [InlineData("a\r\nb\tc", "a_x000D_\nb\tc")]
    [InlineData("<&>\"", "<&>\"")]
    [InlineData("𠮷\uFFFF", "𠮷_xFFFF_")]
    public void WhatXmlCannotHoldIsEscaped(string text, string written) =>
        Assert.Equal(written, Sheet(Write([["案号"], [text]]), 1).Descendants(Main + "t").Last().Value);

    [Fact]
    public void HeaderIsFrozenAndColumnsAreWideEnough()
    {
        XElement sheet = Sheet(Write([["案号", "行政处分·可能"], ["1", "无"]]), 1);
        XElement pane = sheet.Descendants(Main + "pane").Single();
        Assert.Equal(("1", "A2", "frozen"), (pane.Attribute("ySplit")?.Value, pane.Attribute("topLeftCell")?.Value, pane.Attribute("state")?.Value));
        Assert.Equal(["10", "15"], sheet.Descendants(Main + "col").Select(column => column.Attribute("width")?.Value));
    }

    [Fact]
    public void ALongTableGoesOnInAnotherSheet()
    {
        string[][] rows = [["案号"], .. Enumerable.Range(1, 7).Select(i => new[] { $"{i}" })];
        byte[] book = Write(rows, mostRows: 4);
        Assert.Equal(["案件", "案件2", "案件3"], Part(book, "xl/workbook.xml").Descendants(Main + "sheet").Select(sheet => sheet.Attribute("name")?.Value));
        string[] cells = [.. Enumerable.Range(1, 3).Select(n => string.Join(' ', Sheet(book, n).Descendants(Main + "c").Select(cell => $"{cell.Attribute("r")?.Value}={cell.Value}")))];
        Assert.Equal(["A1=案号 A2=1 A3=2 A4=3", "A1=案号 A2=4 A3=5 A4=6", "A1=案号 A2=7"], cells);
    }

    [Fact]
    public void TheSameTableGivesTheSameBytes() => Assert.Equal(Write([["案号"], ["1"]]), Write([["案号"], ["1"]]));

    [Fact]
    public void ACellThatIsTooLongFailsTheJob()
    {
        string text = new('长', 32_768);
        Assert.Equal(
            ["ZD3162 “答案-小.xlsx”写不成 Excel 工作簿：第2行有一格32768个字符，一格最多32767个。请改用 --format csv 或者 --format ndjson。"],
            Screen.Errors(Screen.Text(TestPrograms.Small(), $"案号,甲,备注\n1,是,{text}\n", r => r with { Keep = Screen.Keep("备注"), OutputFormat = Screening.Input.CaseFormat.Xlsx })));
    }

    [Fact]
    public void AnswersCountTheirRows()
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\n0012,是\n2,啊\n", r => r with { OutputFormat = Screening.Input.CaseFormat.Xlsx });
        Assert.True(report.Succeeded);
        Assert.Equal(["案号", "责任", "责任·可能", "责任·依据", "责任·推定", "未提及", "0012", "追究", "追究", "第一条", "不明"], Sheet(folder.Files["答案-小.xlsx"], 1).Descendants(Main + "t").Select(text => text.Value));
    }

    private static byte[] Write(string[][] rows, int mostRows = XlsxWriter.MostRows)
    {
        using var stream = new MemoryStream();
        using var writer = new XlsxWriter(stream, "案件", mostRows);
        foreach (string[] row in rows)
        {
            foreach (string cell in row) writer.Cell(cell);
            writer.EndRow();
        }

        Assert.Equal(rows.Length, writer.Rows);
        writer.Finish();
        return stream.ToArray();
    }

    private static XElement Sheet(byte[] book, int number) => Part(book, $"xl/worksheets/sheet{number}.xml");

    private static XElement Part(byte[] book, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(book));
        using Stream part = zip.GetEntry(name)!.Open();
        return XElement.Load(part, LoadOptions.PreserveWhitespace);
    }
}
