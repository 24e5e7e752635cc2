using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Compiler.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Reference;
using Evaluated = Zhaodan.Circuits.Planes.PlaneEvaluation<Zhaodan.Analysis.Diagrams.DiagramStore, Zhaodan.Analysis.Diagrams.Diagram>;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Does a mutant differ from its regime in any possible case? From near to far: where no rule comes out otherwise, nothing
/// does (a proof); the smallest case in which a rule comes out otherwise often gives another answer (a witness, run through the
/// interpreter); where other rules hide it, the answers themselves are compared, over completed cases and over all.
/// </summary>
internal sealed class MutantJudge(RegimeProgram program, CancellationToken cancellation)
{
    private static readonly SpaceOptions All = SpaceOptions.Everything with { HasCauses = false };

    // Where answers over all cases grow large they grow very large: better to give up soon.
    private static readonly DiagramLimits Incomplete = new(400_000, 4_000_000);

    private readonly Interpreter _interpreter = new(program);
    private readonly Kept _all = new(program, All, Incomplete, cancellation);
    private readonly Kept _completed = new(program, SpaceOptions.Completed, DiagramLimits.Usual, cancellation);

    public MutantResult Judge(Mutation mutation, RegimeProgram mutant)
    {
        bool isProved = true, differs = false;
        foreach (Func<RegimeProgram, Finding> look in new Func<RegimeProgram, Finding>[] { changed => InRules(mutation, changed), InCompletedAnswers, InAnswers })
        {
            Finding found;
            try
            {
                found = look(mutant);
            }
            catch (DiagramLimitException)
            {
                isProved = false;
                continue;
            }

            if (found.Killer is not null) return new MutantResult(mutation, MutantFate.Survived, "", found.Killer);
            if (found.IsEqual) return new MutantResult(mutation, MutantFate.Equivalent, "", null);
            differs |= found.IsDifferent;
        }

        return new MutantResult(mutation, differs || isProved ? MutantFate.Survived : MutantFate.Undecided, "", null);
    }

    /// <summary>Nothing set: another look is needed.</summary>
    private readonly record struct Finding(bool IsEqual, bool IsDifferent, KillingCase? Killer);

    // Where what was mutated comes out as before, so does all that follows from it.
    private Finding InRules(Mutation mutation, RegimeProgram mutant)
    {
        (CaseSpace space, Evaluated original) = _all.Get();
        Evaluated changed = space.Evaluate(mutant);
        DiagramStore store = space.Store;
        Diagram difference = Diagram.False;
        foreach ((int before, int after) in RootsOf(mutation, mutant)) difference = store.Or(difference, Differ(store, original.Node(before), changed.Node(after)));
        Diagram possible = space.Possible(difference);
        if (possible.IsFalse) return new Finding(true, false, null);

        // In the scope of both first: outside of it rules change nothing.
        Diagram inScope = space.Possible(store.And(possible, store.And(original.Scope.Certain, changed.Scope.Certain)));
        return new Finding(false, false, FindKiller(space, inScope, mutant) ?? FindKiller(space, possible, mutant));
    }

    // The nodes nearest to the mutation, in the regime and in the mutant.
    private IEnumerable<(int Before, int After)> RootsOf(Mutation mutation, RegimeProgram mutant)
    {
        if (mutation.Place == MutationPlace.Scope) return [(program.Scope, mutant.Scope)];
        if (mutation.Place == MutationPlace.Definition) return program.Definitions.Zip(mutant.Definitions, (before, after) => (before.Condition, after.Condition));
        IEnumerable<string> mutated = mutation.Loser is { } loser ? [loser.Citation] : mutation.Citations;
        return Enumerable.Range(0, program.Rules.Length)
            .Where(rule => mutated.Contains(program.Rules[rule].Citation))
            .SelectMany(rule => program.Rules[rule].Conclusions
                .Zip(mutant.Rules[rule].Conclusions, (before, after) => (before.Applies, after.Applies))
                .Append((program.Rules[rule].Applies, mutant.Rules[rule].Applies)));
    }

    private Finding InCompletedAnswers(RegimeProgram mutant)
    {
        (CaseSpace space, Evaluated original) = _completed.Get();
        Diagram possible = DifferentAnswers(space, original, space.Evaluate(mutant));
        return possible.IsFalse ? default : new Finding(false, true, FindKiller(space, possible, mutant));
    }

    private Finding InAnswers(RegimeProgram mutant)
    {
        (CaseSpace space, Evaluated original) = _all.Get();
        Diagram possible = DifferentAnswers(space, original, space.Evaluate(mutant));
        return possible.IsFalse ? new Finding(true, false, null) : new Finding(false, true, FindKiller(space, possible, mutant));
    }

