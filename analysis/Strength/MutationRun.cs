using Zhaodan.Compiler;
using Zhaodan.Compiler.Lowering;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Makes every mutant of a regime and looks for a case that fails on it; of what no case fails on, <see cref="MutantJudge"/>
/// says whether it differs from the regime at all, and in which case.
/// </summary>
public static class MutationRun
{
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CaseStrength Of(CompiledRegime regime, CancellationToken cancellation = default)
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

        return new CaseStrength([.. results]);
    }
}
