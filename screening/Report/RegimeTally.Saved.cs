using System.Collections.Immutable;

namespace Zhaodan.Screening.Report;

// The counts as numbers alone, for a checkpoint and for parts of a file that were counted apart: all of them are sums.
internal sealed partial class RegimeTally
{
    /// <summary>All counts, in an order that follows from the program.</summary>
    public ImmutableArray<ImmutableArray<long>> Save() =>
    [
        [Trials.AnyReading, _overruled, _inapplicable, _undetermined, _presumptionBorne, _outsideCalendar, Trials.AnyOpenItem],
        .. Arrays().Select(counts => counts.ToImmutableArray()),
        .. _duties.SelectMany(version => version).Select(Save),
    ];

    /// <summary>Adds counts that were saved by a tally of the same program; with <paramref name="sign"/> −1 takes them away.</summary>
    public void Add(ImmutableArray<ImmutableArray<long>> saved, int sign = 1)
    {
        ImmutableArray<long> single = saved[0];
        Trials.AnyReading += sign * single[0];
        _overruled += sign * single[1];
        _inapplicable += sign * single[2];
        _undetermined += sign * single[3];
        _presumptionBorne += sign * single[4];
        _outsideCalendar += sign * single[5];
        Trials.AnyOpenItem += sign * single[6];
        int at = 1;
        foreach (long[] counts in Arrays())
        {
            for (int i = 0; i < counts.Length; i++) counts[i] += sign * saved[at][i];
            at++;
        }

        foreach (DutyCount duty in _duties.SelectMany(version => version)) Add(duty, saved[at++], sign);
    }

    private IEnumerable<long[]> Arrays()
    {
        foreach (GroupCount group in _groups)
        {
            yield return group.Statuses;
            yield return group.Settled;
            yield return group.Presumed;
            yield return group.Possible;
        }

        foreach (RuleTally rules in _rules)
        {
            yield return rules.Applied;
            yield return rules.MayApply;
        }

        yield return _versions;
        yield return _force;
        foreach (long[] changed in Trials.Readings) yield return changed;
        foreach (long[] changed in Trials.OpenItems) yield return changed;
    }

    // 待查明, 不适用, then status and count by turns.
    private static ImmutableArray<long> Save(DutyCount duty) =>
        [duty.Undetermined, duty.Inapplicable, .. duty.Settled.Index().Where(settled => settled.Item != 0).SelectMany(settled => new[] { settled.Index, settled.Item })];

    private static void Add(DutyCount duty, ImmutableArray<long> saved, int sign)
    {
        duty.Undetermined += sign * saved[0];
        duty.Inapplicable += sign * saved[1];
        for (int i = 2; i < saved.Length; i += 2) duty.Settled[(int)saved[i]] += sign * saved[i + 1];
    }
}
