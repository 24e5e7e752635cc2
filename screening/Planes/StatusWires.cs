using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Planes;

/// <summary>How a group's outcome is counted and written, as wires: what <see cref="AnswerText.StatusOf"/> tells of one case.</summary>
internal static class StatusWires
{
    /// <summary>By <see cref="RowStatus"/>; exactly one holds in each case.</summary>
    public static Wire[] Of(Circuit circuit, OutcomePlanes<Wire> outcome, TruthWires scope)
    {
        Wire unsettled = Wire.False, ignorance = Wire.False, otherSettled = Wire.False;
        for (int s = 0; s < outcome.Slots.Length; s++)
        {
            OutcomeSlot<Wire> slot = outcome.Slots[s];
            Wire open = circuit.And(slot.Possible, !slot.Settled);
            unsettled = circuit.Or(unsettled, open);
            ignorance = circuit.Or(ignorance, circuit.And(open, slot.Ignorance));
            if (s != outcome.None) otherSettled = circuit.Or(otherSettled, slot.Settled);
        }

        Wire conflicting = outcome.Slots[outcome.Clash].Settled;
        Wire discretionary = All(circuit, !conflicting, unsettled, !ignorance, scope.Certain);
        Wire undetermined = All(circuit, scope.Possible, !discretionary, circuit.Or(All(circuit, !conflicting, unsettled, ignorance), !scope.Certain));
        Wire settled = All(circuit, scope.Certain, !conflicting, !unsettled);
        Wire nothing = All(circuit, settled, outcome.Slots[outcome.None].Settled, !otherSettled);
        var statuses = new Wire[6];
        statuses[(int)RowStatus.Settled] = circuit.And(settled, !nothing);
        statuses[(int)RowStatus.Nothing] = nothing;
        statuses[(int)RowStatus.Undetermined] = undetermined;
        statuses[(int)RowStatus.Discretionary] = discretionary;
        statuses[(int)RowStatus.Conflicting] = All(circuit, scope.Certain, conflicting);
        statuses[(int)RowStatus.Inapplicable] = !scope.Possible;
        return statuses;
    }

    private static Wire All(Circuit circuit, params ReadOnlySpan<Wire> wires)
    {
        Wire all = Wire.True;
        foreach (Wire wire in wires) all = circuit.And(all, wire);
        return all;
    }
}
