using System.Buffers.Binary;
using Zhaodan.Arrow.FlatBuffers;

namespace Zhaodan.Arrow.Format;

/// <summary>The union MessageHeader of Message.fbs, as far as it comes in files of tables.</summary>
internal enum MessageKind : byte
{
    Schema = 1,
    DictionaryBatch = 2,
    RecordBatch = 3,
}

/// <summary>Metadata of one encapsulated message (Message.fbs).</summary>
internal readonly ref struct MessageHead
{
    private MessageHead(FlatTable message)
    {
        IsBeforeV5 = Magic.IsBeforeV5(message.Int16(0, "Message.version"));
        Kind = (MessageKind)message.Byte(1, "Message.header_type");
        if (!Enum.IsDefined(Kind)) throw ArrowFormatException.Metadata("Message.header_type", message.Position);
        Header = message.Table(2, "Message.header");
        BodyLength = message.Int64(3, "Message.bodyLength");
        if (BodyLength < 0) throw ArrowFormatException.Metadata("Message.bodyLength", message.Position);
    }

    public bool IsBeforeV5 { get; }

    public MessageKind Kind { get; }

    public FlatTable Header { get; }

    /// <summary>In bytes.</summary>
    public long BodyLength { get; }

    public static MessageHead Parse(ReadOnlySpan<byte> metadata) => new(FlatTable.Root(metadata, "Message"));

    /// <summary>Metadata with what stands before them: the mark of a message, which files before version 0.15 lack, and their length.</summary>
    public static MessageHead ParsePrefixed(ReadOnlySpan<byte> bytes)
    {
        int start = bytes.Length >= 8 && BinaryPrimitives.ReadInt32LittleEndian(bytes) == Magic.Continuation ? 8 : 4;
        int length = bytes.Length >= start ? BinaryPrimitives.ReadInt32LittleEndian(bytes[(start - 4)..]) : 0;
        return length > 0 && length <= bytes.Length - start ? Parse(bytes.Slice(start, length)) : throw ArrowFormatException.Metadata("Block.metaDataLength", 0);
    }
}
