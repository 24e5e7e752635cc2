using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>A folder that cannot be written, a disk that is full, a job that is cancelled: old results stay, nothing half-written is left.</summary>
public sealed class OutputTests : IDisposable
{
    // A line that is longer than any may be stops a job.
    private static readonly string Endless = new('x', 9_000_000);

    private const string Cases = "案号,甲\n1,是\n2,否\n";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), "zhaodan-screening-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        if (File.Exists(_folder)) File.Delete(_folder);
    }

    [Fact]
    public void MakesTheFolderAndLeavesJustTheFiles()
    {
        ScreeningReport report = Run(new OutputFolder(Path.Combine(_folder, "深", "结果")));
        Assert.True(report.Succeeded);
        Assert.Equal(
            ["汇总.html", "汇总.json", "清单.json", "答案-小.csv", "隔离.csv"],
            Directory.GetFiles(Path.Combine(_folder, "深", "结果")).Select(file => Path.GetFileName(file) ?? "").Order(StringComparer.Ordinal).ToArray());
    }

    [Fact]
    public void ReplacesEarlierResults()
    {
        Assert.True(Run(new OutputFolder(_folder)).Succeeded);
        Assert.True(Run(new OutputFolder(_folder), "案号,甲\n7,是\n").Succeeded);
        Assert.Equal(5, Directory.GetFiles(_folder).Length);
        Assert.Contains("7,追究", File.ReadAllText(Path.Combine(_folder, "答案-小.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void AFailedJobLeavesEarlierResultsAsTheyWere()
    {
        Assert.True(Run(new OutputFolder(_folder)).Succeeded);
        Dictionary<string, byte[]> before = Directory.GetFiles(_folder).ToDictionary(file => file, File.ReadAllBytes);
        Assert.False(Run(new OutputFolder(_folder), "案号,甲\n7,是\n" + Endless).Succeeded);
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
        foreach ((string file, byte[] content) in before) Assert.Equal(content, File.ReadAllBytes(file));
    }

    [Fact]
    public void AFailedJobTakesItsFolderAway()
    {
        Assert.False(Run(new OutputFolder(Path.Combine(_folder, "一", "二")), "案号,甲\n" + Endless).Succeeded);
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void AFileInPlaceOfTheFolder()
    {
        File.WriteAllText(_folder, "在这里");
        ScreeningReport report = Run(new OutputFolder(_folder));
        Diagnostic error = Assert.Single(report.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Equal("ZD3013", error.Code);
        Assert.Equal($"不能在文件夹“{_folder}”里写结果：这里已经有一个同名的文件。", error.Message);
        Assert.Equal("请换一个可以写入的文件夹，或者改正它的权限。", error.Mend);
        Assert.Equal("在这里", File.ReadAllText(_folder));
    }

    [SkippableFact("没有无权写入的文件夹可试：以管理员身份运行", nameof(CanBeRefused))]
    public void AFolderWithoutPermission()
    {
        if (OperatingSystem.IsWindows()) return;
        Directory.CreateDirectory(_folder);
        File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            ScreeningReport report = Run(new OutputFolder(_folder));
            Assert.Equal(
                [$"ZD3013 不能在文件夹“{_folder}”里写结果：没有权限。请换一个可以写入的文件夹，或者改正它的权限。"],
                Screen.Of(report, DiagnosticSeverity.Error));
            Assert.Empty(Directory.GetFiles(_folder));
        }
        finally
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public static bool CanBeRefused => !OperatingSystem.IsWindows() && Environment.UserName != "root";

    [SkippableFact("没有 /proc 可试", nameof(HasProc))]
    public void AFolderThatTheSystemRefuses()
    {
        ScreeningReport report = Run(new OutputFolder("/proc/1"));
        Assert.Equal("ZD3013", Assert.Single(report.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Code);
    }

    public static bool HasProc => Directory.Exists("/proc/1");

    [Theory]
    [InlineData("答案-小.csv")]
    [InlineData("隔离.csv")]
    [InlineData("汇总.html")]
    [InlineData("汇总.json")]
    [InlineData("清单.json")]
    public void AFullDisk(string file)
    {
        var folder = new MemoryFolder((name, content) => name == file ? new FullStream() : content);
        ScreeningReport report = Run(folder);
        Assert.Equal(
            [$"ZD3014 磁盘已满，写“{file}”时中断，没有留下写了一半的文件。请腾出空间后重新筛查；原来的结果没有改动。"],
            Screen.Errors((report, folder)));
    }

    // The kernel's own full disk: every write to /dev/full ends in ENOSPC.
    [SkippableFact("没有 /dev/full 可试", nameof(HasFullDevice))]
    public void AFullDiskOfTheSystem()
    {
        var folder = new MemoryFolder((name, content) => name == "答案-小.csv" ? new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0) : content);
        ScreeningReport report = Run(folder);
        Assert.StartsWith("ZD3014 磁盘已满，写“答案-小.csv”时中断", Assert.Single(Screen.Errors((report, folder))), StringComparison.Ordinal);
    }

    // A device, and not a file that somebody's output has put in its place.
    public static bool HasFullDevice => OperatingSystem.IsLinux() && TinyFileSystem.Succeeds("test", "-c", "/dev/full");

    // A file system of 64 KiB that is really full, where the machine lets us mount one.
    [SkippableFact("不能挂载小文件系统", nameof(CanMount))]
    public void AFullFileSystem()
    {
        using var mount = TinyFileSystem.TryMount(_folder) ?? throw new InvalidOperationException("It could be mounted before.");
        string results = Path.Combine(_folder, "结果");
        Assert.True(Run(new OutputFolder(results)).Succeeded);
        string[] before = Directory.GetFiles(results).Order(StringComparer.Ordinal).ToArray();
        string many = "案号,甲\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},是\n"));
        ScreeningReport report = Run(new OutputFolder(results), many);
        Assert.StartsWith("ZD3014 磁盘已满，写“答案-小.csv”时中断", Assert.Single(Screen.Of(report, DiagnosticSeverity.Error)), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(results).Order(StringComparer.Ordinal).ToArray());
        Assert.Contains("1,追究", File.ReadAllText(Path.Combine(results, "答案-小.csv")), StringComparison.Ordinal);
    }

    public static bool CanMount
    {
        get
        {
            string probe = Path.Combine(Path.GetTempPath(), "zhaodan-mount-" + Guid.NewGuid().ToString("N"));
            using var mount = TinyFileSystem.TryMount(probe);
            return mount is not null;
        }
    }

    [Fact]
    public void AnotherFailureOfTheDisk()
    {
        var folder = new MemoryFolder((name, content) => name == "隔离.csv" ? new FullStream(5, "设备断开") : content);
        Assert.Equal(["ZD3015 写“隔离.csv”失败：读写出错（设备断开）。原来的结果没有改动，请排除故障后重新筛查。"], Screen.Errors((Run(folder), folder)));
    }

    [Fact]
    public void ACancelledJobLeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        ScreeningRequest request = Screen.Request(Encoding.UTF8.GetBytes(Cases), new OutputFolder(_folder), TestPrograms.Small());
        Assert.Throws<OperationCanceledException>(() => ScreeningJob.Run(request, null, cancelled.Token));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void ASourceThatGivesNothingMoreDoesNotHoldACancelledJob()
    {
        using var silent = new SilentStream();
        using var cancelled = new CancellationTokenSource();
        ScreeningRequest request = Screen.Request([], new OutputFolder(_folder), TestPrograms.Small()) with { Input = CaseInput.Stream("-", silent) };
        silent.Reached += () => cancelled.Cancel();
        Assert.Throws<OperationCanceledException>(() => ScreeningJob.Run(request, null, cancelled.Token));
        Assert.False(Directory.Exists(_folder));
    }

    [Fact]
    public void A代号DoesNotLeadOutOfTheFolder()
    {
        ScreeningRequest request = Screen.Request(
            Encoding.UTF8.GetBytes(Cases), new OutputFolder(_folder), TestPrograms.Small("../../逃"), TestPrograms.Small(".._.._逃"), TestPrograms.Small("a\0b/c:d"));
        ScreeningReport report = ScreeningJob.Run(request);
        Assert.True(report.Succeeded);
        Assert.Equal(["答案-______逃.csv", "答案-______逃-2.csv", "答案-a_b_c_d.csv", "隔离.csv", "汇总.html", "汇总.json", "清单.json"], report.Files.ToArray());
        Assert.Equal(7, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void LostRowsAreNoticed()
    {
        var folder = new MemoryFolder();
        ScreeningRequest request = Screen.Request([], folder, TestPrograms.Small());
        var diagnostics = new DiagnosticBag();
        var schema = Screening.Schema.CaseSchema.Build([TestPrograms.Small()], diagnostics) ?? throw new InvalidOperationException();
        using var reader = new ForgetfulReader();
        ScreeningReport report = ScreeningJob.Run(request, reader, schema, diagnostics, null, default);
        Assert.Equal(
            ["ZD3016 行数对不上：读入3行，已回答1行，隔离1行，“答案-小.csv”写出1行。这是程序的错误，结果已经作废，请把案件文件的行数和这条信息报告给维护者。"],
            Screen.Errors((report, folder)));
    }

    private static ScreeningReport Run(IOutputFolder folder, string cases = Cases) =>
        ScreeningJob.Run(Screen.Request(Encoding.UTF8.GetBytes(cases), folder, TestPrograms.Small()));

    /// <summary>Gives some rows and then waits for as long as it lives.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly ManualResetEventSlim _end = new();

        public SilentStream()
            : base(Encoding.UTF8.GetBytes("案号,甲\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},是\n"))))
        {
        }

        public event Action? Reached;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = base.Read(buffer, offset, count);
            if (read > 0) return read;
            Reached?.Invoke();
            _end.Wait(TimeSpan.FromMinutes(1));
            return 0;
        }

        protected override void Dispose(bool disposing)
        {
            _end.Set();
            base.Dispose(disposing);
        }
    }

    /// <summary>Counts a row that it never hands out.</summary>
    private sealed class ForgetfulReader : ICaseReader
    {
        public CaseSource Source { get; } = new() { Name = "漏", Encoding = "UTF-8", Shape = CaseShape.Wide, Columns = [], MissingColumns = [] };

        public long BytesRead => 0;

        public long? BytesTotal => null;

        public long Rows { get; private set; }

        public long BlankLines => 0;

        public bool IsTruncated => false;

        public bool Read(CaseRow row, DiagnosticBag diagnostics)
        {
            if (Rows == 3) return false;
            Rows += Rows == 1 ? 2 : 1;
            row.Clear(Rows);
            row.SetCaseNumber("同");
            return true;
        }

        public string Hash() => "";

        public void Dispose()
        {
        }
    }

    private sealed class FullStream(int code = 28, string message = "No space left on device") : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException(message, code);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException(message, code);
    }
}
