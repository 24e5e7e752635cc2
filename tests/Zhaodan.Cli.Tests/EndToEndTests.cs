using System.Text;
using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>From a clause as text to its answers, through the commands as people use them.</summary>
public sealed class EndToEndTests : IDisposable
{
    private const string Vocabulary = """
        语言 1
        词汇《示例词汇》
        事实 故意违法
          释义「明知违法仍然实施」
        事实 容缺受理
          释义「材料不齐也先收件」
        事实 出现失误
          释义「事情没有办好」
        事实 违法所得：元
          释义「因违法得到的款项」
        互斥 容缺受理、故意违法
        结论 责任 择先：不予追究、追究
          由轻到重 不予追究、追究
          默认 追究
        结论 情节 并列：从轻、从重

        """;

    private const string Regime = """
        制度《示例办法》
          代号 示例
          词汇《示例词汇》

        第一条【免责】容缺受理，出现失误的，不予追究，但故意违法的除外。
        第二条 违法所得一万元以上的，可以从重。
        不编码 第三条：宣示性规定。
        说明 第一条：容缺受理与故意违法互斥只为举例，除外照录。

        案例「容缺受理出错」
          理由「符合第一条」
          是 容缺受理、出现失误
          其余 否
          应得 责任 不予追究，依据 第一条

        """;

    private const string Table = "案号,容缺受理,出现失误,故意违法,违法所得\n甲,是,是,,\n乙,否,是,是,2万元\n丙,,是,,500元\n";

    private readonly TemporaryFolder _folder = new();

