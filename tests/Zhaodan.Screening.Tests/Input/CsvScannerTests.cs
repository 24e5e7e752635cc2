using System.Text;
using System.Text.Unicode;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Input.Csv;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Tests.Input;

/// <summary>
/// The scanner of bytes against the reader of characters, on texts with every trouble that a register can have: the same
/// rows, lines, problems and findings, whatever the width of the vectors and wherever blocks end.
/// </summary>
public sealed class CsvScannerTests
{
    private const string Header = "案号,行政执法人员,容缺受理,出现失误或者偏差,故意违法,有法定事由,没有法定事由,不可抗力,启动追责,不如实记录次数,违法所得,过错情节,决定,县区,备注,,是";

    private static readonly CaseSchema Schema = CaseSchema.Build([TestPrograms.Duty()], new DiagnosticBag()) ?? throw new InvalidOperationException();

    private static readonly CaseReaderOptions Options = new() { Keep = ["县区", "行政执法人员"], Shape = CaseShape.Wide, Mapping = [new MappedColumn("备注", ColumnMappingFile.Unused)], AllowMissing = true };

    private static readonly string[] Usual = ["", "", "", "", "是", "否", "否", "不明", "1", "0", "√"];

    private static readonly string[] Odd =
    [
        " 是", "否　", "TRUE", "\"是\"", "\"\"", "\"否\"x", "是\"", "\"", "\"a\"\"b\"", "\"甲,乙\"", "\"行\n行\"", "\"行\r\n行\"", "坏", "2024-02-30", "2024年2月3日", "3", "３次", "12.5", "1万元",
        "轻微", "不明", "严重", "A", "案 1", "\u00A0案", "，", "是是", "不", "空", "x,y", "\uFEFF", "𠮷", "容缺受理、故意违法", "长" + new string('长', 90), "是\r", "\n", "\r\n\r\n",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void GivesTheRowsOfTheOtherReader(int seed)
    {
        var random = new Random(seed);
        string lineEnd = (seed % 3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" };
        string text = Text(random, lineEnd, rows: random.Next(1, 300), oddity: seed % 4 == 0 ? 0 : random.NextDouble() * 0.1);
        bool isGb18030 = seed % 5 == 4;
        byte[] bytes = (isGb18030 ? Screen.Gb18030 : new UTF8Encoding(false)).GetBytes(isGb18030 ? text.Replace("\u00A0", "", StringComparison.Ordinal) : text);
        CaseReaderOptions options = Options with { Encoding = isGb18030 ? CaseEncoding.Gb18030 : CaseEncoding.Utf8 };
        List<string> expected = Carefully(bytes, options);
        foreach (Func<CsvColumns, CsvScanner> scanner in Scanners) Assert.Equal(expected, Scanned(bytes, options, BlockDecoder.BlockSize, scanner));
        Assert.Equal(expected, Scanned(bytes, options, random.Next(2, 400), CsvScanner.Create));
        Assert.Equal(expected, RowByRow(bytes, options, random.Next(2, 400)));
    }

    [Fact]
    public void EveryPlaceMayBeTheEndOfABlock()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Header + "\r\n1,是,否,\"是\",\"甲\"\"乙\",,,,2024-01-02,3,,轻微,,\"东,区\",\"a\r\nb\",,\r\n\r\n2,是,是,,,,,,,,,,,,,,\r\n3,\"没完\r\n4,否,,,,,,,,,,,,西区,,,");
        List<string> expected = Carefully(bytes, Options);
        for (int size = 2; size < bytes.Length + 2; size++) Assert.Equal(expected, Scanned(bytes, Options, size, CsvScanner.Create));
    }

