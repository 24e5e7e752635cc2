using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Planes;

/// <summary>What is counted of one group, as outputs.</summary>
/// <param name="Statuses">By <see cref="RowStatus"/>.</param>
/// <param name="Settled">By value.</param>
/// <param name="Possible">By value: possible and not settled, or possible where the scope is open.</param>
/// <param name="Presumed">By value.</param>
internal sealed record GroupCountWires(ImmutableArray<int> Statuses, ImmutableArray<int> Settled, ImmutableArray<int> Possible, ImmutableArray<int> Presumed);

/// <summary>What the summary counts of one program, as outputs: each count is a popcount of one plane.</summary>
internal sealed class CountWires
{
    private readonly Circuit _circuit;
    private readonly WireSet _wires;
    private readonly TruthWires _scope;

    public CountWires(Circuit circuit, WireSet wires, ProgramCircuit program, ImmutableArray<Wire> readings, ImmutableArray<Wire> openItems)
    {
        (_circuit, _wires, _scope) = (circuit, wires, program.Scope);
        Wire anyUndetermined = Wire.False, anyPresumed = Wire.False;
        var groups = ImmutableArray.CreateBuilder<GroupCountWires>();
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (program.Groups[g] is not { } outcome) continue;
            Wire[] statuses = Statuses(outcome);
            anyUndetermined = circuit.Or(anyUndetermined, statuses[(int)RowStatus.Undetermined]);
            foreach (Wire presumed in program.Presumed[g]) anyPresumed = circuit.Or(anyPresumed, circuit.And(_scope.Certain, presumed));
            ReadOnlySpan<OutcomeSlot<Wire>> values = outcome.Slots.AsSpan(0, outcome.None);
            groups.Add(new GroupCountWires(
                [.. statuses.Select(wires.Add)],
                Each(values, slot => circuit.And(_scope.Certain, slot.Settled)),
                Each(values, slot => circuit.And(circuit.And(_scope.Possible, slot.Possible), !circuit.And(_scope.Certain, slot.Settled))),
                [.. program.Presumed[g].Select(presumed => wires.Add(circuit.And(_scope.Certain, presumed)))]));
        }

        Groups = groups.ToImmutable();
        Undetermined = wires.Add(anyUndetermined);
        PresumptionBorne = wires.Add(anyPresumed);
        Inapplicable = wires.Add(!_scope.Possible);
        RulesApplied = [.. program.Program.Rules.Select(rule => wires.Add(circuit.And(_scope.Possible, program.Node(rule.Applies).Certain)))];
        RulesMayApply = [.. program.Program.Rules.Select(rule => MayApply(program.Node(rule.Applies)))];
        Readings = [.. readings.Select(wires.Add)];
        ReadingDependent = wires.Add(readings.Aggregate(Wire.False, circuit.Or));
        OpenItems = [.. openItems.Append(openItems.Aggregate(Wire.False, circuit.Or)).Select(wires.Add)];
    }

    public ImmutableArray<GroupCountWires> Groups { get; }

    /// <summary>Cases with a group that is 待查明.</summary>
    public int Undetermined { get; }

    /// <summary>Cases with a value that is settled only by presumption.</summary>
    public int PresumptionBorne { get; }

    public int Inapplicable { get; }

    /// <summary>By rule.</summary>
    public ImmutableArray<int> RulesApplied { get; }

    /// <summary>By rule: it may apply, and it is not known whether.</summary>
    public ImmutableArray<int> RulesMayApply { get; }

    /// <summary>By place with two readings.</summary>
    public ImmutableArray<int> Readings { get; }

    /// <summary>Cases whose answer another reading of some place would change.</summary>
    public int ReadingDependent { get; }

    /// <summary>By open item: cases that granting it would change; last: those that one of them at least would change.</summary>
    public ImmutableArray<int> OpenItems { get; }

    /// <summary>All of them, some more than once.</summary>
    public IEnumerable<int> Outputs =>
        Groups.SelectMany(group => (IEnumerable<int>)[.. group.Statuses, .. group.Settled, .. group.Possible, .. group.Presumed])
            .Concat([Undetermined, PresumptionBorne, Inapplicable, ReadingDependent])
            .Concat(RulesApplied).Concat(RulesMayApply).Concat(Readings).Concat(OpenItems);

    private int MayApply(TruthWires applies) => _wires.Add(_circuit.And(_scope.Possible, _circuit.And(applies.Possible, !applies.Certain)));

    private ImmutableArray<int> Each(ReadOnlySpan<OutcomeSlot<Wire>> slots, Func<OutcomeSlot<Wire>, Wire> wire)
    {
        var outputs = ImmutableArray.CreateBuilder<int>();
        foreach (OutcomeSlot<Wire> slot in slots) outputs.Add(_wires.Add(wire(slot)));
        return outputs.ToImmutable();
    }

    // As AnswerText.StatusOf, which tells the same of one case.
    private Wire[] Statuses(OutcomePlanes<Wire> outcome)
    {
        Wire unsettled = Wire.False, ignorance = Wire.False, otherSettled = Wire.False;
        for (int s = 0; s < outcome.Slots.Length; s++)
        {
            OutcomeSlot<Wire> slot = outcome.Slots[s];
            Wire open = _circuit.And(slot.Possible, !slot.Settled);
            unsettled = _circuit.Or(unsettled, open);
            ignorance = _circuit.Or(ignorance, _circuit.And(open, slot.Ignorance));
            if (s != outcome.None) otherSettled = _circuit.Or(otherSettled, slot.Settled);
        }

        Wire conflicting = outcome.Slots[outcome.Clash].Settled;
        Wire discretionary = All(!conflicting, unsettled, !ignorance, _scope.Certain);
        Wire undetermined = All(_scope.Possible, !discretionary, _circuit.Or(All(!conflicting, unsettled, ignorance), !_scope.Certain));
        Wire settled = All(_scope.Certain, !conflicting, !unsettled);
        Wire nothing = All(settled, outcome.Slots[outcome.None].Settled, !otherSettled);
        var statuses = new Wire[6];
        statuses[(int)RowStatus.Settled] = _circuit.And(settled, !nothing);
        statuses[(int)RowStatus.Nothing] = nothing;
        statuses[(int)RowStatus.Undetermined] = undetermined;
        statuses[(int)RowStatus.Discretionary] = discretionary;
        statuses[(int)RowStatus.Conflicting] = All(_scope.Certain, conflicting);
        statuses[(int)RowStatus.Inapplicable] = !_scope.Possible;
        return statuses;
    }

    private Wire All(params ReadOnlySpan<Wire> wires)
    {
        Wire all = Wire.True;
        foreach (Wire wire in wires) all = _circuit.And(all, wire);
        return all;
    }
}
