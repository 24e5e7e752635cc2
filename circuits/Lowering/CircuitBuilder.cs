using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Lowering;

/// <summary>A circuit for one or several programs, with what its inputs ask of a table of cases. Not thread-safe.</summary>
/// <param name="columns">The columns of that table.</param>
/// <param name="restFalse">其余 否: vocabulary facts that a case does not speak of are taken to be 否.</param>
/// <param name="form">How the table holds 是否 facts.</param>
/// <param name="statesUnknown">Whether a 是否 column can state 不明; null: every one can. Where none can, a stated 不明 is the constant 假 and much falls away.</param>
public sealed class CircuitBuilder(IColumns columns, bool restFalse, TruthForm form = TruthForm.Planes, Func<int, bool>? statesUnknown = null)
{
    private readonly Dictionary<CircuitInput, Wire> _wires = [];
    private readonly List<CircuitInput> _inputs = [];

    public Circuit Circuit { get; } = new();

    public IColumns Columns { get; } = columns;

    public bool RestFalse { get; } = restFalse;

    /// <summary>In the order of <see cref="Circuit.Inputs"/>.</summary>
    public IReadOnlyList<CircuitInput> Inputs => _inputs;

    public Wire Input(CircuitInput input) => input.Kind switch
    {
        InputKind.StatedUnknown when statesUnknown is not null && !statesUnknown(input.Column) => Wire.False,
        InputKind.StatedTrue when form == TruthForm.Bitmaps => Circuit.And(Value(input.Column), IsGiven(input.Column)),
        InputKind.StatedFalse when form == TruthForm.Bitmaps => Circuit.And(!Value(input.Column), IsGiven(input.Column)),
        _ => Ask(input),
    };

    /// <summary>Does the case state the 是否 fact of a column 是, 否 or 不明?</summary>
    public Wire IsStated(int column)
    {
        Wire isUnknown = Input(new CircuitInput(InputKind.StatedUnknown, column));
        Wire isGiven = form == TruthForm.Bitmaps ? IsGiven(column)
            : Circuit.Or(Input(new CircuitInput(InputKind.StatedTrue, column)), Input(new CircuitInput(InputKind.StatedFalse, column)));
        return Circuit.Or(isGiven, isUnknown);
    }

    private Wire Value(int column) => Ask(new CircuitInput(InputKind.Value, column));

    private Wire IsGiven(int column) => Ask(new CircuitInput(InputKind.IsGiven, column));

    private Wire Ask(CircuitInput input)
    {
        if (_wires.TryGetValue(input, out Wire known)) return known;
        Wire made = Circuit.NewInput();
        _wires.Add(input, made);
        _inputs.Add(input);
        return made;
    }
}
