using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>A row of a finished screening explained once more, and what a screening writes only where it is asked for.</summary>
public sealed class ReplayTests : IDisposable
{
    private const string Library = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事实 丙
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲且乙的，免责，但丙的除外。

        """;

    private const string Other = """

        制度《另》
          代号 另
          词汇《例》

        第一条 丙的，追究。

        """;

    private const string Table = "案号,县区,甲,乙,丙\n一,东,是,是,\n二,西,是,是,否\n三,东,否,,\n";

    private readonly TemporaryFolder _folder = new();

    public ReplayTests()
    {
        _folder.Write("specs/例.statute", Library);
        _folder.Write("specs/另.statute", "语言 1\n" + Other);
        _folder.Write("案例.csv", Table);
    }

    [Fact]
    public void Row_is_explained_as_the_screening_took_it()
    {
        Assert.Equal(ExitStatus.Ok, Run("screen", "案例.csv", "--regime", "例,另", "--unmentioned", "否", "--by", "县区", "--out", "结果").Status);

        // 其余 否 comes from the screening: 丙 is not 不明 as it would be without.
        CliRun replayed = Run("explain", "--from", "结果", "--case", "一");
        Assert.Equal((ExitStatus.Ok, ""), (replayed.Status, replayed.Error));
        Assert.Equal(Run("explain", "案例.csv", "--regime", "例,另", "--unmentioned", "否", "--keep", "县区", "--case", "一").Out, replayed.Out);
        Assert.Contains("■ 责任：免责", replayed.Out, StringComparison.Ordinal);

        CliRun one = Run("explain", "--from", "结果", "--case", "一", "--regime", "另", "--format", "json");
        using JsonDocument json = JsonDocument.Parse(one.Out);
        Assert.Contains("另", one.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("《例》", Run("explain", "--from", "结果", "--case", "一", "--regime", "另").Out, StringComparison.Ordinal);
    }

    // How the register was read is in the summary: its mapping, and its format where its name does not say it.
    [Fact]
    public void Row_of_a_mapped_register_is_explained()
    {
        _folder.Write("登记.txt", "{\"编号\":\"一\",\"情形1\":true,\"乙\":true,\"丙\":false}\n");
        _folder.Write("对照.csv", "列,意思,说明\n编号,案号,\n情形1,甲,\n");
        Assert.Equal(ExitStatus.Ok, Run("screen", "登记.txt", "--input-format", "ndjson", "--regime", "例", "--mapping", "对照.csv", "--out", "结果").Status);
        CliRun replayed = Run("explain", "--from", "结果", "--case", "一");
        Assert.Equal((ExitStatus.Ok, ""), (replayed.Status, replayed.Error));
        Assert.Contains("■ 责任：免责", replayed.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_is_found_from_the_folder_and_where_the_user_says_it_is_now()
    {
        Assert.Equal(ExitStatus.Ok, Run("screen", "案例.csv", "--regime", "例", "--keep", "县区", "--out", "深/结果").Status);
        string elsewhere = _folder.Path("别处");
        Directory.CreateDirectory(elsewhere);
        Assert.Equal(ExitStatus.Ok, CliRun.In(elsewhere, "explain", "--from", "../深/结果", "--case", "二", "--specs", "../specs").Status);

        File.Move(_folder.Path("案例.csv"), _folder.Path("搬走.csv"));
        CliRun gone = Run("explain", "--from", "深/结果", "--case", "二");
        Assert.Equal(ExitStatus.Failure, gone.Status);
        Assert.Contains("ZD4081：找不到当时筛查的案例表“案例.csv”。", gone.Error, StringComparison.Ordinal);
        Assert.Contains("zhaodan explain 案例表 --from 深/结果 --case 案号", gone.Error, StringComparison.Ordinal);
        Assert.Equal("", gone.Out);
        CliRun told = Run("explain", "搬走.csv", "--from", "深/结果", "--case", "二");
        Assert.Equal((ExitStatus.Ok, ""), (told.Status, told.Error));
    }

    [Fact]
    public void Piped_input_is_replayed_from_a_file_of_the_same_bytes()
    {
        Assert.Equal(ExitStatus.Ok, CliRun.With(Table, _folder.Root, "screen", "-", "--regime", "例", "--keep", "县区", "--out", "结果").Status);
        Assert.Contains("ZD4081", Run("explain", "--from", "结果", "--case", "二").Error, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Ok, Run("explain", "案例.csv", "--from", "结果", "--case", "二").Status);
    }

    [Fact]
    public void Changed_input_is_not_answered()
    {
        Screen();
        _folder.Write("案例.csv", Table + "四,东,是,是,是\n");
        CliRun run = Run("explain", "--from", "结果", "--case", "一");
        Assert.Equal((ExitStatus.Failure, ""), (run.Status, run.Out));
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_folder.Path("结果/汇总.json")));
        Assert.Contains($"ZD4082：案例表“案例.csv”和筛查时不同：当时的 SHA-256 是 {json.RootElement.GetProperty("input").GetProperty("sha256").GetString()}，现在的是 ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Changed_program_is_named_with_both_hashes()
    {
        Screen();
        string then = Hash();
        _folder.Write("specs/例.statute", Library.Replace("，但丙的除外", "", StringComparison.Ordinal));
        CliRun run = Run("explain", "--from", "结果", "--case", "一");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains($"警告 ZD4083：制度“例”和筛查时不同：当时的程序 SHA-256 是 {then}，现在的是 ", run.Error, StringComparison.Ordinal);
        Screen();
        Assert.Contains($"现在的是 {Hash()}。", run.Error, StringComparison.Ordinal);
        Assert.NotEqual(then, Hash());

        string Hash()
        {
            using JsonDocument json = JsonDocument.Parse(File.ReadAllText(_folder.Path("结果/汇总.json")));
            return json.RootElement.GetProperty("regimes")[0].GetProperty("programSha256").GetString() ?? "";
        }
    }

    [Theory]
    [InlineData("ZD4002", "--from", "结果")]
    [InlineData("ZD4022", "--from", "结果", "--case", "九")]
    [InlineData("ZD4084：写了 --from，就不能再写“--unmentioned”。", "--from", "结果", "--case", "一", "--unmentioned", "否")]
    [InlineData("ZD4003：选项“--regime”的值“另”不能用。", "--from", "结果", "--case", "一", "--regime", "另")]
    [InlineData("ZD4080：从“specs”读不出筛查的汇总：没有 汇总.json。", "--from", "specs", "--case", "一")]
    public void Misuse_is_said(string wanted, params string[] options)
    {
        Screen();
        CliRun run = Run(["explain", .. options]);
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
        Assert.Contains(wanted, run.Error, StringComparison.Ordinal);
    }

    // The folder may be anybody's.
    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"kind\":\"screening\"}")]
    [InlineData("{\"kind\":\"screening\",\"unmentioned\":\"不明\",\"input\":{\"name\":\"a\\u0000b\",\"sha256\":\"\",\"encoding\":\"\",\"shape\":\"\"},\"options\":{\"inputPath\":\"\\u0000\",\"keep\":[],\"allowMissing\":false},\"regimes\":[{\"code\":\"例\",\"programSha256\":\"\",\"versions\":[]}]}")]
    [InlineData("{\"kind\":\"screening\",\"unmentioned\":\"不明\",\"input\":{\"name\":\"a\",\"sha256\":1,\"encoding\":\"\",\"shape\":\"\"},\"options\":{\"inputPath\":\"\",\"keep\":7,\"allowMissing\":0},\"regimes\":[]}")]
    public void Summary_that_is_none_is_said(string summary)
    {
        _folder.Write("结果/汇总.json", summary);
        CliRun run = Run("explain", "--from", "结果", "--case", "一");
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
        Assert.Contains("ZD4080", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Totals_say_what_answers_stand_on_and_are_split_by_a_column()
    {
        CliRun run = Run("screen", "案例.csv", "--regime", "例", "--by", "县区", "--missing", "--out", "结果");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));

        // 一 waits for 丙; 二 is 免责; 三 is 追究 by what it states.
        Assert.Contains("  较重结论只靠推定成立 0（0.0%）\n  结论随两读改变：没有两读的条款\n  兜底情形：没有兜底的条款\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  还缺的事实（只缺这一项的案件 / 缺这一项的案件）：\n    丙 1 / 1\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  按县区：\n    东 2 件，待查明 1，只靠推定 0，随两读改变 0\n      责任：追究 1（50.0%），待查明 1（50.0%）\n    西 1 件，待查明 0，只靠推定 0，随两读改变 0\n      责任：免责 1（100.0%）\n", run.Out, StringComparison.Ordinal);
        Assert.Contains(",东,待查明,", File.ReadAllText(_folder.Path("结果/答案-例.csv")), StringComparison.Ordinal);
    }

    // Rows that two versions answer have the same columns, each version's words with its name before them.
    [Theory]
    [InlineData("planes")]
    [InlineData("interpreter")]
    public void Rows_of_several_versions_have_reasons_and_missing_facts_too(string engine)
    {
        _folder.Write("specs/例.statute", """
            语言 1
            词汇《例》
            事实 甲
            事实 乙
            结论 责任 择先：免责、追究
              默认 追究

