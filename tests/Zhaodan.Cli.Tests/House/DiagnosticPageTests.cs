using System.Text.Json;
using System.Text.RegularExpressions;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Cli.Tests.House;

/// <summary>docs/诊断.md and the examples in docs/诊断例 are true: nothing is missing, and every example causes its code.</summary>
public sealed partial class DiagnosticPageTests : IDisposable
{
    private const string Folder = "docs/诊断例";

    // What every scenario finds in specs/; small enough to be kept in mind.
    private const string Library = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事实 次数：次
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
          默认 追究

        制度《例》
          代号 例
          词汇《例》

        第一条 甲且乙，或者次数两次以上的，免责。
        """;

    private readonly TemporaryFolder _folder = new();

    static DiagnosticPageTests() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Statutes => [.. Examples(".statute")];

    public static TheoryData<string> Scenarios => [.. Played];

    private static IEnumerable<string> Played => Examples(".txt").Where(path => Repository.Read(path).Contains("$ zhaodan ", StringComparison.Ordinal));

    [Fact]
    public void Page_is_what_the_command_writes()
    {
        CliRun run = CliRun.Plain("diagnostics", "--markdown");
        Assert.Equal(ExitStatus.Ok, run.Status);
        Assert.True(run.Out == Repository.Read("docs/诊断.md"), "Run: ./zhaodan diagnostics --markdown > docs/诊断.md");
    }

    [Fact]
    public void Page_holds_every_code()
    {
        string page = Repository.Read("docs/诊断.md");
        Assert.Equal([], DiagnosticPage.All.Select(descriptor => descriptor.Code).Where(code => !page.Contains($"### {code} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Every_code_has_one_example_and_every_example_a_code()
    {
        string[] codes = [.. DiagnosticPage.All.Select(descriptor => descriptor.Code)];
        string[] examples = [.. Examples(".statute").Concat(Examples(".txt")).Select(CodeOf)];
        Assert.Equal([], codes.Except(examples));
        Assert.Equal([], examples.Except(codes));
        Assert.Equal([], examples.GroupBy(code => code, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    [Theory]
    [MemberData(nameof(Statutes))]
    public void Statute_causes_its_code(string path)
    {
        CliRun run = CliRun.In(Repository.Root, "check", path, "--format", "json");
        using JsonDocument document = JsonDocument.Parse(run.Out);
        IEnumerable<string?> codes = document.RootElement.GetProperty("diagnostics").EnumerateArray().Select(finding => finding.GetProperty("code").GetString());
        Assert.Contains(CodeOf(path), codes);
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Scenario_causes_its_code(string path)
    {
        _folder.Write("specs/例.statute", Library);
        string[] command = Play(Repository.Read(path).Split('\n'));
        CliRun run = CliRun.In(_folder.Root, command);
        Assert.Contains(CodeOf(path), run.Error + run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_is_triggered_by_some_test_or_example()
    {
        string tests = string.Concat(Repository.Files("*.cs").Where(path => path.StartsWith("tests/", StringComparison.Ordinal)).Select(Repository.Read));
        HashSet<string> reproduced = [.. Examples(".statute").Concat(Played).Select(CodeOf)];
        HashSet<string> named = [.. Code().Matches(tests).Select(match => match.Value)];
        IEnumerable<string> fields = typeof(Compiler.Diagnostics.DiagnosticCatalogue).GetFields()
            .Where(field => tests.Contains("DiagnosticCatalogue." + field.Name, StringComparison.Ordinal))
            .Select(field => ((Compiler.Diagnostics.DiagnosticDescriptor)field.GetValue(null)!).Code);
        named.UnionWith(fields);
        Assert.Equal([], DiagnosticPage.All.Select(descriptor => descriptor.Code).Where(code => !reproduced.Contains(code) && !named.Contains(code)));
    }

    public void Dispose() => _folder.Dispose();

    // A scenario is files, each after its name and “：”, and a command line after “$ ”.
    private string[] Play(string[] lines)
    {
        string? name = null;
        var content = new List<string>();
        foreach (string line in lines)
        {
            if (line.StartsWith("$ zhaodan ", StringComparison.Ordinal))
            {
                Save();
                return line["$ zhaodan ".Length..].Split(' ');
            }

            if (FileName().Match(line) is { Success: true } match && (name is null || content is [.., ""]))
            {
                Save();
                name = match.Groups[1].Value;
                content.Clear();
            }
            else
            {
                content.Add(line);
            }
        }

        throw new InvalidOperationException("A scenario has a command.");

        void Save()
        {
            if (name is null) return;
            // The blank line before the command is not of the file.
            string text = string.Join('\n', content);
            System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
            bool isGb = lines.Any(line => line.Contains("其实是 GB18030", StringComparison.Ordinal));
            _folder.Write(name, isGb ? System.Text.Encoding.GetEncoding("GB18030").GetBytes(text) : System.Text.Encoding.UTF8.GetBytes(text));
        }
    }

    private static IEnumerable<string> Examples(string extension) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder), "*" + extension).Select(path => $"{Folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    private static string CodeOf(string path) => Path.GetFileNameWithoutExtension(path);

    // 原文/例.txt： at the beginning, or after a blank line.
    [GeneratedRegex(@"^(\S+\.\w+)：$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"ZD\d{4}")]
    private static partial Regex Code();
}
