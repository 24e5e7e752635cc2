using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Exact;

/// <summary>
/// What the groups of a program come to in all completions together. An outcome is possible where one completion makes it
/// possible and settled where all settle it. It is open from ignorance where completions differ in it, and from discretion
/// where one of them leaves it to a decision.
/// </summary>
internal sealed class CompletionOutcomes
{
    private readonly Completions _completions;
    private readonly Seen[] _seen;

    public CompletionOutcomes(Completions completions)
    {
        _completions = completions;
        _seen = [.. completions.Program.Groups.Select(_ => new Seen())];
        MayBeInapplicable = completions.Find(!completions.Scope, Wire.True) is not null;
        if (completions.Find(completions.Scope, Wire.True) is not { } first) return;
        MayApply = true;
        Take(first);
        for (int g = 0; g < _seen.Length; g++)
        {
            if (completions.Group(g) is { } outcome) Look(g, outcome);
        }
    }

    /// <summary>Some completion lies outside the scope.</summary>
    public bool MayBeInapplicable { get; }

    /// <summary>Some completion does not.</summary>
    public bool MayApply { get; }

    public GroupOutcome Of(int group) => _seen[group].Outcome;

    /// <summary>A completion in which an outcome is possible.</summary>
    public CaseFacts? Example(int group, ulong outcome) => _seen[group].Examples.GetValueOrDefault(outcome);

    // Each question that the completions seen so far leave open.
    private void Look(int group, OutcomePlanes<Wire> planes)
    {
        Seen seen = _seen[group];
        for (int s = 0; s < planes.Slots.Length; s++)
        {
            ulong bit = planes.BitOf(s);
            OutcomeSlot<Wire> slot = planes.Slots[s];
            if ((seen.Possible & bit) == 0 && !TryFind(slot.Possible))
            {
                if ((seen.Clashing & bit) == 0) TryFind(slot.Clashing);
                continue;
            }

            if ((seen.Clashing & bit) == 0) TryFind(slot.Clashing);
            if ((seen.Unsettled & bit) == 0 && !TryFind(!slot.Settled)) continue;
            if ((seen.Impossible & bit) == 0) TryFind(!slot.Possible);
            if ((seen.Settled & bit) == 0) TryFind(slot.Settled);
            if ((seen.Open & bit) == 0) TryFind(_completions.And(slot.Possible, !slot.Settled));
        }
    }

    private bool TryFind(Wire wanted)
    {
        if (_completions.Find(_completions.Scope, wanted) is not { } found) return false;
        Take(found);
        return true;
    }

    // One completion answers many questions.
    private void Take((CaseFacts Facts, Evaluation Evaluation) found)
    {
        for (int g = 0; g < _seen.Length; g++)
        {
            ConclusionGroup group = _completions.Program.Groups[g];
            if (group.IsDerived) _seen[g].Take(found.Evaluation.Groups[g], found.Facts);
        }
    }

    private sealed class Seen
    {
        private GroupOutcome _any;

        public ulong Possible => _any.Possible;

        public ulong Settled => _any.Settled;

        public ulong Clashing => _any.Clashing;

        public ulong Impossible { get; private set; }

        public ulong Unsettled { get; private set; }

        public ulong Open { get; private set; }

        public Dictionary<ulong, CaseFacts> Examples { get; } = [];

        public GroupOutcome Outcome
        {
            get
            {
                ulong settled = Possible & ~Unsettled, open = Possible & ~settled;
                return new GroupOutcome(Possible, settled, Clashing, open & (Impossible | Settled), open & Open);
            }
        }

        public void Take(GroupOutcome outcome, CaseFacts facts)
        {
            for (ulong left = outcome.Possible; left != 0; left &= left - 1) Examples.TryAdd(left & ~(left - 1), facts);
            _any = new GroupOutcome(Possible | outcome.Possible, Settled | outcome.Settled, Clashing | outcome.Clashing, 0, 0);
            Impossible |= ~outcome.Possible;
            Unsettled |= ~outcome.Settled;
            Open |= outcome.Possible & ~outcome.Settled;
        }
    }
}
