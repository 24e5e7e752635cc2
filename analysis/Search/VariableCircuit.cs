using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Gates;

namespace Zhaodan.Analysis.Search;

/// <summary>
/// A circuit with inputs by the variables of a space. It grows with the program and not, as a diagram may, with what the
/// program can tell apart; what a set holds is a question for <see cref="CaseSearch"/>. Not thread-safe.
/// </summary>
internal sealed class VariableCircuit : IVariableAlgebra<Wire>
{
    private readonly Dictionary<int, Wire> _inputs = [];

    public Circuit Gates { get; } = new();

    public Wire True => Wire.True;

    public Wire False => Wire.False;

    public Wire Variable(int variable)
    {
        if (!_inputs.TryGetValue(variable, out Wire input)) _inputs.Add(variable, input = Gates.NewInput());
        return input;
    }

    public Wire Not(Wire a) => !a;

    public Wire And(Wire a, Wire b) => Gates.And(a, b);

    public Wire Or(Wire a, Wire b) => Gates.Or(a, b);
}
