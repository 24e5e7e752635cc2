namespace Zhaodan.Arrow.Schema;

/// <summary>The logical types, numbered as in the union Type of the specification's Schema.fbs.</summary>
public enum ArrowTypeId
{
    Null = 1,
    Int,
    FloatingPoint,
    Binary,
    Utf8,
    Bool,
    Decimal,
    Date,
    Time,
    Timestamp,
    Interval,
    List,
    Struct,
    Union,
    FixedSizeBinary,
    FixedSizeList,
    Map,
    Duration,
    LargeBinary,
    LargeUtf8,
    LargeList,
    RunEndEncoded,
    BinaryView,
    Utf8View,
    ListView,
    LargeListView,
}

/// <summary>Units of dates and times; a date knows <see cref="Day"/> and <see cref="Millisecond"/> only.</summary>
public enum ArrowUnit
{
    /// <summary>The type has no unit</summary>
    None,
    Day,
    Second,
    Millisecond,
    Microsecond,
    Nanosecond,
}

/// <summary>How the rows of a column lie in memory (chapter Physical Memory Layout).</summary>
public enum ArrowLayout
{
    /// <summary>No buffers: every row is null</summary>
    None,

    /// <summary>One bit a row, least significant bit first</summary>
    Bits,

    /// <summary>A whole number of bytes a row, least significant byte first</summary>
    Fixed,

    /// <summary>Offsets of four bytes into the data</summary>
    Variable32,

    /// <summary>Offsets of eight bytes into the data</summary>
    Variable64,

    /// <summary>Views of 16 bytes: short texts in the view, long ones in a data buffer</summary>
    View,

    /// <summary>Columns in columns; recognised, not read</summary>
    Nested,
}
