using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Lowering;

namespace Zhaodan.Screening.Planes;

/// <summary>Lists outputs in the order in which a <see cref="BitReader"/> takes them.</summary>
internal sealed class BitList(Circuit circuit, WireSet wires)
{
    private readonly ImmutableArray<int>.Builder _outputs = ImmutableArray.CreateBuilder<int>();

    public ImmutableArray<int> Outputs => _outputs.ToImmutable();

    public int Count => _outputs.Count;

    public void Add(Wire wire) => _outputs.Add(wires.Add(wire));

    /// <summary>否 in the other cases.</summary>
    public void Add(TruthWires truth, Wire where)
    {
        Add(circuit.And(truth.Possible, where));
        Add(circuit.And(truth.Certain, where));
    }

    /// <summary>The values of a group, then 无, then 冲突; nothing in the other cases.</summary>
    public void Add(MaskWires mask, Wire where)
    {
        foreach (Wire bit in mask.Bits) Add(circuit.And(bit, where));
    }

    /// <summary>What an outcome's words and what it stands on follow from; empty in the other cases.</summary>
    public void Add(StanceWires stance, Wire where)
    {
        Add(stance.Possible, where);
        Add(stance.Settled, where);
        Add(stance.Clashing, where);
        Add(stance.Ignorance, where);
    }
}
