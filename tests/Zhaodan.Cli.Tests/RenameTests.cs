using System.CommandLine;
using System.Text;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>rename: only real places, 原名 left behind, the same programs, all files or none.</summary>
public sealed class RenameTests : IDisposable
{
    private const string Vocabulary = """
        语言 1
        词汇《改》
        事实 故意
          释义「故意为之」
        事实 故意违法
        事实 过失
        事实 后果
        互斥 故意、过失
        蕴含 故意违法 则 故意
        蕴含 过失 则 未故意
        因果 未提出即是：故意致使后果
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
          默认 免责

        """;

    private const string Regime = """
        语言 1
        制度《改的办法》
          代号 改
          词汇《改》

        第一条【故意】因故意致使后果，且未过失的，免责，但故意违法的除外。
        第二条 “故意”的，追究。
        不编码 第三条：说的是故意。

        案例「故意的」
          理由「故意」
          是 故意、后果
          否 故意违法
          应得 责任 免责

        案例「因果不明」
          理由「第二条」
          是 后果、故意
          不明 故意致使后果、故意违法
          应得 责任 待查明，可能 免责、追究，缺 故意违法、故意致使后果

        """;

    private readonly TemporaryFolder _folder = new();

    public RenameTests()
    {
        _folder.Write("specs/词汇.statute", Vocabulary);
        _folder.Write("specs/办法.statute", Regime);
        _folder.Write("案例.csv", "案号,是,否,不明,备注\r\n1,故意、后果,故意违法,,故意\r\n2,故意致使后果,,\"故意、过失\",\r\n");
    }

    [Fact]
    public void Renames_real_places_and_leaves_the_former_name()
    {
        CliRun run = Run("故意", "蓄意");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Equal("specs/办法.statute：6 处\nspecs/词汇.statute：6 处\n已把“故意”改成“蓄意”：2 个文件，12 处\n", run.Out);
        Assert.Equal(
            Vocabulary.Replace("事实 故意\n", "事实 蓄意\n  原名 故意\n", StringComparison.Ordinal).Replace("互斥 故意", "互斥 蓄意", StringComparison.Ordinal)
                .Replace("则 故意", "则 蓄意", StringComparison.Ordinal).Replace("未故意", "未蓄意", StringComparison.Ordinal).Replace("：故意致使", "：蓄意致使", StringComparison.Ordinal),
            File.ReadAllText(_folder.Path("specs/词汇.statute")));
        Assert.Equal(
            Regime.Replace("因故意致使", "因蓄意致使", StringComparison.Ordinal).Replace("“故意”", "“蓄意”", StringComparison.Ordinal).Replace("是 故意、", "是 蓄意、", StringComparison.Ordinal)
                .Replace("、故意\n", "、蓄意\n", StringComparison.Ordinal).Replace("故意致使后果、", "蓄意致使后果、", StringComparison.Ordinal).Replace("、故意致使", "、蓄意致使", StringComparison.Ordinal),
            File.ReadAllText(_folder.Path("specs/办法.statute")));
        Assert.Equal(ExitStatus.Ok, CliRun.In(_folder.Root, "test").Status);
    }

