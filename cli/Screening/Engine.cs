using System.Collections.Immutable;
using Zhaodan.Cli.Shell;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Screening.Evaluation;
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

    private readonly ImmutableArray<RegimeProgram> _programs;
    private readonly LoadedEvaluators? _loaded;

    private Engine(ImmutableArray<RegimeProgram> programs, LoadedEvaluators? loaded)
    {
        _programs = programs;
        _loaded = loaded;
    }

    /// <summary>Loads what is needed; trouble with the cache of compiled evaluators is reported and keeps nothing from running.</summary>
    public static Engine Load(string name, IEnumerable<RegimeProgram> programs, Terminal terminal)
    {
        ImmutableArray<RegimeProgram> all = [.. programs];
        LoadedEvaluators? loaded = name == Compiled ? new EvaluatorHost(EvaluatorCache.Default()).Load(all) : null;
        foreach (Diagnostic finding in loaded?.Diagnostics ?? []) terminal.ErrorText.Write(terminal.Error, finding);
        return new Engine(all, loaded);
    }

    /// <summary>The compiled evaluator of the n-th program, if there is one.</summary>
    public RegimeEvaluator? Evaluator(int index) => _loaded?.Regimes[index].Evaluator;

    public ImmutableArray<ScreeningRegime> Regimes() =>
    [
        .. _programs.Select((program, i) => new ScreeningRegime
        {
            Program = program,
            ProgramHash = ProgramHash.Of(program),
            Evaluator = Evaluator(i) is { } evaluator ? new CompiledEvaluator(program, evaluator) : null,
        }),
    ];

    public void Dispose() => _loaded?.Dispose();
}
