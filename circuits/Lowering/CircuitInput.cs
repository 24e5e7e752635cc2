using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Circuits.Lowering;

/// <summary>What an input of a circuit says of a case; columns are those of an <see cref="IColumns"/>.</summary>
public enum InputKind : byte
{
    /// <summary>The 是否 fact is stated 是.</summary>
    StatedTrue,

    /// <summary>The 是否 fact is stated 否.</summary>
    StatedFalse,

    /// <summary>The 是否 fact is stated 不明.</summary>
    StatedUnknown,

    /// <summary>The number is at least <see cref="CircuitInput.Bound"/> for certain (its lower end is).</summary>
    IsAtLeast,

    /// <summary>The number may be at least <see cref="CircuitInput.Bound"/> (its upper end is).</summary>
    MayBeAtLeast,

    /// <summary>Number <see cref="CircuitInput.Column"/> is less than number <see cref="CircuitInput.Other"/> for certain.</summary>
    IsLess,

    /// <summary>Number <see cref="CircuitInput.Column"/> may be less than number <see cref="CircuitInput.Other"/>.</summary>
    MayBeLess,

    /// <summary>The option <see cref="CircuitInput.Bound"/> of the choice is not excluded.</summary>
    IsOpen,

    /// <summary>The date in <see cref="CircuitInput.Other"/> lies within the period from that in <see cref="CircuitInput.Column"/> for certain.</summary>
    IsWithin,

    /// <summary>… may lie within it.</summary>
    MayBeWithin,

    /// <summary>… is open because the calendar does not reach.</summary>
    IsOutsideCalendar,

    /// <summary>The value of the 是否 fact, whatever it is where none is given (<see cref="TruthForm.Bitmaps"/>).</summary>
    Value,

    /// <summary>A value of the 是否 fact is given (<see cref="TruthForm.Bitmaps"/>).</summary>
    IsGiven,
}

/// <summary>One bit that a circuit asks of each case.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Column">Of a truth, number or choice column, as the kind asks.</param>
/// <param name="Bound">A number in the column's unit, or an option; 0 where the kind has none.</param>
/// <param name="Other">A second number column; −1 where the kind has none.</param>
/// <param name="Period">The period of a span; none elsewhere.</param>
/// <param name="Calendar">The calendar that the period is reckoned with; null where none is needed.</param>
public readonly record struct CircuitInput(InputKind Kind, int Column, long Bound = 0, int Other = -1, Period Period = default, WorkCalendar? Calendar = null);