    [Fact]
    public void EveryFileMayEndAnywhere()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Header + "\n1,是,否,\"是\",,,,,2024-01-02,3,,轻微,,\"东区\",a,,\r\n2,否,,,,,,,,,,,,,,,\r3,,,,,,,,,,,,,\"\"\"\",,,\n");
        for (int length = Header.Length * 3; length <= bytes.Length; length++)
        {
            if (!Utf8.IsValid(bytes.AsSpan(0, length))) continue;
            Assert.Equal(Carefully(bytes[..length], Options), Scanned(bytes[..length], Options, BlockDecoder.BlockSize, CsvScanner.Create));
        }
    }

    [Fact]
    public void ManyRowsFillManyBatches()
    {
        string text = Header + "\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"案{i},是,否,,,,,,,{i % 7},,,,{(i % 999 == 5 ? "\"区\n\"" : "区")},,,\n"));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(Carefully(bytes, Options), Scanned(bytes, Options, BlockDecoder.BlockSize, CsvScanner.Create));
    }

    [Theory]
    [InlineData(0, 64)]
    [InlineData(1, 63)]
    [InlineData(2, 200)]
    public void AWordIsGatheredAndSpreadTheSameWithoutTheInstruction(int seed, int rounds)
    {
        var random = new Random(seed);
        for (int i = 0; i < rounds; i++)
        {
            ulong word = (ulong)random.NextInt64(), places = (ulong)random.NextInt64() & (ulong)random.NextInt64() | 1UL << random.Next(64);
            Assert.Equal(BitGather.ExtractByBits(word, places), BitGather.Extract(word, places));
            int n = random.Next(System.Numerics.BitOperations.PopCount(places));
            Assert.Equal(System.Numerics.BitOperations.TrailingZeroCount(BitGather.DropBits(n, places)), BitGather.Place(n, places));
        }
    }

    [Fact]
    public void Utf8IsCheckedAsTheRuntimeDoes()
    {
        var random = new Random(1);
        byte[] good = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("是否不明aé𠮷,￿\uD7FF\uE000", 12)));
        for (int i = 0; i < 20_000; i++)
        {
            byte[] text = [.. good.AsSpan(0, random.Next(1, good.Length))];
            for (int k = random.Next(3); k > 0; k--) text[random.Next(text.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : random.Next(0x80, 0x100));
            byte[] around = [.. new byte[Utf8Check.Before], .. text, .. new byte[Utf8Check.Behind]];
            Assert.Equal(Utf8.IsValid(text), Utf8Check.IsValid(around, Utf8Check.Before, text.Length));
            Assert.Equal(Utf8.IsValid(text), Utf8Check.IsValid128(ref around[Utf8Check.Before], text.Length));
        }
    }

    private static IEnumerable<Func<CsvColumns, CsvScanner>> Scanners =>
    [
        columns => new CsvScanner<Masks512>(columns), columns => new CsvScanner<Masks256>(columns),
        columns => new CsvScanner<Masks128>(columns), columns => new CsvScanner<MasksByByte>(columns),
    ];

    private static string Text(Random random, string lineEnd, int rows, double oddity)
    {
        int columns = Header.Split(',').Length;
        var text = new StringBuilder(Header).Append(lineEnd);
        for (int row = 0; row < rows; row++)
        {
            int fields = random.NextDouble() < oddity / 10 ? random.Next(1, columns + 3) : columns;
            for (int column = 0; column < fields; column++)
            {
                if (column > 0) text.Append(',');
                string cell = random.NextDouble() < oddity ? Odd[random.Next(Odd.Length)] : column switch
                {
                    0 => "案" + random.Next(1000),
                    9 => random.Next(3) == 0 ? random.Next(5).ToString(System.Globalization.CultureInfo.InvariantCulture) : "",
                    10 => "",
                    11 => random.Next(3) == 0 ? "一般" : "",
                    12 or 15 or 16 => "",
                    13 or 14 => random.Next(2) == 0 ? "东区" : "",
                    _ => Usual[random.Next(Usual.Length)],
                };
                text.Append(cell);
            }

            if (row < rows - 1 || random.Next(2) == 0) text.Append(random.NextDouble() < oddity ? lineEnd + lineEnd : lineEnd);
        }

        return text.ToString();
    }

    // The reader of characters over whole blocks.
    private static List<string> Carefully(byte[] bytes, CaseReaderOptions options)
    {
        var diagnostics = new DiagnosticBag();
        using var decoder = new BlockDecoder(new MemoryStream(bytes));
        decoder.Start(options.Encoding);
        var csv = new CsvReader(decoder);
        Assert.Equal(CsvStatus.Record, csv.Read());
        List<(string, int)> header = [.. Enumerable.Range(0, csv.FieldCount).Select(i => (csv[i].Trim().ToString(), 0))];
        ColumnPlan? plan = ColumnBinder.Bind(Schema, new SourceText("案件.csv", csv.Text.ToString()), header, options, diagnostics);
        Assert.NotNull(plan);
        diagnostics = new DiagnosticBag();
        var reader = new CsvRowReader(Schema, "案件.csv", csv, plan);
        var row = new CaseRow(Schema, options.Keep.Length);
        var rows = new List<string>();
        while (reader.Read(row, diagnostics)) rows.Add(Shown(row));
        rows.Add($"{rows.Count} {reader.BlankLines} {reader.IsTruncated} {Findings(diagnostics)} {decoder.Hash()}");
        return rows;
    }

    private static List<string> RowByRow(byte[] bytes, CaseReaderOptions options, int blockSize)
    {
        using CsvCaseReader reader = Open(bytes, options, blockSize, CsvScanner.Create);
        var diagnostics = new DiagnosticBag();
        var row = new CaseRow(Schema, options.Keep.Length);
        var rows = new List<string>();
        while (reader.Read(row, diagnostics)) rows.Add(Shown(row));
        rows.Add($"{reader.Rows} {reader.BlankLines} {reader.IsTruncated} {Findings(diagnostics)} {reader.Hash()}");
        return rows;
    }

    private static List<string> Scanned(byte[] bytes, CaseReaderOptions options, int blockSize, Func<CsvColumns, CsvScanner> scanner)
    {
        using CsvCaseReader reader = Open(bytes, options, blockSize, scanner);
        var diagnostics = new DiagnosticBag();
        IColumnReader columns = reader;
        IBatchColumns batch = columns.NewBatch(128);
        CaseRow[] rows = [.. Enumerable.Range(0, 128).Select(_ => new CaseRow(Schema, options.Keep.Length))];
        var shown = new List<string>();
        bool more = true;
        while (more)
        {
            more = columns.Fill(batch, i => rows[i], diagnostics);
            for (int i = 0; i < batch.Count; i++)
            {
                AssertPlanesSayTheSame(batch, i, rows[i]);
                shown.Add(Shown(rows[i]));
            }
        }

        shown.Add($"{reader.Rows} {reader.BlankLines} {reader.IsTruncated} {Findings(diagnostics)} {reader.Hash()}");
        return shown;
    }

    private static CsvCaseReader Open(byte[] bytes, CaseReaderOptions options, int blockSize, Func<CsvColumns, CsvScanner> scanner) =>
        CsvCaseReader.Open(CaseInput.Stream("案件.csv", new MemoryStream(bytes)), Schema, options, new DiagnosticBag(), blockSize, scanner) ?? throw new InvalidOperationException();

    private static void AssertPlanesSayTheSame(IBatchColumns batch, int index, CaseRow row)
    {
        var plane = new ulong[(batch.Count + 63) / 64];
        for (int fact = 0; fact < Schema.TruthCount; fact++)
        {
            foreach (StatedTruth truth in (StatedTruth[])[StatedTruth.True, StatedTruth.False, StatedTruth.Unknown])
            {
                batch.Stated(fact, truth, plane);
                Assert.Equal(row.Truths[fact] == truth, (plane[index >> 6] >> (index & 63) & 1) != 0);
            }
        }

        for (int i = 0; i < Schema.NumberCount; i++) Assert.Equal(row.Numbers[i], batch.Numbers(i).IsEmpty ? default : batch.Numbers(i)[index]);
        for (int i = 0; i < Schema.ChoiceCount; i++) Assert.Equal(row.Choices[i], batch.Choices(i).IsEmpty ? default : batch.Choices(i)[index]);
    }

    private static string Shown(CaseRow row) => string.Join(
        '|',
        row.Line,
        row.CaseNumber.ToString(),
        row.Kept(0).ToString(),
        row.Kept(1).ToString(),
        string.Concat(row.Truths.ToArray().Select(truth => (int)truth)),
        string.Join(',', row.Numbers.ToArray()),
        string.Join(',', row.Choices.ToArray()),
        row.HasIdleAssertion,
        row.Laws.Count,
        row.Grants.Count,
        string.Join(';', row.Problems),
        row.Text.ToString());

    private static string Findings(DiagnosticBag diagnostics) => string.Join(';', diagnostics.Items.Select(item => $"{item.Location} {item.Message}"));
}
