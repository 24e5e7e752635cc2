using System.Numerics;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// Cases that say a part of what another says, sixty-four at a time: which of them still belong to a set. Finds the smallest
/// one, and tells how many there are of which nothing can be left out.
/// </summary>
internal static class SubsetCases
{
    // All subsets of so many are looked at; of more only those that leave one out, again and again.
    private const int Most = 12;

    public static JointCase Smallest(JointCases cases, Wire target, JointCase found)
    {
        while (true)
        {
            int[] said = Said(cases, target, found, out Cone cone);
            if (said.Length > Most)
            {
                if (WithoutOne(cone, said, found) is not { } without) return found;
                found = new JointCase(cases, without);
                continue;
            }

            HashSet<int> best = SmallestSubset(cone, said, found);
            return best.SetEquals(found.Inputs) ? found : new JointCase(cases, best);
        }
    }

    // Inputs that say something and that the set hangs on; what it does not hang on is left out at once.
    private static int[] Said(JointCases cases, Wire target, JointCase found, out Cone cone)
    {
        cone = new Cone(cases.Gates, target);
        var said = new List<int>();
        foreach (Wire literal in cases.Counted)
        {
            if (cone.Contains(literal.Gate) && found.Inputs.Contains(literal.Gate) != literal.IsNegated) said.Add(literal.Gate);
        }

        return [.. said];
    }

    private static HashSet<int>? WithoutOne(Cone cone, int[] said, JointCase found)
    {
        for (int from = 0; from < said.Length; from += 64)
        {
            int start = from;
            ulong still = cone.Evaluate(gate =>
            {
                ulong value = found.Inputs.Contains(gate) ? ulong.MaxValue : 0;
                int at = Array.IndexOf(said, gate);
                return at >= start && at < start + 64 ? value ^ (1UL << (at - start)) : value;
            });
            int count = Math.Min(64, said.Length - from);
            if (count < 64) still &= (1UL << count) - 1;
            if (still == 0) continue;
            HashSet<int> fewer = [.. found.Inputs];
            Flip(fewer, said[from + BitOperations.TrailingZeroCount(still)]);
            return fewer;
        }

        return null;
    }

    private static HashSet<int> SmallestSubset(Cone cone, int[] said, JointCase found)
    {
        (int Size, int Subset) best = (said.Length, (1 << said.Length) - 1);
        foreach ((int block, ulong still) in cone.Subsets(said, found.Inputs.Contains, found.Inputs.Contains))
        {
            for (ulong left = still; left != 0; left &= left - 1)
            {
                int subset = (block << 6) + BitOperations.TrailingZeroCount(left);
                int size = BitOperations.PopCount((uint)subset);
                if (size < best.Size) best = (size, subset);
            }
        }

        HashSet<int> inputs = [.. found.Inputs];
        for (int i = 0; i < said.Length; i++)
        {
            if ((best.Subset >> i & 1) == 0) Flip(inputs, said[i]);
        }

        return inputs;
    }

    private static void Flip(HashSet<int> inputs, int gate)
    {
        if (!inputs.Remove(gate)) inputs.Add(gate);
    }
}
