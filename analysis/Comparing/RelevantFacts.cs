using Zhaodan.Analysis.Symbolic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>Which numbers and choices a set of cases hangs on: the others stand in every case and say nothing.</summary>
internal sealed class RelevantFacts
{
    private readonly JointCases _cases;
    private readonly bool[] _cone;

    public RelevantFacts(JointCases cases, Circuits.Gates.Wire set)
    {
        _cases = cases;
        _cone = cases.Gates.Cone([set]);
    }

    /// <summary>A choice that matters; a number that matters and reaches a bound, or that the deciding clause asks for.</summary>
    public bool Shows(string name, JointCase one, bool isDeciding)
    {
        if (!_cases.Space.Facts.TryGetValue(name, out FactVariables? fact)) return false;
        if (fact.Options.Values.Any(IsRelevant)) return true;
        return fact.Bounds.Values.Any(pair => IsRelevant(pair.Possible) && (isDeciding || one.Holds(_cases.Variables.Variable(pair.Possible))));
    }

    private bool IsRelevant(int variable)
    {
        int gate = _cases.Variables.Variable(variable).Gate;
        return gate < _cone.Length && _cone[gate];
    }
}
