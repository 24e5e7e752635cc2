using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// What a regime says of one group and on what ground, as sets of values. <see cref="ByRule"/>: possible values that a rule
/// carries, and 冲突; not those that are there by default. <see cref="MustByRule"/> and <see cref="MayMust"/>: what certainly,
/// or possibly, must hold by a rule, whatever speaks against it. <see cref="Barred"/> and <see cref="MayBar"/>: what a 不得 certainly, or possibly, forbids.
/// </summary>
public readonly record struct GroupStance(GroupOutcome Outcome, ulong Presumed, ulong ByRule, ulong MustByRule, ulong MayMust, ulong Barred, ulong MayBar)
{
    /// <summary>A regime that says nothing of the group.</summary>
    public static GroupStance Silent { get; } = new(new GroupOutcome(GroupOutcome.None, GroupOutcome.None, 0, 0, 0), 0, 0, 0, 0, 0, 0);

    /// <summary>A rule of law that is not encoded, as a case states it; a 不得 binds what the value 包括.</summary>
    public static GroupStance Stated(ConclusionGroup group, int value, bool isAgainst)
    {
        ulong bit = 1UL << value;
        if (!isAgainst) return new GroupStance(new GroupOutcome(bit, bit, 0, 0, 0), 0, bit, bit, bit, 0, 0);
        foreach (int included in group.Values[value].Includes) bit |= 1UL << included;
        return Silent with { Barred = bit, MayBar = bit };
    }

    /// <summary>The same where it is not known whether the regime speaks of the case at all.</summary>
    public GroupStance Doubtful() => this with
    {
        Outcome = new GroupOutcome(
            Outcome.Possible | GroupOutcome.None, 0, Outcome.Clashing, Outcome.Ignorance | Outcome.Possible | GroupOutcome.None, Outcome.Discretion),
        Presumed = 0,
        MustByRule = 0,
        Barred = 0,
    };
}

/// <summary>The conclusions of a program by the groups that they speak of; made once for a program.</summary>
public sealed class StanceReader
{
    private readonly ImmutableArray<Entry>[] _ofGroup;

    private readonly record struct Entry(int Number, ulong Values, ulong Own, Modality Modality);

    public StanceReader(RegimeProgram program)
    {
        var ofGroup = new List<Entry>[program.Groups.Length];
        for (int g = 0; g < ofGroup.Length; g++) ofGroup[g] = [];
        int next = 0;
        foreach (RuleConclusion conclusion in program.Rules.SelectMany(rule => rule.Conclusions))
        {
            ulong own = 1UL << conclusion.Value, values = own;
            foreach (int included in program.Groups[conclusion.Group].Values[conclusion.Value].Includes) values |= 1UL << included;
            ofGroup[conclusion.Group].Add(new Entry(next++, values, own, conclusion.Modality));
        }

        _ofGroup = [.. ofGroup.Select(entries => entries.ToImmutableArray())];
    }

    public GroupStance Read(ProgramOutcome outcome, int group)
    {
        ulong carried = 0, must = 0, mayMust = 0, barred = 0, mayBar = 0;
        ReadOnlySpan<Truth> conclusions = outcome.Conclusions;
        foreach (Entry entry in _ofGroup[group])
        {
            Truth applies = conclusions[entry.Number];
            if (applies == Truth.False) continue;
            if (entry.Modality == Modality.Against)
            {
                mayBar |= entry.Values;
                if (applies == Truth.True) barred |= entry.Values;
                continue;
            }

            carried |= entry.Own;
            if (entry.Modality is not (Modality.Must or Modality.Settles)) continue;
            mayMust |= entry.Own;
            if (applies == Truth.True) must |= entry.Own;
        }

        GroupOutcome found = outcome.Groups[group];
        return new GroupStance(found, outcome.Presumed[group], (carried | GroupOutcome.Clash) & (found.Possible | found.Clashing), must, mayMust, barred, mayBar);
    }
}
