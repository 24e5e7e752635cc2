using System.Collections.Immutable;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Compilation;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Packing;

namespace Zhaodan.Screening.Tests.Arrow;

/// <summary>Whole columns counted by a kernel come to the counts of the rows, and what a kernel cannot tell is looked at.</summary>
public sealed class TotalsTests
{
    [Theory]
    [InlineData(Unmentioned.Unknown, 300_000)]
    [InlineData(Unmentioned.False, 9_000)]
    public void Counts_are_those_of_the_rows(Unmentioned unmentioned, int rows)
    {
        RegimeProgram program = TestPrograms.Duty();
        Compare(program, Pack(program, rows, CaseShape.Wide), unmentioned, "制度甲");
    }

    // Every construct, days included.
    [Fact]
    public void Counts_are_those_of_the_rows_under_random_programs()
    {
        for (int seed = 0; seed < 24; seed++)
        {
            RegimeProgram made = ProgramGenerator.Generate(seed);
            RegimeProgram program = made with { Header = made.Header with { Code = "甲" } };
            Compare(program, Pack(program, 900 + seed, seed % 2 == 0 ? CaseShape.Wide : CaseShape.List), seed % 3 == 0 ? Unmentioned.False : Unmentioned.Unknown, $"seed {seed}");
        }
    }

    [Fact]
    public void What_a_kernel_cannot_tell_is_looked_at_row_by_row()
    {
        byte[] file = Odd().Bytes(3);
        MemoryFolder expected = ArrowTable.Good(ArrowTable.Run(TestPrograms.Duty(), file));
        MemoryFolder actual = ArrowTable.Good(ArrowTable.Run(TestPrograms.Duty(), file, Totals(new KernelHost())));
        Assert.Equal(Counts(expected), Counts(actual));
        Assert.Equal(expected.Text("隔离.csv"), actual.Text("隔离.csv"));
        Assert.Equal(4, actual.Lines("隔离.csv").Length - 1);
    }

    [Fact]
    public void Case_numbers_are_not_looked_at()
    {
        byte[] file = new ArrowTable().Column("案号", ArrowType.Utf8, ["一", "一", null, ""]).Column("甲", ArrowType.Bool, [true, true, false, null]).Bytes();
        ScreeningReport report = ArrowTable.Run(TestPrograms.Small(), file, Totals(new KernelHost())).Report;
        Assert.Equal((4, 4, 0, true), (report.Summary!.Rows, report.Summary.Answered, report.Summary.Bad, report.Summary.TotalsOnly));
        Assert.Equal("", report.Summary.InputHash);
    }

