using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>What one regime is asked: a group whose values exclude each other, or one value of a 并列 group, as each stands on its own.</summary>
public sealed class ComparedQuestion
{
    // More answers than that no group of values that exclude each other has; what is beyond would not be told apart.
    private const int MostStates = 256;

    private readonly JointCases _cases;

    public ComparedQuestion(JointCases cases, JointRegime regime, int group, int value)
    {
        _cases = cases;
        Regime = regime;
        Group = group;
        Value = value;
    }

    public JointRegime Regime { get; }

    public int Group { get; }

    /// <summary>−1: the group as a whole.</summary>
    public int Value { get; }

    public ConclusionGroup Definition => Regime.Program.Groups[Group];

    /// <summary>Its values stand from light to heavy.</summary>
    public bool IsOrdered => Value < 0 && Definition.Order.Length == Definition.Values.Length;

    /// <summary>All answers that occur within a set.</summary>
    public ImmutableArray<AnswerState> States(Wire within) => Value < 0 ? Whole(within) : Single(within);

    /// <summary>Does a rule's conclusion bear on an answer?</summary>
    public bool Concerns(RuleConclusion conclusion, AnswerState state)
    {
        if (conclusion.Group != Group) return false;
        bool isAgainst = conclusion.Modality == Modality.Against;
        if (isAgainst && state.Kind != StateKind.Clash) return false;
        if (Value >= 0) return conclusion.Value == Value || (isAgainst && Definition.Values[conclusion.Value].Includes.Contains(Value));
        return state.Kind == StateKind.Clash || (state.Values >> conclusion.Value & 1) != 0;
    }

    /// <summary>How heavy one value is; −1 where the group has no order.</summary>
    public int RankOf(int value) => Value >= 0 ? 2 : Definition.Order.IndexOf(value);

    private ImmutableArray<AnswerState> Whole(Wire within)
    {
        const ulong values = ~(GroupOutcome.None | GroupOutcome.Clash);
        var states = ImmutableArray.CreateBuilder<AnswerState>();
        foreach (JointAnswer answer in Regime.Answers(Group, within, MostStates))
        {
            ulong possible = answer.Outcome.Possible;
            StateKind kind = AnswerLabel.KindOf(answer.Outcome);
            int[] ranks = [.. Ranks(possible)];
            states.Add(new AnswerState(AnswerLabel.Of(Definition, answer.Outcome), kind, ranks.Min(), ranks.Max(), possible & values, answer.Where));
        }

        return states.ToImmutable();
    }

    private IEnumerable<int> Ranks(ulong possible)
    {
        if ((possible & (GroupOutcome.None | GroupOutcome.Clash)) != 0) yield return 0;
        for (ulong left = possible & ~(GroupOutcome.None | GroupOutcome.Clash); left != 0; left &= left - 1) yield return Math.Max(0, RankOf(BitOperations.TrailingZeroCount(left)));
    }

    private ImmutableArray<AnswerState> Single(Wire within)
    {
        Circuits.Planes.OutcomePlanes<Wire> planes = Regime.Group(Group) ?? throw new InvalidOperationException("Only derived groups are asked for.");
        Circuits.Planes.OutcomeSlot<Wire> slot = planes.Slots[Value];
        string name = Definition.Values[Value].Name;
        Wire clash = slot.Clashing, settled = _cases.And(slot.Settled, !clash), open = _cases.And(slot.Possible, !slot.Settled, !clash);
        AnswerState[] all =
        [
            new("无", StateKind.Nothing, 0, 0, 0, _cases.And(!slot.Possible, !clash)),
            new("可以" + name, StateKind.Open, 0, 2, 1UL << Value, open),
            new(name, StateKind.Settled, 2, 2, 1UL << Value, settled),
            new("冲突", StateKind.Clash, 0, 2, 1UL << Value, clash),
        ];
        return [.. all.Where(state => _cases.IsPossible(within, state.Where))];
    }
}
