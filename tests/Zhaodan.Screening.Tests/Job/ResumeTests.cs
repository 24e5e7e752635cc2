using System.Text;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>A job that is stopped anywhere goes on, and what it leaves in the end is what an unbroken run leaves, byte for byte.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zhaodan-resume-").FullName;

    private string Cases => Path.Combine(_root, "案件.csv");

    private string Results => Path.Combine(_root, "结果");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void KilledAtEveryStepOfTheFileSystem(bool byInterpreter)
    {
        RegimeProgram[] programs = [TestPrograms.Duty(), ProgramGenerator.Generate(3)];
        WriteCases(programs, 2_200);
        Dictionary<string, byte[]> expected = Unbroken(programs, byInterpreter);
        int killed = 0;
        for (int dieAt = 1; ; dieAt++)
        {
            var dying = new DyingFolder(Results, dieAt);
            try
            {
                ScreeningReport report = ScreeningJob.Run(Request(programs, dying, StoppedJob.Refuse, byInterpreter));
                Assert.True(report.Succeeded);
                Assert.True(killed > 30, $"only {killed} steps");
                break;
            }
            catch (KilledException)
            {
                killed++;
            }

            ScreeningReport resumed = ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Resume, byInterpreter));
            Assert.True(resumed.Succeeded, $"step {dieAt}: {string.Join('\n', resumed.Diagnostics)}");
            AssertSame(expected, $"step {dieAt}");
            Directory.Delete(Results, recursive: true);
        }
    }

    // Killed again and again, each time a few steps further on.
    [Fact]
    public void KilledWhileGoingOn()
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 6_000);
        Dictionary<string, byte[]> expected = Unbroken(programs, byInterpreter: false);
        int killed = 0;
        while (true)
        {
            try
            {
                ScreeningReport report = ScreeningJob.Run(Request(programs, new DyingFolder(Results, 9 + (killed % 5)), StoppedJob.Resume));
                Assert.True(report.Succeeded);
                break;
            }
            catch (KilledException)
            {
                Assert.True(++killed < 100);
            }
        }

        Assert.True(killed >= 5, $"killed {killed} times");
        AssertSame(expected, "");
    }

    [Fact]
    public void CancelledJobsGoOn()
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 6_000);
        Dictionary<string, byte[]> expected = Unbroken(programs, byInterpreter: false);
        using var cancelled = new CancellationTokenSource();
        var progress = new Cancelling(cancelled);
        ScreeningRequest request = Request(programs, new ResumableFolder(Results), StoppedJob.Refuse) with { Checkpoints = new CheckpointPlan(), Time = new RushingTime() };
        JobStoppedException stopped = Assert.Throws<JobStoppedException>(() => ScreeningJob.Run(request with { Checkpoints = new CheckpointPlan { Interval = TimeSpan.FromDays(9) } }, progress, cancelled.Token));
        Assert.InRange(stopped.Rows, 5_000, 5_999);
        Assert.Empty(Directory.GetFiles(Results));
        ScreeningReport report = ScreeningJob.Run(request with { Output = new ResumableFolder(Results), Checkpoints = new CheckpointPlan { Earlier = StoppedJob.Resume } });
        Assert.True(report.Succeeded);
        Assert.Equal($"从检查点接着做，已经做完的{stopped.Rows}行不再求值。", Assert.Single(report.Diagnostics, finding => finding.Code == "ZD3127").Message);
        AssertSame(expected, "");
    }

    // Length, time, beginning and end are as they were: what was done last is not.
    [Fact]
    public void ARowInTheMiddleThatChangedIsNoticed()
    {
        RegimeProgram[] programs = [TestPrograms.Small()];
        File.WriteAllText(Cases, "案号,甲\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"第{i + 100_000}号,是\n")));
        Stop(programs);
        DateTime modified = File.GetLastWriteTimeUtc(Cases);
        byte[] state = File.ReadAllBytes(Path.Combine(Results, ResumableFolder.Unfinished, "检查点.json"));
        long rows = System.Text.Json.JsonDocument.Parse(state).RootElement.GetProperty("Rows").GetInt64();
        string text = File.ReadAllText(Cases);
        Assert.InRange(rows, 4_096, 16_384);
        File.WriteAllText(Cases, text.Replace($"第{rows + 99_999}号", $"第{rows + 99_999}案", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Cases, modified);
        Assert.Equal(["ZD3129"], Codes(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Resume))));
        File.WriteAllText(Cases, text);
        File.SetLastWriteTimeUtc(Cases, modified);
        Assert.True(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Resume)).Succeeded);
    }

    [Fact]
    public void AStoppedJobIsNotThrownAwayUnasked()
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 6_000);
        Dictionary<string, byte[]> expected = Unbroken(programs, byInterpreter: false);
        Stop(programs);
        ScreeningReport refused = ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Refuse));
        Assert.Equal(["ZD3122"], Codes(refused));
        Assert.True(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Restart)).Succeeded);
        AssertSame(expected, "");
    }

    [Fact]
    public void ACheckpointOfAnotherJobIsRefusedByName()
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 6_000);
        Stop(programs);
        ScreeningRequest request = Request(programs, new ResumableFolder(Results), StoppedJob.Resume);
        Refused(request with { Unmentioned = Unmentioned.False }, "不同的是选项（检查点的是 未提及 不明）");
        Refused(request with { MaxBad = 5 }, "不同的是选项（检查点的是 坏行上限 不限）");
        Refused(Request([ProgramGenerator.Generate(3)], new ResumableFolder(Results), StoppedJob.Resume) with { AllowMissing = true, Keep = [] }, "不同的是制度（");
        File.AppendAllText(Cases, "多,\n");
        Refused(request, "不同的是案例表（检查点的是“案件.csv”，");
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Results, ResumableFolder.Unfinished)));

        void Refused(ScreeningRequest other, string reason)
        {
            ScreeningReport report = ScreeningJob.Run(other with { Output = new ResumableFolder(Results) });
            Diagnostic error = report.Diagnostics.First(finding => finding.Severity == DiagnosticSeverity.Error);
            if (error.Code == "ZD3004") return;
            Assert.Equal("ZD3123", error.Code);
            Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FilesThatSomebodyCutAreNoticed()
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 6_000);
        Stop(programs);
        File.WriteAllText(Path.Combine(Results, ResumableFolder.Unfinished, "答案-试甲.csv"), "短");
        Assert.Equal(["ZD3124"], Codes(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Resume))));
        File.WriteAllText(Path.Combine(Results, ResumableFolder.Unfinished, "检查点.json"), "{\"Schema\":1");
        Assert.Equal(["ZD3124"], Codes(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Resume))));
    }

    [Fact]
    public void APipeCannotGoOn()
    {
        ScreeningRequest request = Screen.Request(Encoding.UTF8.GetBytes("案号,甲\n1,是\n"), new ResumableFolder(Results), TestPrograms.Small()) with
        {
            Checkpoints = new CheckpointPlan { Earlier = StoppedJob.Resume },
        };
        Assert.Equal(["ZD3121"], Codes(ScreeningJob.Run(request)));
        ScreeningReport report = ScreeningJob.Run(Screen.Request(Encoding.UTF8.GetBytes("案号,甲\n1,是\n"), new ResumableFolder(Results), TestPrograms.Small()) with { Checkpoints = new CheckpointPlan() });
        Assert.True(report.Succeeded);
        Assert.Contains(report.Diagnostics, finding => finding.Code == "ZD3120");
    }

    // A workbook cannot be taken up half-written, and counts by columns are in no checkpoint; nothing of that is said of CSV.
    [Theory]
    [InlineData(CaseFormat.Xlsx, false, true)]
    [InlineData(CaseFormat.Csv, true, true)]
    [InlineData(CaseFormat.Csv, false, false)]
    public void WhatCannotGoOnSaysSo(CaseFormat format, bool isCounting, bool says)
    {
        WriteCases([TestPrograms.Duty()], 10);
        ScreeningRequest request = Request([TestPrograms.Duty()], new ResumableFolder(Results), StoppedJob.Refuse) with { OutputFormat = format, Supplement = new SupplementColumns(Reasons: false, Missing: isCounting) };
        ScreeningReport report = ScreeningJob.Run(request);
        Assert.True(report.Succeeded);
        Assert.Equal(says, report.Diagnostics.Any(finding => finding.Code == "ZD3130"));
    }

    [Fact]
    public void TwoJobsDoNotWriteToOneFolder()
    {
        WriteCases([TestPrograms.Duty()], 10);
        var first = new ResumableFolder(Results);
        first.Prepare();
        ScreeningReport report = ScreeningJob.Run(Request([TestPrograms.Duty()], new ResumableFolder(Results), StoppedJob.Restart));
        Assert.Equal($"ZD3013 不能在文件夹“{Results}”里写结果：另一次筛查正在往这里写结果。请换一个可以写入的文件夹，或者改正它的权限。", Assert.Single(Screen.Of(report, DiagnosticSeverity.Error)));
        Assert.True(Directory.Exists(Path.Combine(Results, ResumableFolder.Unfinished)));
        first.Discard();
        Assert.False(Directory.Exists(Results));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AFileThatChangesWhileItIsRead(bool grows)
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 6_000);
        long length = new FileInfo(Cases).Length;
        var change = new Changing(() =>
        {
            using var file = new FileStream(Cases, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            if (grows)
            {
                file.Seek(0, SeekOrigin.End);
                file.Write("尾"u8);
            }
            else
            {
                file.SetLength(length / 2);
            }
        });
        ScreeningReport report = ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Refuse) with { Time = new RushingTime() }, change);
        // The cut may go through a character, which is an error of its own.
        Diagnostic error = Assert.Single(report.Diagnostics, finding => finding.Code == "ZD3128");
        Assert.Contains(grows ? "变长了" : "变短了", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Results));
    }

    // A file system of 64 KiB: the job stops, what it had done stays, and it goes on when there is room.
    [SkippableFact("不能挂载小文件系统", nameof(CanMount))]
    public void AFullDiskLeavesAJobThatGoesOn()
    {
        RegimeProgram[] programs = [TestPrograms.Small()];
        File.WriteAllText(Cases, "案号,甲\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},是\n")));
        Dictionary<string, byte[]> expected = Unbroken(programs, byInterpreter: false);
        string copy = Path.Combine(_root, "搬走");
        using (TinyFileSystem mount = TinyFileSystem.TryMount(Results) ?? throw new InvalidOperationException("It could be mounted before."))
        {
            ScreeningReport report = ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Refuse));
            Assert.Equal(["ZD3014"], Codes(report));
            Assert.Contains(report.Diagnostics, finding => finding.Code == "ZD3125");
            Assert.Empty(Directory.GetFiles(Results));
            if (Directory.Exists(Path.Combine(Results, ResumableFolder.Unfinished)))
            {
                Directory.CreateDirectory(copy);
                foreach (string file in Directory.GetFiles(Path.Combine(Results, ResumableFolder.Unfinished))) File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
                Directory.Delete(Path.Combine(Results, ResumableFolder.Unfinished), recursive: true);
            }
        }

        Assert.True(File.Exists(Path.Combine(copy, "检查点.json")), "nothing was kept");
        Directory.CreateDirectory(Results);
        Directory.Move(copy, Path.Combine(Results, ResumableFolder.Unfinished));
        Assert.True(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Resume)).Succeeded);
        AssertSame(expected, "");
    }

    public static bool CanMount => OutputTests.CanMount;

    [Fact]
    public void TheManifestNamesEveryFileByItsHash()
    {
        RegimeProgram[] programs = [TestPrograms.Duty()];
        WriteCases(programs, 3_000);
        Dictionary<string, byte[]> files = Unbroken(programs, byInterpreter: false);
        using var manifest = System.Text.Json.JsonDocument.Parse(files["清单.json"]);
        System.Text.Json.JsonElement root = manifest.RootElement;
        Assert.Equal(Sha(File.ReadAllBytes(Cases)), root.GetProperty("input").GetProperty("sha256").GetString());
        var named = root.GetProperty("files").EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!, file => file.GetProperty("sha256").GetString());
        Assert.Equal(files.Keys.Where(name => name != "清单.json").Order(StringComparer.Ordinal), named.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, string? hash) in named) Assert.Equal(Sha(files[name]), hash);
        Assert.Equal(3_000, root.GetProperty("rows").GetProperty("total").GetInt64());
        Assert.Equal(3_000, root.GetProperty("files")[0].GetProperty("rows").GetInt64() + root.GetProperty("files")[1].GetProperty("rows").GetInt64());
    }

    private static string Sha(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));

    private static string[] Codes(ScreeningReport report) =>
        [.. report.Diagnostics.Where(finding => finding.Severity == DiagnosticSeverity.Error).Select(finding => finding.Code)];

    private void Stop(RegimeProgram[] programs)
    {
        using var cancelled = new CancellationTokenSource();
        ScreeningRequest request = Request(programs, new ResumableFolder(Results), StoppedJob.Refuse) with { Time = new RushingTime() };
        Assert.Throws<JobStoppedException>(() => ScreeningJob.Run(request, new Cancelling(cancelled), cancelled.Token));
    }

    private Dictionary<string, byte[]> Unbroken(RegimeProgram[] programs, bool byInterpreter)
    {
        Assert.True(ScreeningJob.Run(Request(programs, new ResumableFolder(Results), StoppedJob.Refuse, byInterpreter)).Succeeded);
        Dictionary<string, byte[]> files = Files();
        Directory.Delete(Results, recursive: true);
        return files;
    }

    private Dictionary<string, byte[]> Files()
    {
        Assert.Empty(Directory.GetDirectories(Results));
        return Directory.GetFiles(Results).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
    }

    private void AssertSame(Dictionary<string, byte[]> expected, string what)
    {
        Dictionary<string, byte[]> actual = Files();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, byte[] content) in expected) Assert.True(content.AsSpan().SequenceEqual(actual[name]), $"{what} {name}");
    }

    private ScreeningRequest Request(RegimeProgram[] programs, IOutputFolder folder, StoppedJob earlier, bool byInterpreter = false) => new()
    {
        Regimes = [.. programs.Select(program => new ScreeningRegime { Program = program })],
        Input = CaseInput.File(Cases, "案件.csv"),
        Output = folder,
        AllowMissing = true,
        ByInterpreter = byInterpreter,
        // A job goes on with less memory for numbers than it began with.
        NumberMemory = earlier == StoppedJob.Resume ? new NumberMemory(100, 1 << 20, 64) : NumberMemory.Usual,
        Checkpoints = new CheckpointPlan { Interval = TimeSpan.Zero, Earlier = earlier },
    };

    // Some numbers are repeated and some rows are broken, in every part of the file.
    private void WriteCases(RegimeProgram[] programs, int count)
    {
        using var stream = new MemoryStream();
        CaseGenerator.Write(new GenerationRequest { Programs = [.. programs], Rows = count, Seed = 5, Shape = CaseShape.Wide, Encoding = CaseEncoding.Utf8 }, stream, default);
        string[] lines = Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n");
        for (int i = 30; i < lines.Length - 1; i += 701) lines[i] = i % 2 == 0 ? lines[i] + ",多" : lines[i - 29];
        File.WriteAllText(Cases, string.Join("\r\n", lines));
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<ScreeningProgress>
    {
        public void Report(ScreeningProgress value)
        {
            if (value.Rows >= 5_000) source.Cancel();
        }
    }

    private sealed class Changing(Action change) : IProgress<ScreeningProgress>
    {
        private bool _isDone;

        public void Report(ScreeningProgress value)
        {
            if (_isDone) return;
            _isDone = true;
            change();
        }
    }

    /// <summary>A second goes by whenever somebody looks, so that progress is told after every batch.</summary>
    private sealed class RushingTime : TimeProvider
    {
        private long _now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _now);
    }
}
