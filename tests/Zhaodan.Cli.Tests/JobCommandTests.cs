using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>Parts, mapping files and going on, by the command.</summary>
public sealed class JobCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public JobCommandTests()
    {
        _folder.Write("例.statute", """
            语言 1
            词汇《例》
            事实 甲
            结论 责任 择先：免责、追究
              默认 追究

            制度《例》
              代号 例
              词汇《例》

            第一条 甲的，免责。

            """);
        _folder.Write("案件.csv", "案号,甲,县区\n" + string.Concat(Enumerable.Range(1, 500).Select(i => $"{i % 450},{(i % 3 == 0 ? "是" : "否")},\"东\n{i}\"\n")));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Parts_put_together_are_one_run()
    {
        Assert.Equal(ExitStatus.Ok, Screen("一次").Status);
        for (int n = 1; n <= 3; n++) Assert.Equal(ExitStatus.Ok, Screen($"片{n}", "--shard", $"{n}/3").Status);
        CliRun merged = CliRun.In(_folder.Root, "merge", "片3", "片1", "片2", "--specs", "例.statute", "--out", "全部");
        Assert.Equal((ExitStatus.Ok, true), (merged.Status, merged.Error.Contains("ZD3139", StringComparison.Ordinal)));
        foreach (string file in Directory.GetFiles(_folder.Path("一次"))) Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(_folder.Path("全部/" + Path.GetFileName(file))));
        Assert.Equal(Directory.GetFileSystemEntries(_folder.Path("一次")).Length, Directory.GetFileSystemEntries(_folder.Path("全部")).Length);

        CliRun missing = CliRun.In(_folder.Root, "merge", "片3", "片1", "--specs", "例.statute", "--out", "全部2");
        Assert.Equal(ExitStatus.Findings, missing.Status);
        Assert.Contains("ZD3135：一共分了3片，还缺第2片。", missing.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path("全部2")));
    }

    [Fact]
    public void A_proposal_is_written_and_used()
    {
        _folder.Write("登记簿.csv", "卷号,甲\n1,是\n");
        CliRun proposed = CliRun.In(_folder.Root, "screen", "登记簿.csv", "--all", "--specs", "例.statute", "--write-mapping", "对照.csv");
        Assert.Equal(ExitStatus.Ok, proposed.Status);
        Assert.Contains("有1行标了“？”", proposed.Error, StringComparison.Ordinal);
        CliRun open = CliRun.In(_folder.Root, "screen", "登记簿.csv", "--all", "--specs", "例.statute", "--mapping", "对照.csv", "--out", "结果");
        Assert.Equal(ExitStatus.Findings, open.Status);
        Assert.Contains("ZD3142", open.Error, StringComparison.Ordinal);
        _folder.Write("对照.csv", File.ReadAllText(_folder.Path("对照.csv")).Replace("卷号,？", "卷号,案号", StringComparison.Ordinal));
        CliRun used = CliRun.In(_folder.Root, "screen", "登记簿.csv", "--all", "--specs", "例.statute", "--mapping", "对照.csv", "--out", "结果");
        Assert.Equal((ExitStatus.Ok, ""), (used.Status, used.Error));
        Assert.Contains("1,免责", File.ReadAllText(_folder.Path("结果/答案-例.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_exclude_each_other()
    {
        foreach (string[] both in (string[][])[["--resume", "--restart"], ["--all"]])
        {
            CliRun run = Screen("结果", both);
            Assert.Equal(ExitStatus.Usage, run.Status);
            Assert.Contains("ZD3131", run.Error, StringComparison.Ordinal);
        }
    }

    private CliRun Screen(string folder, params string[] more) =>
        CliRun.In(_folder.Root, ["screen", "案件.csv", "--regime", "例", "--keep", "县区", "--specs", "例.statute", "--out", folder, .. more]);
}
