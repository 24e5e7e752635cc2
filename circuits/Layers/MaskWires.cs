using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Layers;

/// <summary>
/// A set of outcomes of one group in many cases at once: the bits of a mask of <see cref="GroupOutcome"/>, a wire for each
/// value, then 无, then 冲突.
/// </summary>
public readonly struct MaskWires
{
    private readonly Circuit _circuit;
    private readonly Wire[] _bits;

    internal MaskWires(Circuit circuit, Wire[] bits) => (_circuit, _bits) = (circuit, bits);

    public ReadOnlySpan<Wire> Bits => _bits;

    internal int Length => _bits.Length;

    internal Wire Clash => _bits[^1];

    /// <summary>Is any outcome in it?</summary>
    public Wire Any => _bits.Aggregate(Wire.False, _circuit.Or);

    internal Wire IsEmpty => !Any;

    internal Wire HasOne
    {
        get
        {
            Wire none = Wire.True, one = Wire.False;
            foreach (Wire bit in _bits)
            {
                one = _circuit.Or(_circuit.And(one, !bit), _circuit.And(none, bit));
                none = _circuit.And(none, !bit);
            }

            return one;
        }
    }

    internal static MaskWires Empty(Circuit circuit, ConclusionGroup group) => new(circuit, new Wire[group.Values.Length + 2]);

    /// <summary>无, or the value that a group declares in its place.</summary>
    internal static MaskWires NoneOf(Circuit circuit, ConclusionGroup group)
    {
        var bits = new Wire[group.Values.Length + 2];
        bits[group.Default >= 0 ? group.Default : group.Values.Length] = Wire.True;
        return new MaskWires(circuit, bits);
    }

    /// <summary>The same in every case: 无 and 冲突.</summary>
    internal static MaskWires Others(Circuit circuit, ConclusionGroup group)
    {
        var bits = new Wire[group.Values.Length + 2];
        bits[^1] = bits[^2] = Wire.True;
        return new MaskWires(circuit, bits);
    }

    internal static MaskWires OnlyClash(Circuit circuit, ConclusionGroup group)
    {
        var bits = new Wire[group.Values.Length + 2];
        bits[^1] = Wire.True;
        return new MaskWires(circuit, bits);
    }

    public static MaskWires operator &(MaskWires a, MaskWires b) => new(a._circuit, [.. a._bits.Zip(b._bits, a._circuit.And)]);

    public static MaskWires operator |(MaskWires a, MaskWires b) => new(a._circuit, [.. a._bits.Zip(b._bits, a._circuit.Or)]);

    public static MaskWires operator ~(MaskWires a) => new(a._circuit, [.. a._bits.Select(bit => !bit)]);

    /// <summary>Empty in the other cases.</summary>
    public MaskWires When(Wire where)
    {
        Circuit circuit = _circuit;
        return new MaskWires(circuit, [.. _bits.Select(bit => circuit.And(bit, where))]);
    }

    /// <summary>One set in some cases, another in the rest.</summary>
    internal static MaskWires Choose(Wire where, MaskWires then, MaskWires otherwise) => then.When(where) | otherwise.When(!where);

    internal Wire Differs(MaskWires other)
    {
        Circuit circuit = _circuit;
        return _bits.Zip(other._bits, circuit.Xor).Aggregate(Wire.False, circuit.Or);
    }

    /// <summary>As the mask of a group of so many values: groups of one name have the same values.</summary>
    internal MaskWires Of(ConclusionGroup group)
    {
        if (group.Values.Length + 2 == _bits.Length) return this;
        var bits = new Wire[group.Values.Length + 2];
        int shared = Math.Min(bits.Length, _bits.Length) - 2;
        _bits.AsSpan(0, shared).CopyTo(bits);
        (bits[^2], bits[^1]) = (_bits[^2], _bits[^1]);
        return new MaskWires(_circuit, bits);
    }
}
