using System.Buffers.Binary;

namespace Zhaodan.Arrow.FlatBuffers;

/// <summary>A vector of a FlatBuffers message; its stretch lies in the message, what its elements point to is checked here.</summary>
internal readonly ref struct FlatVector(ReadOnlySpan<byte> message, int start, int count, int width, string element)
{
    private readonly ReadOnlySpan<byte> _message = message;

    public int Count { get; } = count;

    public ReadOnlySpan<byte> Bytes => _message.Slice(start, Count * width);

    /// <summary>The bytes of an element that stands in the vector itself.</summary>
    public ReadOnlySpan<byte> Struct(int index) => Bytes.Slice(index * width, width);

    /// <summary>A whole number of eight bytes in an element.</summary>
    public long Int64(int index, int offset) => BinaryPrimitives.ReadInt64LittleEndian(Struct(index)[offset..]);

    public int Int32(int index, int offset) => BinaryPrimitives.ReadInt32LittleEndian(Struct(index)[offset..]);

    /// <summary>The table that an element points to.</summary>
    public FlatTable Table(int index) =>
        FlatTable.At(_message, start + (index * 4L) + BinaryPrimitives.ReadUInt32LittleEndian(Struct(index)), element);
}
