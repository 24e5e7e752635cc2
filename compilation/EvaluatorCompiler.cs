using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Compilation;

/// <summary>
/// C# text to the bytes of an assembly, with portable debug information inside so that <c>#line</c> works. References are the
/// metadata of assemblies that this process has loaded already, never files found by a path.
/// </summary>
internal static class EvaluatorCompiler
{
    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp13, DocumentationMode.None);

    private static readonly CSharpCompilationOptions s_options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: false,
        allowUnsafe: false,
        deterministic: true,
        concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Disable);

    private static readonly Lazy<ImmutableArray<MetadataReference>> s_references = new(References);

    /// <exception cref="InvalidOperationException">The text does not compile, which is a bug of the emitter.</exception>
    public static byte[] Compile(string assemblyName, IReadOnlyList<string> texts, bool allowUnsafe = false)
    {
        SyntaxTree[] trees = texts.Select((text, i) => CSharpSyntaxTree.ParseText(
            SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256),
            s_parse,
            path: $"{assemblyName}.{i}.g.cs")).ToArray();
        CSharpCompilation compilation = CSharpCompilation.Create(assemblyName, trees, s_references.Value, s_options.WithAllowUnsafe(allowUnsafe));
        using var image = new MemoryStream();
        EmitResult result = compilation.Emit(image, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded));
        if (!result.Success)
        {
            Microsoft.CodeAnalysis.Diagnostic? first = result.Diagnostics.FirstOrDefault(d => d.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
            throw new InvalidOperationException($"Emitted code does not compile: {first}");
        }

        return image.ToArray();
    }

    private static ImmutableArray<MetadataReference> References() =>
    [
        Reference(typeof(object).Assembly),
        Reference(Assembly.Load(new AssemblyName("System.Runtime"))),
        Reference(Assembly.Load(new AssemblyName("System.Runtime.Intrinsics"))),
        Reference(typeof(RegimeEvaluator).Assembly),
        Reference(typeof(ProgramForm.RegimeProgram).Assembly),
        Reference(typeof(Circuits.Execution.PlaneKernel).Assembly),
    ];

    private static unsafe PortableExecutableReference Reference(Assembly assembly)
    {
        if (!assembly.TryGetRawMetadata(out byte* metadata, out int length))
        {
            throw new InvalidOperationException($"The metadata of {assembly.GetName().Name} cannot be read.");
        }

        return AssemblyMetadata.Create(ModuleMetadata.CreateFromMetadata((nint)metadata, length)).GetReference();
    }
}
