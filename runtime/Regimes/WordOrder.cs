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
    /// <summary>True when the higher regime changes, or may change, what the lower one says.</summary>
    public static bool TryGiveWord(ConclusionGroup group, GroupStance lower, GroupStance higher, out GroupStance result)
    {
        result = group.Kind == GroupKind.Parallel ? ParallelWord.Give(group, lower, higher) : Single(group, lower, higher);
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
        return Joined(group, lower, higher, outcome, possible & (carriedHigh | carriedLow));
    }

    private static GroupStance Joined(ConclusionGroup group, GroupStance lower, GroupStance higher, GroupOutcome outcome, ulong byRule)
    {
        // A 不得 of the higher becomes one of the lower only where it took something from it.
        ulong carried = lower.Outcome.Possible & lower.ByRule;
        ulong surely = carried & lower.Outcome.Settled & (~NoneOf(group) | lower.MustByRule);
        ulong presumed = outcome.Settled & ((higher.Presumed & higher.Outcome.Settled) | (lower.Presumed & lower.Outcome.Settled));
        return new GroupStance(
            outcome,
            presumed,
            byRule,
            (lower.MustByRule | higher.MustByRule) & outcome.Settled,
            (lower.MayMust | higher.MayMust) & (outcome.Possible | outcome.Clashing),
            (lower.Barred | (higher.Barred & surely)) & ~outcome.Possible,
            (lower.MayBar | (higher.MayBar & carried)) & ~outcome.Settled);
    }

    private static bool Has(GroupOutcome outcome, ulong cause) => (outcome.Unsettled & cause) != 0;

    internal static ulong NoneOf(ConclusionGroup group) => group.Default >= 0 ? 1UL << group.Default : GroupOutcome.None;
}
