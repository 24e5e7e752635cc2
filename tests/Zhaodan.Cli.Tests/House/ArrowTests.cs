using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Zhaodan.Cli.Tests.House;

/// <summary>The arrows of ARCHITECTURE.md: between projects, and between the folders inside the compiler.</summary>
public sealed partial class ArrowTests
{
    // What a project may know, the projects behind those it names included.
    private static readonly Dictionary<string, string[]> Projects = new(StringComparer.Ordinal)
    {
        ["runtime/Program"] = [],
        ["runtime"] = ["runtime/Program"],
        ["runtime/Answers"] = ["runtime", "runtime/Program"],
        ["grammar"] = [],
        ["compiler"] = ["grammar", "runtime/Program"],
        ["compilation"] = ["circuits", "compiler", "grammar", "runtime", "runtime/Answers", "runtime/Program"],
        ["circuits"] = ["runtime", "runtime/Answers", "runtime/Program"],
        ["analysis"] = ["circuits", "compiler", "grammar", "runtime", "runtime/Answers", "runtime/Program"],
        ["arrow"] = [],
        ["screening"] = ["arrow", "circuits", "compilation", "compiler", "grammar", "runtime", "runtime/Answers", "runtime/Program"],
        ["postgres"] = ["arrow", "circuits", "compilation", "compiler", "grammar", "runtime", "runtime/Answers", "runtime/Program", "screening"],
        ["cli"] = ["analysis", "arrow", "circuits", "postgres", "screening", "compilation", "compiler", "grammar", "runtime", "runtime/Answers", "runtime/Program"],
    };

    // What a folder of the compiler may use. The entry point stands in the root of the compiler and may use all.
    private static readonly Dictionary<string, string[]> CompilerFolders = new(StringComparer.Ordinal)
    {
        ["Text"] = [],
        ["Diagnostics"] = ["Text"],
        ["Syntax"] = ["Text", "Diagnostics"],
        ["Symbols"] = ["Text", "Diagnostics", "Syntax"],
        ["Binding"] = ["Text", "Diagnostics", "Syntax", "Symbols"],
        ["Lowering"] = ["Text", "Diagnostics", "Syntax", "Symbols", "Binding"],
        ["Linking"] = ["Text", "Diagnostics", "Syntax", "Symbols", "Binding", "Lowering"],
        ["Cases"] = ["Text", "Diagnostics", "Syntax", "Symbols", "Binding", "Lowering"],
        ["Checks"] = ["Text", "Diagnostics", "Syntax", "Symbols", "Binding", "Lowering"],
        ["Renaming"] = ["Text", "Syntax", "Symbols", "Binding"],
        ["Emit"] = ["Text"],
        ["Fidelity"] = ["Text", "Diagnostics", "Syntax", "Symbols", "Binding"],
    };

    public static TheoryData<string> ProjectNames => [.. Repository.ProductProjects];

    public static TheoryData<string> CompilerFiles => [.. Repository.ProductCode.Where(path => path.StartsWith("compiler/", StringComparison.Ordinal) && path.Split('/').Length > 2)];

    [Theory]
    [MemberData(nameof(ProjectNames))]
    public void Project_knows_only_what_is_below_it(string project)
    {
        string folder = Folder(project);
        Assert.True(Projects.TryGetValue(folder, out string[]? allowed), $"{folder} is a new project: say in this test and in ARCHITECTURE.md what it may know.");
        string[] known = [.. XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference").Select(reference => Resolve(folder, (string?)reference.Attribute("Include") ?? ""))];
        Assert.Equal([], known.Except(allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void Allowed_arrows_are_closed_and_without_circles()
    {
        Assert.All(Projects, entry => Assert.All(entry.Value, below =>
        {
            Assert.Equal([], Projects[below].Except(entry.Value, StringComparer.Ordinal));
            Assert.DoesNotContain(entry.Key, Projects[below]);
        }));
    }

    [Theory]
    [MemberData(nameof(CompilerFiles))]
    public void Folder_of_the_compiler_uses_only_what_is_below_it(string file)
    {
        string folder = file.Split('/')[1];
        Assert.True(CompilerFolders.TryGetValue(folder, out string[]? allowed), $"compiler/{folder} is new: say in this test and in ARCHITECTURE.md what it may use.");
        IEnumerable<string> used = CompilerNamespace().Matches(Repository.Read(file)).Select(match => match.Groups[1].Value).Where(CompilerFolders.ContainsKey).Where(name => name != folder).Distinct(StringComparer.Ordinal);
        Assert.Equal([], used.Except(allowed, StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_tree_builder_touches_antlr()
    {
        Assert.Equal([], FilesThat(Antlr(), path => !path.StartsWith("compiler/Syntax/", StringComparison.Ordinal) && !path.StartsWith("grammar/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Only_compilation_holds_roslyn() =>
        Assert.Equal(["compilation"], Repository.ProductProjects.Where(project => Repository.Read(project).Contains("Microsoft.CodeAnalysis.CSharp", StringComparison.Ordinal)).Select(Folder).DefaultIfEmpty("compilation"));

    [Fact]
    public void Only_postgres_holds_npgsql() =>
        Assert.Equal(["postgres"], Repository.ProductProjects.Where(project => Repository.Read(project).Contains("Npgsql", StringComparison.Ordinal)).Select(Folder));

    [Fact]
    public void Console_and_clock_belong_to_the_command()
    {
        Assert.Equal([], FilesThat(ConsoleUse(), path => path != "cli/Program.cs"));
        Assert.Equal([], FilesThat(ClockRead(), _ => true));
    }

    [Fact]
    public void Passes_and_runtime_read_no_files() =>
        Assert.Equal([], FilesThat(FileAccess(), path => path.StartsWith("compiler/", StringComparison.Ordinal) || path.StartsWith("runtime/", StringComparison.Ordinal) || path.StartsWith("grammar/", StringComparison.Ordinal)));

    private static IEnumerable<string> FilesThat(Regex use, Func<string, bool> among) =>
        Repository.ProductCode.Where(path => among(path) && use.IsMatch(WithoutComments(Repository.Read(path))));

    private static string WithoutComments(string code) => Comment().Replace(code, "");

    private static string Folder(string project) => project[..project.LastIndexOf('/')];

    private static string Resolve(string folder, string reference) =>
        Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, folder, reference, ".."))).Replace('\\', '/');

    [GeneratedRegex(@"\bZhaodan\.Compiler\.(\w+)")]
    private static partial Regex CompilerNamespace();

    [GeneratedRegex(@"\bAntlr4\b")]
    private static partial Regex Antlr();

    [GeneratedRegex(@"\bConsole\.\w")]
    private static partial Regex ConsoleUse();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset)\.(Now|UtcNow|Today)\b|\bEnvironment\.TickCount|\bStopwatch\b")]
    private static partial Regex ClockRead();

    [GeneratedRegex(@"\b(File|Directory)\.\w|\bnew (FileStream|FileInfo|DirectoryInfo)\b")]
    private static partial Regex FileAccess();

    [GeneratedRegex(@"//[^\n]*")]
    private static partial Regex Comment();
}
