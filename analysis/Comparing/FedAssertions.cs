using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// What one regime derives another may take as input (language page, section 4): a comparison feeds the derived value across,
/// and says so. Where each would take something from the other, the first one is given nothing.
/// </summary>
internal static class FedAssertions
{
    private const string Asserted = "认定 ";

    public static (JointRegime First, JointRegime Second, ImmutableArray<FedAssertion> Fed) Add(JointCases cases, RegimeProgram first, RegimeProgram second)
    {
        if (Needs(second, first).Any() || !Needs(first, second).Any())
        {
            JointRegime one = cases.Add(first);
            return (one, cases.Add(second, given: Given(second, one)), [.. Needs(second, first).Select(need => new FedAssertion(false, need.Value))]);
        }

        JointRegime other = cases.Add(second);
        return (cases.Add(first, given: Given(first, other)), other, [.. Needs(first, second).Select(need => new FedAssertion(true, need.Value))]);
    }

    private static Dictionary<int, JudgementPlanes<Wire>> Given(RegimeProgram takes, JointRegime derives)
    {
        var given = new Dictionary<int, JudgementPlanes<Wire>>();
        foreach ((int fact, int group, int value, _) in Needs(takes, derives.Program))
        {
            // The value that is settled; a decision still open asserts nothing.
            Wire settled = derives.IsValue(group, value).Certain;
            given.Add(fact, new JudgementPlanes<Wire>(settled, settled, Wire.False, Wire.False));
        }

        return given;
    }

    private static IEnumerable<(int Fact, int Group, int ValueIndex, string Value)> Needs(RegimeProgram takes, RegimeProgram derives)
    {
        for (int i = 0; i < takes.Facts.Length; i++)
        {
            if (takes.Facts[i].Kind != FactKind.Assertion) continue;
            string name = takes.Facts[i].Name[Asserted.Length..];
            for (int g = 0; g < derives.Groups.Length; g++)
            {
                if (!derives.Groups[g].IsDerived) continue;
                for (int v = 0; v < derives.Groups[g].Values.Length; v++)
                {
                    if (derives.Groups[g].Values[v].Name == name) yield return (i, g, v, name);
                }
            }
        }
    }
}
