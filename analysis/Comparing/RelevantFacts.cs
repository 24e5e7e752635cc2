using Zhaodan.Analysis.Symbolic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>Which numbers and choices a set of cases hangs on: the others stand in every case and say nothing.</summary>
internal sealed class RelevantFacts
{
    private readonly JointCases _cases;
    private readonly Circuits.Gates.Wire _set;
    private readonly bool[] _cone;

    public RelevantFacts(JointCases cases, Circuits.Gates.Wire set)
    {
        _cases = cases;
        _set = set;
        _cone = cases.Gates.Cone([set]);
    }

    /// <summary>A choice that matters; a number that matters and reaches a bound, or that the deciding clause asks for.</summary>
    public bool Shows(string name, JointCase one, bool isDeciding)
    {
        if (!_cases.Space.Facts.TryGetValue(name, out FactVariables? fact)) return false;
        if (fact.Options.Values.Any(IsRelevant) && (isDeciding || Matters(fact, one))) return true;
        return fact.Bounds.Values.Any(pair => IsRelevant(pair.Possible) && (isDeciding || one.Holds(_cases.Variables.Variable(pair.Possible))));
    }

    // With another option the case would not belong to the set.
    private bool Matters(FactVariables fact, JointCase one)
    {
        int[] options = [.. fact.Options.Values.Select(variable => _cases.Variables.Variable(variable).Gate)];
        foreach (int option in options)
        {
            if (!new JointCase(_cases, [.. one.Inputs.Except(options), option]).Holds(_set)) return true;
        }

        return false;
    }

    private bool IsRelevant(int variable)
    {
        int gate = _cases.Variables.Variable(variable).Gate;
        return gate < _cone.Length && _cone[gate];
    }
}
