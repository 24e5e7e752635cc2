using System.Collections.Immutable;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Execution;

/// <summary>Turns rows of facts into the planes that a circuit asks for; a case is bit (row mod 64) of word (row div 64).</summary>
public sealed class InputPacker
{
    private readonly ImmutableArray<CircuitInput> _inputs;
    private readonly int[] _others;
    private readonly (int Column, int True, int False, int Unknown)[] _truths;

    /// <param name="inputs">What the circuit asks, in the order of its inputs.</param>
    /// <param name="isUsed">By input: the others are left as they are (<see cref="CircuitPlan.IsInputUsed"/>).</param>
    public InputPacker(IEnumerable<CircuitInput> inputs, ImmutableArray<bool> isUsed)
    {
        _inputs = [.. inputs];
        var truths = new Dictionary<int, (int Column, int True, int False, int Unknown)>();
        var others = new List<int>();
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (!isUsed[i]) continue;
            CircuitInput input = _inputs[i];
            if (input.Kind > InputKind.StatedUnknown)
            {
                others.Add(i);
                continue;
            }

            (int Column, int True, int False, int Unknown) planes = truths.GetValueOrDefault(input.Column, (input.Column, -1, -1, -1));
            if (input.Kind == InputKind.StatedTrue) planes.True = i;
            else if (input.Kind == InputKind.StatedFalse) planes.False = i;
            else planes.Unknown = i;
            truths[input.Column] = planes;
        }

        _truths = [.. truths.Values];
        _others = [.. others];
    }

    /// <summary>Fills the planes of the inputs as far as there are rows; the last word is filled up with silent cases.</summary>
    /// <returns>How many words were filled.</returns>
    public int Pack<TRows>(TRows rows, PlaneBuffer buffer)
        where TRows : struct, ICaseRows
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows.Count, buffer.Cases);
        int words = (rows.Count + 63) / 64;
        for (int word = 0; word < words; word++)
        {
            int first = word * 64;
            int count = Math.Clamp(rows.Count - first, 0, 64);
            foreach ((int column, int isTrue, int isFalse, int isUnknown) in _truths) PackTruths(rows, buffer, word, first, count, column, isTrue, isFalse, isUnknown);
            foreach (int i in _others) buffer[i][word] = Others(rows, first, count, _inputs[i]);
        }

        return words;
    }

    // The two bits of a stated truth: 01 否, 10 是, 11 不明.
    private static void PackTruths<TRows>(TRows rows, PlaneBuffer buffer, int word, int first, int count, int column, int isTrue, int isFalse, int isUnknown)
        where TRows : struct, ICaseRows
    {
        ulong low = 0, high = 0;
        for (int r = 0; r < count; r++)
        {
            ulong code = (ulong)rows.Truth(first + r, column);
            low |= (code & 1) << r;
            high |= (code >> 1) << r;
        }

        if (isTrue >= 0) buffer[isTrue][word] = high & ~low;
        if (isFalse >= 0) buffer[isFalse][word] = low & ~high;
        if (isUnknown >= 0) buffer[isUnknown][word] = low & high;
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
            case InputKind.Value:
                return rows.Truth(row, input.Column) == StatedTruth.True;
            case InputKind.IsGiven:
                return rows.Truth(row, input.Column) is StatedTruth.True or StatedTruth.False;
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
