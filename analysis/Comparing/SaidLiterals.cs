using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>What a case would have to say: every fact that is 是, or 否 against its presumption; each bound that a number reaches.</summary>
internal static class SaidLiterals
{
    public static IEnumerable<Wire> Of(JointCases cases)
    {
        foreach (FactVariables fact in cases.Space.Facts.Values)
        {
            if (fact.HasTruth)
            {
                bool isPresumed = fact.Fact.PresumedTruth == Truth.True;
                yield return isPresumed ? !cases.Variables.Variable(fact.Truth.Certain) : cases.Variables.Variable(fact.Truth.Possible);
            }

            foreach (VariablePair bound in fact.Bounds.Values) yield return cases.Variables.Variable(bound.Possible);
        }
    }
}
