using System.Runtime.InteropServices;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Evaluators;

/// <summary>Reads the bytes of one answer.</summary>
public readonly ref struct OutcomeView
{
    private readonly OutcomeLayout _layout;
    private readonly ReadOnlySpan<byte> _outcome;

    /// <exception cref="ArgumentException">The buffer is shorter than the layout.</exception>
    public OutcomeView(OutcomeLayout layout, ReadOnlySpan<byte> buffer)
    {
        if (buffer.Length < layout.Size) throw new ArgumentException("The buffer is shorter than the layout of an answer.", nameof(buffer));
        _layout = layout;
        _outcome = buffer[..layout.Size];
    }

    /// <summary>The case contradicts itself and is not answered; everything else is empty.</summary>
    public bool IsContradictory => _outcome[OutcomeLayout.ContradictoryOffset] != 0;

    /// <summary>适用 and force in time: 是 when the regime has neither.</summary>
    public Truth Scope => (Truth)_outcome[OutcomeLayout.ScopeOffset];

    /// <summary>适用 without force in time; only for a program that has a force, for others it is <see cref="Scope"/>.</summary>
    public Truth Applicability => (Truth)_outcome[OutcomeLayout.ApplicabilityOffset];

    /// <summary>A date that a span or a duty needs lies outside the calendar.</summary>
    public bool IsOutsideCalendar => _layout.ReckonsDays && _outcome[OutcomeLayout.OutsideCalendarOffset] != 0;

    /// <summary>What may have become of each obligation and right.</summary>
    public ReadOnlySpan<DutyStatus> Duties => MemoryMarshal.Cast<byte, DutyStatus>(_outcome.Slice(_layout.DutiesOffset, _layout.DutyCount));

    /// <summary>The default for a group that the program does not derive.</summary>
    public GroupOutcome Group(int group) => MemoryMarshal.Read<GroupOutcome>(_outcome[OutcomeLayout.GroupOffset(group)..]);

    /// <summary>Values other than the lightest that are settled only because something was presumed.</summary>
    public ulong Presumed(int group) =>
        MemoryMarshal.Read<ulong>(_outcome[(OutcomeLayout.GroupOffset(group) + OutcomeLayout.PresumedOffset)..]);

    /// <summary>Does the rule apply: condition, exceptions and defeats counted?</summary>
    public Truth Rule(int rule) => (Truth)_outcome[_layout.RuleOffset(rule)];

    /// <summary>What <see cref="Rule"/> says of every rule, in their order: bit 0 may apply, bit 1 certainly does.</summary>
    public ReadOnlySpan<Truth> Rules => MemoryMarshal.Cast<byte, Truth>(_outcome.Slice(_layout.RulesOffset, _layout.RuleCount));

    /// <summary>Does the rule apply as far as this conclusion goes: precedence counted too?</summary>
    public Truth Conclusion(int rule, int conclusion) => (Truth)_outcome[_layout.ConclusionOffset(rule, conclusion)];
}
