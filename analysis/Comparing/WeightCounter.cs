using System.Numerics;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// How many smallest situations a difference has in the facts that its clause speaks of, everything else being as in one case:
/// sets of these facts that are 是, of which none can be left out. Facts that follow from them (蕴含) go with them.
/// </summary>
internal static class WeightCounter
{
    // So many facts are varied at most.
    private const int Most = 14;

    public static (int Weight, bool IsAtLeast) Count(JointCases cases, Wire set, JointCase example, IEnumerable<string> facts)
    {
        var cone = new Cone(cases.Gates, cases.And(set, cases.Sound));
        var varied = new List<int>();
        bool isCut = false;
        foreach (string name in facts.OrderBy(name => IsTrue(name) ? 0 : 1))
        {
            if (!cases.Space.Facts.TryGetValue(name, out FactVariables? fact)) continue;
            foreach (int gate in Gates(fact))
            {
                if (!cone.Contains(gate)) continue;
                if (varied.Count == Most) isCut = true;
                else varied.Add(gate);
            }
        }

        if (varied.Count == 0) return (1, false);
        int[] forced = Forced(cases, cone, varied);
        var holds = new bool[1 << varied.Count];
        foreach ((int block, ulong words) in cone.Subsets([.. varied], _ => true, gate => example.Holds(new Wire(gate << 1)), forced.Length == 0 ? null : run => Follow(cases, run, forced)))
        {
            for (ulong left = words; left != 0; left &= left - 1) holds[(block << 6) + BitOperations.TrailingZeroCount(left)] = true;
        }

        return (Minimal(holds, varied.Count), isCut);

        bool IsTrue(string name) => cases.FactIs(name) is { } wires && example.Holds(wires.Certain);

        IEnumerable<int> Gates(FactVariables fact)
        {
            if (fact.HasTruth) yield return cases.Variables.Variable(fact.Truth.Possible).Gate;
            foreach (VariablePair bound in fact.Bounds.Values) yield return cases.Variables.Variable(bound.Possible).Gate;
        }
    }

    // Sets of which no smaller one is there.
    private static int Minimal(bool[] holds, int count)
    {
        var below = new bool[holds.Length];
        int minimal = 0;
        for (int set = 0; set < holds.Length; set++)
        {
            for (int i = 0; i < count; i++)
            {
                if ((set >> i & 1) == 0) continue;
                int smaller = set & ~(1 << i);
                below[set] |= holds[smaller] || below[smaller];
            }

            if (holds[set] && !below[set]) minimal++;
        }

        return minimal;
    }

    // Facts that are not varied and that a varied one forces, directly or through others.
    private static int[] Forced(JointCases cases, Cone cone, List<int> varied)
    {
        var reached = new HashSet<int>(varied);
        bool isGrowing = true;
        while (isGrowing)
        {
            isGrowing = false;
            foreach ((int premise, int forced) in cases.Implications)
            {
                if (reached.Contains(premise) && cone.Contains(forced)) isGrowing |= reached.Add(forced);
            }
        }

        return [.. reached.Except(varied)];
    }

    private static void Follow(JointCases cases, Cone.Values values, int[] forced)
    {
        for (int round = 0; round < forced.Length; round++)
        {
            bool isChanged = false;
            foreach ((int premise, int to) in cases.Implications)
            {
                if (Array.IndexOf(forced, to) >= 0) isChanged |= values.Raise(to, premise);
            }

            if (!isChanged) return;
        }
    }
}
