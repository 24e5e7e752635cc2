using System.Collections.Immutable;
using System.Runtime.Loader;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Compilation;

/// <summary>A program, its buffers and its evaluator.</summary>
public sealed record LoadedRegime(RegimeProgram Program, EvaluatorLayout Layout, RegimeEvaluator Evaluator);

/// <summary>
/// Evaluators that were compiled together, in the order of their programs. Disposing lets the system unload their code once
/// nobody holds them any more.
/// </summary>
public sealed class LoadedEvaluators : IDisposable
{
    private AssemblyLoadContext? _context;

    internal LoadedEvaluators(AssemblyLoadContext context, ImmutableArray<LoadedRegime> regimes, ImmutableArray<Diagnostic> diagnostics, bool fromCache)
    {
        _context = context;
        Regimes = regimes;
        Diagnostics = diagnostics;
        FromCache = fromCache;
    }

    public ImmutableArray<LoadedRegime> Regimes { get; private set; }

    /// <summary>Trouble with the cache; the evaluators are good all the same.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public bool FromCache { get; }

    /// <summary>
    /// What <c>RegimeLibrary</c> takes as its engine. It holds the evaluators: a library goes on answering after they were
    /// disposed, and their code is unloaded when the library is gone as well.
    /// </summary>
    public Func<RegimeProgram, IProgramEvaluator> Engine()
    {
        Dictionary<RegimeProgram, RegimeEvaluator> byProgram = new(ReferenceEqualityComparer.Instance);
        foreach (LoadedRegime regime in Regimes) byProgram.Add(regime.Program, regime.Evaluator);
        return program => new CompiledProgram(program, byProgram[program]);
    }

    public void Dispose()
    {
        AssemblyLoadContext? context = Interlocked.Exchange(ref _context, null);
        if (context is null) return;
        Regimes = [];
        context.Unload();
    }
}
