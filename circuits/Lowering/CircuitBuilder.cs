using Zhaodan.Circuits.Gates;

namespace Zhaodan.Circuits.Lowering;

/// <summary>A circuit for one or several programs, with what its inputs ask of a table of cases. Not thread-safe.</summary>
/// <param name="columns">The columns of that table.</param>
/// <param name="restFalse">其余 否: vocabulary facts that a case does not speak of are taken to be 否.</param>
/// <param name="form">How the table holds 是否 facts.</param>
/// <param name="content">What the columns can say; null: everything.</param>
public sealed class CircuitBuilder(IColumns columns, bool restFalse, TruthForm form = TruthForm.Planes, IColumnContent? content = null)
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
        InputKind.StatedTrue or InputKind.StatedFalse when Of(input.Column) == TruthColumn.Absent => Wire.False,
        InputKind.StatedUnknown when Of(input.Column) != TruthColumn.WithUnknown => Wire.False,
        InputKind.IsAtLeast or InputKind.IsLess when !HasNumbers(input) => Wire.False,
        InputKind.MayBeAtLeast or InputKind.MayBeLess when !HasNumbers(input) => Wire.True,
        InputKind.IsOpen when content is not null && !content.HasChoice(input.Column) => Wire.True,
        InputKind.StatedTrue when form == TruthForm.Bitmaps => Circuit.And(Value(input.Column), IsGiven(input.Column)),
        InputKind.StatedFalse when form == TruthForm.Bitmaps => Circuit.And(!Value(input.Column), IsGiven(input.Column)),
        _ => Ask(input),
    };

    /// <summary>Does the case state the 是否 fact of a column 是, 否 or 不明?</summary>
    public Wire IsStated(int column)
    {
        Wire isUnknown = Input(new CircuitInput(InputKind.StatedUnknown, column));
        Wire isGiven = Of(column) == TruthColumn.Absent ? Wire.False
            : form == TruthForm.Bitmaps ? IsGiven(column)
            : Circuit.Or(Input(new CircuitInput(InputKind.StatedTrue, column)), Input(new CircuitInput(InputKind.StatedFalse, column)));
        return Circuit.Or(isGiven, isUnknown);
    }

    // What is compared with an unknown number is open, unless the number is at the end of the range.
    private bool HasNumbers(CircuitInput input) =>
        content is null || (content.HasNumber(input.Column) && (input.Other < 0 || content.HasNumber(input.Other)));

    private TruthColumn Of(int column) => content?.Truth(column) ?? TruthColumn.WithUnknown;

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
