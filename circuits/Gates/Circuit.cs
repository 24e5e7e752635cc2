using Zhaodan.Circuits.Planes;

namespace Zhaodan.Circuits.Gates;

/// <summary>
/// A Boolean circuit of two-input AND gates with negated edges (and-inverter graph; Kuehlmann, Paruthi, Krohm, Ganai 2002).
/// Gates are shared: the same operation on the same operands is made once, and operations that a look at two levels decides
/// are not made at all. Operands stand before the gate that uses them. Not thread-safe.
/// </summary>
public sealed class Circuit : IPlaneAlgebra<Wire>
{
    private const int IsInput = -1;

    private readonly Dictionary<(int A, int B), int> _known = [];
    private readonly List<(int A, int B)> _gates = [(IsInput, IsInput)];
    private readonly List<int> _inputs = [];

    /// <summary>Gates and inputs, the constant included; a gate's number is smaller.</summary>
    public int Count => _gates.Count;

    /// <summary>By input: its number among the gates.</summary>
    public IReadOnlyList<int> Inputs => _inputs;

    Wire IPlaneAlgebra<Wire>.True => Wire.True;

    Wire IPlaneAlgebra<Wire>.False => Wire.False;

    Wire IPlaneAlgebra<Wire>.Not(Wire a) => !a;

    public Wire NewInput()
    {
        _inputs.Add(_gates.Count);
        _gates.Add((IsInput, _inputs.Count - 1));
        return new Wire((_gates.Count - 1) << 1);
    }

    /// <summary>The input's place in <see cref="Inputs"/>, or −1 for a gate and the constant.</summary>
    public int InputAt(int gate) => gate > 0 && _gates[gate].A == IsInput ? _gates[gate].B : -1;

    /// <summary>What a gate joins; not for inputs and the constant.</summary>
    public (Wire A, Wire B) Operands(int gate) => (new Wire(_gates[gate].A), new Wire(_gates[gate].B));

    public Wire Or(Wire a, Wire b) => !And(!a, !b);

    public Wire Xor(Wire a, Wire b) => Or(And(a, !b), And(!a, b));

    public Wire And(Wire a, Wire b)
    {
        if (a.Edge > b.Edge) (a, b) = (b, a);
        if (a.IsFalse || a == !b) return Wire.False;
        if (a.IsTrue || a == b) return b;
        if (Absorb(a, b) is { } byFirst) return byFirst;
        if (Absorb(b, a) is { } bySecond) return bySecond;
        return Make(a, b);
    }

    // What the operands of b say of a: b = x ∧ y with x one of a, ¬a; or b = ¬(x ∧ y).
    private Wire? Absorb(Wire b, Wire a)
    {
        if (b.IsConstant || _gates[b.Gate].A == IsInput) return null;
        (Wire x, Wire y) = Operands(b.Gate);
        if (!b.IsNegated)
        {
            if (x == a || y == a) return b;
            return x == !a || y == !a ? Wire.False : null;
        }

        if (x == !a || y == !a) return a;
        if (x == a) return And(a, !y);
        return y == a ? And(a, !x) : null;
    }

    private Wire Make(Wire a, Wire b)
    {
        if (a.Edge > b.Edge) (a, b) = (b, a);
        if (!_known.TryGetValue((a.Edge, b.Edge), out int gate))
        {
            gate = _gates.Count;
            _gates.Add((a.Edge, b.Edge));
            _known.Add((a.Edge, b.Edge), gate);
        }

        return new Wire(gate << 1);
    }

    /// <summary>Which gates and inputs the wires hang on, themselves included; by number.</summary>
    public bool[] Cone(IEnumerable<Wire> wires)
    {
        var needed = new bool[Count];
        foreach (Wire wire in wires) needed[wire.Gate] = true;
        for (int gate = Count - 1; gate > 0; gate--)
        {
            if (!needed[gate] || _gates[gate].A == IsInput) continue;
            (Wire a, Wire b) = Operands(gate);
            needed[a.Gate] = needed[b.Gate] = true;
        }

        return needed;
    }
}
