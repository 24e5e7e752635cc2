using System.Buffers.Binary;
using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Tests.Reading;

/// <summary>A file of one batch that says what a test wants it to say, true or not.</summary>
internal sealed class Crafted
{
    public required ArrowField Field { get; init; }

    public long Rows { get; init; } = 2;

    public (long Length, long Nulls)[] Nodes { get; init; } = [(2, 0)];

    public (long Offset, long Length)[] Buffers { get; init; } = [];

    public byte[] Body { get; init; } = new byte[64];

    public byte? Codec { get; init; }

    public short Version { get; init; } = 4;

    public (long Id, bool IsDelta)[] Dictionaries { get; init; } = [];

    /// <summary>Reads the batch's column to the end.</summary>
    public string Read()
    {
        using ArrowFile file = ArrowFile.FromBytes(Bytes());
        ColumnView column = file.ReadBatch(0).Column(0);
        ColumnCheck.Run(column);
        return Tests.Rows.Of(column);
    }

    public ArrowFormatException Fault() => Assert.Throws<ArrowFormatException>(Read);

    private byte[] Bytes()
    {
        using var stream = new MemoryStream();
        stream.Write("ARROW1\0\0"u8);
        // Dictionaries have two texts, 甲 and 乙.
        byte[] texts = [0, 0, 0, 0, 3, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, .. "甲乙"u8, 0, 0];
        FileBlock[] dictionaries = [.. Dictionaries.Select(dictionary => Message(stream, texts, builder =>
        {
            int data = Batch(builder, 2, [(2, 0)], [(0, 0), (0, 12), (16, 6)], null);
            builder.StartTable(3);
            builder.AddInt64(0, dictionary.Id);
            builder.AddReference(1, data);
            builder.AddFlag(2, dictionary.IsDelta);
            return (MessageKind.DictionaryBatch, builder.EndTable());
        }))];
        FileBlock batch = Message(stream, Body, builder => (MessageKind.RecordBatch, Batch(builder, Rows, Nodes, Buffers, Codec)));
        byte[] footer = MessageWriter.Footer(new ArrowSchema([Field]), dictionaries, [batch]).ToArray();
        stream.Write(footer);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        stream.Write(length);
        stream.Write("ARROW1"u8);
        return stream.ToArray();
    }

    private FileBlock Message(MemoryStream stream, byte[] body, Func<FlatBuilder, (MessageKind Kind, int Header)> write)
    {
        var builder = new FlatBuilder();
        (MessageKind kind, int header) = write(builder);
        builder.StartTable(5);
        builder.AddInt64(3, body.Length);
        builder.AddReference(2, header);
        builder.AddInt16(0, Version);
        builder.AddByte(1, (byte)kind);
        byte[] metadata = builder.Finish(builder.EndTable()).ToArray();
        long start = stream.Position;
        stream.Write([0xFF, 0xFF, 0xFF, 0xFF]);
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, metadata.Length);
        stream.Write(length);
        stream.Write(metadata);
        stream.Write(body);
        return new FileBlock(start, metadata.Length + 8, body.Length);
    }

    private static int Batch(FlatBuilder builder, long rows, (long, long)[] nodes, (long, long)[] buffers, byte? codec)
    {
        int compression = 0;
        if (codec is { } known)
        {
            builder.StartTable(2);
            builder.AddByte(0, known);
            compression = builder.EndTable();
        }

        int nodeVector = builder.Structs(Pairs(nodes), 16);
        int bufferVector = builder.Structs(Pairs(buffers), 16);
        builder.StartTable(5);
        builder.AddInt64(0, rows);
        builder.AddReference(1, nodeVector);
        builder.AddReference(2, bufferVector);
        if (compression > 0) builder.AddReference(3, compression);
        return builder.EndTable();
    }

    private static byte[] Pairs((long First, long Second)[] pairs) => [.. pairs.SelectMany(pair => (byte[])[.. BitConverter.GetBytes(pair.First), .. BitConverter.GetBytes(pair.Second)])];
}
