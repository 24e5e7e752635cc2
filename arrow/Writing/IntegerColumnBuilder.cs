using System.Buffers;
using System.Buffers.Binary;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Writing;

/// <summary>A column of whole numbers of 8 to 64 bits.</summary>
public sealed class IntegerColumnBuilder : ColumnBuilder
{
    private readonly IntegerBuffer _values;

    internal IntegerColumnBuilder(ArrowField field)
        : base(field) => _values = new IntegerBuffer(field.Type);

    /// <exception cref="ArgumentOutOfRangeException">The type has no such number.</exception>
    public void Append(long value)
    {
        _values.Append(value);
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

/// <summary>Whole numbers of one width, one after another.</summary>
internal sealed class IntegerBuffer(ArrowType type)
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    public void Append(long value)
    {
        bool isThere = type.IsSigned
            ? type.BitWidth == 64 || (value >= -1L << (type.BitWidth - 1) && value < 1L << (type.BitWidth - 1))
            : value >= 0 && (type.BitWidth == 64 || value < 1L << type.BitWidth);
        if (!isThere) throw new ArgumentOutOfRangeException(nameof(value), value, $"{type} has no such number.");
        Span<byte> place = _bytes.GetSpan(8);
        BinaryPrimitives.WriteInt64LittleEndian(place, value);
        _bytes.Advance(type.ByteWidth);
    }

    public void Append(ReadOnlySpan<byte> values) => _bytes.Write(values);

    public void Clear() => _bytes.ResetWrittenCount();
}
