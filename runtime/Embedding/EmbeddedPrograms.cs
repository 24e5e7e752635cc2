using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Runtime.Embedding;

/// <summary>The programs of an embedded regime with what is derived from them once.</summary>
internal sealed class EmbeddedPrograms
{
    public EmbeddedPrograms(LinkedRegime regime)
    {
        Regime = regime;
        Layouts = [.. regime.Programs.Select(EvaluatorLayout.Of)];
        Groups = IsSingle ? regime.Programs[0].Groups : regime.SharedGroups(regime.Self);
    }

    public LinkedRegime Regime { get; }

    public ImmutableArray<EvaluatorLayout> Layouts { get; }

    /// <summary>One program answers; its answer type has everything that the evaluator finds.</summary>
    public bool IsSingle => Regime.Programs.Length == 1;

    /// <summary>In the order of the answer type.</summary>
    public ImmutableArray<ConclusionGroup> Groups { get; }
}