    // Group by group; what the mutation does not reach is not looked at, and neither is what follows from a group that comes
    // out as before.
    private static Diagram DifferentAnswers(CaseSpace space, Evaluated original, Evaluated changed)
    {
        (RegimeProgram before, RegimeProgram after) = (original.Program, changed.Program);
        DiagramStore store = space.Store;
        var same = new SameParts(before, after);
        Diagram all = Diagram.False;
        for (int g = 0; g < before.Groups.Length; g++)
        {
            Diagram different = HaveSameClaims(space, same, original, changed, g) ? Diagram.False : DifferentOutcome(space, original, changed, g);
            if (different.IsFalse) same.MarkSame(g);
            all = store.Or(all, different);
        }

        // Obligations and rights hang on their rules alone.
        foreach (Duty duty in before.Duties)
        {
            (int was, int becomes) = (before.Rules[duty.Rule].Applies, after.Rules[duty.Rule].Applies);
            if (!same.IsSame(was, becomes)) all = store.Or(all, Differ(store, original.Node(was), changed.Node(becomes)));
        }

        if (same.IsSame(before.Scope, after.Scope)) return all.IsFalse ? all : space.Possible(store.And(all, original.Scope.Possible));
        all = space.Possible(store.And(all, store.Or(original.Scope.Possible, changed.Scope.Possible)));
        return store.Or(all, space.Possible(Differ(store, original.Scope, changed.Scope)));
    }

    private static bool HaveSameClaims(CaseSpace space, SameParts same, Evaluated original, Evaluated changed, int group)
    {
        (ConclusionGroup before, ConclusionGroup after) = (original.Program.Groups[group], changed.Program.Groups[group]);
        if (!IsSame(before.Required, after.Required)) return false;
        for (int v = 0; v < before.Inputs.Length; v++)
        {
            (ValueInputs a, ValueInputs b) = (before.Inputs[v], after.Inputs[v]);
            if (!IsSame(a.Hard, b.Hard) || !IsSame(a.Soft, b.Soft) || !IsSame(a.Against, b.Against)) return false;
        }

        return true;

        bool IsSame(int a, int b) => same.IsSame(a, b) || space.Possible(Differ(space.Store, original.Claim(a), changed.Claim(b))).IsFalse;
    }

    private static Diagram DifferentOutcome(CaseSpace space, Evaluated original, Evaluated changed, int group)
    {
        if (original.Group(group) is not { } before || changed.Group(group) is not { } after) return Diagram.False;
        DiagramStore store = space.Store;
        Diagram all = Diagram.False;
        for (int s = 0; s < before.Slots.Length; s++)
        {
            Diagram difference = store.Or(store.Xor(before.Slots[s].Possible, after.Slots[s].Possible), store.Xor(before.Slots[s].Settled, after.Slots[s].Settled));
            all = store.Or(all, space.Possible(difference));
        }

        return all;
    }

    private static Diagram Differ(DiagramStore store, JudgementPlanes<Diagram> a, JudgementPlanes<Diagram> b) =>
        store.Or(store.Xor(a.Possible, b.Possible), store.Xor(a.Certain, b.Certain));

    private KillingCase? FindKiller(CaseSpace space, Diagram possible, RegimeProgram mutant)
    {
        var witness = new Witness(space, program);
        var mutated = new Interpreter(mutant);
        foreach (Diagram set in new[] { space.Settled(possible), possible })
        {
            if (witness.Find(set) is not { } facts) continue;
            Evaluation original = _interpreter.Evaluate(facts), changed = mutated.Evaluate(facts);
            if (original.Scope.IsFalse && changed.Scope.IsFalse) continue;
            bool isOtherDuty = program.Duties.Any(duty => original.Nodes[program.Rules[duty.Rule].Applies] != changed.Nodes[mutant.Rules[duty.Rule].Applies]);
            if (isOtherDuty || original.Scope != changed.Scope || !original.Groups.AsSpan().SequenceEqual(changed.Groups.AsSpan())) return new KillingCase(facts, original, changed);
        }

        return null;
    }

    /// <summary>A space with the program evaluated in it, begun anew when its store is worn.</summary>
    private sealed class Kept(RegimeProgram program, SpaceOptions options, DiagramLimits limits, CancellationToken cancellation)
    {
        private CaseSpace? _space;
        private Evaluated? _original;

        public (CaseSpace Space, Evaluated Original) Get()
        {
            if (_space is null || _original is null || _space.Store.IsWorn)
            {
                _space = new CaseSpace(new DiagramStore(limits, cancellation), options);
                _original = _space.Evaluate(program);
            }

            return (_space, _original);
        }
    }
}
