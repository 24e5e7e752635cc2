using System.Collections.Immutable;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Execution;

/// <summary>Turns cases into the planes that a circuit asks for.</summary>
public sealed class InputPacker
{
    private readonly ImmutableArray<CircuitInput> _inputs;
    private readonly ImmutableArray<int> _stated;
    private readonly ImmutableArray<int> _others;

    /// <param name="inputs">What the circuit asks, in the order of its inputs.</param>
    /// <param name="isUsed">By input: the others are left as they are (<see cref="CircuitPlan.IsInputUsed"/>).</param>
    public InputPacker(IEnumerable<CircuitInput> inputs, ImmutableArray<bool> isUsed)
    {
        _inputs = [.. inputs];
        ILookup<bool, int> used = Enumerable.Range(0, _inputs.Length).Where(i => isUsed[i]).ToLookup(i => _inputs[i].Kind is <= InputKind.StatedUnknown or InputKind.Value or InputKind.IsGiven);
        (_stated, _others) = ([.. used[true]], [.. used[false]]);
    }

    /// <summary>Fills the planes of the inputs as far as there are rows; the last word is filled up with silent cases.</summary>
    /// <returns>How many words were filled.</returns>
    public int Pack<TRows>(TRows rows, PlaneBuffer buffer)
        where TRows : struct, ICaseRows
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, buffer.Cases);
        int words = (rows.Count + 63) / 64;
        foreach (int i in _stated)
        {
            CircuitInput input = _inputs[i];
            Span<ulong> plane = buffer[i][..words];
            rows.Stated(input.Column, input.Kind switch { InputKind.StatedFalse => StatedTruth.False, InputKind.StatedUnknown => StatedTruth.Unknown, _ => StatedTruth.True }, plane);
            if (input.Kind == InputKind.IsGiven) AddDenied(rows, input.Column, plane);
        }

        foreach (int i in _others)
        {
            Span<ulong> plane = buffer[i];
            for (int word = 0; word < words; word++) plane[word] = Others(rows, word * 64, Math.Min(64, rows.Count - (word * 64)), _inputs[i]);
        }

        return words;
    }

    private static void AddDenied<TRows>(TRows rows, int column, Span<ulong> plane)
        where TRows : struct, ICaseRows
    {
        var denied = new ulong[plane.Length];
        rows.Stated(column, StatedTruth.False, denied);
        for (int word = 0; word < plane.Length; word++) plane[word] |= denied[word];
    }

    private static ulong Others<TRows>(TRows rows, int first, int count, CircuitInput input)
        where TRows : struct, ICaseRows
    {
        ulong plane = 0;
        for (int r = 0; r < count; r++)
        {
            if (Holds(rows, first + r, input)) plane |= 1UL << r;
        }

        return plane;
    }

    private static bool Holds<TRows>(TRows rows, int row, CircuitInput input)
        where TRows : struct, ICaseRows
    {
        switch (input.Kind)
        {
            case InputKind.IsOpen:
                return (rows.Choice(row, input.Column).Excluded >> (int)input.Bound & 1) == 0;
            case InputKind.IsAtLeast:
                return rows.Number(row, input.Column).Low >= input.Bound;
            case InputKind.MayBeAtLeast:
                return rows.Number(row, input.Column).High >= input.Bound;
            default:
                return Holds(input, rows.Number(row, input.Column), rows.Number(row, input.Other));
        }
    }

    /// <summary>What an input that looks at two numbers says of them.</summary>
    internal static bool Holds(CircuitInput input, NumberRange first, NumberRange second)
    {
        switch (input.Kind)
        {
            case InputKind.IsLess:
                return first.High < second.Low;
            case InputKind.MayBeLess:
                return first.Low < second.High;
            default:
                int code = Timeliness.Compare(input.Calendar, first, second, input.Period);
                return input.Kind switch
                {
                    InputKind.IsWithin => (Truth)(code & ~Timeliness.OutsideCalendar) == Truth.True,
                    InputKind.MayBeWithin => (Truth)(code & ~Timeliness.OutsideCalendar) != Truth.False,
                    _ => (code & Timeliness.OutsideCalendar) != 0,
                };
        }
    }
}
