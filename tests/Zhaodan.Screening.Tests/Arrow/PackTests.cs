using System.Text;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Packing;

namespace Zhaodan.Screening.Tests.Arrow;

/// <summary>A packed table says what the table said.</summary>
public sealed class PackTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("zhaodan-pack-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(CaseShape.Wide)]
    [InlineData(CaseShape.List)]
    public void Random_cases_get_the_same_answers_from_both(CaseShape shape)
    {
        RegimeProgram program = TestPrograms.Duty();
        using var stream = new MemoryStream();
        Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = 5_000, Seed = 7, Shape = shape }, stream).Succeeded);
        Compare([program], stream.ToArray(), "制度甲");
    }

    [Fact]
    public void Random_programs_answer_the_same_from_both()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed) is var made ? made with { Header = made.Header with { Code = "甲" } } : throw new InvalidOperationException();
            using var stream = new MemoryStream();
            Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = 70 + seed, Seed = 7, Shape = seed % 2 == 0 ? CaseShape.Wide : CaseShape.List }, stream).Succeeded);
            Compare([program], stream.ToArray(), $"seed {seed}");
        }
    }

    [Fact]
    public void What_has_no_plain_value_comes_through_too()
    {
        const string Cases =
            "案号,是,不明,启动追责,违法所得,不如实记录次数,过错情节,认可,认定,备注\r\n" +
            "一,行政执法人员,容缺受理,2022年3月,不满1万元,两次以上,轻微或者一般,,,a\r\n" +
            "二,,,不明,1万元至2万元,,不明,第八条第（二）项情形「甲会议」,不予追究,\r\n" +
            "三,,,2022-03-01,123456789012.34,70000,严重,,,b\r\n";
        Compare([TestPrograms.Duty()], Encoding.UTF8.GetBytes(Cases), "手写", request => request with { Keep = Screen.Keep("备注") });
    }

    [Fact]
    public void Bad_rows_go_to_quarantine_and_are_counted()
    {
        PackReport report = Pack([TestPrograms.Small()], Encoding.UTF8.GetBytes("案号,甲\r\n1,是\r\n2,也许\r\n1,否\r\n,否\r\n3,\r\n"), [], out byte[] file, out string quarantine);
        Assert.True(report.Succeeded);
        Assert.Equal((5, 2, 3), (report.Rows, report.Packed, report.Bad));
        Assert.Equal(["3,2,甲", "4,1,案号", "5,,案号"], quarantine.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join(',', line.Split(',').Take(3))));
        Assert.Equal(["案号", "1", "3"], ArrowTable.Good(ArrowTable.Run(TestPrograms.Small(), file)).Lines("答案-小.csv").Select(line => line.Split(',')[0]));
    }

    [Theory]
    [InlineData("案号,甲\r\n1,也许\r\n", 0L)]
    [InlineData("案号,乙\r\n1,是\r\n", null)]
    [InlineData("", null)]
    public void A_failure_leaves_nothing(string cases, long? maxBad)
    {
        PackReport report = Pack([TestPrograms.Small()], Encoding.UTF8.GetBytes(cases), [], out byte[] file, out string quarantine, maxBad);
        Assert.False(report.Succeeded);
        Assert.NotEmpty(report.Diagnostics);
        Assert.Empty(file);
        Assert.Empty(quarantine);
    }

    private void Compare(RegimeProgram[] programs, byte[] cases, string what, Func<ScreeningRequest, ScreeningRequest>? with = null)
    {
        foreach (Unmentioned unmentioned in new[] { Unmentioned.Unknown, Unmentioned.False })
        {
            ScreeningRequest With(ScreeningRequest request) => (with is null ? request : with(request)) with { Unmentioned = unmentioned, AllowMissing = true };
            (ScreeningReport wanted, MemoryFolder expected) = Screen.Bytes(programs[0], cases, With);
            Assert.True(wanted.Succeeded, what + string.Join('\n', wanted.Diagnostics.Select(finding => finding.Message)));
            PackReport packed = Pack(programs, cases, With(Screen.Request([], expected, programs)).Keep, out byte[] file, out _);
            Assert.True(packed.Succeeded, what + string.Join('\n', packed.Diagnostics.Select(finding => finding.Message)));
            MemoryFolder actual = ArrowTable.Good(ArrowTable.Run(programs[0], file, With));
            string name = expected.Files.Keys.First();
            (string[] lines, string[] given) = (expected.Lines(name), actual.Lines(name));
            Assert.Equal((what, lines.Length), (what, given.Length));
            for (int i = 0; i < lines.Length; i++) Assert.True(lines[i] == given[i], $"{what} {i}\n{lines[0]}\n{lines[i]}\n{given[i]}");
        }
    }

    private PackReport Pack(RegimeProgram[] programs, byte[] cases, System.Collections.Immutable.ImmutableArray<string> keep, out byte[] file, out string quarantine, long? maxBad = null)
    {
        string path = Path.Combine(_folder.FullName, "案件.csv");
        File.WriteAllBytes(path, cases);
        var folder = new MemoryFolder();
        PackReport report = PackJob.Run(new PackRequest
        {
            Regimes = [.. programs.Select(LinkedRegime.Of)],
            Input = CaseInput.File(path),
            Options = new CaseReaderOptions { Keep = keep, AllowMissing = maxBad is null && cases.Length > 40 },
            Output = folder,
            File = "案件.arrow",
            Quarantine = "案件.隔离.csv",
            MaxBad = maxBad,
        });
        Assert.Equal(0, folder.Begun);
        file = folder.Files.GetValueOrDefault("案件.arrow", []);
        quarantine = folder.Files.ContainsKey("案件.隔离.csv") ? folder.Text("案件.隔离.csv") : "";
        return report;
    }
}