    public EndToEndTests()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        _folder.Write("specs/词汇.statute", Vocabulary);
        _folder.Write("specs/示例.statute", "语言 1\n" + Regime);
        _folder.Write("案例.csv", Table);
    }

    [Fact]
    public void Check_counts_what_is_encoded()
    {
        CliRun run = Run("check");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Equal("示例：编码 2 条，不编码 1 条，待编码 0 条\n检查 2 个文件：错误 0，警告 0，提示 0\n", run.Out);
    }

    [Fact]
    public void Misspelt_term_gets_its_place_and_the_right_suggestion_and_correcting_it_passes()
    {
        _folder.Write("specs/示例.statute", "语言 1\n" + Regime.Replace("但故意违法的除外", "但故意违发的除外", StringComparison.Ordinal));
        CliRun run = Run("check", "specs");
        Assert.Equal(ExitStatus.Findings, run.Status);
        string[] lines = run.Out.Split('\n');
        Assert.StartsWith("specs/示例.statute:6:25: 错误 ZD1010：", lines[0], StringComparison.Ordinal);
        Assert.Equal("   6 │ 第一条【免责】容缺受理，出现失误的，不予追究，但故意违发的除外。", lines[1]);
        Assert.Equal("     │ " + new string(' ', 2 * 24) + "^^^^^^^^", lines[2]); // 24 wide characters before it
        Assert.Contains("“故意违法”", lines[3], StringComparison.Ordinal);

        _folder.Write("specs/示例.statute", "语言 1\n" + Regime);
        Assert.Equal(ExitStatus.Ok, Run("check", "specs").Status);
    }

    [Fact]
    public void Test_reports_coverage_and_what_is_missing()
    {
        CliRun run = Run("test", "--coverage");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("  案例 1 个，行为 1 个：通过 1，失败 0\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  没有案例：第二条成立\n      取值 违法所得 1万元\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("  覆盖 37.5%：每条规则、每处除外成立、不成立、不明共 8 种，见过 3 种；另有 1 种证明不可能\n", run.Out, StringComparison.Ordinal);
        Assert.Matches(@"\n  第一条 +1 +0 +0 +0 +0\n    除外 +0 +1 +0\n", run.Out);
    }

    [Fact]
    public void Failing_case_says_what_was_due_what_came_and_why()
    {
        _folder.Write("specs/错.statute", """
            语言 1
            案例集 示例
            案例「不应当免责」
              理由「写错了」
              是 容缺受理、出现失误
              其余 否
              应得 责任 追究

            """);
        CliRun run = Run("test");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.Contains("  失败 specs/错.statute:3:3: 案例「不应当免责」\n    应得 责任 追究，实得 责任 不予追究：", run.Out, StringComparison.Ordinal);
        Assert.Contains("第一条", run.Out, StringComparison.Ordinal);
        Assert.Contains("    案例的理由：写错了\n", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("合计：案例 2 个，通过 1，失败 1\n", run.Out, StringComparison.Ordinal);

        using JsonDocument json = JsonDocument.Parse(Run("test", "--format", "json").Out);
        Assert.Equal("不应当免责", json.RootElement.GetProperty("regimes")[0].GetProperty("failures")[0].GetProperty("case").GetString());
    }

    [Fact]
    public void Errors_in_the_library_keep_it_from_answering()
    {
        _folder.Write("specs/示例.statute", "语言 1\n" + Regime.Replace("容缺受理，出现", "容缺受里，出现", StringComparison.Ordinal));
        foreach (string[] command in new string[][] { ["test"], ["explain", "案例.csv", "--regime", "示例"], ["screen", "案例.csv", "--regime", "示例", "--out", "结果"], ["read", "第一条"], ["generate", "--rows", "1"] })
        {
            CliRun run = Run(command);
            Assert.Equal((ExitStatus.Findings, ""), (run.Status, run.Out));
            Assert.Contains("错误 ZD1010：", run.Error, StringComparison.Ordinal);
            Assert.Contains("错误 ZD4023：规则库“specs”有 1 处错误", run.Error, StringComparison.Ordinal);
        }

        Assert.False(Directory.Exists(_folder.Path("结果")));
    }

    [Fact]
    public void Explain_names_the_article_and_its_own_words()
    {
        CliRun run = Run("explain", "案例.csv", "--regime", "示例", "--unmentioned", "否", "--case", "甲");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("■ 责任：不予追究", run.Out, StringComparison.Ordinal);
        Assert.Contains("第一条【免责】", run.Out, StringComparison.Ordinal);
        Assert.Contains("容缺受理，出现失误的，不予追究，但故意违法的除外", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Out);
        Assert.Equal(run, Run("explain", "案例.csv", "--regime", "示例", "--unmentioned", "否", "--case", "甲", "--engine", "compiled"));
    }

    // 第一条 needs both 容缺受理 and 出现失误; only 出现失误 is stated, and 互斥 rules 故意违法 out where 容缺受理 holds.
    [Fact]
    public void Explain_says_what_would_settle_an_open_case()
    {
        CliRun run = Run("explain", "案例.csv", "--regime", "示例", "--case", "丙");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("  查明以下事实，即可确定：\n    · 「容缺受理」：是 → 不予追究；否 → 追究", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_writes_json_and_a_page_that_stands_alone()
    {
        using JsonDocument one = JsonDocument.Parse(Run("explain", "案例.csv", "--regime", "示例", "--case", "乙", "--format", "json").Out);
        Assert.Equal("乙", one.RootElement.GetProperty("case").GetString());
        using JsonDocument all = JsonDocument.Parse(Run("explain", "案例.csv", "--制度", "示例", "--格式", "json").Out);
        Assert.Equal(3, all.RootElement.GetArrayLength());

        CliRun run = Run("explain", "案例.csv", "--regime", "示例", "--format", "html", "--out", "答案.html");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Out));
        string page = File.ReadAllText(_folder.Path("答案.html"));
        Assert.StartsWith("<!DOCTYPE html>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_is_not_for_whole_registers()
    {
        _folder.Write("案例.csv", "案号,容缺受理,出现失误,故意违法,违法所得\n" + string.Concat(Enumerable.Range(1, 1_001).Select(i => $"{i},是,是,,\n")));
        CliRun run = Run("explain", "案例.csv", "--regime", "示例");
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
        Assert.StartsWith("错误 ZD4026：要说明的答案有 1001 个以上", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_takes_the_cases_beside_clauses()
    {
        CliRun run = Run("explain", "specs/示例.statute");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("案件：容缺受理出错\n", run.Out, StringComparison.Ordinal);

        _folder.Write("另放.statute", "语言 1\n案例集 示例\n案例「另放的」\n  理由「…」\n  是 出现失误\n  应得 责任 待查明\n");
        run = Run("explain", "另放.statute", "--case", "另放的");
        Assert.Contains("案件：另放的\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("容缺受理出错", run.Out, StringComparison.Ordinal);

        run = Run("explain", "另放.statute", "--case", "另放");
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.Contains("错误 ZD4022：“另放.statute”里没有案号或者名称为“另放”的案例。\n改法：是不是“另放的”？", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Screen_answers_every_row_and_keeps_the_bad_ones_apart()
    {
        _folder.Write("案例.csv", Table + "丁,有,是,,\n");
        CliRun run = Run("screen", "案例.csv", "--regime", "示例", "--unmentioned", "否", "--out", "结果");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("警告 ZD3024：有1行不合格", run.Error, StringComparison.Ordinal);
        Assert.StartsWith("案例表 案例.csv（UTF-8）：4 行，作答 3，隔离 1\n没有提到的是否事实：否\n\n示例 《示例办法》\n", run.Out, StringComparison.Ordinal);
        // 甲 is excused; 乙 was wilful and 丙 had nothing but an error. Of 乙's 20,000 the clause says 可以, of 甲's gain nobody
        // knows (其余 否 reaches no amounts), and 丙's is too small.
        Assert.Contains("  责任：不予追究 1（33.3%），追究 2（66.7%）", run.Out, StringComparison.Ordinal);
        Assert.Contains("  情节：无 1（33.3%），待查明 1（33.3%），裁量 1（33.3%）\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(["汇总.html", "汇总.json", "清单.json", "答案-示例.csv", "隔离.csv"], Directory.GetFiles(_folder.Path("结果")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Contains("丁", File.ReadAllText(_folder.Path("结果/隔离.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Compiled_and_interpreted_screening_write_the_same_bytes()
    {
        Assert.Equal(ExitStatus.Ok, Run("generate", "--rows", "500", "--seed", "3", "--out", "随机.csv").Status);
        Assert.Equal(ExitStatus.Ok, Run("screen", "随机.csv", "--regime", "示例", "--out", "编译").Status);
        Assert.Equal(ExitStatus.Ok, Run("screen", "随机.csv", "--regime", "示例", "--out", "解释", "--engine", "interpreter").Status);
        foreach (string file in Directory.GetFiles(_folder.Path("编译")).Select(path => Path.GetFileName(path)!))
        {
            Assert.Equal(File.ReadAllBytes(_folder.Path("解释/" + file)), File.ReadAllBytes(_folder.Path("编译/" + file)));
        }
    }

    [Fact]
    public void Screen_reads_gb18030_and_says_so()
    {
        _folder.Write("案例.csv", Encoding.GetEncoding("GB18030").GetBytes(Table));
        CliRun run = Run("screen", "案例.csv", "--regime", "示例", "--out", "结果");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.StartsWith("案例表 案例.csv（GB18030）：3 行", run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ExitStatus.Usage, "ZD4002：缺少案例表。", "screen")]
    [InlineData(ExitStatus.Usage, "ZD4002：缺少制度的代号。", "screen", "案例.csv", "--out", "结果")]
    [InlineData(ExitStatus.Usage, "ZD4002：缺少输出文件夹。", "screen", "案例.csv", "--regime", "示例")]
    [InlineData(ExitStatus.Usage, "ZD4020：规则库里没有代号为“示列”的制度。\n改法：是不是“示例”？可用的代号：示例。", "screen", "案例.csv", "--regime", "示列", "--out", "结果")]
    [InlineData(ExitStatus.Usage, "ZD4003：选项“--max-bad”的值“几行”不能用。", "screen", "案例.csv", "--regime", "示例", "--out", "结果", "--max-bad", "几行")]
    [InlineData(ExitStatus.Usage, "ZD4003：选项“--encoding”的值“Big5”不能用。", "screen", "案例.csv", "--regime", "示例", "--out", "结果", "--encoding", "Big5")]
    [InlineData(ExitStatus.Usage, "ZD4010：没有路径“别处”。", "screen", "案例.csv", "--regime", "示例", "--out", "结果", "--specs", "别处")]
    [InlineData(ExitStatus.Failure, "ZD3001：", "screen", "没有.csv", "--regime", "示例", "--out", "结果")]
    [InlineData(ExitStatus.Failure, "ZD3013：", "screen", "案例.csv", "--regime", "示例", "--out", "案例.csv/结果")]
    [InlineData(ExitStatus.Usage, "ZD4021：制度“示例”里没有“第九条”这一处。", "read", "第九条")]
    [InlineData(ExitStatus.Usage, "ZD4002：缺少要查看的阶段。", "show")]
    [InlineData(ExitStatus.Usage, "ZD4002：缺少案例文件。", "explain")]
    [InlineData(ExitStatus.Usage, "ZD4022：“案例.csv”里没有案号或者名称为“戊”的案例。", "explain", "案例.csv", "--regime", "示例", "--case", "戊")]
    [InlineData(ExitStatus.Usage, "ZD4003：选项“--rows”的值“-1”不能用。", "generate", "--rows", "-1")]
    public void Bad_use_is_said_and_leaves_nothing(int status, string message, params string[] command)
    {
        CliRun run = Run(command);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal((status, ""), (run.Status, run.Out));
        Assert.Equal(["specs", "案例.csv"], Directory.GetFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_names_the_rules_that_a_clause_refers_to()
    {
        _folder.Write("specs/例.statute", """
            语言 1
            词汇《例》
            事实 甲
            事实 乙
            事实 丙
            结论 责任 择先：免责、追究

            制度《例》
              代号 例
              词汇《例》

            第一条 有下列情形之一的，免责：
            （一）甲，乙的；
            （二）乙，丙的，但甲的除外。
            第二条 丙，没有第一条规定情形的，追究。
            """);
        CliRun run = CliRun.In(_folder.Root, "read", "第二条", "--regime", "例");
        Assert.Contains("适用条件　「丙」且未（第一条第（一）项适用或者第一条第（二）项适用）", run.Out, StringComparison.Ordinal);
        run = CliRun.In(_folder.Root, "read", "第一条第（一）项", "--regime", "例");
        Assert.Contains("适用条件　「甲」且「乙」", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_shows_how_the_clause_was_understood()
    {
        CliRun run = Run("read", "第1条", "--regime", "示例");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Contains("「容缺受理」且「出现失误」", run.Out, StringComparison.Ordinal);
        Assert.Contains("第二条", Run("read").Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tokens", "出现失误")]
    [InlineData("tree", "出现失误")]
    [InlineData("program", "第一条")]
    [InlineData("csharp", "class Evaluator")]
    public void Show_prints_each_stage(string stage, string expected)
    {
        CliRun run = Run("show", "--stage", stage);
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains(expected, run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_cases_are_the_same_for_the_same_seed_and_respect_exclusions()
    {
        CliRun run = Run("generate", "--rows", "200", "--seed", "7");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.Equal(run.Out, Run("生成", "--行数", "200", "--种子", "7").Out);
        Assert.NotEqual(run.Out, Run("generate", "--rows", "200", "--seed", "8").Out);
        string[] lines = run.Out.TrimStart('\uFEFF').Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(201, lines.Length);
        string[] header = lines[0].Split(',');
        int first = Array.IndexOf(header, "容缺受理");
        int second = Array.IndexOf(header, "故意违法");
        Assert.All(lines.Skip(1).Select(line => line.Split(',')), cells => Assert.False(cells[first] == "是" && cells[second] == "是"));
    }

    [Fact]
    public void Regimes_are_completed_from_the_library()
    {
        Assert.Equal("示例\n", Run("complete", "--", "screen", "案例.csv", "--regime", "").Out);
        Assert.Equal("别的,示例\n", Run("complete", "--", "screen", "案例.csv", "--制度", "别的,").Out);
    }

    public void Dispose() => _folder.Dispose();

    private CliRun Run(params string[] arguments) => CliRun.In(_folder.Root, arguments);
}
