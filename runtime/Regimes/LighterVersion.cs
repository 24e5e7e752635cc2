using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// How light an answer is in the main group, by 由轻到重: between <see cref="Lightest"/> and <see cref="Heaviest"/>. 无 is as
/// light as the lightest value: nobody can be treated more lightly than where no rule speaks against him.
/// </summary>
public readonly record struct Weight(int Lightest, int Heaviest, bool IsKnown)
{
    public static Weight Unknown { get; } = new(0, 0, false);

    public static Weight Of(ConclusionGroup group, GroupOutcome outcome)
    {
        if ((outcome.Possible & GroupOutcome.Clash) != 0) return Unknown;
        int lightest = int.MaxValue, heaviest = 0, settled = 0;
        for (ulong left = outcome.Possible; left != 0; left &= left - 1)
        {
            int value = BitOperations.TrailingZeroCount(left);
            int place = value >= GroupOutcome.MaxValues ? 0 : group.Order.IndexOf(value);
            if (place < 0) return Unknown;
            lightest = Math.Min(lightest, place);
            heaviest = Math.Max(heaviest, place);
            if ((outcome.Settled & (1UL << value)) != 0) settled = Math.Max(settled, place);
        }

        if (outcome.Possible == 0) return new Weight(0, 0, true);
        // Of values side by side the heaviest tells: at least what is settled, at most what is possible.
        return group.Kind == GroupKind.Parallel ? new Weight(settled, heaviest, true) : new Weight(lightest, heaviest, true);
    }

    /// <summary>Whatever is found out, this one is lighter, or as light and older.</summary>
    public bool Beats(Weight other, bool isOlder) => IsKnown && other.IsKnown && (Heaviest < other.Lightest || (isOlder && Heaviest == other.Lightest));
}

/// <summary>从旧兼从轻: of several versions the whole one that is lighter in the main group, the older where both weigh the same.</summary>
public static class LighterVersion
{
    /// <summary>
    /// The versions that remain, as bits: those that no other one beats; one when they can be ordered.
    /// </summary>
    public static uint Choose(uint candidates, ReadOnlySpan<Weight> weights)
    {
        uint kept = candidates;
        for (uint left = candidates; left != 0; left &= left - 1)
        {
            int version = BitOperations.TrailingZeroCount(left);
            for (uint others = candidates & ~(1u << version); others != 0; others &= others - 1)
            {
                int other = BitOperations.TrailingZeroCount(others);
                if (weights[other].Beats(weights[version], other < version)) kept &= ~(1u << version);
            }
        }

        return kept;
    }
}
