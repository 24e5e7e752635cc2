using System.Collections.Immutable;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Job;

namespace Zhaodan.Cli.Screening;

/// <summary>The regimes with the evaluator that is to answer; compiled ones stay loaded until this is disposed.</summary>
internal sealed class ScreeningEngine : IDisposable
{
    private readonly LoadedEvaluators? _loaded;

    private ScreeningEngine(ImmutableArray<ScreeningRegime> regimes, LoadedEvaluators? loaded)
    {
        Regimes = regimes;
        _loaded = loaded;
    }

    public ImmutableArray<ScreeningRegime> Regimes { get; }

    /// <summary>Trouble with the cache of compiled evaluators; it never keeps a screening from running.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _loaded?.Diagnostics ?? [];

    /// <param name="programs">The chosen regimes.</param>
    /// <param name="isCompiled">Otherwise the reference interpreter answers.</param>
    public static ScreeningEngine Of(IReadOnlyList<RegimeProgram> programs, bool isCompiled)
    {
        LoadedEvaluators? loaded = isCompiled ? new EvaluatorHost(EvaluatorCache.Default()).Load(programs) : null;
        return new ScreeningEngine([.. programs.Select((program, i) => Regime(program, loaded?.Regimes[i]))], loaded);
    }

    public void Dispose() => _loaded?.Dispose();

    private static ScreeningRegime Regime(RegimeProgram program, LoadedRegime? compiled) => new()
    {
        Program = program,
        ProgramHash = ProgramHash.Of(program),
        Evaluator = compiled is null ? null : new CompiledEvaluator(program, compiled.Evaluator),
    };
}
