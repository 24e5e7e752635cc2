using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Comparing;

/// <summary>One case of a comparison: which inputs of the circuit hold in it.</summary>
public sealed record JointCase
{
    private readonly JointCases _cases;
    private readonly HashSet<int> _inputs;
    private bool[] _values = [];
    private int _known;

    internal JointCase(JointCases cases, HashSet<int> inputs)
    {
        _cases = cases;
        _inputs = inputs;
        foreach (Wire literal in cases.Counted)
        {
            if (inputs.Contains(literal.Gate) != literal.IsNegated) Size++;
        }
    }

    /// <summary>So much has to be said of it.</summary>
    public int Size { get; }

    /// <summary>No case of the same sets says less (proved); otherwise only nothing of it can be left out.</summary>
    public bool IsSmallest { get; init; }

    internal IReadOnlyCollection<int> Inputs => _inputs;

    /// <summary>Does it belong to a set?</summary>
    public bool Holds(Wire set)
    {
        if (set.Gate >= _known) Evaluate();
        return _values[set.Gate] != set.IsNegated;
    }

    private void Evaluate()
    {
        Circuit gates = _cases.Gates;
        Array.Resize(ref _values, gates.Count);
        for (; _known < gates.Count; _known++)
        {
            if (_known == 0) continue;
            if (gates.InputAt(_known) >= 0)
            {
                _values[_known] = _inputs.Contains(_known);
                continue;
            }

            (Wire a, Wire b) = gates.Operands(_known);
            _values[_known] = _values[a.Gate] != a.IsNegated && _values[b.Gate] != b.IsNegated;
        }
    }
}
