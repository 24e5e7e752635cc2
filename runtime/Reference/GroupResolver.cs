using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Reference;

/// <summary>What the rules say of one value: must hold, may hold by a decision, must not hold.</summary>
public readonly record struct ValueClaims(Judgement Hard, Judgement Soft, Judgement Against)
{
    /// <summary>It holds and nothing speaks against it.</summary>
    public Judgement Holds => (Hard & !Against) | Soft;

    /// <summary>It must hold and must not.</summary>
    public Judgement Clashes => Hard & Against;

    public Cause Cause => Hard.Cause | Soft.Cause | (Hard.IsPossible ? Against.Cause : Cause.None);
}

/// <summary>
/// Resolves a conclusion group from the claims of the rules (language page, section 5, "Groups"). Possibility is by sets:
/// an outcome is settled when it is the only one left, even where every condition by itself is 不明.
/// </summary>
public static class GroupResolver
{
    /// <param name="group">The group; only its kind, default and exclusions are looked at.</param>
    /// <param name="claims">One for each value, in the order declared.</param>
    /// <param name="required">A menu under 应当 applies, so that 无 is no outcome (<see cref="ConclusionGroup.Required"/>).</param>
    public static GroupOutcome Resolve(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, Judgement required) => group.Kind switch
    {
        GroupKind.Priority => Priority(group, claims, !required.IsTrue),
        GroupKind.Unique => Unique(group, claims, !required.IsTrue),
        _ => Parallel(group, claims, !required.IsTrue),
    };

    // 择先: through the values in order; the first that must hold ends it.
    private static GroupOutcome Priority(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, bool noneLeft)
    {
        Judgement reached = Judgement.True;
        ulong possible = 0;
        ulong clashing = 0;
        Cause cause = Cause.None;
        for (int i = 0; i < claims.Length && reached.IsPossible; i++)
        {
            ValueClaims claim = claims[i];
            if (claim.Holds.IsPossible) possible |= 1UL << i;
            if (claim.Clashes.IsPossible) clashing |= 1UL << i;
            cause |= claim.Cause;
            reached &= !(claim.Hard | claim.Soft);
        }

        if (noneLeft && reached.IsPossible) possible |= NoneOf(group);
        return OneOf(possible, clashing, cause);
    }

    // 唯一: two values that must hold are 冲突; one that must removes those that may (counted in Soft already).
    private static GroupOutcome Unique(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, bool noneLeft)
    {
        ulong possible = 0;
        ulong clashing = 0;
        Cause cause = Cause.None;
        for (int i = 0; i < claims.Length; i++)
        {
            ValueClaims claim = claims[i];
            if (claim.Holds.IsPossible && !OtherMustHold(group, claims, i)) possible |= 1UL << i;
            if (claim.Clashes.IsPossible || (claim.Hard.IsPossible && OtherMayHaveTo(group, claims, i))) clashing |= 1UL << i;
            noneLeft &= !(claim.Hard | claim.Soft).IsTrue;
            cause |= claim.Cause;
        }

        if (noneLeft) possible |= NoneOf(group);
        return OneOf(possible, clashing, cause);
    }

    private static GroupOutcome OneOf(ulong possible, ulong clashing, Cause cause)
    {
        if (clashing != 0) possible |= GroupOutcome.Clash;
        bool settled = BitOperations.PopCount(possible) == 1;
        ulong open = settled ? 0 : possible | clashing;
        return new GroupOutcome(
            possible,
            settled ? possible : 0,
            clashing,
            (cause & Cause.Ignorance) != 0 ? open : 0,
            (cause & Cause.Discretion) != 0 ? open : 0);
    }

    // 并列: each value on its own; values declared 互斥 clash when both must hold.
    private static GroupOutcome Parallel(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, bool noneLeft)
    {
        ulong possible = 0, settled = 0, clashing = 0, ignorance = 0, discretion = 0;
        Cause anyCause = Cause.None;
        for (int i = 0; i < claims.Length; i++)
        {
            ulong bit = 1UL << i;
            ValueClaims claim = claims[i];
            noneLeft &= !(claim.Hard | claim.Soft).IsTrue;
            bool rivalMay = claim.Hard.IsPossible && OtherMayHaveTo(group, claims, i);
            bool rivalMust = claim.Hard.IsPossible && OtherMustHold(group, claims, i);
            if (claim.Clashes.IsPossible || rivalMay) clashing |= bit;
            if (claim.Clashes.IsTrue || (claim.Hard.IsTrue && rivalMust)) settled |= GroupOutcome.Clash;
            if (!claim.Holds.IsPossible || (rivalMust && !claim.Soft.IsPossible)) continue;
            possible |= bit;
            if (claim.Holds.IsTrue && !rivalMay)
            {
                settled |= bit;
                continue;
            }

            Cause cause = claim.Cause | (rivalMay ? RivalCause(group, claims, i) : Cause.None);
            anyCause |= cause;
            if ((cause & Cause.Ignorance) != 0) ignorance |= bit;
            if ((cause & Cause.Discretion) != 0) discretion |= bit;
        }

        if (clashing != 0)
        {
            possible |= GroupOutcome.Clash;
            foreach (ValueClaims claim in claims) anyCause |= claim.Cause;
            if ((settled & GroupOutcome.Clash) == 0)
            {
                if ((anyCause & Cause.Ignorance) != 0) ignorance |= GroupOutcome.Clash | (clashing & ~settled);
                if ((anyCause & Cause.Discretion) != 0) discretion |= GroupOutcome.Clash | (clashing & ~settled);
            }
        }

        if (noneLeft)
        {
            ulong none = NoneOf(group);
            possible |= none;
            if (possible == none) return new GroupOutcome(none, none, 0, 0, 0);
            if ((anyCause & Cause.Ignorance) != 0) ignorance |= none;
            if ((anyCause & Cause.Discretion) != 0) discretion |= none;
        }

        return new GroupOutcome(possible, settled, clashing, ignorance, discretion);
    }

    private static ulong NoneOf(ConclusionGroup group) => group.Default >= 0 ? 1UL << group.Default : GroupOutcome.None;

    private static bool OtherMustHold(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, int value)
    {
        for (int j = 0; j < claims.Length; j++)
        {
            if (claims[j].Hard.IsTrue && group.Excludes(value, j)) return true;
        }

        return false;
    }

    private static bool OtherMayHaveTo(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, int value)
    {
        for (int j = 0; j < claims.Length; j++)
        {
            if (claims[j].Hard.IsPossible && group.Excludes(value, j)) return true;
        }

        return false;
    }

    private static Cause RivalCause(ConclusionGroup group, ReadOnlySpan<ValueClaims> claims, int value)
    {
        Cause cause = Cause.None;
        for (int j = 0; j < claims.Length; j++)
        {
            if (group.Excludes(value, j)) cause |= claims[j].Hard.Cause;
        }

        return cause;
    }
}
