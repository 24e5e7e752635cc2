using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>A column of dates: days since 1970-01-01 (date32), or the milliseconds of whole days (date64).</summary>
public sealed class DateColumnBuilder : ColumnBuilder
{
    private const long MillisecondsADay = 86_400_000;
    private static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    private readonly IntegerBuffer _values;

    internal DateColumnBuilder(ArrowField field)
        : base(field) => _values = new IntegerBuffer(field.Type);

    public void Append(DateOnly date)
    {
        long days = date.DayNumber - Epoch;
        _values.Append(Field.Type.Unit == ArrowUnit.Day ? days : days * MillisecondsADay);
        Validity.Append(true);
    }

    internal override void Clear()
    {
        base.Clear();
        _values.Clear();
    }

    private protected override void AppendEmpty() => _values.Append(0);

    private protected override void WriteValues(BodyBuffers body) => body.Add(_values.Bytes);
}
