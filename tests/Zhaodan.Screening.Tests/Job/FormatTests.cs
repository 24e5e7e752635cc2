using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>The same cases give the same answers, whatever file they come in.</summary>
public sealed class FormatTests
{
    private static readonly CaseFormat[] Others = [CaseFormat.Ndjson, CaseFormat.Xlsx];

    [Theory]
    [InlineData(CaseShape.Wide)]
    [InlineData(CaseShape.List)]
    public void GeneratedCasesGiveTheSameAnswers(CaseShape shape)
    {
        RegimeProgram program = TestPrograms.Duty();
        string expected = Answers(program, Generate(program, shape, CaseFormat.Csv, 2_000), CaseFormat.Csv, answered: 2_000);
        foreach (CaseFormat format in Others) Assert.Equal(expected, Answers(program, Generate(program, shape, format, 2_000), format, answered: 2_000));
    }

    // Every construct of the language, one program after the other.
    [Fact]
    public void CasesOfRandomProgramsGiveTheSameAnswers()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            CaseShape shape = seed % 2 == 0 ? CaseShape.Wide : CaseShape.List;
            byte[] cases = Generate(program, shape, CaseFormat.Csv, 40, seed);
            if (cases.Length == 0) continue;
            string expected = Answers(program, cases, CaseFormat.Csv);
            foreach (CaseFormat format in Others) Assert.Equal((seed, expected), (seed, Answers(program, Generate(program, shape, format, 40, seed), format)));
        }
    }

    [Fact]
    public void AnswersSayTheSameInEveryFormat()
    {
        RegimeProgram program = TestPrograms.Duty();
        byte[] cases = Generate(program, CaseShape.Wide, CaseFormat.Csv, 300);
        string[][] expected = [.. Screened(program, cases, CaseFormat.Csv, CaseFormat.Csv).Lines("答案-试甲.csv").Select(line => line.Split(','))];
        string[] ndjson = Screened(program, cases, CaseFormat.Csv, CaseFormat.Ndjson).Text("答案-试甲.ndjson").TrimEnd('\n').Split('\n');
        Assert.Equal(expected.Length - 1, ndjson.Length);
        for (int i = 0; i < ndjson.Length; i++)
        {
            using var line = System.Text.Json.JsonDocument.Parse(ndjson[i]);
            Assert.Equal(expected[0].Zip(expected[i + 1]), line.RootElement.EnumerateObject().Select(pair => (pair.Name, pair.Value.GetString() ?? "")));
        }
    }

    // Counts, quarantine and summary but for the name of the format are those of CSV.
    [Fact]
    public void BadRowsAreTheSameRows()
    {
        const string Csv = "案号,甲\n1,是\n2,啊\n1,否\n";
        const string Ndjson = "{\"案号\":\"1\",\"甲\":\"是\"}\n{\"案号\":\"2\",\"甲\":\"啊\"}\n{\"案号\":\"1\",\"甲\":\"否\"}\n";
        Assert.Equal(Reasons(Csv, CaseFormat.Csv), Reasons(Ndjson, CaseFormat.Ndjson).Select(reason => reason.Replace("第1行", "第2行", StringComparison.Ordinal)));

        static string[] Reasons(string text, CaseFormat format) =>
            [.. Screen.Text(TestPrograms.Small(), text, r => r with { InputFormat = format }).Folder.Lines("隔离.csv")[1..].Select(line => string.Join(',', line.Split(',')[1..6]))];
    }

    [Fact]
    public void AWorkbookOfTooManyCasesIsNotGenerated()
    {
        using var stream = new MemoryStream();
        GenerationReport report = CaseGenerator.Write(new GenerationRequest { Programs = [TestPrograms.Small()], Rows = 1_048_576, Seed = 1, Format = CaseFormat.Xlsx }, stream);
        Assert.Equal("ZD3162 “1048576个案件”写不成 Excel 工作簿：一张工作表最多1048575个。", $"{report.Diagnostics.Single().Code} {report.Diagnostics.Single().Message}");
        Assert.Equal(0, stream.Length);
    }

    private static byte[] Generate(RegimeProgram program, CaseShape shape, CaseFormat format, long rows, int seed = 7)
    {
        using var stream = new MemoryStream();
        CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = rows, Seed = (ulong)seed, Shape = shape, Format = format }, stream);
        return stream.ToArray();
    }

    private static string Answers(RegimeProgram program, byte[] cases, CaseFormat format, long? answered = null)
    {
        MemoryFolder folder = Screened(program, cases, format, CaseFormat.Csv, answered);
        return folder.Text(folder.Files.Keys.First(name => name.StartsWith("答案-", StringComparison.Ordinal)));
    }

    private static MemoryFolder Screened(RegimeProgram program, byte[] cases, CaseFormat format, CaseFormat output, long? answered = null)
    {
        (ScreeningReport report, MemoryFolder folder) = Screen.Bytes(program, cases, r => r with { InputFormat = format, OutputFormat = output });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics.Select(diagnostic => diagnostic.Message)));
        Assert.Equal(answered ?? report.Summary!.Answered, report.Summary!.Answered);
        return folder;
    }
}
