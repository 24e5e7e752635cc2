using System.Text;
using Zhaodan.Screening.Input;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>The reader against records that were written with care, over block ends and in both encodings.</summary>
public sealed class CsvReaderTests
{
    private static readonly string[] Pieces = ["甲", "一、二", "", "\"", ",", "\n", "\r\n", "x", "容缺受理", "𠮷", " ", "长" + new string('长', 300)];

    [Theory]
    [InlineData(1, "\n", false)]
    [InlineData(2, "\r\n", false)]
    [InlineData(3, "\r\n", true)]
    [InlineData(4, "\r", false)]
    [InlineData(5, "\n", true)]
    public void ReadsBackWhatWasWritten(int seed, string lineEnd, bool isGb18030)
    {
        var random = new Random(seed);
        List<string[]> records = [.. Enumerable.Range(0, 4_000).Select(_ => Record(random, lineEnd))];
        string text = string.Join(lineEnd, records.Select(record => string.Join(',', record.Select(field => Written(field, random)))));
        byte[] bytes = (isGb18030 ? Screen.Gb18030 : new UTF8Encoding(false)).GetBytes(text + (seed % 2 == 0 ? lineEnd : ""));
        using var decoder = new BlockDecoder(new DribblingStream(bytes, random));
        decoder.Start(isGb18030 ? CaseEncoding.Gb18030 : CaseEncoding.Utf8);
        var reader = new CsvReader(decoder);
        foreach (string[] record in records)
        {
            Assert.Equal(CsvStatus.Record, reader.Read());
            Assert.Equal(record, Enumerable.Range(0, reader.FieldCount).Select(i => reader[i].ToString()));
        }

        Assert.Equal(CsvStatus.End, reader.Read());
        Assert.Equal(bytes.Length, decoder.BytesRead);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), decoder.Hash());
    }

    [Theory]
    [InlineData("a\"b,c", new[] { "a\"b", "c" }, false)]
    [InlineData("\"a\"b,c", new[] { "a", "b", "c" }, true)]
    [InlineData("a,", new[] { "a", "" }, false)]
    [InlineData("\"\",\"\"", new[] { "", "" }, false)]
    [InlineData("\"\"\"\"", new[] { "\"" }, false)]
    public void ReadsOddRecords(string text, string[] fields, bool isMalformed)
    {
        using var decoder = new BlockDecoder(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        decoder.Start(CaseEncoding.Detect);
        var reader = new CsvReader(decoder);
        Assert.Equal(CsvStatus.Record, reader.Read());
        Assert.Equal(fields, Enumerable.Range(0, reader.FieldCount).Select(i => reader[i].ToString()));
        Assert.Equal(isMalformed, reader.IsMalformed);
        Assert.Equal(text, reader.Text.ToString());
        Assert.Equal(CsvStatus.End, reader.Read());
    }

    [Theory]
    [InlineData("案号,甲\n", false, CaseEncoding.Utf8)]
    [InlineData("案号,甲\n", true, CaseEncoding.Gb18030)]
    [InlineData("id,name\n案号\n", false, CaseEncoding.Utf8)]
    [InlineData("id,name\n案号\n", true, CaseEncoding.Gb18030)]
    [InlineData("id\n", false, CaseEncoding.Utf8)]
    public void DetectsTheEncoding(string text, bool isGb18030, CaseEncoding expected)
    {
        byte[] bytes = (isGb18030 ? Screen.Gb18030 : Encoding.UTF8).GetBytes(text);
        Assert.Equal(expected, CaseEncodings.Choose(CaseEncoding.Detect, bytes).Encoding);
    }

    [Fact]
    public void AMarkDecides()
    {
        Assert.Equal((CaseEncoding.Utf8, 3), Chosen([0xEF, 0xBB, 0xBF, 0xB0]));
        Assert.Equal((CaseEncoding.Gb18030, 4), Chosen([0x84, 0x31, 0x95, 0x33, 0x41]));
    }

    private static (CaseEncoding, int) Chosen(byte[] head)
    {
        EncodingChoice choice = CaseEncodings.Choose(CaseEncoding.Detect, head);
        return (choice.Encoding, choice.BomLength);
    }

    private static string[] Record(Random random, string lineEnd)
    {
        var fields = new string[random.Next(1, 6)];
        for (int i = 0; i < fields.Length; i++)
        {
            string field = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            fields[i] = lineEnd == "\r" ? field.Replace("\n", "", StringComparison.Ordinal) : field;
        }

        // A record of one empty field is a blank line.
        if (fields is [""]) fields[0] = "x";
        return fields;
    }

    private static string Written(string field, Random random)
    {
        bool needed = field.AsSpan().IndexOfAny("\",\r\n") >= 0;
        return needed || random.Next(4) == 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
    }

    /// <summary>Gives as many bytes at a time as it likes.</summary>
    private sealed class DribblingStream(byte[] bytes, Random random) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, random.Next(1, 70_000)));
    }
}
