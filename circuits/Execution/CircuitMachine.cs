using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Zhaodan.Circuits.Execution;

/// <summary>
/// Runs a plan step by step over blocks of cases: no compiler, no start-up, some tens of millions of cases a second. Each
/// step goes over a whole block with the widest vectors that the machine has.
/// </summary>
public static class CircuitMachine
{
    /// <summary>
    /// Computes all steps. Inputs stand in the first planes; planes of outputs hold their values afterwards
    /// (<see cref="CircuitPlan.Outputs"/>).
    /// </summary>
    /// <param name="plan">The steps.</param>
    /// <param name="buffer">At least as many planes as the plan has buffers.</param>
    /// <param name="words">How many words of each plane are looked at, from the first on.</param>
    public static void Run(CircuitPlan plan, PlaneBuffer buffer, int words)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(buffer.Planes, plan.Buffers);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(words, buffer.Words);
        int stride = buffer.Words;
        ref ulong start = ref MemoryMarshal.GetReference(buffer.Bits);
        foreach (PlanStep step in plan.Steps)
        {
            ref ulong a = ref Unsafe.Add(ref start, step.A * stride);
            ref ulong b = ref Unsafe.Add(ref start, step.B * stride);
            ref ulong target = ref Unsafe.Add(ref start, step.Target * stride);
            switch (step.Operation)
            {
                case PlanOperation.And:
                    And(ref a, ref b, ref target, words);
                    break;
                case PlanOperation.AndNot:
                    AndNot(ref a, ref b, ref target, words);
                    break;
                default:
                    Nor(ref a, ref b, ref target, words);
                    break;
            }
        }
    }

    private static void And(ref ulong a, ref ulong b, ref ulong target, int words)
    {
        int i = 0;
        for (; i <= words - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
        {
            (Vector256.LoadUnsafe(ref a, (nuint)i) & Vector256.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < words; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref a, i) & Unsafe.Add(ref b, i);
    }

    private static void AndNot(ref ulong a, ref ulong b, ref ulong target, int words)
    {
        int i = 0;
        for (; i <= words - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
        {
            Vector256.AndNot(Vector256.LoadUnsafe(ref a, (nuint)i), Vector256.LoadUnsafe(ref b, (nuint)i)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < words; i++) Unsafe.Add(ref target, i) = Unsafe.Add(ref a, i) & ~Unsafe.Add(ref b, i);
    }

    private static void Nor(ref ulong a, ref ulong b, ref ulong target, int words)
    {
        int i = 0;
        for (; i <= words - Vector256<ulong>.Count; i += Vector256<ulong>.Count)
        {
            (~(Vector256.LoadUnsafe(ref a, (nuint)i) | Vector256.LoadUnsafe(ref b, (nuint)i))).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < words; i++) Unsafe.Add(ref target, i) = ~(Unsafe.Add(ref a, i) | Unsafe.Add(ref b, i));
    }
}
