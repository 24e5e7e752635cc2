using System.Buffers.Binary;
using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Memory;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Format;

/// <summary>Where a message stands in a file (struct Block of File.fbs), in bytes.</summary>
internal readonly record struct FileBlock(long Offset, int MetadataLength, long BodyLength)
{
    /// <summary>Bytes of the struct: a gap of four stands before the length of the body.</summary>
    public const int Size = 24;

    public long BodyStart => Offset + MetadataLength;

    public long End => BodyStart + BodyLength;
}

/// <summary>The table of contents at the end of a file (File.fbs).</summary>
internal sealed record FileFooter(ArrowSchema Schema, IReadOnlyList<FileBlock> Dictionaries, IReadOnlyList<FileBlock> Batches)
{
    public static FileFooter Read(ArrowMemory memory)
    {
        ReadOnlySpan<byte> start = memory.Span(0, (int)Math.Min(memory.Length, Magic.HeaderLength));
        if (!start.StartsWith(Magic.Arrow)) throw Magic.Refusal(start);
        if (memory.Length < Magic.HeaderLength + Magic.TrailerLength) throw new ArrowFormatException(ArrowFault.FooterBroken, 0);
        ReadOnlySpan<byte> trailer = memory.Span(memory.Length - Magic.TrailerLength, Magic.TrailerLength);
        if (!trailer[4..].SequenceEqual(Magic.Arrow)) throw new ArrowFormatException(ArrowFault.FooterBroken, 0);
        int length = BinaryPrimitives.ReadInt32LittleEndian(trailer);
        long end = memory.Length - Magic.TrailerLength;
        if (length <= 0 || length > Magic.MetadataLimit || length > end - Magic.HeaderLength) throw new ArrowFormatException(ArrowFault.FooterBroken, length);
        return Read(FlatTable.Root(memory.Span(end - length, length), "Footer"), end - length, length);
    }

    private static FileFooter Read(FlatTable footer, long end, int length)
    {
        _ = Magic.IsBeforeV5(footer.Int16(0, "Footer.version"));
        ArrowSchema schema = SchemaReader.Read(footer.Table(1, "Footer.schema"), new MetadataBudget(length));
        FileBlock[] dictionaries = ReadBlocks(footer, 2, "Footer.dictionaries", end);
        FileBlock[] batches = ReadBlocks(footer, 3, "Footer.recordBatches", end);
        EnsureApart([.. dictionaries, .. batches], footer.Position);
        return new FileFooter(schema, dictionaries, batches);
    }

    private static FileBlock[] ReadBlocks(FlatTable footer, int slot, string element, long end)
    {
        FlatVector structs = footer.Vector(slot, FileBlock.Size, element);
        var blocks = new FileBlock[structs.Count];
        for (int index = 0; index < blocks.Length; index++)
        {
            var block = new FileBlock(structs.Int64(index, 0), structs.Int32(index, 8), structs.Int64(index, 16));
            bool isInside = block.Offset >= Magic.HeaderLength && block.Offset <= end && block.MetadataLength is > 0 and <= Magic.MetadataLimit &&
                block.MetadataLength <= end - block.Offset && block.BodyLength >= 0 && block.BodyLength <= end - block.BodyStart;
            blocks[index] = isInside ? block : throw ArrowFormatException.Metadata(element, footer.Position);
        }

        return blocks;
    }

    // A few bytes of footer could name the same batch a million times; no writer does.
    private static void EnsureApart(FileBlock[] blocks, long position)
    {
        Array.Sort(blocks, (left, right) => left.Offset.CompareTo(right.Offset));
        for (int index = 1; index < blocks.Length; index++)
        {
            if (blocks[index].Offset < blocks[index - 1].End) throw ArrowFormatException.Metadata("Block.offset", position);
        }
    }
}
