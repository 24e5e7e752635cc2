using System.Buffers.Binary;
using System.Text;

namespace Zhaodan.Arrow.FlatBuffers;

/// <summary>
/// A table of a FlatBuffers message (flatbuffers' internals document), read from bytes that nobody vouches for. Every place
/// is checked against the message before it is read. Offsets to tables, vectors and strings only go forward, so that reading
/// cannot go round in circles; that the same table is reached twice is for <see cref="MetadataBudget"/> to limit.
/// </summary>
internal readonly ref struct FlatTable
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _start;
    private readonly ReadOnlySpan<byte> _slots;
    private readonly int _size;

    private FlatTable(ReadOnlySpan<byte> bytes, long start, string element)
    {
        _bytes = bytes;
        _start = (int)Checked(bytes, start, 4, element);
        // The table begins with the distance back to its vtable: its own length, the table's length, one place for each field.
        long vtable = Checked(bytes, start - (long)BinaryPrimitives.ReadInt32LittleEndian(bytes[_start..]), 4, element);
        int length = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)vtable..]);
        _size = BinaryPrimitives.ReadUInt16LittleEndian(bytes[((int)vtable + 2)..]);
        Checked(bytes, vtable, length, element);
        Checked(bytes, start, _size, element);
        if (length < 4 || _size < 4) throw ArrowFormatException.Metadata(element, vtable);
        _slots = bytes.Slice((int)vtable + 4, (length - 4) & ~1);
    }

    /// <summary>Where the table stands in its message, in bytes.</summary>
    public int Position => _start;

    public static FlatTable Root(ReadOnlySpan<byte> bytes, string element)
    {
        Checked(bytes, 0, 4, element);
        return new FlatTable(bytes, BinaryPrimitives.ReadUInt32LittleEndian(bytes), element);
    }

    public byte Byte(int slot, string element, byte absent = 0) => Place(slot, 1, element) is var place and > 0 ? _bytes[place] : absent;

    public bool Flag(int slot, string element) => Byte(slot, element) != 0;

    public short Int16(int slot, string element, short absent = 0) =>
        Place(slot, 2, element) is var place and > 0 ? BinaryPrimitives.ReadInt16LittleEndian(_bytes[place..]) : absent;

    public int Int32(int slot, string element, int absent = 0) =>
        Place(slot, 4, element) is var place and > 0 ? BinaryPrimitives.ReadInt32LittleEndian(_bytes[place..]) : absent;

    public long Int64(int slot, string element) =>
        Place(slot, 8, element) is var place and > 0 ? BinaryPrimitives.ReadInt64LittleEndian(_bytes[place..]) : 0;

    public bool Has(int slot, string element) => Place(slot, 1, element) > 0;

    /// <summary>A table that must be there.</summary>
    public FlatTable Table(int slot, string element) =>
        Place(slot, 4, element) is var place and > 0 ? new FlatTable(_bytes, Target(place), element) : throw ArrowFormatException.Metadata(element, _start);

    /// <summary>A vector of structs or numbers of a width in bytes, or of tables (width 4); empty when absent.</summary>
    public FlatVector Vector(int slot, int width, string element)
    {
        if (Place(slot, 4, element) is var place && place == 0) return default;
        long start = Checked(_bytes, Target(place), 4, element);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(int)start..]);
        Checked(_bytes, start + 4, count * (long)width, element);
        return new FlatVector(_bytes, (int)start + 4, (int)count, width, element);
    }

    /// <summary>A string; null when absent.</summary>
    public string? Text(int slot, string element, MetadataBudget budget)
    {
        if (!Has(slot, element)) return null;
        FlatVector bytes = Vector(slot, 1, element);
        budget.TakeText(bytes.Count, element, _start);
        try
        {
            return StrictUtf8.GetString(bytes.Bytes);
        }
        catch (DecoderFallbackException)
        {
            throw ArrowFormatException.Metadata(element, _start);
        }
    }

    internal static FlatTable At(ReadOnlySpan<byte> bytes, long start, string element) => new(bytes, start, element);

    // The start of a stretch that lies in the message.
    private static long Checked(ReadOnlySpan<byte> bytes, long start, long length, string element) =>
        start >= 0 && length >= 0 && start <= bytes.Length - length ? start : throw ArrowFormatException.Metadata(element, start);

    private long Target(int place) => place + (long)BinaryPrimitives.ReadUInt32LittleEndian(_bytes[place..]);

    // 0 where the field is absent: no field stands at the beginning of a message.
    private int Place(int slot, int width, string element)
    {
        if (slot * 2 >= _slots.Length) return 0;
        int distance = BinaryPrimitives.ReadUInt16LittleEndian(_slots[(slot * 2)..]);
        if (distance == 0) return 0;
        return distance >= 4 && distance + width <= _size ? _start + distance : throw ArrowFormatException.Metadata(element, _start + distance);
    }
}
