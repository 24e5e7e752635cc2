using System.Collections.Immutable;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Strength;

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>Some case fails on it</summary>
    Killed,

    /// <summary>It answers every possible case as the regime does: proved on diagrams</summary>
    Equivalent,

    /// <summary>No case fails, and some possible case tells the two apart</summary>
    Survived,

    /// <summary>No case fails, and the diagrams needed for a proof grew too large</summary>
    Undecided,
}

/// <summary>A case that tells a mutant from its regime, with both evaluations; a case of the kind that is missing.</summary>
public sealed record KillingCase(CaseFacts Facts, Evaluation Original, Evaluation Mutant);

/// <summary>One mutant; <see cref="Killer"/> only for survivors, null where no case could be made.</summary>
public sealed record MutantResult(Mutation Mutation, MutantFate Fate, string KilledBy, KillingCase? Killer);

/// <summary>How strong the cases of a regime are (language page, section 6).</summary>
public sealed record CaseStrength(ImmutableArray<MutantResult> Mutants)
{
    /// <summary>Mutants of days, versions, precedence and spans.</summary>
    public ImmutableArray<ProgramMutantResult> Programs { get; init; } = [];

    public int All => Mutants.Length + Programs.Length;

    /// <summary>Mutants that a case can fail on.</summary>
    public int Killable => All - Equivalent;

    public int Killed => Count(MutantFate.Killed);

    public int Equivalent => Count(MutantFate.Equivalent);

    public IEnumerable<MutantResult> Survivors => Mutants.Where(mutant => mutant.Fate is MutantFate.Survived or MutantFate.Undecided);

    public IEnumerable<ProgramMutantResult> ProgramSurvivors => Programs.Where(mutant => mutant.Fate is MutantFate.Survived or MutantFate.Undecided);

    /// <summary>Of those that can be killed; 100 where there are none.</summary>
    public double Percent => Killable == 0 ? 100 : 100.0 * Killed / Killable;

    private int Count(MutantFate fate) => Mutants.Count(mutant => mutant.Fate == fate) + Programs.Count(mutant => mutant.Fate == fate);
}
