using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Planes;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// Makes every mutant of a regime and looks for a case that fails on it. Of what no case fails on, diagrams over all possible
/// cases say whether it differs from the regime at all, and if so, in which smallest case.
/// </summary>
public sealed class MutationRun
{
    private readonly CompiledRegime _regime;
    private readonly Interpreter _interpreter;
    private readonly DiagramLimits _limits;
    private readonly CancellationToken _cancellation;
    private CaseSpace? _space;
    private PlaneEvaluation<Diagram>? _original;

    private MutationRun(CompiledRegime regime, DiagramLimits limits, CancellationToken cancellation)
    {
        _regime = regime;
        _interpreter = new Interpreter(regime.Program);
        _limits = limits;
        _cancellation = cancellation;
    }

    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static CaseStrength Of(CompiledRegime regime, DiagramLimits? limits = null, CancellationToken cancellation = default)
    {
        var run = new MutationRun(regime, limits ?? DiagramLimits.Usual, cancellation);
        var suite = new CaseSuite(regime);
        var results = new List<MutantResult>();
        foreach (Mutation mutation in MutationFinder.Find(regime.Bound))
        {
            cancellation.ThrowIfCancellationRequested();
            RegimeProgram mutant = RegimeLowerer.Mutate(regime.Bound, regime.Program, mutation);
            bool isInRules = mutation.Place is MutationPlace.Condition or MutationPlace.Exception or MutationPlace.Counter;
            results.Add(suite.FindKiller(mutant, isInRules ? mutation.Citations : []) is { } killer
                ? new MutantResult(mutation, MutantFate.Killed, killer, null)
                : run.Judge(mutation, mutant));
        }

        return new CaseStrength([.. results]);
    }

    private MutantResult Judge(Mutation mutation, RegimeProgram mutant)
    {
        if (_space is { Store.IsWorn: true }) _space = null;
        try
        {
            return Differ(mutation, mutant);
        }
        catch (DiagramLimitException)
        {
            _space = null;
            return new MutantResult(mutation, MutantFate.Undecided, "", null);
        }
    }

    private MutantResult Differ(Mutation mutation, RegimeProgram mutant)
    {
        if (_space is null || _original is null)
        {
            _space = new CaseSpace(new DiagramStore(_limits, _cancellation), SpaceOptions.Everything);
            _original = _space.Evaluate(_regime.Program);
        }

        PlaneEvaluation<Diagram> now = _space.Evaluate(mutant);
        var witness = new Witness(_space, _regime.Program);
        var mutantInterpreter = new Interpreter(mutant);
        bool differs = false;
        for (int part = 0; part <= now.Groups.Length; part++)
        {
            // The scope first, then group by group: a difference in one is a smaller set than that in all.
            Diagram difference = part == 0 ? Difference(_original.Scope, now.Scope) : Difference(part - 1, now);
            Diagram possible = _space.Possible(difference);
            if (possible.IsFalse) continue;
            differs = true;
            Diagram settled = _space.Settled(possible);
            CaseFacts? facts = witness.Find(settled) ?? witness.Find(possible);
            if (facts is null) continue;
            Evaluation original = _interpreter.Evaluate(facts), changed = mutantInterpreter.Evaluate(facts);
            bool isTold = original.Scope != changed.Scope || !original.Groups.AsSpan().SequenceEqual(changed.Groups.AsSpan());
            if (isTold) return new MutantResult(mutation, MutantFate.Survived, "", new KillingCase(facts, original, changed));
        }

        return new MutantResult(mutation, differs ? MutantFate.Survived : MutantFate.Equivalent, "", null);
    }

    // Outside of the scope there is no answer to differ in.
    private Diagram Difference(int group, PlaneEvaluation<Diagram> now)
    {
        if (_space is null || _original?.Groups[group] is not { } before || now.Groups[group] is not { } after) return Diagram.False;
        DiagramStore store = _space.Store;
        Diagram difference = Diagram.False;
        for (int s = 0; s < before.Slots.Length; s++)
        {
            (OutcomeSlot<Diagram> a, OutcomeSlot<Diagram> b) = (before.Slots[s], after.Slots[s]);
            difference = store.Or(difference, store.Xor(a.Possible, b.Possible));
            difference = store.Or(difference, store.Xor(a.Settled, b.Settled));
            difference = store.Or(difference, store.Xor(a.Ignorance, b.Ignorance));
            difference = store.Or(difference, store.Xor(a.Discretion, b.Discretion));
        }

        return store.And(difference, _original.Scope.Possible);
    }

    private Diagram Difference(JudgementPlanes<Diagram> a, JudgementPlanes<Diagram> b)
    {
        DiagramStore store = _space?.Store ?? throw new InvalidOperationException("A space comes first.");
        return store.Or(store.Xor(a.Possible, b.Possible), store.Xor(a.Certain, b.Certain));
    }
}