    [Fact]
    public void Only_the_summary_is_written()
    {
        byte[] file = new ArrowTable().Column("案号", ArrowType.Utf8, ["一"]).Column("甲", ArrowType.Bool, [true]).Bytes();
        MemoryFolder folder = ArrowTable.Good(ArrowTable.Run(TestPrograms.Small(), file, Totals(new KernelHost())));
        Assert.Equal(["汇总.html", "汇总.json", "清单.json", "隔离.csv"], folder.Files.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_an_Arrow_file_is_counted_so() =>
        Assert.Equal("ZD4076", Assert.Single(Screen.Errors(Screen.Text(TestPrograms.Small(), "案号,甲\r\n一,是\r\n", request => request with { TotalsOnly = true })))[..6]);

    // Without this the tests above would pass if no kernel ever counted anything.
    [Fact]
    public void A_kernel_that_errs_is_noticed()
    {
        RegimeProgram program = TestPrograms.Duty();
        byte[] file = Pack(program, 9_000, CaseShape.Wide);
        MemoryFolder expected = ArrowTable.Good(ArrowTable.Run(program, file));
        (ScreeningReport Report, MemoryFolder Folder) actual = ArrowTable.Run(program, file, Totals(new Erring()));
        Assert.NotEqual(Counts(expected), Counts(actual.Folder));
    }

    [Fact]
    public void Codes_stand_for_the_texts_of_the_answers()
    {
        RegimeProgram program = TestPrograms.Duty();
        Assert.Equal(20_000, CompareCodes(program, Pack(program, 20_000, CaseShape.Wide), "制度甲"));
        Assert.Equal(3, CompareCodes(program, Odd().Bytes(3), "怪"));
        for (int seed = 0; seed < 12; seed++)
        {
            RegimeProgram made = ProgramGenerator.Generate(seed);
            RegimeProgram random = made with { Header = made.Header with { Code = "试甲" } };
            CompareCodes(random, Pack(random, 500 + seed, CaseShape.Wide), $"seed {seed}");
        }
    }

    [Fact]
    public void A_group_that_is_not_there_or_too_large_has_no_codes()
    {
        byte[] file = new ArrowTable().Column("案号", ArrowType.Utf8, ["一"]).Column("甲", ArrowType.Bool, [true]).Bytes();
        Assert.Equal("ZD4077", Assert.Single(Screen.Errors(ArrowTable.Run(TestPrograms.Small(), file, request => request with { TotalsOnly = true, Codes = ["没有"] })))[..6]);
        var b = new ProgramBuilder("大");
        int fact = b.Truth("甲");
        b.Rule("第一条", "甲的，从轻。", b.Is(fact), b.Group("情节", GroupKind.Parallel, [.. Enumerable.Range(1, 13).Select(value => $"值{value}")]), 0);
        Assert.Equal("ZD4078", Assert.Single(Screen.Errors(ArrowTable.Run(b.Build(), file, request => request with { TotalsOnly = true, Codes = ["全部"] })))[..6]);
    }

    // Row by row; rows put aside have no code. How many were answered.
    private static int CompareCodes(RegimeProgram program, byte[] file, string what)
    {
        MemoryFolder expected = ArrowTable.Good(ArrowTable.Run(program, file, request => request with { OutputFormat = CaseFormat.Arrow }));
        MemoryFolder actual = ArrowTable.Good(ArrowTable.Run(program, file, request => Totals(new KernelHost())(request) with { Codes = ["全部"] }));
        List<string?[]> answers = Rows(expected.Files["答案-试甲.arrow"], name => program.Groups.Any(group => group.IsDerived && group.Name == name));
        List<string?[]> codes = Rows(actual.Files["结论码-试甲.arrow"], _ => true);
        int answered = 0;
        foreach (string?[] code in codes)
        {
            if (Array.TrueForAll(code, text => text is null)) continue;
            Assert.Equal((what, answered, string.Join('|', answers[answered])), (what, answered, string.Join('|', code)));
            answered++;
        }

        Assert.Equal(answers.Count, answered);
        Assert.Equal(codes.Count - answered, expected.Lines("隔离.csv").Length - 1);
        return answered;
    }

    private static List<string?[]> Rows(byte[] bytes, Func<string, bool> isWanted)
    {
        using ArrowFile file = ArrowFile.FromBytes(bytes);
        int[] fields = [.. Enumerable.Range(0, file.Schema.Fields.Count).Where(field => isWanted(file.Schema.Fields[field].Name))];
        var rows = new List<string?[]>();
        for (int b = 0; b < file.BatchCount; b++)
        {
            RecordBatchView view = file.ReadBatch(b);
            for (int row = 0; row < view.Length; row++) rows.Add([.. fields.Select(field => view.Column(field).GetString(row))]);
        }

        return rows;
    }

    // One row contradicts itself, one says two things of a fact, one has a number beyond all limits, one a text that is no option.
    private static ArrowTable Odd() => new ArrowTable()
        .Column("案号", ArrowType.Utf8, ["一", "二", "三", "四", "五", "六", "七"])
        .Column("行政执法人员", ArrowType.Bool, [true, true, true, null, true, true, true])
        .Column("有法定事由", ArrowType.Bool, [true, false, true, null, null, null, true])
        .Column("没有法定事由", ArrowType.Bool, [true, false, null, null, true, null, false])
        .Column("容缺受理", ArrowType.Bool, [true, true, null, true, null, null, null])
        .Column("容缺受理·不明", ArrowType.Bool, [null, true, true, false, null, null, null])
        .Column("启动追责", ArrowType.Date32, [null, null, null, "2022-03-01", null, "2020-02-29", null])
        .Column("不如实记录次数", ArrowType.Int64, [2, 0, null, 3, -1, 2, 1])
        .Column("违法所得", ArrowType.Int32, [null, 5, 1_000_000, 7, 999_999, null, 0], ("单位", "分"))
        .Coded("过错情节", ["严重", "轻微", "一般或者严重", "", "无所谓"], 0, 1, 2, 3, null, 1, 4);

    private static void Compare(RegimeProgram program, byte[] file, Unmentioned unmentioned, string what)
    {
        MemoryFolder expected = ArrowTable.Good(ArrowTable.Run(program, file, request => request with { Unmentioned = unmentioned }));
        MemoryFolder actual = ArrowTable.Good(ArrowTable.Run(program, file, request => Totals(new KernelHost())(request) with { Unmentioned = unmentioned }));
        Assert.Equal((what, Counts(expected)), (what, Counts(actual)));
        Assert.Equal(expected.Text("隔离.csv"), actual.Text("隔离.csv"));
    }

    private static Func<ScreeningRequest, ScreeningRequest> Totals(IKernelCompiler compiler) => request => request with { TotalsOnly = true, Kernels = compiler, KernelsAtOnce = true };

    // All of the summary but what it says of how it was made.
    private static string Counts(MemoryFolder folder) =>
        string.Join('\n', folder.Text("汇总.json").Split('\n').Where(line => !line.Contains("\"sha256\"", StringComparison.Ordinal) && !line.Contains("\"totalsOnly\"", StringComparison.Ordinal)));

    private static byte[] Pack(RegimeProgram program, int rows, CaseShape shape)
    {
        using var stream = new MemoryStream();
        Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = rows, Seed = 7, Shape = shape }, stream).Succeeded);
        string path = Path.Combine(Path.GetTempPath(), $"zhaodan-{Guid.NewGuid():N}.csv");
        File.WriteAllBytes(path, stream.ToArray());
        try
        {
            var folder = new MemoryFolder();
            PackReport report = PackJob.Run(new PackRequest
            {
                Regimes = [LinkedRegime.Of(program)],
                Input = CaseInput.File(path),
                Options = new CaseReaderOptions { AllowMissing = true },
                Output = folder,
                File = "案件.arrow",
                Quarantine = "案件.隔离.csv",
            });
            Assert.True(report.Succeeded);
            return folder.Files["案件.arrow"];
        }
        finally
        {
            File.Delete(path);
        }
    }

    private sealed class Erring : IKernelCompiler
    {
        public PlaneKernel Compile(Circuit circuit, ImmutableArray<Wire> outputs, KernelOptions options) =>
            ((IKernelCompiler)new KernelHost()).Compile(circuit, [.. outputs.Select((wire, o) => o > 0 && !wire.IsConstant ? !wire : wire)], options);
    }
}
