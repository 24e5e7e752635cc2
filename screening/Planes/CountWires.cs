using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Planes;

/// <summary>What is counted of one group, as outputs.</summary>
/// <param name="Statuses">By <see cref="RowStatus"/>.</param>
/// <param name="Settled">By value.</param>
/// <param name="Possible">By value: possible and not settled, or possible where the scope is open.</param>
/// <param name="Presumed">By value.</param>
internal sealed record GroupCountWires(ImmutableArray<int> Statuses, ImmutableArray<int> Settled, ImmutableArray<int> Possible, ImmutableArray<int> Presumed);

/// <summary>What the summary counts of one regime, as outputs: each count is a popcount of one plane.</summary>
internal sealed class CountWires
{
    private readonly Circuit _circuit;
    private readonly WireSet _wires;
    private readonly TruthWires _scope;

    public CountWires(
        Circuit circuit,
        WireSet wires,
        LayerShape shape,
        LayerCircuit layer,
        ImmutableArray<Wire> force,
        ImmutableArray<ImmutableArray<Wire>> readings,
        ImmutableArray<ImmutableArray<Wire>> openItems)
    {
        (_circuit, _wires, _scope) = (circuit, wires, layer.Self.Scope);
        Wire anyUndetermined = Wire.False, anyPresumed = Wire.False, overruled = Wire.False;
        var groups = ImmutableArray.CreateBuilder<GroupCountWires>();
        var isUndetermined = ImmutableArray.CreateBuilder<Wire>();
        foreach (StanceWires stance in layer.Self.Stances)
        {
            OutcomePlanes<Wire> outcome = stance.Outcome();
            Wire[] statuses = StatusWires.Of(circuit, outcome, _scope);
            isUndetermined.Add(statuses[(int)RowStatus.Undetermined]);
            anyUndetermined = circuit.Or(anyUndetermined, statuses[(int)RowStatus.Undetermined]);
            anyPresumed = circuit.Or(anyPresumed, circuit.And(_scope.Certain, stance.Presumed.Any));
            ReadOnlySpan<OutcomeSlot<Wire>> values = outcome.Slots.AsSpan(0, outcome.None);
            groups.Add(new GroupCountWires(
                [.. statuses.Select(wires.Add)],
                Each(values, slot => circuit.And(_scope.Certain, slot.Settled)),
                Each(values, slot => circuit.And(circuit.And(_scope.Possible, slot.Possible), !circuit.And(_scope.Certain, slot.Settled))),
                [.. stance.Presumed.Bits[..outcome.None].ToArray().Select(presumed => wires.Add(circuit.And(_scope.Certain, presumed)))]));
        }

        var applied = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var mayApply = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        for (int v = 0; v < shape.Own.Length; v++)
        {
            ProgramCircuit program = layer.Program(shape.Own[v]);
            Wire used = circuit.And(_scope.Possible, layer.Self.Used[v]);
            applied.Add([.. program.Program.Rules.Select(rule => wires.Add(circuit.And(used, program.Node(rule.Applies).Certain)))]);
            mayApply.Add([.. program.Program.Rules.Select(rule => MayApply(program.Node(rule.Applies), used))]);
            foreach (GroupWord? word in program.Words) overruled = circuit.Or(overruled, circuit.And(used, word?.Changed ?? Wire.False));
        }

        (Groups, IsUndetermined) = (groups.ToImmutable(), isUndetermined.ToImmutable());
        (RulesApplied, RulesMayApply) = (applied.ToImmutable(), mayApply.ToImmutable());
        Undetermined = wires.Add(anyUndetermined);
        PresumptionBorne = wires.Add(anyPresumed);
        Inapplicable = wires.Add(!_scope.Possible);
        Overruled = wires.Add(overruled);
        Versions = [.. layer.Self.Used.Select(wires.Add)];
        Force = [.. force.Select(wires.Add)];
        Readings = [.. readings.Select(places => places.Select(wires.Add).ToImmutableArray())];
        ReadingDependent = wires.Add(readings.SelectMany(places => places).Aggregate(Wire.False, circuit.Or));
        OpenItems = [.. openItems.Select(items => items.Select(wires.Add).ToImmutableArray())];
        OpenItemDependent = wires.Add(openItems.SelectMany(items => items).Aggregate(Wire.False, circuit.Or));
    }

    public ImmutableArray<GroupCountWires> Groups { get; }

    /// <summary>Cases with a group that is 待查明.</summary>
    public int Undetermined { get; }

    /// <summary>Cases with a value that is settled only by presumption.</summary>
    public int PresumptionBorne { get; }

    public int Inapplicable { get; }

    /// <summary>Another regime, or a law, changed something.</summary>
    public int Overruled { get; }

    /// <summary>By own version: it answers.</summary>
    public ImmutableArray<int> Versions { get; }

    /// <summary>By <see cref="TailBits.ForceNotes"/>; empty where the regime gives no dates.</summary>
    public ImmutableArray<int> Force { get; }

    /// <summary>By own version and rule.</summary>
    public ImmutableArray<ImmutableArray<int>> RulesApplied { get; }

    /// <summary>By own version and rule: it may apply, and it is not known whether.</summary>
    public ImmutableArray<ImmutableArray<int>> RulesMayApply { get; }

    /// <summary>By own version and place with two readings.</summary>
    public ImmutableArray<ImmutableArray<int>> Readings { get; }

    /// <summary>Cases whose answer another reading of some place would change.</summary>
    public int ReadingDependent { get; }

    /// <summary>By own version and open item: cases that granting it would change.</summary>
    public ImmutableArray<ImmutableArray<int>> OpenItems { get; }

    /// <summary>Cases that granting one of them at least would change.</summary>
    public int OpenItemDependent { get; }

    /// <summary>All that is counted of a regime that is one program, some more than once.</summary>
    public IEnumerable<int> Outputs =>
        Groups.SelectMany(group => (IEnumerable<int>)[.. group.Statuses, .. group.Settled, .. group.Possible, .. group.Presumed])
            .Concat([Undetermined, PresumptionBorne, Inapplicable, ReadingDependent, OpenItemDependent])
            .Concat(Force).Concat(RulesApplied[0]).Concat(RulesMayApply[0]).Concat(Readings[0]).Concat(OpenItems[0]);

    /// <summary>By group: it is 待查明.</summary>
    public ImmutableArray<Wire> IsUndetermined { get; }

    private int MayApply(TruthWires applies, Wire used) => _wires.Add(_circuit.And(used, _circuit.And(applies.Possible, !applies.Certain)));

    private ImmutableArray<int> Each(ReadOnlySpan<OutcomeSlot<Wire>> slots, Func<OutcomeSlot<Wire>, Wire> wire)
    {
        var outputs = ImmutableArray.CreateBuilder<int>();
        foreach (OutcomeSlot<Wire> slot in slots) outputs.Add(_wires.Add(wire(slot)));
        return outputs.ToImmutable();
    }
}
