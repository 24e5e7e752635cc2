using System.Buffers.Binary;
using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary>The metadata of messages and of the footer, in version V5 (Message.fbs, File.fbs).</summary>
internal static class MessageWriter
{
    private const short V5 = 4;

    public static ReadOnlySpan<byte> Schema(ArrowSchema schema)
    {
        var builder = new FlatBuilder();
        return Finish(builder, MessageKind.Schema, SchemaWriter.Write(builder, schema), 0);
    }

    /// <param name="rows">Rows of the batch.</param>
    /// <param name="nullCounts">By column.</param>
    /// <param name="buffers">In the body.</param>
    /// <param name="bodyLength">In bytes.</param>
    /// <param name="dictionary">Number of the dictionary that the batch is; null for a record batch.</param>
    public static ReadOnlySpan<byte> Batch(int rows, IReadOnlyList<int> nullCounts, IReadOnlyList<BufferRange> buffers, long bodyLength, long? dictionary)
    {
        var builder = new FlatBuilder();
        int nodeVector = builder.Structs(Pairs([.. nullCounts.Select(nulls => ((long)rows, (long)nulls))]), 16);
        int bufferVector = builder.Structs(Pairs([.. buffers.Select(buffer => (buffer.Start, buffer.Length))]), 16);
        builder.StartTable(3);
        builder.AddInt64(0, rows);
        builder.AddReference(1, nodeVector);
        builder.AddReference(2, bufferVector);
        int batch = builder.EndTable();
        if (dictionary is not { } id) return Finish(builder, MessageKind.RecordBatch, batch, bodyLength);
        builder.StartTable(3);
        builder.AddInt64(0, id);
        builder.AddReference(1, batch);
        return Finish(builder, MessageKind.DictionaryBatch, builder.EndTable(), bodyLength);
    }

    public static ReadOnlySpan<byte> Footer(ArrowSchema schema, IReadOnlyList<FileBlock> dictionaries, IReadOnlyList<FileBlock> batches)
    {
        var builder = new FlatBuilder();
        int schemaTable = SchemaWriter.Write(builder, schema);
        int dictionaryVector = builder.Structs(Blocks(dictionaries), FileBlock.Size);
        int batchVector = builder.Structs(Blocks(batches), FileBlock.Size);
        builder.StartTable(4);
        builder.AddReference(1, schemaTable);
        builder.AddReference(2, dictionaryVector);
        builder.AddReference(3, batchVector);
        builder.AddInt16(0, V5);
        return builder.Finish(builder.EndTable());
    }

    private static ReadOnlySpan<byte> Finish(FlatBuilder builder, MessageKind kind, int header, long bodyLength)
    {
        builder.StartTable(5);
        builder.AddInt64(3, bodyLength);
        builder.AddReference(2, header);
        builder.AddInt16(0, V5);
        builder.AddByte(1, (byte)kind);
        return builder.Finish(builder.EndTable());
    }

    private static byte[] Pairs((long First, long Second)[] pairs)
    {
        byte[] bytes = new byte[pairs.Length * 16];
        for (int index = 0; index < pairs.Length; index++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(index * 16), pairs[index].First);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan((index * 16) + 8), pairs[index].Second);
        }

        return bytes;
    }

    private static byte[] Blocks(IReadOnlyList<FileBlock> blocks)
    {
        byte[] bytes = new byte[blocks.Count * FileBlock.Size];
        for (int index = 0; index < blocks.Count; index++)
        {
            Span<byte> place = bytes.AsSpan(index * FileBlock.Size);
            BinaryPrimitives.WriteInt64LittleEndian(place, blocks[index].Offset);
            BinaryPrimitives.WriteInt32LittleEndian(place[8..], blocks[index].MetadataLength);
            BinaryPrimitives.WriteInt64LittleEndian(place[16..], blocks[index].BodyLength);
        }

        return bytes;
    }
}
