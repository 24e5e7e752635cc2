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

        // Apart: outcomes that a rule carries, and those that are left where no rule carries anything.
        ulong carried = 0, plain = 0;
        if (carriedHigh != 0)
        {
            // Whatever the lower carries, the outcome is the higher's: the same value, or the one that has the word.
            if (carriedLow != 0) carried |= carriedHigh;
            if (plainLow != 0)
            {
                carried |= carriedHigh & lower.MayBar;
                if ((carriedHigh & ~lower.Barred) != 0) plain |= plainLow;
            }
        }

        if (plainHigh != 0)
        {
            plain |= plainLow;
            carried |= carriedLow & ~higher.Barred;
            if ((carriedLow & higher.MayBar) != 0) plain |= none;
        }

        GroupOutcome outcome = lower.Outcome;
        if ((carried | plain) != lower.Outcome.Possible)
        {
            bool barsOpenly = (carriedLow & higher.MayBar & ~higher.Barred) != 0 || (plainLow != 0 && (carriedHigh & lower.MayBar & ~lower.Barred) != 0);
            outcome = OneOf(carried | plain, lower.Outcome, higher.Outcome, barsOpenly);
        }

        // The outcomes may be the same and stand on another ground, which those above that are still to speak look at.
        // A 不得 of the higher becomes one of the lower only where it took something from it: where no rule above carries anything.
        ulong taken = carriedHigh == 0 ? carriedLow & lower.Outcome.Settled & (~none | lower.MustByRule) : 0;
        GroupStance result = Joined(lower, higher, outcome, (carried, plain), taken, plainHigh == 0 ? 0 : carriedLow);
        bool isSame = outcome == lower.Outcome && result.ByRule == carriedLow && ((result.MustByRule ^ lower.MustByRule) & none & outcome.Possible) == 0
            && result.Barred == (lower.Barred & ~carriedLow) && result.MayBar == (lower.MayBar & ~(carriedLow & outcome.Settled & ~plain));
        return isSame ? lower : result;
    }

    private static GroupOutcome OneOf(ulong possible, GroupOutcome lower, GroupOutcome higher, bool barsOpenly)
    {
        ulong clashing = (possible & GroupOutcome.Clash) == 0 ? 0 : higher.Clashing | lower.Clashing;
        bool settled = BitOperations.PopCount(possible) == 1;
        ulong open = settled ? 0 : possible | clashing;
        bool discretion = Has(lower, lower.Discretion) || Has(higher, higher.Discretion);
        bool ignorance = barsOpenly || Has(lower, lower.Ignorance) || Has(higher, higher.Ignorance);
        return new GroupOutcome(possible, settled ? possible : 0, clashing, ignorance || !discretion ? open : 0, discretion ? open : 0);
    }

    private static GroupStance Joined(
        GroupStance lower, GroupStance higher, GroupOutcome outcome, (ulong Carried, ulong Plain) parts, ulong taken, ulong mayTake)
    {
        ulong presumed = outcome.Settled & ((higher.Presumed & higher.Outcome.Settled) | (lower.Presumed & lower.Outcome.Settled));
        return new GroupStance(
            outcome,
            presumed,
            parts.Carried,
            outcome.Possible & ~parts.Plain,
            (lower.MayMust | higher.MayMust) & (outcome.Possible | outcome.Clashing),
            (lower.Barred | (higher.Barred & taken)) & ~parts.Carried,
            (lower.MayBar | (higher.MayBar & mayTake)) & ~(parts.Carried & outcome.Settled & ~parts.Plain));
    }

    private static bool Has(GroupOutcome outcome, ulong cause) => (outcome.Unsettled & cause) != 0;

    internal static ulong NoneOf(ConclusionGroup group) => group.Default >= 0 ? 1UL << group.Default : GroupOutcome.None;
}
