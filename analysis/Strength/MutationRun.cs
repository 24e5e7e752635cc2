using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Makes every mutant of a regime and looks for a case that fails on it; of what no case fails on, <see cref="MutantJudge"/>
/// says whether it differs from the regime at all, and in which case.
/// </summary>
public static class MutationRun
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <param name="regime">A regime, or one version.</param>
    /// <param name="linked">As a case is put to it; null looks at its clauses alone.</param>
    /// <param name="others">The other versions, whose cases may fail on mutants of this one.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static CaseStrength Of(CompiledRegime regime, LinkedRegime? linked = null, IEnumerable<CompiledRegime>? others = null, CancellationToken cancellation = default)
    {
        var suite = new CaseSuite(regime);
        var judge = new MutantJudge(regime.Program, cancellation);
        var results = new List<MutantResult>();
        foreach (Mutation mutation in MutationFinder.Find(regime.Bound))
        {
            cancellation.ThrowIfCancellationRequested();
            RegimeProgram mutant = RegimeLowerer.Mutate(regime.Bound, regime.Program, mutation);
            bool isInRules = mutation.Place is MutationPlace.Condition or MutationPlace.Exception or MutationPlace.Counter;
            results.Add(suite.FindKiller(mutant, isInRules ? mutation.Citations : []) is { } killer
                ? new MutantResult(mutation, MutantFate.Killed, killer, null)
                : judge.Judge(mutation, mutant));
        }

        return new CaseStrength([.. results]) { Programs = linked is null ? [] : OfPrograms(regime, linked, others ?? [], cancellation) };
    }

    private static ImmutableArray<ProgramMutantResult> OfPrograms(CompiledRegime regime, LinkedRegime linked, IEnumerable<CompiledRegime> others, CancellationToken cancellation)
    {
        ProgramMutation[] mutations = [.. LinkMutations.Find(regime, linked), .. SpanMutations.Find(regime, linked)];
        if (mutations.Length == 0) return [];
        var suite = new LinkedSuite(regime, linked, others);
        var results = ImmutableArray.CreateBuilder<ProgramMutantResult>();
        foreach (ProgramMutation mutation in mutations)
        {
            cancellation.ThrowIfCancellationRequested();
            results.Add(suite.FindKiller(mutation.Mutant) is { } killer ? new ProgramMutantResult(mutation, MutantFate.Killed, killer, "")
                : mutation.IsEquivalent ? new ProgramMutantResult(mutation, MutantFate.Equivalent, "", "")
                : suite.Draft(mutation) is { Length: > 0 } draft ? new ProgramMutantResult(mutation, MutantFate.Survived, "", draft)
                : new ProgramMutantResult(mutation, MutantFate.Undecided, "", ""));
        }

        return results.ToImmutable();
    }
}
