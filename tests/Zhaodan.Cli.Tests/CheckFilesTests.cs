using System.Text;
using System.Text.Json;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests;

/// <summary>What `check` does with paths and files before the compiler sees them.</summary>
public sealed class CheckFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    static CheckFilesTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Missing_path_is_a_wrong_use()
    {
        CliRun run = CliRun.In(_folder.Root, "check", "nix");
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
        Assert.Equal($"错误 ZD4010：没有路径“nix”。\n改法：请核对路径；当前文件夹是“{_folder.Root}”。\n", run.Error);
    }

    [Fact]
    public void Folder_without_statutes_is_a_wrong_use()
    {
        _folder.Write("a/readme.txt", "x");
        CliRun run = CliRun.In(_folder.Root, "check", "a");
        Assert.Equal(ExitStatus.Usage, run.Status);
        Assert.StartsWith("错误 ZD4011：“a”里没有扩展名为 .statute 的文件。", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Gb18030_is_recognised_and_placed()
    {
        byte[] ascii = Encoding.UTF8.GetBytes("语言 1\n");
        byte[] gb = Encoding.GetEncoding("GB18030").GetBytes("制度《某办法》\n");
        _folder.Write("a.statute", [.. ascii, .. gb]);
        CliRun run = CliRun.In(_folder.Root, "check", "a.statute");
        Assert.Equal(ExitStatus.Findings, run.Status);
        // The first line is 9 bytes; the bad one begins the second line. As a whole the file is neither encoding.
        Assert.StartsWith("a.statute:2:1: 错误 ZD4014：文件从第 10 个字节起不是 UTF-8 编码。\n", run.Out, StringComparison.Ordinal);

        _folder.Write("a.statute", Encoding.GetEncoding("GB18030").GetBytes("语言 1\n制度《某办法》\n"));
        Assert.Contains("改法：它看来是 GB18030（GBK）编码。请转成 UTF-8", CliRun.In(_folder.Root, "check", "a.statute").Out, StringComparison.Ordinal);

        _folder.Write("a.statute", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("语言 1")]);
        Assert.Contains("改法：它看来是 UTF-16 编码。", CliRun.In(_folder.Root, "check", "a.statute").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_large_a_file_is_refused_before_it_is_read()
    {
        using (FileStream file = File.Create(_folder.Path("a.statute"))) file.SetLength((16L << 20) + 1);
        CliRun run = CliRun.In(_folder.Root, "check", "a.statute");
        Assert.Equal(ExitStatus.Findings, run.Status);
        Assert.Contains("错误 ZD4013：文件“a.statute”超过了一个规则文件的上限 16 MB。", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_in_a_circle_are_read_once()
    {
        _folder.Write("lib/a.statute", "语言 1\n");
        Directory.CreateDirectory(_folder.Path("lib/sub"));
        Directory.CreateSymbolicLink(_folder.Path("lib/sub/loop"), _folder.Path("lib"));
        CliRun run = CliRun.In(_folder.Root, "check", "lib");
        Assert.Contains("警告 ZD4015：文件夹“lib/sub/loop”是指回已读文件夹的链接", run.Out, StringComparison.Ordinal);
        Assert.Contains("检查 1 个文件：", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void File_that_cannot_be_read_is_a_failure_and_does_not_hide_the_rest()
    {
        if (!OperatingSystem.IsLinux()) return;
        // Reading address 0 of a process fails for root as well.
        File.CreateSymbolicLink(_folder.Path("a.statute"), "/proc/self/mem");
        _folder.Write("b.statute", "语言 1\n");
        CliRun run = CliRun.In(_folder.Root, "check", ".");
        Assert.Equal(ExitStatus.Failure, run.Status);
        Assert.Contains("错误 ZD4012：不能读取“./a.statute”：读写出错", run.Out, StringComparison.Ordinal);
        Assert.Contains("检查 1 个文件：", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_files_are_not_read()
    {
        Directory.CreateDirectory(_folder.Path("lib"));
        for (int i = 0; i <= 10_000; i++) File.WriteAllBytes(_folder.Path($"lib/{i}.statute"), []);
        CliRun run = CliRun.In(_folder.Root, "check", "lib");
        Assert.Equal((ExitStatus.Usage, ""), (run.Status, run.Out));
        Assert.StartsWith("错误 ZD4016：“lib”里的规则文件超过 10000 个。", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_file_named_twice_is_read_once_and_marks_and_hidden_folders_are_skipped()
    {
        _folder.Write("lib/a.statute", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("语言 1\n")]);
        _folder.Write("lib/.git/b.statute", "语言 1\n");
        CliRun run = CliRun.In(_folder.Root, "check", "lib", "lib/a.statute");
        Assert.Contains("检查 1 个文件：", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_come_in_one_order()
    {
        foreach (string name in new[] { "b", "a/z", "a/b", "c/1" }) _folder.Write($"lib/{name}.statute", [0xFF]);
        string[] places = [.. CliRun.In(_folder.Root, "check", "lib").Out.Split('\n').Where(line => line.Contains("ZD4014", StringComparison.Ordinal)).Select(line => line.Split(':')[0])];
        Assert.Equal(["lib/a/b.statute", "lib/a/z.statute", "lib/b.statute", "lib/c/1.statute"], places);
    }

    [Fact]
    public void Json_has_places_and_a_schema_version()
    {
        _folder.Write("规则 甲/a.statute", [.. Encoding.UTF8.GetBytes("语言 1\n𠮷"), 0xFF]);
        CliRun run = CliRun.In(_folder.Root, "check", "规则 甲", "--format", "json");
        Assert.Equal(ExitStatus.Findings, run.Status);
        using JsonDocument document = JsonDocument.Parse(run.Out);
        JsonElement root = document.RootElement;
        Assert.Equal("zhaodan.diagnostics/1", root.GetProperty("schema").GetString());
        JsonElement finding = root.GetProperty("diagnostics").EnumerateArray().Single(entry => entry.GetProperty("code").GetString() == "ZD4014");
        Assert.Equal("错误", finding.GetProperty("severity").GetString());
        Assert.Equal("规则 甲/a.statute", finding.GetProperty("file").GetString());
        // 𠮷 is one column and two units.
        Assert.Equal((2, 2, 7), (Number(finding, "start", "line"), Number(finding, "start", "column"), Number(finding, "start", "offset")));
        Assert.True(root.GetProperty("summary").GetProperty("errors").GetInt32() >= 1);
        Assert.Contains("规则 甲/a.statute", run.Out, StringComparison.Ordinal); // Chinese is not escaped
    }

    [Fact]
    public void Sarif_has_rules_results_and_code_point_columns()
    {
        _folder.Write("规则 甲/a.statute", [.. Encoding.UTF8.GetBytes("语言 1\n𠮷"), 0xFF]);
        CliRun run = CliRun.In(_folder.Root, "check", "规则 甲", "--格式", "sarif", "--输出", "报告/r.sarif");
        Assert.Equal((ExitStatus.Findings, ""), (run.Status, run.Out));
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(_folder.Path("报告/r.sarif")));
        Assert.Equal(["r.sarif"], Directory.GetFiles(_folder.Path("报告")).Select(Path.GetFileName));
        Assert.Equal("2.1.0", document.RootElement.GetProperty("version").GetString());
        JsonElement sarif = document.RootElement.GetProperty("runs")[0];
        Assert.Equal("unicodeCodePoints", sarif.GetProperty("columnKind").GetString());
        JsonElement result = sarif.GetProperty("results").EnumerateArray().Single(entry => entry.GetProperty("ruleId").GetString() == "ZD4014");
        JsonElement rule = sarif.GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()];
        Assert.Equal("ZD4014", rule.GetProperty("id").GetString());
        Assert.EndsWith("。", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("error", result.GetProperty("level").GetString());
        JsonElement place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("%E8%A7%84%E5%88%99%20%E7%94%B2/a.statute", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((2, 2), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public void Output_that_cannot_be_written_leaves_nothing()
    {
        _folder.Write("a.statute", "语言 1\n");
        _folder.Write("plain", "a file, not a folder");
        CliRun run = CliRun.In(_folder.Root, "check", "a.statute", "--out", "plain/report.txt");
        Assert.Equal(ExitStatus.Failure, run.Status);
        Assert.StartsWith("错误 ZD4030：不能写入“plain/report.txt”：", run.Error, StringComparison.Ordinal);
        Assert.Equal(["a.statute", "plain"], Directory.GetFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static int Number(JsonElement finding, string position, string name) => finding.GetProperty(position).GetProperty(name).GetInt32();
}
