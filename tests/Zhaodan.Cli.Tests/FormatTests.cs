using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>Formats of files by ending and by option, from the command line.</summary>
public sealed class FormatTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲且乙的，免责。
        """;

    private readonly TemporaryFolder _folder = new();

    public FormatTests() => _folder.Write("specs/例.statute", Library);

    [Theory]
    [InlineData(".csv")]
    [InlineData(".ndjson")]
    [InlineData(".xlsx")]
    public void A_generated_file_is_screened_and_explained_by_its_ending(string ending)
    {
        Run(ExitStatus.Ok, "generate", "--rows", "30", "--out", "a" + ending);
        Run(ExitStatus.Ok, "generate", "--rows", "30", "--out", "csv.csv");
        Run(ExitStatus.Ok, "screen", "a" + ending, "--regime", "例", "--out", "o");
        Run(ExitStatus.Ok, "screen", "csv.csv", "--regime", "例", "--out", "p");
        Assert.Equal(File.ReadAllText(_folder.Path("p/答案-例.csv")), File.ReadAllText(_folder.Path("o/答案-例.csv")));
        Assert.Equal(
            Run(ExitStatus.Ok, "explain", "csv.csv", "--regime", "例", "--case", "案00000003").Out,
            Run(ExitStatus.Ok, "explain", "a" + ending, "--regime", "例", "--case", "案00000003").Out);
    }

    [Theory]
    [InlineData("csv", "答案-例.csv")]
    [InlineData("ndjson", "答案-例.ndjson")]
    [InlineData("xlsx", "答案-例.xlsx")]
    public void Answers_are_written_in_the_format_asked_for(string format, string file)
    {
        _folder.Write("a.csv", "案号,甲,乙\n1,是,是\n");
        Assert.Contains("/" + file, Run(ExitStatus.Ok, "screen", "a.csv", "--regime", "例", "--out", "o", "--format", format).Out, StringComparison.Ordinal);
        Assert.Equal([file, "汇总.html", "汇总.json", "清单.json", "隔离.csv"], Directory.GetFiles(_folder.Path("o")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).OrderByDescending(name => name.StartsWith("答案", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_format_may_be_said_where_the_name_does_not()
    {
        _folder.Write("a.txt", "{\"案号\":\"1\",\"甲\":true,\"乙\":true}\n");
        Run(ExitStatus.Ok, "screen", "a.txt", "--regime", "例", "--out", "o", "--input-format", "ndjson");
        Assert.Contains("1,免责,", File.ReadAllText(_folder.Path("o/答案-例.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_use_is_said()
    {
        _folder.Write("a.csv", "案号,甲,乙\n1,是,是\n");
        Assert.Contains("ZD3161", Run(ExitStatus.Usage, "screen", "a.csv", "--regime", "例", "--out", "o", "--sheet", "一").Error, StringComparison.Ordinal);
        Assert.Contains("ZD4", Run(ExitStatus.Usage, "screen", "a.csv", "--regime", "例", "--out", "o", "--format", "pdf").Error, StringComparison.Ordinal);
        Assert.Contains("ZD4", Run(ExitStatus.Usage, "generate", "--format", "xlsx").Error, StringComparison.Ordinal);
        Assert.Contains("ZD3150", Run(ExitStatus.Usage, "generate", "--format", "ndjson", "--encoding", "GB18030", "--out", "a.ndjson").Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Path("o")));
    }

    public void Dispose() => _folder.Dispose();

    private CliRun Run(int status, params string[] words)
    {
        CliRun run = CliRun.In(_folder.Root, words);
        Assert.True(run.Status == status, $"{run.Status}: {run.Error}");
        return run;
    }
}
