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
        Self = regime.Self.Versions[^1].Program;
        Groups = IsSingle ? Program.Groups : regime.SharedGroups(regime.Self);
    }

    public LinkedRegime Regime { get; }

    public ImmutableArray<EvaluatorLayout> Layouts { get; }

    /// <summary>The regime's own program, of several versions the latest.</summary>
    public int Self { get; }

    public RegimeProgram Program => Regime.Programs[Self];

    /// <summary>
    /// The regime's own program answers, unless the case itself says that another has the word; the answer type has everything
    /// that its evaluator finds.
    /// </summary>
    public bool IsSingle => !Regime.IsAlwaysCombined;

    /// <summary>In the order of the answer type.</summary>
    public ImmutableArray<ConclusionGroup> Groups { get; }
}
