using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests.House;

/// <summary>What README and the guides show is true: their commands run, their clauses compile, their answers come out.</summary>
public sealed class PageTests : IDisposable
{
    private const string DraftersGuide = "docs/起草指南.md";
    private const string AnalystsGuide = "docs/分析指南.md";
    private const string DevelopersGuide = "docs/开发指南.md";

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Commands => [.. Lines];

    public static TheoryData<int> Clauses => [.. Enumerable.Range(0, Fences.Of(DraftersGuide).Count(IsClause))];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_runs(string line)
    {
        string[] written = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        // What reads the results of another command of the pages stands on that one.
        for (int i = 2; i < written.Length; i++)
        {
            if (!written[i].StartsWith("out/", StringComparison.Ordinal) || written[i - 1] is "--out" or "--html") continue;
            Run(Lines.First(command => command.EndsWith(" --out " + written[i], StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        Run(written);
    }

    private static IEnumerable<string> Lines => new[] { "README.md", "README.zh-CN.md", DraftersGuide, AnalystsGuide, DevelopersGuide }.SelectMany(Fences.Commands).Distinct(StringComparer.Ordinal);

    private void Run(string[] written)
    {
        string[] words = [.. written.Skip(1).Select(word => word.StartsWith("out/", StringComparison.Ordinal) ? _folder.Path(word) : word)];
        CliRun run = CliRun.In(Repository.Root, words);
        Assert.True(run.Status == ExitStatus.Ok, run.Error + run.Out);
    }

    [Fact]
    public void Main_job_answers_and_says_where()
    {
        string line = Fences.After("README.md", "<!-- main-job -->");
        string[] words = [.. line.Split(' ').Skip(1)];
        int at = Array.IndexOf(words, "--out") + 1;
        words[at] = _folder.Path("sample");
        CliRun run = CliRun.In(Repository.Root, words);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        foreach (string file in new[] { "答案-连云港2022.csv", "答案-国家草案2020.csv", "汇总.json", "汇总.html" })
        {
            Assert.Contains($"  {words[at]}/{file}\n", run.Out, StringComparison.Ordinal);
            Assert.True(File.Exists(Path.Combine(words[at], file)), file);
        }

        using JsonDocument summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(words[at], "汇总.json")));
        int cases = File.ReadLines(Path.Combine(Repository.Root, "specs/cases/sample.csv")).Count() - 1;
        Assert.Contains($"：{cases} 行，作答 {cases}，隔离 0\n", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void Picture_of_a_clause_and_its_answer_is_what_comes_out(string page)
    {
        string text = Repository.Read(page);
        string command = text[text.IndexOf("`./zhaodan explain", StringComparison.Ordinal)..].Split('`')[1];
        CliRun run = CliRun.In(Repository.Root, [.. command.Split(' ').Skip(1)]);
        Assert.Equal(ExitStatus.Ok, run.Status);
        int at = 0;
        foreach (string line in Fences.Of(page).Single(fence => fence.Info == "text").Lines.Where(line => line.Trim() is not ("…" or "")))
        {
            int found = run.Out.IndexOf(line + "\n", at, StringComparison.Ordinal);
            Assert.True(found >= 0, line);
            at = found + line.Length;
        }

        // The clause is the published encoding, word for word.
        string clause = Fences.Of(page)[0].Text;
        Assert.Contains(clause, Repository.Read("specs/regimes/lianyungang-2022.statute"), StringComparison.Ordinal);
    }

    [Fact]
    public void Twins_show_the_same_commands() =>
        Assert.Equal(Fences.Commands("README.md"), Fences.Commands("README.zh-CN.md"));

    [Theory]
    [MemberData(nameof(Clauses))]
    public void Clause_of_the_drafters_guide_is_as_it_says(int index)
    {
        Fence[] clauses = [.. Fences.Of(DraftersGuide).Where(IsClause)];
        string whole = clauses[0].Text;
        string prelude = whole[..whole.IndexOf("第一条", StringComparison.Ordinal)];
        string text = clauses[index].Text.StartsWith("语言", StringComparison.Ordinal) ? clauses[index].Text : prelude + clauses[index].Text;
        _folder.Write("a.statute", text + "\n");
        CliRun check = CliRun.In(_folder.Root, "check", "a.statute", "--format", "json");
        using JsonDocument document = JsonDocument.Parse(check.Out);
        string?[] errors = [.. document.RootElement.GetProperty("diagnostics").EnumerateArray().Where(finding => finding.GetProperty("severity").GetString() == "错误").Select(finding => finding.GetProperty("code").GetString())];
        string[] info = clauses[index].Info.Split(' ');
        Assert.Equal(info is [_, "错误", string code] ? [code] : [], errors);
        if (errors.Length > 0) return;

        CliRun test = CliRun.In(_folder.Root, "test", "a.statute");
        Assert.True(test.Status == ExitStatus.Ok, test.Out);
    }

    [Fact]
    public void Tables_of_the_analysts_guide_can_be_read()
    {
        Fence[] tables = [.. Fences.Of(AnalystsGuide).Where(fence => fence.Info == "csv")];
        Assert.Equal(2, tables.Length);
        string[] answers = [.. tables.Select(table =>
        {
            string path = _folder.Write("a.csv", table.Text + "\n");
            CliRun run = CliRun.In(Repository.Root, "explain", path, "--regime", "连云港2022", "--allow-missing");
            Assert.Equal(ExitStatus.Ok, run.Status);
            return run.Out;
        })];
        // Both shapes say the same.
        Assert.Equal(answers[0], answers[1]);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsClause(Fence fence) => fence.Info.StartsWith("statute", StringComparison.Ordinal);
}
