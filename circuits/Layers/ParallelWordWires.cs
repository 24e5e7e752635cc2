using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Layers;

/// <summary>The word in a 并列 group: <see cref="Runtime.Regimes.WordOrder"/> where each value stands on its own, line by line.</summary>
internal sealed class ParallelWordWires(Circuit circuit)
{
    public StanceWires Give(ConclusionGroup group, StanceWires lower, StanceWires higher)
    {
        MaskWires none = MaskWires.NoneOf(circuit, group), others = MaskWires.Others(circuit, group), clash = MaskWires.OnlyClash(circuit, group);
        MaskWires mayHold = lower.Possible & lower.ByRule & ~others, holds = lower.Settled & mayHold & (~none | lower.MustByRule);
        MaskWires mayCarry = higher.Possible & higher.ByRule & ~others, carries = higher.Settled & mayCarry & (~none | higher.MustByRule);
        MaskWires bars = higher.Barred & ~mayCarry, mayBar = higher.MayBar & ~carries;
        MaskWires cuts = bars | RivalsOf(group, carries), mayCut = mayBar | RivalsOf(group, mayCarry);
        MaskWires claims = lower.MustByRule | holds, mayClaim = lower.MayMust | mayHold;
        MaskWires adds = carries & ((lower.Barred & ~mayHold) | RivalsOf(group, claims));
        MaskWires mayAdd = mayCarry & ((lower.MayBar & ~holds) | RivalsOf(group, mayClaim));

        // What must hold below stands when nothing forbids it and no rival that must hold is left.
        MaskWires frees = lower.MustByRule & ~lower.MayBar & ~mayCut & ~RivalsOf(group, lower.MayMust & ~cuts);
        MaskWires mayFree = lower.MayMust & ~lower.Barred & ~cuts & RivalsOf(group, lower.MayMust & mayCut) & ~RivalsOf(group, lower.MustByRule & ~mayCut);

        MaskWires possible = (mayHold & ~cuts) | mayAdd | mayFree;
        MaskWires settled = ((holds & ~mayCut) | adds | frees) & possible;
        MaskWires clashing = lower.Clashing & ~cuts & ~carries & (lower.MayBar | RivalsOf(group, lower.MayMust & ~cuts));
        MaskWires surely = lower.MustByRule & ~mayCut;
        Wire isClash = circuit.Or(
            (surely & ~mayCarry & (lower.Barred | RivalsOf(group, surely))).Any,
            circuit.And(lower.Settled.Clash, (lower.Clashing & (mayCut | mayCarry)).IsEmpty));
        MaskWires must = adds | surely, mayMust = mayAdd | (lower.MayMust & ~cuts);
        MaskWires barred = (lower.Barred & ~mayCarry) | (bars & claims), mayBeBarred = (lower.MayBar & ~carries) | (mayBar & mayClaim);
        MaskWires open = possible & ~settled, moved = mayCut | mayAdd | mayFree;
        Wire byDiscretion = (higher.Unsettled & higher.Discretion).Any;
        Wire byIgnorance = circuit.Or(
            circuit.Or((higher.Unsettled & higher.Ignorance).Any, (higher.MayBar & ~higher.Barred).Any),
            circuit.Or((lower.MayBar & ~lower.Barred).Any, !byDiscretion));

        Wire anyClash = clashing.Any, openClash = circuit.And(anyClash, !isClash);
        possible |= clash.When(anyClash);
        MaskWires contested = clashing & ~settled;
        settled |= clash.When(circuit.And(anyClash, isClash));
        open |= (clash | contested).When(openClash);
        moved |= (clash | clashing).When(circuit.And(openClash, (clashing & moved).Any));

        MaskWires ignorance = open & (lower.Ignorance | moved.When(byIgnorance));
        MaskWires discretion = open & (lower.Discretion | moved.When(byDiscretion));
        ignorance |= open & ~(ignorance | discretion);

        // 无 where nothing is left. A value that must hold below and is not forbidden above stands, clashes, or made room for a rival.
        Wire mayBeNone = circuit.And((claims & ~mayBar).IsEmpty, circuit.Or((lower.Possible & none).Any, (mayBar & mayClaim).Any));
        MaskWires nothing = others & ~clash;
        Wire isLeft = possible.Any, leavesNone = circuit.And(circuit.And(isLeft, (settled & ~nothing).IsEmpty), mayBeNone);
        settled = MaskWires.Choose(isLeft, settled, none);
        possible |= none.When(circuit.Or(!isLeft, leavesNone));
        Wire isIgnorance = ignorance.Any;
        ignorance |= none.When(circuit.And(leavesNone, isIgnorance));
        discretion |= none.When(circuit.And(leavesNone, !isIgnorance));

        Wire one = possible.HasOne;
        settled = MaskWires.Choose(one, possible, settled);
        (ignorance, discretion) = (ignorance.When(!one), discretion.When(!one));
        var result = new StanceWires(
            possible, settled, clashing, ignorance, discretion,
            settled & ((higher.Presumed & higher.Settled) | (lower.Presumed & lower.Settled)),
            (possible | clashing) & (lower.ByRule | higher.ByRule),
            must, mayMust, barred, mayBeBarred);
        Wire differs = circuit.Or(
            circuit.Or(possible.Differs(lower.Possible), circuit.Or(settled.Differs(lower.Settled), clashing.Differs(lower.Clashing))),
            circuit.Or(circuit.Or(must.Differs(lower.MustByRule), mayMust.Differs(lower.MayMust)), circuit.Or(barred.Differs(lower.Barred), mayBeBarred.Differs(lower.MayBar))));
        return StanceWires.Choose(differs, result, lower);
    }

    private MaskWires RivalsOf(ConclusionGroup group, MaskWires values)
    {
        var rivals = new Wire[values.Length];
        foreach ((int first, int second) in group.Exclusive)
        {
            rivals[second] = circuit.Or(rivals[second], values.Bits[first]);
            rivals[first] = circuit.Or(rivals[first], values.Bits[second]);
        }

        return new MaskWires(circuit, rivals);
    }
}
