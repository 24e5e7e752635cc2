using System.Text;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.ProgramForm.Printing;

namespace Zhaodan.Compilation.Tests.Conformance;

/// <summary>
/// Tokens, tree, program, C# and findings of each language feature and each regime stand in tests/baselines beside the name of
/// the source that made them, for a reviewer to read. ZHAODAN_BASELINES=rewrite writes them anew; CI never does.
/// </summary>
public sealed class BaselineTests
{
    private static readonly bool Rewrite =
        string.Equals(Environment.GetEnvironmentVariable("ZHAODAN_BASELINES"), "rewrite", StringComparison.Ordinal);

    public static TheoryData<string> Names() =>
        [.. StatuteFiles.Conformance().Select(p => Path.GetFileNameWithoutExtension(p)), .. SpecFiles().Select(p => Path.GetFileNameWithoutExtension(p))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Stages_are_as_reviewed(string name)
    {
        string conformance = Path.Combine(StatuteFiles.ConformanceFolder, name + ".statute");
        bool isFeature = File.Exists(conformance);
        CompilationResult result = isFeature ? StatuteFiles.Compile([conformance]) : StatuteFiles.Compile(StatuteFiles.Specs());
        string path = isFeature ? $"tests/conformance/{name}.statute" : $"specs/regimes/{name}.statute";
        FileSyntax file = result.Files.Single(f => f.Source.Path == path);
        FileDeclarations declarations = result.Declarations.Single(d => d.Source.Path == path);
        CompiledRegime[] regimes = [.. result.Regimes.Where(r => r.Source.Path == path)];

        Compare(name, "tokens.txt", TokenPrinter.Print(declarations, result.Lexicons));
        Compare(name, "tree.txt", SyntaxPrinter.Print(file));
        Compare(name, "program.txt", Joined(regimes.Select(r => ProgramPrinter.Print(r.Program))));
        Compare(name, "evaluator.cs.txt", Joined(regimes.Select(r => CSharpEmitter.Emit(r.Program, new EmitOptions()).Text)));
        Compare(name, "diagnostics.txt", Joined(result.Diagnostics.Where(d => d.Location.Source.Path == path).Select(new DiagnosticText().Render)));
    }

    private static IEnumerable<string> SpecFiles() => StatuteFiles.Specs().Where(p => Path.GetFileName(Path.GetDirectoryName(p)) == "regimes");

    private static string Joined(IEnumerable<string> parts) => string.Join("\n", parts.Select(p => p.TrimEnd('\n'))) + "\n";

    private static void Compare(string name, string stage, string actual)
    {
        actual = actual.Replace("\r\n", "\n", StringComparison.Ordinal);
        string path = Path.Combine(StatuteFiles.Root, "tests", "baselines", name, stage);
        if (Rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path) ?? "");
            File.WriteAllText(path, actual, new UTF8Encoding(false));
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with ZHAODAN_BASELINES=rewrite and read what it wrote.");
        Assert.Equal(File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal), actual);
    }
}
