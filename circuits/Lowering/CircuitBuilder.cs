using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Lowering;

/// <summary>A circuit for one or several programs, with what its inputs ask of a table of cases. Not thread-safe.</summary>
/// <param name="columns">The columns of that table.</param>
/// <param name="restFalse">其余 否: vocabulary facts that a case does not speak of are taken to be 否.</param>
public sealed class CircuitBuilder(IColumns columns, bool restFalse)
{
    private readonly Dictionary<CircuitInput, Wire> _wires = [];
    private readonly List<CircuitInput> _inputs = [];

    public Circuit Circuit { get; } = new();

    public IColumns Columns { get; } = columns;

    public bool RestFalse { get; } = restFalse;

    /// <summary>In the order of <see cref="Circuit.Inputs"/>.</summary>
    public IReadOnlyList<CircuitInput> Inputs => _inputs;

    public Wire Input(CircuitInput input)
    {
        if (_wires.TryGetValue(input, out Wire known)) return known;
        Wire made = Circuit.NewInput();
        _wires.Add(input, made);
        _inputs.Add(input);
        return made;
    }
}
