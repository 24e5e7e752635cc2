using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Zhaodan.Generator.Tests;

/// <summary>A C# project with .statute files, as the C# compiler sees it: the generator runs in its driver.</summary>
internal sealed class GeneratedProject
{
    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        .. ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll" or "Zhaodan.Program.dll" or "Zhaodan.Runtime.dll" or "Zhaodan.Answers.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // What the package's .props file adds to a project, and the SDK's implicit usings that samples need.
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.Linq; global using Zhaodan.Runtime.Embedding; global using static Zhaodan.Runtime.Embedding.Stated;";

    private CSharpCompilation _compilation;
    private GeneratorDriver _driver;
    private readonly Dictionary<string, AdditionalText> _texts = new(StringComparer.Ordinal);

    public GeneratedProject(IEnumerable<(string Path, string Content)> statutes, string code = "", LanguageVersion version = LanguageVersion.CSharp12, params (string Name, string Value)[] properties)
    {
        CSharpParseOptions parse = CSharpParseOptions.Default.WithLanguageVersion(version).WithDocumentationMode(DocumentationMode.Diagnose);
        _compilation = CSharpCompilation.Create(
            "项目" + Guid.NewGuid().ToString("N"),
            [CSharpSyntaxTree.ParseText(Usings, parse, "usings.cs", Encoding.UTF8), CSharpSyntaxTree.ParseText(code, parse, "程序.cs", Encoding.UTF8)],
            s_references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        foreach ((string path, string content) in statutes) _texts.Add(path, new StatuteText(path, content));
        _driver = CSharpGeneratorDriver.Create(
            [new StatuteGenerator().AsSourceGenerator()],
            _texts.Values,
            parse,
            new Properties(properties),
            new GeneratorDriverOptions(default, trackIncrementalGeneratorSteps: true));
        Run();
    }

    public GeneratedProject(string statute, string code = "")
        : this([("试.statute", statute)], code)
    {
    }

    public Microsoft.CodeAnalysis.Compilation Compiled { get; private set; } = null!;

    public GeneratorRunResult Result { get; private set; }

    /// <summary>Errors and warnings: the generator's, then those of the whole compilation.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; }

    public IEnumerable<Diagnostic> Errors => Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    /// <summary>All but that the test's own code has no documentation.</summary>
    public IEnumerable<Diagnostic> Warnings => Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree?.FilePath == "程序.cs"));

    public string Generated(string ending) => Result.GeneratedSources.Single(source => source.HintName.EndsWith(ending, StringComparison.Ordinal)).SourceText.ToString();

    /// <summary>As an editor after a keystroke in C#.</summary>
    public void EditCode(string code)
    {
        SyntaxTree old = _compilation.SyntaxTrees.Last();
        _compilation = _compilation.ReplaceSyntaxTree(old, old.WithChangedText(SourceText.From(code, Encoding.UTF8)));
        Run();
    }

    public void EditStatute(string path, string content)
    {
        var changed = new StatuteText(path, content);
        _driver = _driver.ReplaceAdditionalText(_texts[path], changed);
        _texts[path] = changed;
        Run();
    }

    /// <summary>Why each output of a step is there: new, modified, unchanged or cached.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> steps) ? [.. steps.SelectMany(one => one.Outputs).Select(output => output.Reason)] : [];

    /// <summary>Runs a static method without parameters of the compiled assembly.</summary>
    public object? Call(string type, string method)
    {
        Assembly assembly = Load();
        Type found = assembly.GetType(type) ?? throw new InvalidOperationException(type);
        MethodInfo called = found.GetMethod(method, BindingFlags.Static | BindingFlags.Public) ?? throw new InvalidOperationException(method);
        try
        {
            return called.Invoke(null, null);
        }
        catch (TargetInvocationException wrapped) when (wrapped.InnerException is { } inner)
        {
            throw new GeneratedCodeException(inner);
        }
    }

    /// <summary>Files that no project stands around.</summary>
    public static Assembly Load(IEnumerable<GeneratedFile> files) => Load(CSharpCompilation.Create(
        "文件" + Guid.NewGuid().ToString("N"),
        files.Select(file => CSharpSyntaxTree.ParseText(file.Text, CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp12), file.HintName, Encoding.UTF8)),
        s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)));

    public Assembly Load() => Load(Compiled);

    private static Assembly Load(Microsoft.CodeAnalysis.Compilation compilation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20)));
        image.Position = symbols.Position = 0;
        return new AssemblyLoadContext(null, isCollectible: false).LoadFromStream(image, symbols);
    }

    private void Run()
    {
        _driver = _driver.RunGeneratorsAndUpdateCompilation(_compilation, out Microsoft.CodeAnalysis.Compilation updated, out _);
        Compiled = updated;
        Result = _driver.GetRunResult().Results.Single();
        if (Result.Exception is { } bug) throw new InvalidOperationException("The generator threw.", bug);
        Diagnostics = [.. Result.Diagnostics, .. updated.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    private sealed class StatuteText(string path, string content) : AdditionalText
    {
        public override string Path { get; } = path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(content, Encoding.UTF8);
    }

    private sealed class Properties((string Name, string Value)[] values) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(values.ToDictionary(value => "build_property." + value.Name, value => value.Value));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}

/// <summary>What generated code threw.</summary>
internal sealed class GeneratedCodeException(Exception inner) : Exception(inner.Message, inner);
