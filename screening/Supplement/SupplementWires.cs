using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Supplement;

/// <summary>What the cells 理由 and 缺 of one regime follow from, as outputs (numbers of a <see cref="WireSet"/>).</summary>
internal sealed class SupplementWires
{
    private readonly Circuit _circuit;
    private readonly WireSet _wires;
    private readonly LayerShape _shape;
    private readonly LayerCircuit _layer;

    public SupplementWires(CircuitBuilder builder, WireSet wires, RegimeWires regime, LayerCircuit layer, SupplementCells cells)
    {
        (_circuit, _wires, _shape, _layer) = (builder.Circuit, wires, regime.Shape, layer);
        var reasons = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var missing = ImmutableArray.CreateBuilder<ImmutableArray<(Fact Fact, int Output)>>();
        var anywhere = new SortedDictionary<int, (Wire Missing, Wire Alone)>();
        ReasonText[] texts = [.. _shape.Own.Select(own => new ReasonText(_shape.Indexes[own]))];
        MissingWires[] walks = [.. _shape.Own.Select(own => new MissingWires(builder, layer.Program(own)))];
        for (int i = 0; i < _shape.Groups.Length; i++)
        {
            if (cells.Columns.Reasons) reasons.Add([.. regime.Groups[i].Outputs, .. Versions(i).SelectMany(part => texts[part.Version].Exceptions[part.Group].SelectMany(exception => Holds(exception, part.Version, part.Group)))]);
            if (cells.Missing is not { } tally) continue;
            (ImmutableArray<(Fact Fact, Wire Where)> found, Wire isBlocked) = Missed(walks, i, regime.Counts.IsUndetermined[i]);
            missing.Add([.. found.Select(entry => (entry.Fact, wires.Add(entry.Where)))]);
            var facts = new SortedDictionary<int, Wire>();
            foreach ((Fact fact, Wire where) in found) facts[tally.NumberOf(fact)] = _circuit.Or(facts.GetValueOrDefault(tally.NumberOf(fact)), where);
            KeyValuePair<int, Wire>[] distinct = [.. facts];
            Wire[] alone = Alone([.. distinct.Select(entry => entry.Value)], isBlocked);
            for (int f = 0; f < distinct.Length; f++)
            {
                (Wire Missing, Wire Alone) known = anywhere.GetValueOrDefault(distinct[f].Key);
                anywhere[distinct[f].Key] = (_circuit.Or(known.Missing, distinct[f].Value), _circuit.Or(known.Alone, alone[f]));
            }
        }

        Reasons = reasons.ToImmutable();
        Missing = missing.ToImmutable();
        MissingCounts = [.. anywhere.Select(entry => (entry.Key, wires.Add(entry.Value.Missing), wires.Add(entry.Value.Alone)))];
    }

    /// <summary>By group: the bits of its answer (<see cref="GroupBits"/>), then of each version what its exceptions are.</summary>
    public ImmutableArray<ImmutableArray<int>> Reasons { get; }

    /// <summary>By group: the facts that may be missing, and where they are; of the oldest version first.</summary>
    public ImmutableArray<ImmutableArray<(Fact Fact, int Output)>> Missing { get; }

    /// <summary>Facts that may be missing in some group, by their numbers in the tally: where they are, and where some group waits for them alone.</summary>
    public ImmutableArray<(int Number, int Missing, int Alone)> MissingCounts { get; }

    private IEnumerable<(int Version, int Group)> Versions(int shared) =>
        Enumerable.Range(0, _shape.Own.Length).Select(v => (v, _shape.GroupOf(_shape.Own[v], _shape.Groups[shared].Name))).Where(part => part.Item2 >= 0);

    private (ImmutableArray<(Fact Fact, Wire Where)> Facts, Wire IsBlocked) Missed(MissingWires[] walks, int shared, Wire isUndetermined)
    {
        var facts = ImmutableArray.CreateBuilder<(Fact, Wire)>();
        Wire isBlocked = Wire.False;
        foreach ((int version, int group) in Versions(shared))
        {
            GroupMissing found = walks[version].Of(group, _circuit.And(isUndetermined, _layer.Self.Used[version]));
            facts.AddRange(found.Facts.Select(entry => (_shape.Program(version).Facts[entry.Fact], entry.Where)));
            isBlocked = _circuit.Or(isBlocked, found.IsBlocked);
        }

        return (facts.ToImmutable(), isBlocked);
    }

    // Only where the rule can carry anything: what an exception is elsewhere must not make two texts of one.
    private IEnumerable<int> Holds(ReasonException exception, int version, int group)
    {
        RuleIndex index = _shape.Indexes[_shape.Own[version]];
        ProgramCircuit program = _layer.Program(_shape.Own[version]);
        Wire may = Wire.False;
        foreach (NumberedConclusion conclusion in index.OfGroup[group])
        {
            if (conclusion.Rule == exception.Rule) may = _circuit.Or(may, program.Node(index.AppliesOf(conclusion)).Possible);
        }

        may = _circuit.And(may, _circuit.And(_layer.Self.Scope.Possible, _layer.Self.Used[version]));
        TruthWires holds = program.Node(exception.Holds);
        return [_wires.Add(_circuit.And(may, holds.Possible)), _wires.Add(_circuit.And(may, holds.Certain))];
    }

    private Wire[] Alone(Wire[] missing, Wire isBlocked)
    {
        var alone = new Wire[missing.Length];
        var after = new Wire[alone.Length + 1];
        after[^1] = isBlocked;
        for (int f = alone.Length - 1; f >= 0; f--) after[f] = _circuit.Or(after[f + 1], missing[f]);
        Wire before = Wire.False;
        for (int f = 0; f < alone.Length; f++)
        {
            alone[f] = _circuit.And(missing[f], !_circuit.Or(before, after[f + 1]));
            before = _circuit.Or(before, missing[f]);
        }

        return alone;
    }
}
