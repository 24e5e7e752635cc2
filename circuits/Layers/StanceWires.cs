using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Layers;

/// <summary>What a regime says of one group and on what ground, in many cases at once: <see cref="Runtime.Regimes.GroupStance"/>, field by field.</summary>
public sealed record StanceWires(
    MaskWires Possible, MaskWires Settled, MaskWires Clashing, MaskWires Ignorance, MaskWires Discretion,
    MaskWires Presumed, MaskWires ByRule, MaskWires MustByRule, MaskWires MayMust, MaskWires Barred, MaskWires MayBar)
{
    internal MaskWires Unsettled => Possible & ~Settled;

    /// <summary>Says nothing: 无, or with <paramref name="asDeclared"/> what the group declares in its place.</summary>
    internal static StanceWires Silent(Circuit circuit, ConclusionGroup group, bool asDeclared)
    {
        MaskWires empty = MaskWires.Empty(circuit, group);
        MaskWires none = asDeclared ? MaskWires.NoneOf(circuit, group) : MaskWires.Others(circuit, group) & ~MaskWires.OnlyClash(circuit, group);
        return new StanceWires(none, none, empty, empty, empty, empty, empty, empty, empty, empty, empty);
    }

    /// <summary>As <see cref="Runtime.Regimes.StanceReader"/> reads it from an outcome and from which conclusions apply (<paramref name="node"/>; null: nobody asks on what ground).</summary>
    internal static StanceWires Read(Circuit circuit, RegimeProgram program, int group, OutcomePlanes<Wire> outcome, ReadOnlySpan<Wire> presumed, Func<int, TruthWires>? node)
    {
        ConclusionGroup definition = program.Groups[group];
        int size = definition.Values.Length + 2;
        if (node is null) return Plain(circuit, definition, outcome, presumed);
        Wire[] carried = new Wire[size], must = new Wire[size], mayMust = new Wire[size], barred = new Wire[size], mayBar = new Wire[size];
        foreach (RuleConclusion conclusion in program.Rules.SelectMany(rule => rule.Conclusions).Where(conclusion => conclusion.Group == group))
        {
            TruthWires applies = node(conclusion.Applies);
            if (conclusion.Modality == Modality.Against)
            {
                foreach (int value in definition.Values[conclusion.Value].Includes.Append(conclusion.Value))
                {
                    mayBar[value] = circuit.Or(mayBar[value], applies.Possible);
                    barred[value] = circuit.Or(barred[value], applies.Certain);
                }

                continue;
            }

            carried[conclusion.Value] = circuit.Or(carried[conclusion.Value], applies.Possible);
            if (conclusion.Modality is not (Modality.Must or Modality.Settles)) continue;
            mayMust[conclusion.Value] = circuit.Or(mayMust[conclusion.Value], applies.Possible);
            must[conclusion.Value] = circuit.Or(must[conclusion.Value], applies.Certain);
        }

        MaskWires possible = Of(slot => slot.Possible), clashing = Of(slot => slot.Clashing);
        MaskWires byRule = (new MaskWires(circuit, carried) | MaskWires.OnlyClash(circuit, definition)) & (possible | clashing);
        return new StanceWires(
            possible, Of(slot => slot.Settled), clashing, Of(slot => slot.Ignorance), Of(slot => slot.Discretion),
            new MaskWires(circuit, [.. presumed, Wire.False, Wire.False]),
            byRule,
            new MaskWires(circuit, must),
            new MaskWires(circuit, mayMust),
            new MaskWires(circuit, barred),
            new MaskWires(circuit, mayBar));

        MaskWires Of(Func<OutcomeSlot<Wire>, Wire> part) => new(circuit, [.. outcome.Slots.Select(part)]);
    }

    // On no ground at all: nobody asks.
    private static StanceWires Plain(Circuit circuit, ConclusionGroup group, OutcomePlanes<Wire> outcome, ReadOnlySpan<Wire> presumed)
    {
        MaskWires empty = MaskWires.Empty(circuit, group);
        return new StanceWires(
            Of(slot => slot.Possible), Of(slot => slot.Settled), Of(slot => slot.Clashing), Of(slot => slot.Ignorance), Of(slot => slot.Discretion),
            new MaskWires(circuit, [.. presumed, Wire.False, Wire.False]), empty, empty, empty, empty, empty);

        MaskWires Of(Func<OutcomeSlot<Wire>, Wire> part) => new(circuit, [.. outcome.Slots.Select(part)]);
    }

    /// <summary>The same where it is not known whether the regime speaks of the case at all, in the cases given.</summary>
    internal StanceWires Doubtful(Circuit circuit, ConclusionGroup group, Wire where)
    {
        MaskWires none = (MaskWires.Others(circuit, group) & ~MaskWires.OnlyClash(circuit, group)).When(where);
        return this with
        {
            Possible = Possible | none,
            Settled = Settled.When(!where),
            Ignorance = Ignorance | Possible.When(where) | none,
            Presumed = Presumed.When(!where),
            MustByRule = MustByRule.When(!where),
            Barred = Barred.When(!where),
        };
    }

    internal static StanceWires Choose(Wire where, StanceWires then, StanceWires otherwise) => then.Zip(otherwise, (a, b) => MaskWires.Choose(where, a, b));

    internal StanceWires Zip(StanceWires other, Func<MaskWires, MaskWires, MaskWires> join)
    {
        ImmutableArray<MaskWires> a = All, b = other.All;
        return Of([.. a.Select((mask, i) => join(mask, b[i]))]);
    }

    internal Wire Differs(Circuit circuit, StanceWires other) => All.Zip(other.All, (a, b) => a.Differs(b)).Aggregate(Wire.False, circuit.Or);

    internal Wire DiffersInOutcome(Circuit circuit, StanceWires other) => All.Zip(other.All, (a, b) => a.Differs(b)).Take(5).Aggregate(Wire.False, circuit.Or);

    internal StanceWires When(Wire where) => Of([.. All.Select(mask => mask.When(where))]);

    internal StanceWires As(ConclusionGroup group) => Of([.. All.Select(mask => mask.Of(group))]);

    /// <summary>The outcome as a condition sees it.</summary>
    public OutcomePlanes<Wire> Outcome()
    {
        var slots = new OutcomeSlot<Wire>[Possible.Length];
        for (int s = 0; s < slots.Length; s++) slots[s] = new OutcomeSlot<Wire>(Possible.Bits[s], Settled.Bits[s], Clashing.Bits[s], Ignorance.Bits[s], Discretion.Bits[s]);
        return new OutcomePlanes<Wire>(slots);
    }

    internal ImmutableArray<MaskWires> All => [Possible, Settled, Clashing, Ignorance, Discretion, Presumed, ByRule, MustByRule, MayMust, Barred, MayBar];

    private static StanceWires Of(ImmutableArray<MaskWires> all) => new(all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7], all[8], all[9], all[10]);
}
