using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Emit;

/// <summary>
/// The gates that outputs need, operands first, each as close before its first use as a walk from the outputs finds it, so
/// that few values have to be kept at any time.
/// </summary>
internal static class KernelOrder
{
    public static ImmutableArray<int> Of(Circuit circuit, ImmutableArray<Wire> outputs)
    {
        var order = ImmutableArray.CreateBuilder<int>();
        var isSeen = new bool[circuit.Count];
        var work = new Stack<(int Gate, bool IsReady)>();
        foreach (Wire output in outputs)
        {
            work.Push((output.Gate, false));
            while (work.TryPop(out (int Gate, bool IsReady) next))
            {
                if (next.IsReady)
                {
                    order.Add(next.Gate);
                    continue;
                }

                if (next.Gate == 0 || isSeen[next.Gate]) continue;
                isSeen[next.Gate] = true;
                if (circuit.InputAt(next.Gate) >= 0) continue;
                work.Push((next.Gate, true));
                (Wire a, Wire b) = circuit.Operands(next.Gate);
                work.Push((b.Gate, false));
                work.Push((a.Gate, false));
            }
        }

        return order.ToImmutable();
    }
}