    [Fact]
    public void A_second_rename_adds_to_the_former_names_and_old_tables_are_still_read()
    {
        Run("故意", "蓄意");
        Run("蓄意", "明知");
        Assert.Contains("事实 明知\n  原名 故意、蓄意\n", File.ReadAllText(_folder.Path("specs/词汇.statute")), StringComparison.Ordinal);
        CliRun run = CliRun.In(_folder.Root, "explain", "案例.csv", "--regime", "改", "--keep", "备注", "--case", "1");
        Assert.Equal((ExitStatus.Ok, ""), (run.Status, run.Error));
        Assert.Contains("陈述为是　明知", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_keeps_its_former_name_as_a_synonym()
    {
        Assert.Equal(ExitStatus.Ok, Run("追究", "问责").Status);
        string text = File.ReadAllText(_folder.Path("specs/词汇.statute"));
        Assert.Contains("结论 责任 择先：免责、问责\n  同义 问责＝追究\n  由轻到重 免责、问责\n", text, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Ok, Run("责任", "处理").Status);
        Assert.Contains("结论 处理 择先：", File.ReadAllText(_folder.Path("specs/词汇.statute")), StringComparison.Ordinal);
        Assert.Equal(ExitStatus.Ok, CliRun.In(_folder.Root, "test").Status);
    }

    [Fact]
    public void A_table_changes_where_it_is_asked_for_and_elsewhere_not_a_byte()
    {
        CliRun run = Run("故意", "蓄意", "--tables", "案例.csv");
        Assert.Contains("案例.csv：3 处\n", run.Out, StringComparison.Ordinal);
        Assert.Equal("案号,是,否,不明,备注\r\n1,蓄意、后果,故意违法,,故意\r\n2,蓄意致使后果,,\"蓄意、过失\",\r\n", File.ReadAllText(_folder.Path("案例.csv")));

        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding gb = Encoding.GetEncoding("GB18030");
        _folder.Write("宽.csv", gb.GetBytes("案号,蓄意,后果\n1,是,否\n"));
        Run("蓄意", "有意", "--案例表", "宽.csv");
        Assert.Equal("案号,有意,后果\n1,是,否\n", gb.GetString(File.ReadAllBytes(_folder.Path("宽.csv"))));
    }

    [Theory]
    [InlineData("ZD4070", "故一", "蓄意")]
    [InlineData("ZD4072", "故意", "过失")]
    [InlineData("ZD4074", "故意", "且")]
    public void A_refusal_changes_nothing(string code, string old, string name)
    {
        CliRun run = Run(old, name);
        Assert.NotEqual(ExitStatus.Ok, run.Status);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
        Assert.Equal("", run.Out);
        Unchanged();
    }

    // The new name joins its neighbour: 因蓄 + 意 … a clause would be read otherwise, or not at all.
    [Fact]
    public void A_name_that_would_change_what_a_clause_means_is_refused()
    {
        _folder.Write("specs/词汇.statute", Vocabulary.Replace("事实 后果\n", "事实 后果\n事实 因蓄意致使后果\n  理由「试」\n", StringComparison.Ordinal));
        CliRun run = Run("故意", "蓄意");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.Contains("ZD4074", run.Error, StringComparison.Ordinal);
        Assert.Equal(Regime, File.ReadAllText(_folder.Path("specs/办法.statute")));
    }

    [Fact]
    public void A_dry_run_writes_nothing_and_errors_keep_it_from_running()
    {
        CliRun run = Run("故意", "蓄意", "--dry-run");
        Assert.EndsWith("将把“故意”改成“蓄意”：2 个文件，12 处（没有写文件）\n", run.Out, StringComparison.Ordinal);
        Unchanged();

        _folder.Write("specs/错.statute", "语言 1\n制度《错》\n  代号 错\n  词汇《改》\n\n第一条 不知道的，免责。\n");
        Assert.Equal(ExitStatus.Findings, Run("故意", "蓄意").Status);
        Unchanged();
    }

    [Fact]
    public void Marks_line_ends_and_the_byte_order_mark_stay()
    {
        _folder.Write("specs/词汇.statute", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Vocabulary.Replace("\n", "\r\n", StringComparison.Ordinal))]);
        Assert.Equal(ExitStatus.Ok, Run("故意", "蓄意").Status);
        byte[] bytes = File.ReadAllBytes(_folder.Path("specs/词汇.statute"));
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        Assert.Contains("事实 蓄意\r\n  原名 故意\r\n  释义", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    // Somebody saved a file in between, or one cannot be written: none is changed, and nothing is left beside them.
    [Fact]
    public void Files_change_together_or_not_at_all()
    {
        string one = _folder.Write("甲", "旧一");
        string two = _folder.Write("乙", "旧二");
        using var error = new StringWriter();
        var terminal = new Terminal { Out = TextWriter.Null, OutBytes = Stream.Null, Error = error, CurrentDirectory = _folder.Root, Time = TimeProvider.System };
        var invocation = new Invocation(new RootCommand().Parse([]), [], terminal);

        Assert.False(FileSet.TryWrite(invocation, [Change(one, "旧一"), Change(two, "别的")]));
        Assert.Contains("ZD4075", error.ToString(), StringComparison.Ordinal);
        Assert.False(FileSet.TryWrite(invocation, [Change(one, "旧一"), Change(_folder.Path("没有/丙"), "")]));
        Assert.Contains("ZD4030", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(("旧一", "旧二"), (File.ReadAllText(one), File.ReadAllText(two)));

        Assert.True(FileSet.TryWrite(invocation, [Change(one, "旧一"), Change(two, "旧二")]));
        Assert.Equal(("新", "新"), (File.ReadAllText(one), File.ReadAllText(two)));
        Assert.Equal(["specs", "乙", "案例.csv", "甲"], Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        static FileChange Change(string path, string before) => new(path, path, Encoding.UTF8.GetBytes(before), Encoding.UTF8.GetBytes("新"));
    }

    public void Dispose() => _folder.Dispose();

    private CliRun Run(params string[] arguments) => CliRun.In(_folder.Root, ["rename", .. arguments]);

    private void Unchanged()
    {
        Assert.Equal(Vocabulary, File.ReadAllText(_folder.Path("specs/词汇.statute")));
        Assert.Equal(Regime, File.ReadAllText(_folder.Path("specs/办法.statute")));
    }
}
