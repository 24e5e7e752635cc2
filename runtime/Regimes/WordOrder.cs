using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// Gives a higher regime the word over a lower one in one group (language page, section 4): where both carry, by a rule and
/// not by a default, different values, or one says 不得 of what the other carries. By sets of outcomes: every outcome of the
/// higher is held against every outcome of the lower; where the higher is open and one of its possible values clashes, both
/// remain possible.
/// </summary>
public static class WordOrder
{
    private const ulong Others = GroupOutcome.None | GroupOutcome.Clash;

    /// <summary>True when the higher regime changes, or may change, what the lower one says.</summary>
    public static bool TryGiveWord(ConclusionGroup group, GroupStance lower, GroupStance higher, out GroupStance result)
    {
        result = group.Kind == GroupKind.Parallel ? Parallel(group, lower, higher) : Single(group, lower, higher);
        return result != lower;
    }

    // 择先, 唯一: one outcome each.
    private static GroupStance Single(ConclusionGroup group, GroupStance lower, GroupStance higher)
    {
        ulong none = NoneOf(group);
        ulong carriedHigh = higher.Outcome.Possible & higher.ByRule, plainHigh = higher.Outcome.Possible & ~carriedHigh;
        ulong carriedLow = lower.Outcome.Possible & lower.ByRule, plainLow = lower.Outcome.Possible & ~carriedLow;

        // A rule that may apply concludes what is the default anyway: it may stand by rule or by default.
        plainHigh |= carriedHigh & none & ~higher.MustByRule;
        plainLow |= carriedLow & none & ~lower.MustByRule;
        ulong possible = 0;
        if (carriedHigh != 0)
        {
            // Whatever the lower carries, the outcome is the higher's: the same value, or the one that has the word.
            if (carriedLow != 0) possible |= carriedHigh;
            if (plainLow != 0)
            {
                possible |= carriedHigh & lower.MayBar;
                if ((carriedHigh & ~lower.Barred) != 0) possible |= plainLow;
            }
        }

        if (plainHigh != 0)
        {
            possible |= plainLow | (carriedLow & ~higher.Barred);
            if ((carriedLow & higher.MayBar) != 0) possible |= none;
        }

        if (possible == lower.Outcome.Possible) return lower;
        ulong clashing = (possible & GroupOutcome.Clash) == 0 ? 0 : higher.Outcome.Clashing | lower.Outcome.Clashing;
        bool settled = BitOperations.PopCount(possible) == 1;
        ulong open = settled ? 0 : possible | clashing;
        bool barsOpenly = (carriedLow & higher.MayBar & ~higher.Barred) != 0 || (plainLow != 0 && (carriedHigh & lower.MayBar & ~lower.Barred) != 0);
        bool discretion = Has(lower.Outcome, lower.Outcome.Discretion) || Has(higher.Outcome, higher.Outcome.Discretion);
        bool ignorance = barsOpenly || Has(lower.Outcome, lower.Outcome.Ignorance) || Has(higher.Outcome, higher.Outcome.Ignorance);
        var outcome = new GroupOutcome(possible, settled ? possible : 0, clashing, ignorance || !discretion ? open : 0, discretion ? open : 0);
        return Joined(lower, higher, outcome, possible & (carriedHigh | carriedLow));
    }

