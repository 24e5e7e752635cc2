using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>What a case has to say and what it leaves to silence: 其余 否 and the presumptions of the vocabulary say the rest.</summary>
internal static class SaidFacts
{
    /// <summary>Silence would not make it so.</summary>
    public static bool IsSaid(Fact fact, Truth value) => value switch
    {
        Truth.True => fact.PresumedTruth != Truth.True,
        Truth.False => fact.PresumedTruth != Truth.False && !fact.IsDeniedByRest,
        _ => true,
    };

    /// <summary>What counts in the size of a case: each fact that is 是, or 否 against its presumption; each bound that a number reaches.</summary>
    public static IEnumerable<Wire> Literals(JointCases cases)
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
