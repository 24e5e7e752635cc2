using System.Buffers.Binary;
using Zhaodan.Arrow.FlatBuffers;

namespace Zhaodan.Arrow.Tests.FlatBuffers;

/// <summary>What the builder writes has the form that FlatBuffers' verifiers ask for.</summary>
public sealed class FlatBuilderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("甲")]
    [InlineData("甲乙丙")]
    public void Everything_stands_at_a_multiple_of_its_size(string text)
    {
        var builder = new FlatBuilder();
        int name = builder.Text(text);
        int structs = builder.Structs([1, 0, 0, 0, 0, 0, 0, 0], 8);
        builder.StartTable(6);
        builder.AddFlag(0, true);
        builder.AddInt64(1, 77);
        builder.AddInt16(2, -3);
        builder.AddReference(3, name);
        builder.AddReference(4, structs);
        builder.AddInt32(5, int.MinValue);
        byte[] bytes = builder.Finish(builder.EndTable()).ToArray();
        Assert.Equal(0, bytes.Length % 8);

        FlatTable table = FlatTable.Root(bytes, "X");
        Assert.Equal((true, 77L, (short)-3, int.MinValue), (table.Flag(0, "X"), table.Int64(1, "X"), table.Int16(2, "X"), table.Int32(5, "X")));
        Assert.Equal(text, table.Text(3, "X", new MetadataBudget(bytes.Length)));
        Assert.Equal(1, table.Vector(4, 8, "X").Int64(0, 0));

        int start = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        int vtable = start - BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(start));
        int[] places = [.. Enumerable.Range(0, 6).Select(slot => start + BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(vtable + 4 + (slot * 2))))];
        Assert.Equal((0, 0), (start % 4, vtable % 2));
        Assert.Equal([0, 0, 0, 0], [places[1] % 8, places[2] % 2, places[3] % 4, places[5] % 4]);
        int vector = places[4] + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(places[4]));
        Assert.Equal(0, (vector + 4) % 8);
        int letters = places[3] + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(places[3]));
        Assert.Equal(0, letters % 4);
        Assert.Equal(0, bytes[letters + 4 + BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(letters))]);
    }

    [Fact]
    public void Message_grows_as_it_needs()
    {
        var builder = new FlatBuilder();
        string text = new('长', 100_000);
        int name = builder.Text(text);
        builder.StartTable(1);
        builder.AddReference(0, name);
        byte[] bytes = builder.Finish(builder.EndTable()).ToArray();
        Assert.Equal(text, FlatTable.Root(bytes, "X").Text(0, "X", new MetadataBudget(bytes.Length)));
    }
}
