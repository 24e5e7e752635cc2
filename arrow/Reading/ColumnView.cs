using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Reading;

/// <summary>
/// Rows of one column, looked at where they lie (Arrow columnar format specification, Physical Memory Layout). Row r of the
/// view stands at <see cref="Offset"/> + r in <see cref="Validity"/> and <see cref="Values"/>. Reading a row never leaves the
/// column's buffers, even if the file's bytes change under it: every offset and code is checked when it is used.
/// </summary>
public readonly ref struct ColumnView
{
    private readonly ArrowMemory _memory;
    private readonly ColumnLayout _layout;
    private readonly ArrowDictionary? _dictionary;

    internal ColumnView(ArrowMemory memory, ArrowField field, ColumnLayout layout, ArrowDictionary? dictionary, int length)
        : this(memory, field, layout, dictionary, 0, length) => StatedNullCount = layout.NullCount;

    private ColumnView(ArrowMemory memory, ArrowField field, ColumnLayout layout, ArrowDictionary? dictionary, int offset, int length)
    {
        (_memory, _layout, _dictionary, Field, Offset, Length, StatedNullCount) = (memory, layout, dictionary, field, offset, length, -1);
        Validity = memory.Span(layout.Validity.Start, (int)layout.Validity.Length);
        Values = memory.Span(layout.Values.Start, (int)layout.Values.Length);
    }

    public ArrowField Field { get; }

    /// <summary>Rows.</summary>
    public int Length { get; }

    /// <summary>Rows before the first one: 0 but for slices.</summary>
    public int Offset { get; }

    /// <summary>One bit a row, least significant first, 1 where there is a value. Empty where the writer left it out: no row is null.</summary>
    public ReadOnlySpan<byte> Validity { get; }

    /// <summary>
    /// Bits of bool (as <see cref="Validity"/>), numbers of as many bytes as the type or the dictionary's codes have, least
    /// significant first; of texts their offsets or views. Bits behind the last row, and values of null rows, may be anything.
    /// </summary>
    public ReadOnlySpan<byte> Values { get; }

    /// <summary>Nulls of the column as the writer counted them; -1 where it did not, or for a slice. <see cref="CountNulls"/> counts.</summary>
    public long StatedNullCount { get; }

    /// <summary>The values that the codes stand for; only of a column with a dictionary. They may hold nulls and repeat.</summary>
    public ColumnView Dictionary => (_dictionary ?? throw Misuse("a column with a dictionary")).Values;

    /// <summary>Whether a row has no value, in the column or in its dictionary.</summary>
    /// <exception cref="ArrowFormatException">A code outside the dictionary.</exception>
    public bool IsNull(int row)
    {
        int place = Place(row);
        if (Field.StoredType.Layout == ArrowLayout.None) return true;
        if (!Validity.IsEmpty && !Bit(Validity, place)) return true;
        return _dictionary is not null && Dictionary.IsNull(GetCode(row));
    }

    /// <summary>A row of bool; anything where the row is null.</summary>
    public bool GetBoolean(int row) => Field.StoredType.Layout == ArrowLayout.Bits ? Bit(Values, Place(row)) : throw Misuse("bool");

    /// <summary>
    /// A row of whole numbers, dates (days, or milliseconds), times in their unit, or decimals of at most 128 bits as the whole
    /// number of units of 10 to the power of -<see cref="ArrowType.Scale"/>; anything where the row is null.
    /// </summary>
    public Int128 GetNumber(int row) => _dictionary is null && (Field.Type.IsInteger || Field.Type is { Id: ArrowTypeId.Decimal, BitWidth: <= 128 })
        ? Number(row, Field.Type)
        : throw Misuse("whole numbers or decimals of at most 128 bits");

    /// <summary>As <see cref="GetNumber"/>.</summary>
    /// <exception cref="OverflowException">A uint64 or a decimal that is no long.</exception>
    public long GetInt64(int row) => checked((long)GetNumber(row));

    /// <summary>The code of a row, from 0; only of a column with a dictionary and a row that is not null.</summary>
    /// <exception cref="ArrowFormatException">A code outside the dictionary.</exception>
    public int GetCode(int row)
    {
        ColumnView values = Dictionary;
        Int128 code = Number(row, Field.StoredType);
        if (code < 0 || code >= values.Length) throw new ArrowFormatException(ArrowFault.DictionaryIndex, Field.Name, row + 1L, code.ToString(System.Globalization.CultureInfo.InvariantCulture), values.Length);
        return (int)code;
    }

    /// <summary>A row of texts in UTF-8 or of bytes, through the dictionary where there is one. Whether it is UTF-8 is not looked at.</summary>
    /// <exception cref="ArrowFormatException">Offsets that decrease or leave the data, a code outside the dictionary.</exception>
    public ReadOnlySpan<byte> GetBytes(int row)
    {
        if (_dictionary is not null) return Dictionary.GetBytes(GetCode(row));
        int place = Place(row);
        switch (Field.Type.Layout)
        {
            case ArrowLayout.Variable32:
                return Between(row, BinaryPrimitives.ReadInt32LittleEndian(Values[(place * 4)..]), BinaryPrimitives.ReadInt32LittleEndian(Values[((place * 4) + 4)..]));
            case ArrowLayout.Variable64:
                return Between(row, BinaryPrimitives.ReadInt64LittleEndian(Values[(place * 8)..]), BinaryPrimitives.ReadInt64LittleEndian(Values[((place * 8) + 8)..]));
            case ArrowLayout.View:
                return Viewed(row, Values.Slice(place * 16, 16));
            case ArrowLayout.Fixed when Field.Type.Id == ArrowTypeId.FixedSizeBinary:
                return Values.Slice(place * Field.Type.ByteWidth, Field.Type.ByteWidth);
            default:
                throw Misuse("texts or bytes");
        }
    }

    /// <summary>A row of texts; null where the row is null.</summary>
    /// <exception cref="ArrowFormatException">As <see cref="GetBytes"/>, and a text that is not UTF-8.</exception>
    public string? GetString(int row)
    {
        if (!Field.Type.IsText) throw Misuse("texts");
        if (IsNull(row)) return null;
        ReadOnlySpan<byte> bytes = GetBytes(row);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : throw new ArrowFormatException(ArrowFault.TextInvalid, Field.Name, row + 1L);
    }

    /// <summary>The numbers of the view's rows as they lie, on a machine that has the least significant byte first.</summary>
    /// <typeparam name="T">A number as wide as the column's values or codes.</typeparam>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged
    {
        if (!BitConverter.IsLittleEndian) throw new PlatformNotSupportedException();
        ReadOnlySpan<T> values = MemoryMarshal.Cast<byte, T>(Values);
        return Field.StoredType.Layout == ArrowLayout.Fixed && Unsafe.SizeOf<T>() == Field.StoredType.ByteWidth
            ? values.Slice(Offset, Length)
            : throw Misuse("numbers of this width");
    }

    /// <summary>Nulls of the view's rows, counted in the bitmap; nulls of a dictionary are not among them.</summary>
    public int CountNulls()
    {
        if (Field.StoredType.Layout == ArrowLayout.None) return Length;
        if (Validity.IsEmpty) return 0;
        int valid = 0;
        int row = 0;
        for (; row < Length && (Offset + row) % 8 != 0; row++) valid += Bit(Validity, Offset + row) ? 1 : 0;
        for (; row + 8 <= Length; row += 8) valid += BitOperations.PopCount(Validity[(Offset + row) / 8]);
        for (; row < Length; row++) valid += Bit(Validity, Offset + row) ? 1 : 0;
        return Length - valid;
    }

    /// <summary>Some of the rows.</summary>
    public ColumnView Slice(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, Length - length);
        return new ColumnView(_memory, Field, _layout, _dictionary, Offset + start, length);
    }

    private static InvalidOperationException Misuse(string expected) => new($"The column does not hold {expected}.");

    private static bool Bit(ReadOnlySpan<byte> bits, int place) => (bits[place >> 3] >> (place & 7) & 1) != 0;

    private int Place(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Length);
        return Offset + row;
    }

    private Int128 Number(int row, ArrowType type)
    {
        ReadOnlySpan<byte> bytes = Values.Slice(Place(row) * type.ByteWidth, type.ByteWidth);
        return (type.BitWidth, type.IsSigned) switch
        {
            (8, true) => (sbyte)bytes[0],
            (8, false) => bytes[0],
            (16, true) => BinaryPrimitives.ReadInt16LittleEndian(bytes),
            (16, false) => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
            (32, true) => BinaryPrimitives.ReadInt32LittleEndian(bytes),
            (32, false) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            (64, true) => BinaryPrimitives.ReadInt64LittleEndian(bytes),
            (64, false) => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
            _ => BinaryPrimitives.ReadInt128LittleEndian(bytes),
        };
    }

    private ReadOnlySpan<byte> Between(int row, long start, long end)
    {
        if (start < 0 || end < start || end > _layout.Data.Length || end - start > int.MaxValue)
        {
            throw new ArrowFormatException(ArrowFault.OffsetsBroken, Field.Name, row + 1L, start, end, _layout.Data.Length);
        }

        return _memory.Span(_layout.Data.Start + start, (int)(end - start));
    }

    // Length; up to twelve bytes then stand in the view, of longer texts their first four, their buffer and their offset in it.
    private ReadOnlySpan<byte> Viewed(int row, ReadOnlySpan<byte> view)
    {
        int length = BinaryPrimitives.ReadInt32LittleEndian(view);
        if (length is >= 0 and <= 12) return view.Slice(4, length);
        int buffer = BinaryPrimitives.ReadInt32LittleEndian(view[8..]);
        int start = BinaryPrimitives.ReadInt32LittleEndian(view[12..]);
        BufferRange data = buffer >= 0 && buffer < _layout.Variadic.Length ? _layout.Variadic[buffer] : default;
        if (length < 0 || start < 0 || start > data.Length - length)
        {
            throw new ArrowFormatException(ArrowFault.OffsetsBroken, Field.Name, row + 1L, (long)start, (long)start + length, data.Length);
        }

        return _memory.Span(data.Start + start, length);
    }
}
