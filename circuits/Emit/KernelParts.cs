using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Emit;

/// <summary>
/// Which method computes which gates, and where values that another method needs are kept: a slot of the scratch, given
/// free again after the last method that reads it.
/// </summary>
internal sealed class KernelParts
{
    private readonly int[] _slots;

    public KernelParts(Circuit circuit, ImmutableArray<int> order, int gatesPerMethod)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(gatesPerMethod, 1);
        int count = (order.Length + gatesPerMethod - 1) / gatesPerMethod;
        Methods = [.. Enumerable.Range(0, count).Select(m => order.AsSpan(m * gatesPerMethod, Math.Min(gatesPerMethod, order.Length - (m * gatesPerMethod))).ToImmutableArray())];
        (int[] made, int[] lastUse) = Lives(circuit);
        _slots = Slots(made, lastUse);
    }

    public ImmutableArray<ImmutableArray<int>> Methods { get; }

    /// <summary>How many values the scratch holds.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Where a gate's value is kept for later methods; −1: no later one reads it.</summary>
    public int SlotOf(int gate) => _slots[gate];

    private (int[] Made, int[] LastUse) Lives(Circuit circuit)
    {
        var made = new int[circuit.Count];
        var lastUse = new int[circuit.Count];
        for (int m = 0; m < Methods.Length; m++)
        {
            foreach (int gate in Methods[m])
            {
                made[gate] = m;
                (Wire a, Wire b) = circuit.Operands(gate);
                lastUse[a.Gate] = lastUse[b.Gate] = m;
            }
        }

        return (made, lastUse);
    }

    private int[] Slots(int[] made, int[] lastUse)
    {
        var slots = new int[made.Length];
        Array.Fill(slots, -1);
        var free = new Stack<int>();
        var released = new List<int>[Methods.Length];
        for (int m = 0; m < Methods.Length; m++)
        {
            // What the method before read for the last time may be written over now, not within that method.
            foreach (int slot in m > 0 ? released[m - 1] ?? [] : []) free.Push(slot);
            foreach (int gate in Methods[m])
            {
                if (lastUse[gate] <= made[gate]) continue;
                slots[gate] = free.TryPop(out int slot) ? slot : SlotCount++;
                (released[lastUse[gate]] ??= []).Add(slots[gate]);
            }
        }

        return slots;
    }
}
