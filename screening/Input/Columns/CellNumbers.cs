using System.Buffers.Binary;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>Whole numbers of at most 64 bits where they lie.</summary>
internal static class CellNumbers
{
    public static Int128 Read(ReadOnlySpan<byte> values, ArrowType type, int place) => (type.BitWidth, type.IsSigned) switch
    {
        (8, true) => (sbyte)values[place],
        (8, false) => values[place],
        (16, true) => BinaryPrimitives.ReadInt16LittleEndian(values[(place * 2)..]),
        (16, false) => BinaryPrimitives.ReadUInt16LittleEndian(values[(place * 2)..]),
        (32, true) => BinaryPrimitives.ReadInt32LittleEndian(values[(place * 4)..]),
        (32, false) => BinaryPrimitives.ReadUInt32LittleEndian(values[(place * 4)..]),
        (64, true) => BinaryPrimitives.ReadInt64LittleEndian(values[(place * 8)..]),
        (64, false) => BinaryPrimitives.ReadUInt64LittleEndian(values[(place * 8)..]),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
