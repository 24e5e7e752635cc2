namespace Zhaodan.Runtime.Answers.Settling;

/// <summary>
/// How much may be tried. Counted in steps (nodes and facts of a program), not in time, so that the same case always gets the
/// same answer. One budget may serve several groups and several cases.
/// </summary>
public sealed class TrialBudget(long steps)
{
    public long Remaining { get; private set; } = steps;

    public bool IsSpent => Remaining <= 0;

    public bool TrySpend(long steps)
    {
        if (IsSpent) return false;
        Remaining -= steps;
        return true;
    }

    /// <summary>A budget of at most so many steps that are taken from this one at once; what it leaves is given back by <see cref="Return"/>.</summary>
    public TrialBudget Take(long steps)
    {
        long taken = Math.Max(0, Math.Min(steps, Remaining));
        Remaining -= taken;
        return new TrialBudget(taken);
    }

    public void Return(TrialBudget part) => Remaining += Math.Max(0, part.Remaining);
}
