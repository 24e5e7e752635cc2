using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Execution;

/// <summary>Planes of inputs that a block does not hold as it stands: comparisons, options, spans, shifted bitmaps. Not thread-safe.</summary>
/// <param name="columns">The block.</param>
/// <param name="most">The most cases asked for at a time.</param>
internal sealed class PlaneMaker(IBlockColumns columns, int most)
{
    private readonly ulong[] _given = new ulong[(most + 63) / 64];
    private readonly ulong[] _spare = new ulong[(most + 63) / 64];

    /// <summary>Where the plane of an input lies as it is; null where it must be made.</summary>
    /// <param name="columns">The block.</param>
    /// <param name="input">What is asked.</param>
    public static nint? InPlace(IBlockColumns columns, CircuitInput input)
    {
        (nint bits, long offset) = input.Kind switch
        {
            InputKind.Value when columns.Truth(input.Column) is { Form: ColumnForm.Bits } column => (column.Values, column.Offset),
            InputKind.IsGiven when columns.Truth(input.Column) is { Form: ColumnForm.Bits } column => (column.Validity, column.Offset),
            InputKind.StatedUnknown when columns.StatedUnknown(input.Column) is { Form: ColumnForm.Bits, Validity: 0 } column => (column.Values, column.Offset),
            _ => (0, 0L),
        };
        return bits == 0 || (offset & 7) != 0 ? null : bits + (nint)(offset >> 3);
    }

    /// <summary>Makes the bits of some cases; those after the last are 0.</summary>
    public unsafe void Make(CircuitInput input, long first, int count, Span<ulong> target)
    {
        target = target[..((count + 63) / 64)];
        switch (input.Kind)
        {
            case InputKind.Value:
                Bits(columns.Truth(input.Column), first, count, target);
                return;
            case InputKind.StatedUnknown:
                BlockColumn companion = columns.StatedUnknown(input.Column);
                Bits(companion, first, count, target);
                And(target, companion, first, count);
                return;
            case InputKind.IsGiven:
                Given(columns.Truth(input.Column), first, count, target);
                return;
            case InputKind.StatedTrue or InputKind.StatedFalse:
                BlockColumn truth = columns.Truth(input.Column);
                Bits(truth, first, count, target);
                if (input.Kind == InputKind.StatedFalse) Not(target);
                And(target, truth, first, count);
                return;
            case InputKind.IsAtLeast or InputKind.MayBeAtLeast:
                Compare(columns.Number(input.Column), first, count, input, target);
                return;
            case InputKind.IsOpen:
                Option(columns.Choice(input.Column), columns.Excluded(input.Column), first, count, (int)input.Bound, target);
                return;
            default:
                CaseByCase(input, first, count, target);
                return;
        }
    }

    private void Compare(in BlockColumn column, long first, int count, CircuitInput input, Span<ulong> target)
    {
        bool mayBe = input.Kind == InputKind.MayBeAtLeast;
        if (column.Form == ColumnForm.None)
        {
            NumberPlanes.Fill(target, count, mayBe);
            return;
        }

        NumberPlanes.AtLeast(column, first, count, input.Bound, target);
        if (mayBe) OrNotGiven(target, column, first, count);
        else And(target, column, first, count);
    }

    private void Option(in BlockColumn column, ReadOnlySpan<ulong> excluded, long first, int count, int option, Span<ulong> target)
    {
        if (column.Form == ColumnForm.None)
        {
            NumberPlanes.Fill(target, count, true);
            return;
        }

        if (excluded.IsEmpty)
        {
            NumberPlanes.Equal(column, first, count, option, target, _spare);
        }
        else
        {
            target.Clear();
            for (int code = 0; code < excluded.Length; code++)
            {
                if ((excluded[code] >> option & 1) != 0) continue;
                NumberPlanes.Equal(column, first, count, code, _given, _spare);
                for (int word = 0; word < target.Length; word++) target[word] |= _given[word];
            }
        }

        OrNotGiven(target, column, first, count);
    }

    // Two numbers of a case, or two dates and a calendar.
    private void CaseByCase(CircuitInput input, long first, int count, Span<ulong> target)
    {
        BlockColumn left = columns.Number(input.Column), right = columns.Number(input.Other);
        target.Clear();
        for (int i = 0; i < count; i++)
        {
            if (InputPacker.Holds(input, Range(left, first + i), Range(right, first + i))) target[i >> 6] |= 1UL << (i & 63);
        }
    }

    private static unsafe NumberRange Range(in BlockColumn column, long row)
    {
        if (column.Form == ColumnForm.None) return NumberRange.Anything;
        long bit = column.Offset + row;
        bool isGiven = column.Validity == 0 || (((byte*)column.Validity)[bit >> 3] >> (int)(bit & 7) & 1) != 0;
        return isGiven ? NumberRange.Exactly(NumberPlanes.At(column, row)) : NumberRange.Anything;
    }

    private static unsafe void Bits(in BlockColumn column, long first, int count, Span<ulong> target)
    {
        if (column.Form is ColumnForm.None or ColumnForm.Ones) NumberPlanes.Fill(target, count, column.Form == ColumnForm.Ones);
        else BitCopy.To((byte*)column.Values, column.Offset + first, count, target);
    }

    private static unsafe void Given(in BlockColumn column, long first, int count, Span<ulong> target)
    {
        if (column.Form == ColumnForm.None || column.Validity == 0) NumberPlanes.Fill(target, count, column.Form != ColumnForm.None);
        else BitCopy.To((byte*)column.Validity, column.Offset + first, count, target);
    }

    private void And(Span<ulong> target, in BlockColumn column, long first, int count)
    {
        Given(column, first, count, _given);
        for (int word = 0; word < target.Length; word++) target[word] &= _given[word];
    }

    private void OrNotGiven(Span<ulong> target, in BlockColumn column, long first, int count)
    {
        Given(column, first, count, _given);
        for (int word = 0; word < target.Length; word++) target[word] |= ~_given[word];
        if ((count & 63) != 0) target[^1] &= (1UL << (count & 63)) - 1;
    }

    private static void Not(Span<ulong> target)
    {
        foreach (ref ulong word in target) word = ~word;
    }
}
