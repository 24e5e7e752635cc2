using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Report;

/// <summary>Counts the outcomes of one group, row by row or as planes. The statuses add up to the cases counted.</summary>
internal sealed class GroupCount(int values)
{
    private const ulong Values = ~(GroupOutcome.None | GroupOutcome.Clash);

    /// <summary>By <see cref="RowStatus"/>.</summary>
    public long[] Statuses { get; } = new long[6];

    public long[] Settled { get; } = new long[values];

    public long[] Presumed { get; } = new long[values];

    public long[] Possible { get; } = new long[values];

    /// <summary>The four together, for what keeps counts.</summary>
    public IEnumerable<long[]> All => [Statuses, Settled, Presumed, Possible];

    /// <summary>Cases answered as planes.</summary>
    /// <param name="countOf">By output: in how many of them it holds.</param>
    /// <param name="wires">The outputs.</param>
    public void Add(Func<int, long> countOf, GroupCountWires wires)
    {
        Add(countOf, wires.Statuses, Statuses);
        Add(countOf, wires.Settled, Settled);
        Add(countOf, wires.Possible, Possible);
        Add(countOf, wires.Presumed, Presumed);
    }

    /// <summary>A row.</summary>
    public RowStatus Add(GroupOutcome outcome, ulong presumed, Truth scope)
    {
        RowStatus status = AnswerText.StatusOf(outcome, scope);
        Statuses[(int)status]++;
        if (status == RowStatus.Inapplicable) return status;
        bool isCertain = scope == Truth.True;
        Count(Settled, isCertain ? outcome.Settled & Values : 0);
        Count(Possible, (isCertain ? outcome.Unsettled : outcome.Possible) & Values);
        Count(Presumed, isCertain ? presumed & Values : 0);
        return status;
    }

    public GroupSummary Summarise(ConclusionGroup group) => new()
    {
        Name = group.Name,
        Kind = Words.Of(group.Kind),
        Settled = Statuses[(int)RowStatus.Settled],
        Nothing = Statuses[(int)RowStatus.Nothing],
        Undetermined = Statuses[(int)RowStatus.Undetermined],
        Discretionary = Statuses[(int)RowStatus.Discretionary],
        Conflicting = Statuses[(int)RowStatus.Conflicting],
        Inapplicable = Statuses[(int)RowStatus.Inapplicable],
        Values = [.. group.Values.Select((value, v) => new ValueSummary(value.Name, Settled[v], Presumed[v], Possible[v]))],
    };

    public static void Add(Func<int, long> countOf, ImmutableArray<int> outputs, long[] counts)
    {
        for (int i = 0; i < outputs.Length; i++) counts[i] += countOf(outputs[i]);
    }

    private static void Count(long[] counts, ulong mask)
    {
        for (; mask != 0; mask &= mask - 1) counts[BitOperations.TrailingZeroCount(mask)]++;
    }
}
