using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Supplement;

/// <summary>What the cells 理由 and 缺 of one program follow from, as outputs (numbers of a <see cref="WireSet"/>).</summary>
internal sealed class SupplementWires
{
    private readonly Circuit _circuit;
    private readonly WireSet _wires;
    private readonly ProgramCircuit _program;

    public SupplementWires(CircuitBuilder builder, WireSet wires, RegimeWires regime, ProgramCircuit program, SupplementCells cells)
    {
        (_circuit, _wires, _program) = (builder.Circuit, wires, program);
        var reasons = ImmutableArray.CreateBuilder<ImmutableArray<int>>();
        var missing = ImmutableArray.CreateBuilder<ImmutableArray<(int Fact, int Output)>>();
        var anywhere = new SortedDictionary<int, (Wire Missing, Wire Alone)>();
        var text = new ReasonText(regime.Index);
        var walk = new MissingWires(builder, program);
        for (int i = 0; i < cells.Groups.Length; i++)
        {
            int group = cells.Groups[i];
            if (cells.Columns.Reasons) reasons.Add([.. regime.Groups[i], .. text.Exceptions[group].SelectMany(exception => Holds(exception, regime.Index, group))]);
            if (!cells.Columns.Missing) continue;
            GroupMissing found = walk.Of(group);
            missing.Add([.. found.Facts.Select(entry => (entry.Fact, wires.Add(entry.Where)))]);
            Wire[] alone = Alone(found);
            for (int f = 0; f < alone.Length; f++)
            {
                (int fact, Wire where) = found.Facts[f];
                (Wire Missing, Wire Alone) known = anywhere.GetValueOrDefault(fact);
                anywhere[fact] = (_circuit.Or(known.Missing, where), _circuit.Or(known.Alone, alone[f]));
            }
        }

        Reasons = reasons.ToImmutable();
        Missing = missing.ToImmutable();
        MissingCounts = [.. anywhere.Select(entry => (entry.Key, wires.Add(entry.Value.Missing), wires.Add(entry.Value.Alone)))];
    }

    /// <summary>By group: the bits of its answer (<see cref="RegimeWires.Groups"/>), then what its exceptions are.</summary>
    public ImmutableArray<ImmutableArray<int>> Reasons { get; }

    /// <summary>By group: the facts that may be missing, and where they are.</summary>
    public ImmutableArray<ImmutableArray<(int Fact, int Output)>> Missing { get; }

    /// <summary>Facts that may be missing in some group: where they are, and where some group waits for them alone.</summary>
    public ImmutableArray<(int Fact, int Missing, int Alone)> MissingCounts { get; }

    // Only where the rule can carry anything: what an exception is elsewhere must not make two texts of one.
    private IEnumerable<int> Holds(ReasonException exception, RuleIndex index, int group)
    {
        Wire may = Wire.False;
        foreach (NumberedConclusion conclusion in index.OfGroup[group])
        {
            if (conclusion.Rule == exception.Rule) may = _circuit.Or(may, _program.Node(index.AppliesOf(conclusion)).Possible);
        }

        may = _circuit.And(may, _program.Scope.Possible);
        TruthWires holds = _program.Node(exception.Holds);
        return [_wires.Add(_circuit.And(may, holds.Possible)), _wires.Add(_circuit.And(may, holds.Certain))];
    }

    private Wire[] Alone(GroupMissing missing)
    {
        var alone = new Wire[missing.Facts.Length];
        var after = new Wire[alone.Length + 1];
        after[^1] = missing.IsBlocked;
        for (int f = alone.Length - 1; f >= 0; f--) after[f] = _circuit.Or(after[f + 1], missing.Facts[f].Where);
        Wire before = Wire.False;
        for (int f = 0; f < alone.Length; f++)
        {
            alone[f] = _circuit.And(missing.Facts[f].Where, !_circuit.Or(before, after[f + 1]));
            before = _circuit.Or(before, missing.Facts[f].Where);
        }

        return alone;
    }
}