    // 并列: each value on its own; only what is contrary or 互斥 clashes.
    private static GroupStance Parallel(ConclusionGroup group, GroupStance lower, GroupStance higher)
    {
        ulong lowMay = lower.Outcome.Possible & lower.ByRule & ~Others, lowMust = lower.Outcome.Settled & lowMay & (~NoneOf(group) | lower.MustByRule);
        ulong highMay = higher.Outcome.Possible & higher.ByRule & ~Others, highMust = higher.Outcome.Settled & highMay & (~NoneOf(group) | higher.MustByRule);
        ulong highBars = higher.Barred & ~highMay, lowBars = lower.Barred & ~lowMay;
        ulong cuts = highBars | RivalsOf(group, highMust), mayCut = (higher.MayBar & ~highMust) | RivalsOf(group, highMay);
        ulong lowClaims = lower.MustByRule | lowMust;
        ulong adds = highMust & (lowBars | RivalsOf(group, lowMust | (lower.Outcome.Clashing & lower.MustByRule)));
        ulong mayAdd = highMay & ((lower.MayBar & ~lowMust) | RivalsOf(group, lowMay | lowClaims));

        // What clashed below and is no longer contested stands.
        ulong freed = 0;
        ulong contested = lower.Outcome.Clashing & lower.MustByRule;
        if (contested != 0 && (contested & (cuts | highMust)) != 0)
        {
            ulong left = contested & ~cuts & ~mayCut & ~lower.MayBar;
            freed = left & ~RivalsOf(group, contested & ~cuts);
        }

        ulong possible = (lowMay & ~cuts) | mayAdd | freed;
        ulong settled = ((lowMust & ~mayCut) | adds | freed) & possible;
        ulong clashing = lower.Outcome.Clashing & ~(cuts | highMust | freed);
        if (clashing != 0) clashing &= ~RivalsOf(group, highMust);
        if (possible == lowMay && settled == lowMust && clashing == lower.Outcome.Clashing) return lower;

        ulong open = possible & ~settled;
        ulong moved = open & (mayCut | mayAdd);
        bool highDiscretion = Has(higher.Outcome, higher.Outcome.Discretion);
        bool highIgnorance = Has(higher.Outcome, higher.Outcome.Ignorance) || (higher.MayBar & ~higher.Barred) != 0 || (lower.MayBar & ~lower.Barred) != 0 || !highDiscretion;
        ulong ignorance = open & (lower.Outcome.Ignorance | (highIgnorance ? moved : 0));
        ulong discretion = open & (lower.Outcome.Discretion | (highDiscretion ? moved : 0));
        ignorance |= open & ~(ignorance | discretion);
        if (clashing != 0)
        {
            possible |= GroupOutcome.Clash;
            bool mayGo = (clashing & (mayAdd | mayCut)) != 0;
            settled |= mayGo ? 0 : lower.Outcome.Settled & GroupOutcome.Clash;
            ignorance |= mayGo ? GroupOutcome.Clash : lower.Outcome.Ignorance & GroupOutcome.Clash;
            discretion |= lower.Outcome.Discretion & GroupOutcome.Clash;
        }

        ulong none = NoneOf(group);
        bool mayBeNone = possible == 0 || (lower.Outcome.Possible & none) != 0 || (mayCut & (lowMay | lower.Outcome.Clashing)) != 0;
        if ((settled & ~GroupOutcome.None) == 0 && mayBeNone)
        {
            if (possible == 0) settled = none;
            else if (ignorance != 0) ignorance |= none;
            else discretion |= none;
            possible |= none;
        }

        return Joined(lower, higher, new GroupOutcome(possible, settled, clashing, ignorance, discretion), possible & (lower.ByRule | higher.ByRule));
    }

    private static GroupStance Joined(GroupStance lower, GroupStance higher, GroupOutcome outcome, ulong byRule)
    {
        // A 不得 of the higher becomes one of the lower only where it took something from it.
        ulong carried = lower.Outcome.Possible & lower.ByRule;
        ulong presumed = outcome.Settled & ((higher.Presumed & higher.Outcome.Settled) | (lower.Presumed & lower.Outcome.Settled));
        return new GroupStance(
            outcome,
            presumed,
            byRule,
            (lower.MustByRule | higher.MustByRule) & outcome.Settled,
            (lower.Barred | (higher.Barred & carried)) & ~outcome.Possible,
            (lower.MayBar | (higher.MayBar & carried)) & ~outcome.Settled);
    }

    private static bool Has(GroupOutcome outcome, ulong cause) => (outcome.Unsettled & cause) != 0;

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

    private static ulong NoneOf(ConclusionGroup group) => group.Default >= 0 ? 1UL << group.Default : GroupOutcome.None;
}