            制度《例》
              代号 例
              版本 2000
              词汇《例》
              主结论 责任
              施行 2000年1月1日

            第一条 甲的，免责。

            制度《例》
              代号 例
              版本 2010
              词汇《例》
              主结论 责任
              施行 2010年1月1日

            第一条 甲且乙的，免责。

            """);
        File.Delete(_folder.Path("specs/另.statute"));
        _folder.Write("案例.csv", "案号,甲,乙,行为日期\n旧,是,,2005-01-01\n新,是,,2015-01-01\n不明,是,,不明\n");
        CliRun run = Run("screen", "案例.csv", "--regime", "例", "--reasons", "--missing", "--engine", engine, "--out", "结果");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        string[][] rows = [.. File.ReadAllText(_folder.Path("结果/答案-例.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
        Assert.All(rows, row => Assert.Equal(rows[0].Length, row.Length));
        Assert.Equal(["责任·理由", "责任·缺"], rows[0][^2..]);
        Assert.Equal(["2000版 第一条：甲的，免责", ""], rows[1][^2..]);
        Assert.Equal(["2010版 第一条：甲且乙的，免责", "乙"], rows[2][^2..]);
        Assert.Equal("2000版 第一条：甲的，免责；2010版 第一条：甲且乙的，免责", rows[3][^2]);
        Assert.Contains("乙", rows[3][^1], StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private void Screen() => Assert.Equal(ExitStatus.Ok, Run("screen", "案例.csv", "--regime", "例", "--keep", "县区", "--out", "结果").Status);

    private CliRun Run(params string[] arguments) => CliRun.In(_folder.Root, arguments);
}
