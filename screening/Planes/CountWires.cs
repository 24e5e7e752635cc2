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
            Wire[] statuses = StatusWires.Of(circuit, outcome, _scope);
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
}
