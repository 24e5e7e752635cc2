using System.Diagnostics;
using System.Text;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>What only a process of its own shows: bytes, exit status, signals.</summary>
public sealed class ProcessTests : IDisposable
{
    private const string Statute = """
        语言 1
        词汇《例》
        事实 甲
        结论 责任 择先：免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲的，免责。

        """;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Output_is_utf8_without_a_mark_and_the_status_is_the_commands()
    {
        using Process process = Start("--help");
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        Assert.Equal(ExitStatus.Ok, process.ExitCode);
        Assert.StartsWith("照单：", new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray()), StringComparison.Ordinal);

        using Process wrong = Start("chekc");
        Assert.Equal("", wrong.StandardOutput.ReadToEnd());
        wrong.WaitForExit();
        Assert.Equal(ExitStatus.Usage, wrong.ExitCode);
    }

    [Fact]
    public void Cases_come_from_standard_input()
    {
        _folder.Write("例.statute", Statute);
        using Process process = Start("screen", "-", "--regime", "例", "--specs", "例.statute", "--out", "结果");
        process.StandardInput.Write("案号,甲\n1,是\n2,\n");
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(ExitStatus.Ok, process.ExitCode);
        Assert.StartsWith("案例表 -（UTF-8）：2 行，作答 2，隔离 0\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Interrupted_screening_ends_at_once_and_leaves_nothing()
    {
        if (OperatingSystem.IsWindows()) return;
        _folder.Write("例.statute", Statute);
        using Process process = Start("screen", "-", "--regime", "例", "--specs", "例.statute", "--out", "结果", "--engine", "interpreter");
        process.StandardInput.Write("案号,甲\n");
        for (int i = 0; i < 200_000; i++) process.StandardInput.Write($"{i},是\n");
        process.StandardInput.Flush();
        // It has begun to write when the folder is there; then it waits for more.
        Assert.True(SpinWait.SpinUntil(() => Directory.Exists(_folder.Path("结果")), TimeSpan.FromSeconds(60)));
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) kill.WaitForExit();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal(ExitStatus.Cancelled, process.ExitCode);
        Assert.Contains("提示 ZD4040：", process.StandardError.ReadToEnd(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path("结果")));
    }

    public void Dispose() => _folder.Dispose();

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "zhaodan.dll"), .. arguments])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            StandardErrorEncoding = new UTF8Encoding(false),
            StandardInputEncoding = new UTF8Encoding(false),
        };
        return Process.Start(start) ?? throw new InvalidOperationException("dotnet does not start.");
    }
}
