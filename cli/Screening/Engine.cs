using System.Collections.Immutable;
using Zhaodan.Cli.Shell;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Screening.Job;

namespace Zhaodan.Cli.Screening;

/// <summary>
/// The evaluators of the chosen regimes: none where the reference interpreter is to answer, else compiled ones, which stay
/// loaded until this is disposed.
/// </summary>
internal sealed class Engine : IDisposable
{
    public const string Compiled = "compiled";
    public const string Interpreter = "interpreter";

    private readonly ImmutableArray<LinkedRegime> _regimes;
    private readonly Dictionary<RegimeProgram, RegimeEvaluator> _evaluators = new(ReferenceEqualityComparer.Instance);
    private readonly LoadedEvaluators? _loaded;

    private Engine(ImmutableArray<LinkedRegime> regimes, ImmutableArray<RegimeProgram> programs, LoadedEvaluators? loaded)
    {
        _regimes = regimes;
        _loaded = loaded;
        for (int i = 0; i < programs.Length && loaded is not null; i++)
        {
            if (loaded.Regimes[i].Evaluator is { } evaluator) _evaluators[programs[i]] = evaluator;
        }
    }

    /// <summary>Loads what is needed; trouble with the cache of compiled evaluators is reported and keeps nothing from running.</summary>
    public static Engine Load(string name, IEnumerable<LinkedRegime> regimes, Terminal terminal)
    {
        ImmutableArray<LinkedRegime> all = [.. regimes];
        ImmutableArray<RegimeProgram> programs = [.. all.SelectMany(regime => regime.Programs).Distinct(ReferenceEqualityComparer.Instance).Cast<RegimeProgram>()];
        LoadedEvaluators? loaded = name == Compiled ? new EvaluatorHost(EvaluatorCache.Default()).Load(programs) : null;
        foreach (Diagnostic finding in loaded?.Diagnostics ?? []) terminal.ErrorText.Write(terminal.Error, finding);
        return new Engine(all, programs, loaded);
    }

    /// <summary>The compiled evaluators of the n-th regime's programs; nothing where only the interpreter answers.</summary>
    public IReadOnlyList<RegimeEvaluator?> Evaluators(int index) =>
        _loaded is null ? [] : [.. _regimes[index].Programs.Select(program => _evaluators.GetValueOrDefault(program))];

    /// <summary>Regimes to screen by; no evaluator is needed for that.</summary>
    public static ImmutableArray<ScreeningRegime> Regimes(IEnumerable<LinkedRegime> regimes) =>
    [
        .. regimes.Select(regime => new ScreeningRegime
        {
            Program = regime.Latest,
            Linked = regime,
            ProgramHash = ProgramHash.Of(regime.Latest),
        }),
    ];

    public void Dispose() => _loaded?.Dispose();
}
