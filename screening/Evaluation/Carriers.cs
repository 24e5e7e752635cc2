using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// The rules that an outcome stands on: a pure function of the program, of which conclusions apply, and of the outcome.
/// For a value that is settled, the rules that conclude it with certainty, 应当 before 可以; for one that is possible, every
/// rule that concludes it and applies or may apply; for a 冲突, the rules on both sides, 不得 included.
/// </summary>
public static class Carriers
{
    private const ulong Values = ~(GroupOutcome.None | GroupOutcome.Clash);

    /// <summary>
    /// Fills <paramref name="rules"/> with the indexes of the carrying rules, each once, in the order of the program, and
    /// answers how many there are. The buffer holds as many as the group has conclusions.
    /// </summary>
    public static int Collect(RuleIndex index, ReadOnlySpan<Truth> conclusions, int group, GroupOutcome outcome, Span<int> rules)
    {
        ulong live = (outcome.Possible | outcome.Clashing) & Values;
        if (live == 0) return 0;
        ulong settled = outcome.Settled & Values & ~outcome.Clashing;
        ulong byMust = 0;
        ulong byAny = 0;
        ReadOnlySpan<NumberedConclusion> candidates = index.OfGroup[group].AsSpan();
        if (settled != 0)
        {
            foreach (NumberedConclusion candidate in candidates)
            {
                if (conclusions[candidate.Number] != Truth.True || candidate.Modality == Modality.Against) continue;
                byAny |= 1UL << candidate.Value;
                if (!IsSoft(candidate.Modality)) byMust |= 1UL << candidate.Value;
            }
        }

        int count = 0;
        foreach (NumberedConclusion candidate in candidates)
        {
            Truth applies = conclusions[candidate.Number];
            if (applies == Truth.False) continue;
            ulong bit = 1UL << candidate.Value;
            bool carries = candidate.Modality == Modality.Against ? (outcome.Clashing & bit) != 0
                : (live & bit) == 0 ? false
                : (settled & bit) == 0 ? true
                : (byMust & bit) != 0 ? applies == Truth.True && !IsSoft(candidate.Modality)
                : (byAny & bit) == 0 || applies == Truth.True;
            if (carries && (count == 0 || rules[count - 1] != candidate.Rule)) rules[count++] = candidate.Rule;
        }

        return count;
    }

    private static bool IsSoft(Modality modality) => modality is Modality.May or Modality.MustChoose;
}
