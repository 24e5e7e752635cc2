using System.Text;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Output;

public sealed class CsvWriterTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+86", "+86")]
    [InlineData("+1+cmd|' /C calc'!A0", "\"'+1+cmd|' /C calc'!A0\"")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("-2+3", "\"'-2+3\"")]
    [InlineData("-", "\"'-\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("＝1", "\"'＝1\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    [InlineData("甲=乙", "甲=乙")]
    [InlineData("甲,乙", "\"甲,乙\"")]
    [InlineData("甲\"乙", "\"甲\"\"乙\"")]
    [InlineData("甲\n乙", "\"甲\n乙\"")]
    [InlineData("", "")]
    public void NoCellIsRunAsAFormula(string cell, string written) => Assert.Equal("1," + written + "\r\n", Write("1", cell));

    [Fact]
    public void LongTextsAreWrittenWhole()
    {
        string cell = string.Concat(Enumerable.Repeat("𠮷照单", 30_000));
        Assert.Equal(cell + "\r\n", Write(cell));
    }

    [Fact]
    public void Gb18030IsWritten()
    {
        var stream = new MemoryStream();
        var csv = new CsvWriter(stream, Screen.Gb18030, withMark: false);
        csv.Cell("案号𠮷");
        csv.EndRow();
        csv.Finish();
        Assert.Equal("案号𠮷\r\n", Screen.Gb18030.GetString(stream.ToArray()));
    }

    private static string Write(params string[] cells)
    {
        var stream = new MemoryStream();
        var csv = new CsvWriter(stream, new UTF8Encoding(false), withMark: false);
        foreach (string cell in cells) csv.Cell(cell);
        csv.EndRow();
        csv.Finish();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
