using System.Globalization;
using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>Parts of a file screened apart and put together are the same bytes as one run.</summary>
public sealed class ShardTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zhaodan-shard-").FullName;

    private static readonly NumberMemory Tiny = new(50, 1 << 20, 64);

    private readonly RegimeProgram[] _programs = [TestPrograms.Small()];

    private string Cases => Path.Combine(_root, "案件.csv");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(1, "\r\n", false)]
    [InlineData(2, "\n", false)]
    [InlineData(3, "\r\n", true)]
    [InlineData(7, "\n", true)]
    [InlineData(16, "\n", false)]
    public void AreTheSameBytesTogether(int count, string lineEnd, bool gb18030)
    {
        WriteCases(3_000, lineEnd, gb18030, repeats: false);
        AssertMerged(count);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void NumbersThatOccurInSeveralPartsAreFound(int count)
    {
        WriteCases(3_000, "\n", gb18030: false, repeats: true);
        ScreeningReport report = AssertMerged(count);
        Assert.Contains(report.Diagnostics, finding => finding.Code == "ZD3139");
    }

    // More parts than rows: most are empty.
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void FewRows(int rows)
    {
        WriteCases(rows, "\n", gb18030: false, repeats: false);
        AssertMerged(4);
    }

    [Fact]
    public void MissingForeignAndRepeatedPartsAreRefusedByName()
    {
        WriteCases(300, "\n", gb18030: false, repeats: false);
        string[] parts = Parts(3);
        Assert.StartsWith("ZD3135 一共分了3片，还缺第2片。", Error(Merge([parts[0], parts[2]])), StringComparison.Ordinal);
        Assert.StartsWith($"ZD3137 文件夹“{parts[1]}”和“{Path.Combine(_root, "又")}”都是第2片。", Error(Merge([.. parts, Copy(parts[1], "又")])), StringComparison.Ordinal);
        Assert.StartsWith($"ZD3134 文件夹“{_root}”不是分片筛查的结果，或者不完整：分片.json 文件不存在。", Error(Merge([_root, .. parts])), StringComparison.Ordinal);

        string other = Path.Combine(_root, "另");
        Assert.True(ScreeningJob.Run(Request(new ResumableFolder(other)) with { Shard = new ShardChoice(2, 3), Unmentioned = Unmentioned.False }).Succeeded);
        Assert.StartsWith($"ZD3136 文件夹“{other}”和“{parts[0]}”不是同一次筛查的分片，不同的是选项（检查点的是 未提及 不明）。", Error(Merge([parts[0], other, parts[2]])), StringComparison.Ordinal);

        byte[] answers = File.ReadAllBytes(Path.Combine(parts[1], "答案-小.csv"));
        answers[^5] ^= 1;
        File.WriteAllBytes(Path.Combine(parts[1], "答案-小.csv"), answers);
        Assert.StartsWith($"ZD3134 文件夹“{parts[1]}”不是分片筛查的结果，或者不完整：答案-小.csv 和清单里的校验和不一致。", Error(Merge(parts)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root, "全部")));
    }

    [Fact]
    public void AnInputThatChangedSinceIsRefused()
    {
        WriteCases(300, "\n", gb18030: false, repeats: false);
        string[] parts = Parts(2);
        byte[] cases = File.ReadAllBytes(Cases);
        cases[^4] ^= 1;
        File.WriteAllBytes(Cases, cases);
        Assert.StartsWith("ZD3138", Error(Merge(parts)), StringComparison.Ordinal);
    }

    [Fact]
    public void AQuoteThatNothingClosesCannotBeCut()
    {
        File.WriteAllText(Cases, "案号,甲\n1,是\n2,\"是\n" + string.Concat(Enumerable.Range(3, 200_000).Select(i => $"{i},是\n")));
        ScreeningReport report = ScreeningJob.Run(Request(new ResumableFolder(Path.Combine(_root, "片"))) with { Shard = new ShardChoice(2, 2) });
        Assert.StartsWith("ZD3133", Error(report), StringComparison.Ordinal);
    }

    [Fact]
    public void APipeHasNoParts()
    {
        ScreeningRequest request = Screen.Request("案号,甲\n1,是\n"u8.ToArray(), new ResumableFolder(Path.Combine(_root, "片")), _programs) with { Shard = new ShardChoice(1, 2) };
        Assert.StartsWith("ZD3132", Error(ScreeningJob.Run(request)), StringComparison.Ordinal);
    }

    [Fact]
    public void BadRowsOfAllPartsCountTogether()
    {
        File.WriteAllText(Cases, "案号,甲,\"备\n注\"\n" + string.Concat(Enumerable.Range(0, 400).Select(i => $"{i},{(i % 50 == 9 ? "坏" : "是")},\n")));
        string[] parts = [.. Enumerable.Range(1, 2).Select(n => Path.Combine(_root, "片" + n.ToString(CultureInfo.InvariantCulture)))];
        for (int n = 1; n <= 2; n++) Assert.True(ScreeningJob.Run(Request(new ResumableFolder(parts[n - 1])) with { Shard = new ShardChoice(n, 2), MaxBad = 6 }).Succeeded);
        Assert.StartsWith("ZD3140 各片不合格的行合计8行，超过上限6行，没有合并。", Error(Merge(parts)), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_root, "全部")));
    }

    [Theory]
    [InlineData("3/16", true)]
    [InlineData("0/4", false)]
    [InlineData("5/4", false)]
    [InlineData("3", false)]
    [InlineData("1/2/3", false)]
    [InlineData("-1/2", false)]
    public void Choices(string text, bool isGood)
    {
        Assert.Equal(isGood, ShardChoice.TryParse(text, out ShardChoice? shard));
        if (isGood) Assert.Equal(text, shard?.ToString());
    }

    // A part begins where the reader begins a record, whatever stands in the file.
    [Fact]
    public void EveryCutOfRandomFilesIsARecordOfTheReader()
    {
        var random = new Random(11);
        string[] pieces = ["a", ",", "\"", "\"\"", "\n", "\r\n", "\r", "\",\"", "\"x\ny\"", "是", "\"是\"", "\n\n", ",\"", "\"\n"];
        for (int file = 0; file < 400; file++)
        {
            var text = new StringBuilder("案号,\"甲\n乙\"\n");
            for (int i = random.Next(200); i > 0; i--) text.Append(pieces[random.Next(pieces.Length)]);
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
            (long, string)[] whole = Records(bytes, 0);
            var joined = new List<(long, string)>();
            bool isCertain = true;
            for (int n = 1; n <= 5 && isCertain; n++)
            {
                using var stream = new MemoryStream(bytes);
                ShardRange? range = RecordCuts.Find(stream, new ShardChoice(n, 5));
                isCertain = range is not null;
                if (range is null) break;
                byte[] part = [.. bytes[..(int)range.HeaderEnd], .. bytes[(int)range.Start..(int)range.End]];
                joined.AddRange(Records(part, range.SkippedLines).Skip(n == 1 ? 0 : 1));
            }

            if (isCertain) Assert.Equal(whole, joined);
        }
    }

    private static (long Line, string Text)[] Records(byte[] bytes, long skipped)
    {
        using var decoder = new BlockDecoder(new MemoryStream(bytes));
        decoder.Start(CaseEncoding.Utf8);
        var csv = new CsvReader(decoder);
        var records = new List<(long, string)>();
        while (csv.Read() == CsvStatus.Record) records.Add((csv.Line + (records.Count > 0 ? skipped : 0), csv.Text.ToString()));

        return [.. records];
    }

    private ScreeningReport AssertMerged(int count)
    {
        string whole = Path.Combine(_root, "一次");
        Assert.True(ScreeningJob.Run(Request(new ResumableFolder(whole))).Succeeded);
        string[] parts = Parts(count);
        Array.Reverse(parts);
        ScreeningReport report = Merge(parts);
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics.Select(finding => finding.Message)));
        string together = Path.Combine(_root, "全部");
        Assert.Equal(Directory.GetFileSystemEntries(whole).Select(Path.GetFileName).Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(together).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (string file in Directory.GetFiles(whole))
        {
            string name = Path.GetFileName(file);
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(together, name))), name + "\n" + File.ReadAllText(Path.Combine(together, name)));
        }

        return report;
    }

    private string[] Parts(int count)
    {
        string[] parts = [.. Enumerable.Range(1, count).Select(n => Path.Combine(_root, "片" + n.ToString(CultureInfo.InvariantCulture)))];
        for (int n = 1; n <= count; n++) Assert.True(ScreeningJob.Run(Request(new ResumableFolder(parts[n - 1])) with { Shard = new ShardChoice(n, count), NumberMemory = Tiny }).Succeeded);
        return parts;
    }

    private ScreeningReport Merge(string[] parts) => ShardMerge.Run(new MergeRequest
    {
        Folders = [.. parts],
        Shown = path => path,
        NumberMemory = Tiny,
        Output = new ResumableFolder(Path.Combine(_root, "全部")),
        Whole = record => record.Options.Apply(Request(new ResumableFolder(Path.Combine(_root, "全部")))),
        Scratch = Path.Combine(_root, "全部", ResumableFolder.Unfinished, "重做"),
    });

    private string Copy(string folder, string name)
    {
        string copy = Path.Combine(_root, name);
        Directory.CreateDirectory(copy);
        foreach (string file in Directory.GetFiles(folder)) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private static string Error(ScreeningReport report) => Assert.Single(Screen.Of(report, DiagnosticSeverity.Error));

    private ScreeningRequest Request(IOutputFolder folder) => new()
    {
        Regimes = [.. _programs.Select(program => new ScreeningRegime { Program = program })],
        Input = CaseInput.File(Cases, "案件.csv"),
        Output = folder,
        Keep = ["备\n注"],
    };

    // Line breaks, commas and marks within quotation marks, broken rows, blank lines.
    private void WriteCases(int count, string lineEnd, bool gb18030, bool repeats)
    {
        var random = new Random(count);
        var text = new StringBuilder(lineEnd + "案号,甲,\"备\n注\"" + lineEnd);
        for (int i = 1; i <= count; i++)
        {
            int number = repeats && i % 211 == 0 ? random.Next(1, i) : i;
            text.Append(CultureInfo.InvariantCulture, $"{number},").Append(i % 97 == 0 ? "坏" : i % 3 == 0 ? "是" : "否").Append(',');
            text.Append((i % 5) switch { 0 => "\"断\n行，\"\"引\"\"号,逗\"", 1 => "", 2 => "平", 3 => "中\"间", _ => "\"\r\n\"" });
            text.Append(i % 89 == 0 ? ",多" : "").Append(lineEnd).Append(i % 150 == 0 ? lineEnd : "");
        }

        File.WriteAllBytes(Cases, (gb18030 ? Screen.Gb18030 : new UTF8Encoding(true)).GetBytes(text.ToString()));
    }
}
