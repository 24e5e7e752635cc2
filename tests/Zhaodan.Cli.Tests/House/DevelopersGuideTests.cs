using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Zhaodan.Cli.Shell;
using Zhaodan.Generator;

namespace Zhaodan.Cli.Tests.House;

/// <summary>
/// Every C# sample of docs/开发指南.md is a program: compiled with the generator and run beside the page's own clauses, their compiled
/// file and its hash; what it prints is the block behind it. ZHAODAN_BASELINES=rewrite writes those blocks anew, to be read.
/// </summary>
public sealed class DevelopersGuideTests : IDisposable
{
    private const string Page = "docs/开发指南.md";
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";

    private static readonly bool s_rewrites = Environment.GetEnvironmentVariable("ZHAODAN_BASELINES") == "rewrite";

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_sample_compiles_and_prints_what_the_page_says()
    {
        Prepare();
        IReadOnlyList<Fence> fences = Fences.Of(Page);
        string page = Repository.Read(Page);
        int samples = 0;
        for (int i = 0; i < fences.Count; i++)
        {
            if (fences[i].Info != "csharp") continue;
            Assert.Equal("text", fences[i + 1].Info);
            string printed = Run(fences[i].Text, "例" + ++samples);
            if (s_rewrites) page = page.Replace(Block("csharp", fences[i].Text) + "\n\n" + Block("text", fences[i + 1].Text), Block("csharp", fences[i].Text) + "\n\n" + Block("text", printed), StringComparison.Ordinal);
            else Assert.Equal(fences[i + 1].Text, printed);
        }

        Assert.True(samples >= 8, $"{samples}");
        if (s_rewrites) File.WriteAllText(Path.Combine(Repository.Root, Page), page, new UTF8Encoding(false));
    }

    public void Dispose() => _folder.Dispose();

    private static string Block(string info, string text) => $"```{info}\n{text}{(text.Length > 0 ? "\n" : "")}```";

    private void Prepare()
    {
        _folder.Write("规则.statute", Fences.Of(Page).Single(fence => fence.Info == "statute").Text + "\n");
        CliRun run = CliRun.In(_folder.Root, "build", "规则.statute", "--out", "规则.zdp");
        Assert.True(run.Status == ExitStatus.Ok, run.Error);
        _folder.Write("规则.sha256", run.Out.Split('　')[^1]);
        foreach (string path in Directory.EnumerateFiles(AppContext.BaseDirectory, "Zhaodan.*.dll").Where(path => !path.EndsWith(".Tests.dll", StringComparison.Ordinal))) File.Copy(path, _folder.Path(Path.GetFileName(path)));
        foreach (string name in new[] { "Antlr4.Runtime.Standard.dll", "Sprache.dll" }) File.Copy(Path.Combine(AppContext.BaseDirectory, name), _folder.Path(name));
    }

    private string Run(string code, string name)
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        MetadataReference[] references =
        [
            .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
                .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || (Path.GetFileName(path).StartsWith("Zhaodan.", StringComparison.Ordinal) && !Path.GetFileName(path).Contains("Tests", StringComparison.Ordinal)))
                .Select(path => MetadataReference.CreateFromFile(path)),
        ];
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(Usings, parse), CSharpSyntaxTree.ParseText(code, parse)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        CSharpGeneratorDriver.Create([new StatuteGenerator().AsSourceGenerator()], [new Clauses(_folder.Path("规则.statute"))], parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Microsoft.CodeAnalysis.Compilation generated, out ImmutableArray<Microsoft.CodeAnalysis.Diagnostic> found);
        Assert.Empty(found.Where(one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error));
        string program = _folder.Path(name + ".dll");
        using (FileStream image = File.Create(program))
        {
            Assert.Equal([], generated.Emit(image).Diagnostics.Where(one => one.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error).Select(one => one.ToString()));
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "Zhaodan.Cli.Tests.runtimeconfig.json"), _folder.Path(name + ".runtimeconfig.json"));
        var start = new ProcessStartInfo("dotnet", [program]) { WorkingDirectory = _folder.Root, RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        Task<string> error = process.StandardError.ReadToEndAsync();
        string printed = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, name + error.Result);
        return printed.ReplaceLineEndings("\n").TrimEnd('\n');
    }

    private sealed class Clauses(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(File.ReadAllText(path), Encoding.UTF8);
    }
}
