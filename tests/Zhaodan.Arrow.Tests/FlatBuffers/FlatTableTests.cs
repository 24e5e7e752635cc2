using Zhaodan.Arrow.FlatBuffers;
using Zhaodan.Arrow.Format;
using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Tests.FlatBuffers;

/// <summary>Metadata written byte by byte after the description of FlatBuffers' binary form, good and bad.</summary>
public sealed class FlatTableTests
{
    // Offset of the root; vtable: its length 8, the table's length 12, field 0 at 4, field 1 at 8; table: way back 8, 7, offset 4 to the vector; vector: three bytes.
    private static readonly byte[] Message = [12, 0, 0, 0, 8, 0, 12, 0, 4, 0, 8, 0, 8, 0, 0, 0, 7, 0, 0, 0, 4, 0, 0, 0, 3, 0, 0, 0, 0x61, 0x62, 0x63, 0];

    [Fact]
    public void Fields_are_read_by_the_vtable()
    {
        FlatTable table = FlatTable.Root(Message, "X");
        Assert.Equal(7, table.Int32(0, "X.a"));
        Assert.Equal("abc", table.Text(1, "X.b", new MetadataBudget(Message.Length)));
        Assert.Equal(9, table.Int32(2, "X.c", 9));
        Assert.Null(table.Text(2, "X.c", new MetadataBudget(Message.Length)));
        Assert.Equal(0, table.Vector(2, 8, "X.c").Count);
        Assert.False(table.Has(2, "X.c"));
    }

    [Theory]
    // The root outside; the root so far that it would turn negative.
    [InlineData(0, 200, 0)]
    [InlineData(3, 255, 0)]
    // The vtable before the message, behind it, shorter than itself; the table longer than the message; a field behind its table.
    [InlineData(12, 100, 0)]
    [InlineData(15, 255, 0)]
    [InlineData(4, 2, 0)]
    [InlineData(6, 200, 0)]
    [InlineData(8, 10, 0)]
    // The vector outside, too long, of a length that would turn negative; text that is not UTF-8.
    [InlineData(20, 200, 1)]
    [InlineData(23, 255, 1)]
    [InlineData(24, 30, 1)]
    [InlineData(27, 255, 1)]
    [InlineData(28, 0xFF, 1)]
    public void What_points_outside_is_a_fault(int place, byte value, int slot)
    {
        byte[] broken = [.. Message];
        broken[place] = value;
        ArrowFormatException fault = Assert.Throws<ArrowFormatException>(() =>
        {
            FlatTable table = FlatTable.Root(broken, "X");
            if (slot == 0) table.Int32(0, "X.a");
            else table.Text(1, "X.b", new MetadataBudget(broken.Length));
        });
        Assert.Equal(ArrowFault.MetadataBroken, fault.Fault);
    }

    [Fact]
    public void Fields_that_share_their_children_are_not_multiplied()
    {
        // Twenty levels, each with ten times the same child: 10^20 fields in two kilobytes.
        ArrowFormatException fault = Assert.Throws<ArrowFormatException>(() => SchemaReader.Read(FlatTable.Root(Nested(20, 10), "Schema"), new MetadataBudget(4000)));
        Assert.Equal(ArrowFault.MetadataBroken, fault.Fault);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Columns_in_columns_have_a_limit(int depth, bool isRead)
    {
        byte[] bytes = Nested(depth, 1);
        Action read = () => SchemaReader.Read(FlatTable.Root(bytes, "Schema"), new MetadataBudget(bytes.Length));
        if (isRead) read();
        else Assert.Equal("Field.children", Assert.Throws<ArrowFormatException>(read).Arguments[0]);
    }

    [Fact]
    public void Big_endian_is_refused()
    {
        var builder = new FlatBuilder();
        builder.StartTable(1);
        builder.AddInt16(0, 1);
        byte[] bytes = builder.Finish(builder.EndTable()).ToArray();
        Assert.Equal(ArrowFault.BigEndian, Assert.Throws<ArrowFormatException>(() => SchemaReader.Read(FlatTable.Root(bytes, "Schema"), new MetadataBudget(100))).Fault);
    }

    private static byte[] Nested(int depth, int times)
    {
        var builder = new FlatBuilder();
        int child = 0;
        for (int level = 0; level < depth; level++)
        {
            builder.StartTable(0);
            int type = builder.EndTable();
            int children = child == 0 ? 0 : builder.References([.. Enumerable.Repeat(child, times)]);
            builder.StartTable(7);
            builder.AddByte(2, (byte)ArrowTypeId.Struct);
            builder.AddReference(3, type);
            if (children > 0) builder.AddReference(5, children);
            child = builder.EndTable();
        }

        int fields = builder.References([child]);
        builder.StartTable(2);
        builder.AddReference(1, fields);
        return builder.Finish(builder.EndTable()).ToArray();
    }
}
