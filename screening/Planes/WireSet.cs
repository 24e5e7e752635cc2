using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Screening.Planes;

/// <summary>The wires that a screening asks for, each once, with its number among them.</summary>
internal sealed class WireSet
{
    private readonly Dictionary<Wire, int> _numbers = [];

    public ImmutableArray<Wire> Wires => [.. _numbers.OrderBy(entry => entry.Value).Select(entry => entry.Key)];

    public int Add(Wire wire)
    {
        if (!_numbers.TryGetValue(wire, out int number)) _numbers.Add(wire, number = _numbers.Count);
        return number;
    }
}
