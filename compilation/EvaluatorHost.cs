using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Compilation;

/// <summary>Programs to loaded evaluators: from the cache where one is given and has them, else by Roslyn.</summary>
public sealed class EvaluatorHost(EvaluatorCache? cache = null)
{
    /// <summary>Compiles one program.</summary>
    public LoadedEvaluators Load(RegimeProgram program) => Load([program]);

    /// <summary>Compiles programs together into one assembly, which costs far less than one by one.</summary>
    public LoadedEvaluators Load(IReadOnlyList<RegimeProgram> programs)
    {
        var emitted = new EmittedEvaluator[programs.Count];
        for (int i = 0; i < emitted.Length; i++)
        {
            emitted[i] = CSharpEmitter.Emit(programs[i], new Compiler.Emit.CSharp.EmitOptions
            {
                Namespace = "Zhaodan.Generated",
                TypeName = "Evaluator" + i.ToString(CultureInfo.InvariantCulture),
                ProgramHash = ProgramHash.Of(programs[i]),
            });
        }

        return Load(programs, emitted);
    }

    /// <summary>Loads text that was emitted for these programs, one for each.</summary>
    public LoadedEvaluators Load(IReadOnlyList<RegimeProgram> programs, IReadOnlyList<EmittedEvaluator> emitted)
    {
        string key = EvaluatorKey.Of(emitted);
        string assemblyName = "Zhaodan.Generated." + key;
        var diagnostics = new DiagnosticBag();
        byte[]? image = cache?.Read(key, diagnostics);
        bool fromCache = image is not null;
        if (image is null)
        {
            image = EvaluatorCompiler.Compile(assemblyName, emitted.Select(one => one.Text).ToArray());
            cache?.Write(key, image, diagnostics);
        }

        var context = new EvaluatorContext(assemblyName);
        using var stream = new MemoryStream(image);
        Assembly assembly = context.LoadFromStream(stream);
        ImmutableArray<LoadedRegime> regimes = [.. emitted.Select((one, i) => new LoadedRegime(programs[i], one.Layout, Instance(assembly, one)))];
        return new LoadedEvaluators(context, regimes, [.. diagnostics.Items], fromCache);
    }

    private static RegimeEvaluator Instance(Assembly assembly, EmittedEvaluator emitted) =>
        assembly.CreateInstance(emitted.FullTypeName) as RegimeEvaluator
        ?? throw new InvalidOperationException($"The assembly holds no evaluator {emitted.FullTypeName}.");
}
