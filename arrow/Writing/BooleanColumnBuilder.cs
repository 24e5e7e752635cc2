using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>A column of bool: one bit a row.</summary>
public sealed class BooleanColumnBuilder : ColumnBuilder
{
    private readonly BitBuffer _values = new();

    internal BooleanColumnBuilder(ArrowField field)
        : base(field)
    {
    }

    public void Append(bool value)
    {
        _values.Append(value);
        Validity.Append(true);
    }

    /// <summary>Adds rows from bit planes, the first row in the least significant bit of the first word.</summary>
    /// <param name="values">At least as many bits as rows; those of rows without a value are written as 0.</param>
    /// <param name="known">1 where a row has a value.</param>
    /// <param name="count">Rows.</param>
    /// <exception cref="InvalidOperationException">The field says that no nulls come, and one does.</exception>
    public void Append(ReadOnlySpan<ulong> values, ReadOnlySpan<ulong> known, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, (long)Math.Min(values.Length, known.Length) * 64);
        for (int row = 0; row < count; row += 64)
        {
            int rows = Math.Min(64, count - row);
            ulong mask = known[row / 64];
            ulong inside = rows == 64 ? ulong.MaxValue : (1UL << rows) - 1;
            if (!Field.IsNullable && (mask & inside) != inside) throw new InvalidOperationException($"{Field.Name} takes no nulls.");
            _values.Append([values[row / 64] & mask], rows);
            Validity.Append([mask], rows);
        }
    }

    internal override void Clear()
    {
        base.Clear();
        _values.Clear();
    }

    private protected override void AppendEmpty() => _values.Append(false);

    private protected override void WriteValues(BodyBuffers body) => body.Add(_values.Bytes);
}
