using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary>The union Type of Schema.fbs in a field → <see cref="ArrowType"/>.</summary>
internal static class TypeReader
{
    private const int WidestBinary = 1 << 24;

    public static ArrowType Read(FlatTable field, MetadataBudget budget)
    {
        var id = (ArrowTypeId)field.Byte(2, "Field.type_type");
        if (!Enum.IsDefined(id)) throw ArrowFormatException.Metadata("Field.type_type", field.Position);
        FlatTable type = field.Table(3, "Field.type");
        return id switch
        {
            ArrowTypeId.Int => ReadInteger(type),
            ArrowTypeId.Bool => ArrowType.Bool,
            ArrowTypeId.FloatingPoint => ArrowType.Float(type.Int16(0, "FloatingPoint.precision") switch { 0 => 16, 1 => 32, 2 => 64, _ => throw Broken(type, "FloatingPoint.precision") }),
            ArrowTypeId.Decimal => ReadDecimal(type),
            ArrowTypeId.Date => type.Int16(0, "Date.unit", 1) switch { 0 => ArrowType.Date32, 1 => ArrowType.Date64, _ => throw Broken(type, "Date.unit") },
            ArrowTypeId.Time => ReadTime(type),
            ArrowTypeId.Timestamp => ArrowType.Temporal(id, Unit(type, "Timestamp.unit", 0), 64, type.Text(1, "Timestamp.timezone", budget) is { Length: > 0 } zone ? zone : null),
            ArrowTypeId.Duration => ArrowType.Temporal(id, Unit(type, "Duration.unit", 1), 64),
            ArrowTypeId.Interval => ArrowType.Interval(type.Int16(0, "Interval.unit") switch { 0 => 32, 1 => 64, 2 => 128, _ => throw Broken(type, "Interval.unit") }),
            ArrowTypeId.FixedSizeBinary => type.Int32(0, "FixedSizeBinary.byteWidth") is >= 0 and <= WidestBinary and var width ? ArrowType.FixedBinary(width) : throw Broken(type, "FixedSizeBinary.byteWidth"),
            ArrowTypeId.Union => ArrowType.Union(isDense: type.Int16(0, "Union.mode") switch { 0 => false, 1 => true, _ => throw Broken(type, "Union.mode") }),
            _ => ArrowType.Plain(id),
        };
    }

    public static ArrowType ReadInteger(FlatTable type) => type.Int32(0, "Int.bitWidth") is 8 or 16 or 32 or 64
        ? ArrowType.Integer(type.Int32(0, "Int.bitWidth"), type.Flag(1, "Int.is_signed"))
        : throw Broken(type, "Int.bitWidth");

    private static ArrowType ReadDecimal(FlatTable type)
    {
        int bits = type.Int32(2, "Decimal.bitWidth", 128);
        if (bits is not (32 or 64 or 128 or 256)) throw Broken(type, "Decimal.bitWidth");
        return ArrowType.Decimal(type.Int32(0, "Decimal.precision"), type.Int32(1, "Decimal.scale"), bits);
    }

    private static ArrowType ReadTime(FlatTable type)
    {
        ArrowUnit unit = Unit(type, "Time.unit", 1);
        int bits = type.Int32(1, "Time.bitWidth", 32);
        if (bits != (unit is ArrowUnit.Second or ArrowUnit.Millisecond ? 32 : 64)) throw Broken(type, "Time.bitWidth");
        return ArrowType.Temporal(ArrowTypeId.Time, unit, bits);
    }

    private static ArrowUnit Unit(FlatTable type, string element, short absent) => type.Int16(0, element, absent) switch
    {
        0 => ArrowUnit.Second,
        1 => ArrowUnit.Millisecond,
        2 => ArrowUnit.Microsecond,
        3 => ArrowUnit.Nanosecond,
        _ => throw Broken(type, element),
    };

    private static ArrowFormatException Broken(FlatTable table, string element) => ArrowFormatException.Metadata(element, table.Position);
}
