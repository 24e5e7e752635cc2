using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// The cases that an assumption leaves: the condition of a regime of one rule. A conclusion in it stands where at least one of
/// the regimes compared has a rule that concludes it, whatever else goes before that value: 构成过错 means that someone would be
/// liable, not that nothing exempts him. Of a group that none of them derives it is what a case asserts.
/// </summary>
internal static class JointAssumption
{
    private const string Asserted = "认定 ";

    public static Wire Of(JointCases cases, RegimeProgram? assumption)
    {
        if (assumption is null) return Wire.True;
        var given = new Dictionary<int, JudgementPlanes<Wire>>();
        for (int i = 0; i < assumption.Facts.Length; i++)
        {
            Fact fact = assumption.Facts[i];
            if (fact.Kind != FactKind.Assertion || !fact.Name.StartsWith(Asserted, StringComparison.Ordinal)) continue;
            if (Concluded(cases, fact.Name[Asserted.Length..]) is { } concluded) given.Add(i, new JudgementPlanes<Wire>(concluded, concluded, Wire.False, Wire.False));
        }

        JointRegime regime = cases.Add(assumption, given: given);
        return regime.Certain(assumption.Rules[0].Condition);
    }

    private static Wire? Concluded(JointCases cases, string value)
    {
        Wire? concluded = null;
        foreach (JointRegime regime in cases.Regimes)
        {
            foreach (Rule rule in regime.Program.Rules)
            {
                foreach (RuleConclusion conclusion in rule.Conclusions)
                {
                    if (conclusion.Modality == Modality.Against || regime.Program.Groups[conclusion.Group].Values[conclusion.Value].Name != value) continue;
                    concluded = cases.Or(concluded ?? Wire.False, regime.Possible(conclusion.Applies));
                }
            }
        }

        return concluded;
    }
}
