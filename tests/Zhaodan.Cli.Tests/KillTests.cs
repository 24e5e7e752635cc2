using System.Diagnostics;
using System.Globalization;
using System.Text;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>
/// The real process, killed (kill -9) at random moments and going on each time: what is left in the end is what an unbroken
/// run leaves, byte for byte. A few kills by default, 50 with ZHAODAN_SOAK=1, which CI sets.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const string Statute = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        结论 责任 择先：免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲并且乙的，免责。

        """;

    private const string Results = "结果";

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(20_26);

    private static int Kills => Environment.GetEnvironmentVariable("ZHAODAN_SOAK") is { Length: > 0 } ? 50 : 8;

    [Theory]
    [InlineData("csv")]
    [InlineData("arrow", "--by", "县区", "--reasons", "--missing")]
    public void Killed_at_random_moments_and_resumed(string format, params string[] more)
    {
        int most = format == "csv" ? Kills : Kills / 2;
        if (OperatingSystem.IsWindows()) return;
        _folder.Write("例.statute", Statute);
        var cases = new StringBuilder("案号,县区,甲,乙\n");
        for (int i = 0; i < 300_000; i++) cases.Append(CultureInfo.InvariantCulture, $"{(i % 9_973 == 0 ? i / 2 : i)},县{i % 17},{(i % 3 == 0 ? "是" : "")},{(i % 4_001 == 0 ? "坏" : i % 2 == 0 ? "否" : "是")}\n");
        string[] options = ["--keep", "县区", "--format", format, .. more];
        _folder.Write("案件.csv", cases.ToString());
        Assert.Equal(ExitStatus.Ok, Finish(Start(options)));
        Dictionary<string, byte[]> expected = Files();
        Directory.Delete(_folder.Path(Results), recursive: true);

        int killed = 0, resumed = 0, whole = 0;
        while (killed < most)
        {
            bool goesOn = File.Exists(_folder.Path(Results + "/未完成/检查点.json"));
            string mark = _folder.Path(Results + "/未完成/锁");
            if (File.Exists(mark)) File.Delete(mark);
            using Process process = Start([.. options, "--resume"]);
            // Not before it looks into the folder, or all kills would go to starting.
            SpinWait.SpinUntil(() => process.HasExited || File.Exists(mark), TimeSpan.FromSeconds(60));
            process.WaitForExit(_random.Next(0, format == "csv" ? 700 : 2_000));
            if (!process.HasExited)
            {
                process.Kill();
                killed++;
                if (goesOn) resumed++;
                process.WaitForExit();
                continue;
            }

            Assert.Equal(ExitStatus.Ok, process.ExitCode);
            Compare(expected);
            Directory.Delete(_folder.Path(Results), recursive: true);
            whole++;
        }

        Assert.Equal(ExitStatus.Ok, Finish(Start([.. options, "--resume"])));
        Compare(expected);
        Assert.True(resumed > (format == "csv" ? killed / 3 : 0), $"{killed} killed, {resumed} of them while going on, {whole} whole in between");
    }

    [Fact]
    public void Interrupted_screening_of_a_file_goes_on()
    {
        if (OperatingSystem.IsWindows()) return;
        _folder.Write("例.statute", Statute);
        var cases = new StringBuilder("案号,甲,乙\n");
        for (int i = 0; i < 300_000; i++) cases.Append(CultureInfo.InvariantCulture, $"{i},是,\n");
        _folder.Write("案件.csv", cases.ToString());
        using Process process = Start();
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder.Path(Results + "/未完成/检查点.json")), TimeSpan.FromSeconds(60)));
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != ExitStatus.Ok)
        {
            Assert.Equal(ExitStatus.Cancelled, process.ExitCode);
            Assert.Contains("ZD3126", error, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(_folder.Path(Results)));
            Assert.Equal(ExitStatus.Findings, Finish(Start()));
        }

        Assert.Equal(ExitStatus.Ok, Finish(Start("--resume")));
        Assert.Equal(300_001, File.ReadLines(_folder.Path(Results + "/答案-例.csv")).Count());
    }

    // The reader of our standard output goes away: head, or a pager that is left.
    [Fact]
    public void A_closed_pipe_leaves_whole_results()
    {
        if (OperatingSystem.IsWindows()) return;
        _folder.Write("例.statute", Statute);
        _folder.Write("案件.csv", "案号,甲,乙\n1,是,是\n");
        using Process process = Start();
        process.StandardOutput.Close();
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Contains(process.ExitCode, (int[])[ExitStatus.Ok, ExitStatus.Failure]);
        Assert.Contains("清单.json", Files().Keys);
        Assert.False(Directory.Exists(_folder.Path(Results + "/未完成")));
    }

    public void Dispose() => _folder.Dispose();

    private Dictionary<string, byte[]> Files()
    {
        Assert.Empty(Directory.GetDirectories(_folder.Path(Results)));
        return Directory.GetFiles(_folder.Path(Results)).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
    }

    private void Compare(Dictionary<string, byte[]> expected)
    {
        Dictionary<string, byte[]> actual = Files();
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, byte[] content) in expected) Assert.True(content.AsSpan().SequenceEqual(actual[name]), name);
    }

    private static int Finish(Process process)
    {
        using (process)
        {
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    private Process Start(params string[] more)
    {
        string[] arguments = ["screen", "案件.csv", "--regime", "例", "--specs", "例.statute", "--out", Results, "--checkpoint", "0", .. more];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "zhaodan.dll"), .. arguments])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
    }
}
