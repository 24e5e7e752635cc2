using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Layers;

/// <summary>
/// Gives a higher regime the word over a lower one in one group, in many cases at once: <see cref="Runtime.Regimes.WordOrder"/>,
/// which is the definition, line by line, with a set of cases where that one asks whether.
/// </summary>
internal sealed class WordWires(Circuit circuit)
{
    /// <summary>What the lower one says then, and where that is not what it said before.</summary>
    /// <param name="group">The group.</param>
    /// <param name="lower">What the lower regime says.</param>
    /// <param name="higher">What the higher one says.</param>
    /// <param name="speaks">Where the higher one speaks at all.</param>
    public (StanceWires After, Wire Changed) Give(ConclusionGroup group, StanceWires lower, StanceWires higher, Wire speaks)
    {
        if (speaks.IsFalse) return (lower, Wire.False);
        StanceWires given = group.Kind == GroupKind.Parallel ? new ParallelWordWires(circuit).Give(group, lower, higher) : Single(group, lower, higher);
        StanceWires after = StanceWires.Choose(speaks, given, lower);
        return (after, after.Differs(circuit, lower));
    }

    // 择先, 唯一: one outcome each.
    private StanceWires Single(ConclusionGroup group, StanceWires lower, StanceWires higher)
    {
        MaskWires none = MaskWires.NoneOf(circuit, group), empty = MaskWires.Empty(circuit, group);
        MaskWires carriedHigh = higher.Possible & higher.ByRule, carriedLow = lower.Possible & lower.ByRule;
        MaskWires plainHigh = (higher.Possible & ~carriedHigh) | (carriedHigh & none & ~higher.MustByRule);
        MaskWires plainLow = (lower.Possible & ~carriedLow) | (carriedLow & none & ~lower.MustByRule);
        Wire highCarries = carriedHigh.Any, highIsPlain = plainHigh.Any, lowIsPlain = plainLow.Any;

        Wire besidePlain = circuit.And(highCarries, lowIsPlain);
        MaskWires carried = carriedHigh.When(carriedLow.Any) | (carriedHigh & lower.MayBar).When(besidePlain);
        MaskWires plain = plainLow.When(circuit.And(besidePlain, (carriedHigh & ~lower.Barred).Any));
        plain |= plainLow.When(highIsPlain) | none.When(circuit.And(highIsPlain, (carriedLow & higher.MayBar).Any));
        carried |= (carriedLow & ~higher.Barred).When(highIsPlain);

        Wire barsOpenly = circuit.Or(
            (carriedLow & higher.MayBar & ~higher.Barred).Any,
            circuit.And(lowIsPlain, (carriedHigh & lower.MayBar & ~lower.Barred).Any));
        StanceWires one = StanceWires.Choose((carried | plain).Differs(lower.Possible), OneOf(carried | plain, lower, higher, barsOpenly), lower);

        MaskWires taken = (carriedLow & lower.Settled & (~none | lower.MustByRule)).When(!highCarries);
        MaskWires mayTake = carriedLow.When(highIsPlain);
        MaskWires stands = carried & one.Settled & ~plain;
        StanceWires result = one with
        {
            Presumed = one.Settled & ((higher.Presumed & higher.Settled) | (lower.Presumed & lower.Settled)),
            ByRule = carried,
            MustByRule = one.Possible & ~plain,
            MayMust = (lower.MayMust | higher.MayMust) & (one.Possible | one.Clashing),
            Barred = (lower.Barred | (higher.Barred & taken)) & ~carried,
            MayBar = (lower.MayBar | (higher.MayBar & mayTake)) & ~stands,
        };
        Wire differs = Any(
            result.DiffersInOutcome(circuit, lower),
            result.ByRule.Differs(carriedLow),
            (none & one.Possible & ((result.MustByRule & ~lower.MustByRule) | (lower.MustByRule & ~result.MustByRule))).Any,
            result.Barred.Differs(lower.Barred & ~carriedLow),
            result.MayBar.Differs(lower.MayBar & ~(carriedLow & one.Settled & ~plain)));
        return StanceWires.Choose(differs, result, lower);

        StanceWires OneOf(MaskWires possible, StanceWires low, StanceWires high, Wire barsOpenly)
        {
            MaskWires clashing = (high.Clashing | low.Clashing).When(possible.Clash);
            Wire settled = possible.HasOne;
            MaskWires open = (possible | clashing).When(!settled);
            Wire discretion = circuit.Or((low.Unsettled & low.Discretion).Any, (high.Unsettled & high.Discretion).Any);
            Wire ignorance = Any(barsOpenly, (low.Unsettled & low.Ignorance).Any, (high.Unsettled & high.Ignorance).Any);
            return new StanceWires(possible, possible.When(settled), clashing, open.When(circuit.Or(ignorance, !discretion)), open.When(discretion), empty, empty, empty, empty, empty, empty);
        }
    }

    private Wire Any(params ReadOnlySpan<Wire> wires)
    {
        Wire any = Wire.False;
        foreach (Wire wire in wires) any = circuit.Or(any, wire);
        return any;
    }
}
