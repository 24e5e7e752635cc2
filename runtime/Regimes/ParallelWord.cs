using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// Gives a higher regime the word in a 并列 group: each value on its own; only what is contrary (不得) or 互斥 clashes. What
/// the higher carries or forbids cuts its rivals, or the value, from the lower; a 不得 of the lower, or a rival that it
/// carries, makes room for what the higher carries; and where two values of the lower stand in 冲突 and one of them is cut,
/// the other stands: nothing contests it any longer. For what is not settled, this is reckoned for "may" and "certainly",
/// so that whatever is found out leads to an outcome that was possible before.
/// </summary>
internal static class ParallelWord
{
    private const ulong Others = GroupOutcome.None | GroupOutcome.Clash;

    public static GroupStance Give(ConclusionGroup group, GroupStance lower, GroupStance higher)
    {
        ulong none = WordOrder.NoneOf(group);
        GroupOutcome low = lower.Outcome, high = higher.Outcome;
        ulong mayHold = low.Possible & lower.ByRule & ~Others, holds = low.Settled & mayHold & (~none | lower.MustByRule);
        ulong mayCarry = high.Possible & higher.ByRule & ~Others, carries = high.Settled & mayCarry & (~none | higher.MustByRule);
        ulong bars = higher.Barred & ~mayCarry, mayBar = higher.MayBar & ~carries;
        ulong cuts = bars | RivalsOf(group, carries), mayCut = mayBar | RivalsOf(group, mayCarry);
        ulong claims = lower.MustByRule | holds, mayClaim = lower.MayMust | mayHold;
        ulong adds = carries & ((lower.Barred & ~mayHold) | RivalsOf(group, claims));
        ulong mayAdd = mayCarry & ((lower.MayBar & ~holds) | RivalsOf(group, mayClaim));

        // What must hold below stands when nothing forbids it and no rival that must hold is left.
        ulong frees = lower.MustByRule & ~lower.MayBar & ~mayCut & ~RivalsOf(group, lower.MayMust & ~cuts);
        ulong mayFree = lower.MayMust & ~lower.Barred & ~cuts & RivalsOf(group, lower.MayMust & mayCut) & ~RivalsOf(group, lower.MustByRule & ~mayCut);

        ulong possible = (mayHold & ~cuts) | mayAdd | mayFree;
        ulong settled = ((holds & ~mayCut) | adds | frees) & possible;
        ulong clashing = low.Clashing & ~cuts & ~carries & (lower.MayBar | RivalsOf(group, lower.MayMust & ~cuts));
        ulong surely = lower.MustByRule & ~mayCut;
        bool isClash = (surely & ~mayCarry & (lower.Barred | RivalsOf(group, surely))) != 0
            || (Has(low.Settled, GroupOutcome.Clash) && (low.Clashing & (mayCut | mayCarry)) == 0);
        // A 不得 of the higher becomes one of the lower only where it took something from it.
        (ulong must, ulong mayMust) = (adds | surely, mayAdd | (lower.MayMust & ~cuts));
        (ulong barred, ulong mayBeBarred) = ((lower.Barred & ~mayCarry) | (bars & claims), (lower.MayBar & ~carries) | (mayBar & mayClaim));
        ulong open = possible & ~settled, moved = mayCut | mayAdd | mayFree;
        bool byDiscretion = Has(high.Unsettled, high.Discretion);
        bool byIgnorance = Has(high.Unsettled, high.Ignorance) || (higher.MayBar & ~higher.Barred) != 0 || (lower.MayBar & ~lower.Barred) != 0 || !byDiscretion;
        if (clashing != 0)
        {
            possible |= GroupOutcome.Clash;
            if (isClash) settled |= GroupOutcome.Clash;
            else open |= GroupOutcome.Clash | (clashing & ~settled);
            if (!isClash && (clashing & moved) != 0) moved |= GroupOutcome.Clash | clashing;
        }

        ulong ignorance = open & (low.Ignorance | (byIgnorance ? moved : 0));
        ulong discretion = open & (low.Discretion | (byDiscretion ? moved : 0));
        ignorance |= open & ~(ignorance | discretion);

        // 无 where nothing is left. A value that must hold below and is not forbidden above stands, clashes, or made room for a rival.
        bool mayBeNone = (claims & ~mayBar) == 0 && ((low.Possible & none) != 0 || (mayBar & mayClaim) != 0);
        if (possible == 0)
        {
            possible = settled = none;
        }
        else if ((settled & ~GroupOutcome.None) == 0 && mayBeNone)
        {
            possible |= none;
            if (ignorance != 0) ignorance |= none;
            else discretion |= none;
        }

        if (BitOperations.IsPow2(possible)) (settled, ignorance, discretion) = (possible, 0, 0);
        bool isSame = possible == low.Possible && settled == low.Settled && clashing == low.Clashing;
        if (isSame && must == lower.MustByRule && mayMust == lower.MayMust && barred == lower.Barred && mayBeBarred == lower.MayBar) return lower;
        return new GroupStance(
            new GroupOutcome(possible, settled, clashing, ignorance, discretion),
            settled & ((higher.Presumed & high.Settled) | (lower.Presumed & low.Settled)),
            (possible | clashing) & (lower.ByRule | higher.ByRule),
            must,
            mayMust,
            barred,
            mayBeBarred);
    }

    private static bool Has(ulong outcomes, ulong wanted) => (outcomes & wanted) != 0;

    private static ulong RivalsOf(ConclusionGroup group, ulong values)
    {
        if (group.Exclusive.IsEmpty || values == 0) return 0;
        ulong rivals = 0;
        foreach ((int first, int second) in group.Exclusive)
        {
            if ((values & (1UL << first)) != 0) rivals |= 1UL << second;
            if ((values & (1UL << second)) != 0) rivals |= 1UL << first;
        }

        return rivals;
    }
}
