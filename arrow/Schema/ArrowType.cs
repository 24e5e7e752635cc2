namespace Zhaodan.Arrow.Schema;

/// <summary>A logical type with its parameters (Schema.fbs of the Arrow columnar format specification).</summary>
public sealed record ArrowType
{
    private ArrowType(ArrowTypeId id) => Id = id;

    public static ArrowType Null { get; } = new(ArrowTypeId.Null);

    public static ArrowType Bool { get; } = new(ArrowTypeId.Bool) { BitWidth = 1 };

    public static ArrowType Int8 { get; } = Integer(8, isSigned: true);

    public static ArrowType Int16 { get; } = Integer(16, isSigned: true);

    public static ArrowType Int32 { get; } = Integer(32, isSigned: true);

    public static ArrowType Int64 { get; } = Integer(64, isSigned: true);

    /// <summary>Days since 1970-01-01, four bytes.</summary>
    public static ArrowType Date32 { get; } = Temporal(ArrowTypeId.Date, ArrowUnit.Day, 32);

    /// <summary>Milliseconds since 1970-01-01 UTC, eight bytes, whole days.</summary>
    public static ArrowType Date64 { get; } = Temporal(ArrowTypeId.Date, ArrowUnit.Millisecond, 64);

    /// <summary>Text with offsets of four bytes: at most 2 GiB of it in a batch.</summary>
    public static ArrowType Utf8 { get; } = new(ArrowTypeId.Utf8);

    public ArrowTypeId Id { get; }

    /// <summary>Bits a row of the types whose rows all take the same; else 0.</summary>
    public int BitWidth { get; private init; }

    /// <summary>Whether a whole number may be negative.</summary>
    public bool IsSigned { get; private init; }

    /// <summary>Digits of a decimal.</summary>
    public int Precision { get; private init; }

    /// <summary>Digits of a decimal after the point: 2 for money in 元 whose whole number is 分.</summary>
    public int Scale { get; private init; }

    public ArrowUnit Unit { get; private init; }

    /// <summary>Time zone of a timestamp; null where it has none and stands for a wall clock.</summary>
    public string? TimeZone { get; private init; }

    /// <summary>Whether a union has offsets beside its type ids.</summary>
    internal bool IsDense { get; private init; }

    public ArrowLayout Layout => Id switch
    {
        ArrowTypeId.Null => ArrowLayout.None,
        ArrowTypeId.Bool => ArrowLayout.Bits,
        ArrowTypeId.Utf8 or ArrowTypeId.Binary => ArrowLayout.Variable32,
        ArrowTypeId.LargeUtf8 or ArrowTypeId.LargeBinary => ArrowLayout.Variable64,
        ArrowTypeId.Utf8View or ArrowTypeId.BinaryView => ArrowLayout.View,
        _ => BitWidth > 0 || Id == ArrowTypeId.FixedSizeBinary ? ArrowLayout.Fixed : ArrowLayout.Nested,
    };

    /// <summary>Whether rows are texts in UTF-8.</summary>
    public bool IsText => Id is ArrowTypeId.Utf8 or ArrowTypeId.LargeUtf8 or ArrowTypeId.Utf8View;

    /// <summary>Whether a row is a whole number of at most 64 bits, dates and times included.</summary>
    public bool IsInteger => Id is ArrowTypeId.Int or ArrowTypeId.Date or ArrowTypeId.Time or ArrowTypeId.Timestamp or ArrowTypeId.Duration;

    /// <summary>Whether columns of the type can be read.</summary>
    public bool IsSupported => Layout != ArrowLayout.Nested;

    internal int ByteWidth => BitWidth / 8;

    public static ArrowType Integer(int bitWidth, bool isSigned) => bitWidth is 8 or 16 or 32 or 64
        ? new(ArrowTypeId.Int) { BitWidth = bitWidth, IsSigned = isSigned }
        : throw new ArgumentOutOfRangeException(nameof(bitWidth));

    /// <summary>A whole number of 128 bits that counts units of 10 to the power of -<paramref name="scale"/>.</summary>
    public static ArrowType Decimal128(int precision, int scale) => Decimal(precision, scale, 128);

    internal static ArrowType Decimal(int precision, int scale, int bitWidth) =>
        new(ArrowTypeId.Decimal) { Precision = precision, Scale = scale, BitWidth = bitWidth, IsSigned = true };

    internal static ArrowType Float(int bitWidth) => new(ArrowTypeId.FloatingPoint) { BitWidth = bitWidth };

    internal static ArrowType Temporal(ArrowTypeId id, ArrowUnit unit, int bitWidth, string? timeZone = null) =>
        new(id) { Unit = unit, BitWidth = bitWidth, TimeZone = timeZone, IsSigned = true };

    internal static ArrowType Interval(int bitWidth) => new(ArrowTypeId.Interval) { BitWidth = bitWidth };

    internal static ArrowType FixedBinary(int byteWidth) => new(ArrowTypeId.FixedSizeBinary) { BitWidth = checked(byteWidth * 8) };

    internal static ArrowType Union(bool isDense) => new(ArrowTypeId.Union) { IsDense = isDense };

    /// <summary>A type without parameters.</summary>
    internal static ArrowType Plain(ArrowTypeId id) => new(id);

    /// <summary>The type as the specification's documents write it: int32, decimal128(18, 2), timestamp[ms, UTC].</summary>
    public override string ToString() => Id switch
    {
        ArrowTypeId.Int => $"{(IsSigned ? "int" : "uint")}{BitWidth}",
        ArrowTypeId.FloatingPoint => $"float{BitWidth}",
        ArrowTypeId.Decimal => $"decimal{BitWidth}({Precision}, {Scale})",
        ArrowTypeId.Date => $"date{BitWidth}",
        ArrowTypeId.Time => $"time{BitWidth}[{UnitName}]",
        ArrowTypeId.Timestamp => TimeZone is null ? $"timestamp[{UnitName}]" : $"timestamp[{UnitName}, {TimeZone}]",
        ArrowTypeId.Duration => $"duration[{UnitName}]",
        ArrowTypeId.FixedSizeBinary => $"fixed_size_binary[{ByteWidth}]",
        ArrowTypeId.LargeUtf8 => "large_utf8",
        ArrowTypeId.LargeBinary => "large_binary",
        ArrowTypeId.LargeList => "large_list",
        ArrowTypeId.FixedSizeList => "fixed_size_list",
        ArrowTypeId.RunEndEncoded => "run_end_encoded",
        ArrowTypeId.Utf8View => "utf8_view",
        ArrowTypeId.BinaryView => "binary_view",
        ArrowTypeId.ListView => "list_view",
        ArrowTypeId.LargeListView => "large_list_view",
        _ => Id.ToString().ToLowerInvariant(),
    };

    private string UnitName => Unit switch { ArrowUnit.Second => "s", ArrowUnit.Millisecond => "ms", ArrowUnit.Microsecond => "us", ArrowUnit.Nanosecond => "ns", _ => "day" };
}
