using System.Text;
using System.Text.Json;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Output;

public sealed class NdjsonWriterTests
{
    [Fact]
    public void EveryLineHasAllKeysInOrder() => Assert.Equal(
        ["""{"案号":"1","责任":"追究","责任〔2〕":""}""", """{"案号":"2","责任":"","责任〔2〕":"=1+1"}""", ""],
        Write(["案号", "责任", "责任"], ["1", "追究", ""], ["2", "", "=1+1"]).Split('\n'));

    [Theory]
    [InlineData("\"\\/\b\n\r\t\u0001\u001f\u007f")]
    [InlineData("𠮷‱<>&'+\u2028é\uFEFF")]
    [InlineData("")]
    public void AnyTextComesBack(string text)
    {
        string line = Write(["案号"], [text]).TrimEnd('\n');
        Assert.DoesNotContain('\n', line);
        using JsonDocument read = JsonDocument.Parse(line);
        Assert.Equal(text, read.RootElement.GetProperty("案号").GetString());
    }

    [Fact]
    public void ReadyCellsAreWrittenAsTheirTexts()
    {
        using var stream = new MemoryStream();
        using var writer = new NdjsonWriter(stream);
        ReadyCells ready = ReadyCells.Of(sink =>
        {
            sink.Cell("追究");
            sink.Cell("");
        });
        foreach (string name in (string[])["案号", "甲", "乙", "丙", "丁"]) writer.Cell(name);
        writer.EndRow();
        for (int i = 0; i < 3; i++)
        {
            writer.Cell("1");
            writer.Ready(ready);
            writer.Ready(ready);
            writer.EndRow();
        }

        writer.Finish();
        Assert.Equal(4, writer.Rows);
        Assert.Equal(string.Concat(Enumerable.Repeat("{\"案号\":\"1\",\"甲\":\"追究\",\"乙\":\"\",\"丙\":\"追究\",\"丁\":\"\"}\n", 3)), Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string Write(params string[][] rows)
    {
        using var stream = new MemoryStream();
        using var writer = new NdjsonWriter(stream);
        foreach (string[] row in rows)
        {
            foreach (string cell in row) writer.Cell(cell);
            writer.EndRow();
        }

        writer.Finish();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
