using Zhaodan.Arrow.Schema;

namespace Zhaodan.Arrow.Tests.Reading;

/// <summary>Each thing that can be wrong with a batch is its own fault, with what a person needs to find it.</summary>
public sealed class FaultTests
{
    private static readonly ArrowField Number = new("数", ArrowType.Int32);
    private static readonly ArrowField Text = new("名", ArrowType.Utf8);
    private static readonly ArrowField Choice = new("选", ArrowType.Utf8) { Dictionary = new(9, ArrowType.Int8, IsOrdered: false) };

    public static TheoryData<long, long> Outside => new() { { 0, 65 }, { 64, 1 }, { 57, 8 }, { -8, 8 }, { 0, -1 }, { long.MaxValue, 8 }, { 8, long.MaxValue }, { long.MinValue, long.MinValue } };

    [Fact]
    public void Sound_batches_are_read()
    {
        Assert.Equal("数 int32: 5 6", new Crafted { Field = Number, Buffers = [(0, 0), (8, 8)], Body = [0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 6, 0, 0, 0] }.Read());
        // No nulls and no bitmap, wherever it is said to be; a count that is not known; a bitmap that says more than the count.
        Assert.Equal("数 int32: 0 0", new Crafted { Field = Number, Nodes = [(2, -1)], Buffers = [(long.MaxValue, 0), (8, 8)] }.Read());
        Assert.Equal("数 int32: - 0", new Crafted { Field = Number, Nodes = [(2, -1)], Buffers = [(0, 1), (8, 8)], Body = [2, .. new byte[63]] }.Read());
        Assert.Equal("名 utf8: 甲 ", new Crafted { Field = Text, Buffers = [(0, 0), (0, 12), (16, 3)], Body = [0, 0, 0, 0, 3, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, .. "甲"u8, 0, 0, 0, 0, 0] }.Read());
        // Texts of a slice need not begin at the beginning of the data.
        Assert.Equal("名 utf8: b c", new Crafted { Field = Text, Buffers = [(0, 0), (0, 12), (16, 3)], Body = [1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, .. "abc"u8] }.Read());
        // Without rows even the first offset may be left out.
        Assert.Equal("名 utf8:", new Crafted { Field = Text, Rows = 0, Nodes = [(0, 0)], Buffers = [(0, 0), (0, 0), (0, 0)], Body = [] }.Read());
        Assert.Equal("选 dictionary<int8, utf8>: 乙 甲", new Crafted { Field = Choice, Dictionaries = [(9, false)], Buffers = [(0, 0), (0, 2)], Body = [1, 0] }.Read());
        Assert.Equal("数 int32: 0 0", new Crafted { Field = Number, Version = 3, Buffers = [(0, 0), (8, 8)] }.Read());
    }

    [Theory]
    [MemberData(nameof(Outside))]
    public void Buffer_outside_the_body(long offset, long length) =>
        Expect(ArrowFault.BufferOutside, new Crafted { Field = Number, Buffers = [(0, 0), (offset, length)] }, "数", "data", offset, length, 64L);

    [Fact]
    public void Buffer_with_too_few_bytes()
    {
        Expect(ArrowFault.BufferTooShort, new Crafted { Field = Number, Buffers = [(0, 0), (0, 7)] }, "数", "data", 7L, 2, 8L);
        Expect(ArrowFault.BufferTooShort, new Crafted { Field = Number, Nodes = [(2, 1)], Buffers = [(0, 0), (0, 8)] }, "数", "validity", 0L, 2, 1L);
        Expect(ArrowFault.BufferTooShort, new Crafted { Field = Text, Buffers = [(0, 0), (0, 8), (16, 3)] }, "名", "offsets", 8L, 2, 12L);
    }

    [Fact]
    public void Offsets_that_decrease_or_leave_the_data()
    {
        Expect(ArrowFault.OffsetsBroken, Texts([0, 3, 2]), "名", 2L, 3L, 2L, 8L);
        Expect(ArrowFault.OffsetsBroken, Texts([-1, 3, 3]), "名", 1L, -1L, 3L, 8L);
        Expect(ArrowFault.OffsetsBroken, Texts([0, 3, 9]), "名", 2L, 3L, 9L, 8L);
        Expect(ArrowFault.OffsetsBroken, Texts([int.MinValue, int.MaxValue, 0]), "名", 1L, (long)int.MinValue, (long)int.MaxValue, 8L);
    }

    [Fact]
    public void Text_that_is_not_utf8() => Expect(ArrowFault.TextInvalid, Texts([0, 3, 4], 0xFF), "名", 2L);

    [Fact]
    public void Counts_that_disagree()
    {
        Expect(ArrowFault.CountsDisagree, new Crafted { Field = Number, Nodes = [(3, 0)], Buffers = [(0, 0), (0, 12)] }, "数", "length", 3L, 2);
        Expect(ArrowFault.CountsDisagree, new Crafted { Field = Number, Nodes = [(2, 3)], Buffers = [(0, 1), (0, 8)] }, "数", "null_count", 3L, 2);
        Expect(ArrowFault.CountsDisagree, new Crafted { Field = Number, Nodes = [(2, -2)], Buffers = [(0, 1), (0, 8)] }, "数", "null_count", -2L, 2);
        // Nulls in the bitmap that the count does not have: seen by the whole check; row by row the bitmap counts.
        Expect(ArrowFault.CountsDisagree, new Crafted { Field = Number, Nodes = [(2, 0)], Buffers = [(0, 1), (0, 8)] }, "数", "null_count", 0L, 2);
    }

    [Fact]
    public void Sizes_that_cannot_be()
    {
        Expect(ArrowFault.TooLarge, new Crafted { Field = Number, Rows = int.MaxValue }, "RecordBatch.length", (long)int.MaxValue, int.MaxValue - 1);
        Expect(ArrowFault.TooLarge, new Crafted { Field = Number, Rows = 1L << 40 }, "RecordBatch.length", 1L << 40, int.MaxValue - 1);
        Expect(ArrowFault.TooLarge, new Crafted { Field = Number, Rows = 1 << 30, Nodes = [(1 << 30, 0)], Buffers = [(0, 0), (0, 64)] }, "数", 1L << 32, int.MaxValue);
        Assert.Equal(ArrowFault.MetadataBroken, new Crafted { Field = Number, Rows = -1 }.Fault().Fault);
    }

    [Fact]
    public void Nodes_and_buffers_are_as_many_as_the_schema_needs()
    {
        Assert.Equal("RecordBatch.nodes", new Crafted { Field = Number, Nodes = [], Buffers = [(0, 0), (0, 8)] }.Fault().Arguments[0]);
        Assert.Equal("RecordBatch.nodes", new Crafted { Field = Number, Nodes = [(2, 0), (2, 0)], Buffers = [(0, 0), (0, 8)] }.Fault().Arguments[0]);
        Assert.Equal("RecordBatch.buffers", new Crafted { Field = Number, Buffers = [(0, 0)] }.Fault().Arguments[0]);
        Assert.Equal("RecordBatch.buffers", new Crafted { Field = Number, Buffers = [(0, 0), (0, 8), (0, 8)] }.Fault().Arguments[0]);
    }

    [Fact]
    public void Dictionaries_that_cannot_be_used()
    {
        Expect(ArrowFault.DictionaryMissing, Codes([], 0, 1), "选", 9L);
        Expect(ArrowFault.DictionaryMissing, Codes([(8, false)], 0, 1), "选", 9L);
        Expect(ArrowFault.DictionaryDelta, Codes([(9, false), (9, true)], 0, 1), 9L);
        Expect(ArrowFault.DictionaryReplaced, Codes([(9, false), (9, false)], 0, 1), 9L);
        Expect(ArrowFault.DictionaryIndex, Codes([(9, false)], 0, 2), "选", 2L, "2", 2);
        Expect(ArrowFault.DictionaryIndex, Codes([(9, false)], 255, 0), "选", 1L, "-1", 2);
    }

    [Fact]
    public void What_is_not_read()
    {
        Expect(ArrowFault.Compressed, new Crafted { Field = Number, Codec = 0, Buffers = [(0, 0), (0, 8)] }, "LZ4_FRAME");
        Expect(ArrowFault.Compressed, new Crafted { Field = Number, Codec = 1, Buffers = [(0, 0), (0, 8)] }, "ZSTD");
        Expect(ArrowFault.VersionUnsupported, new Crafted { Field = Number, Version = 2, Buffers = [(0, 0), (0, 8)] }, "V3");
        Expect(ArrowFault.VersionUnsupported, new Crafted { Field = Number, Version = 5, Buffers = [(0, 0), (0, 8)] }, "V6");
    }

    private static Crafted Texts(int[] offsets, byte last = 0x61) => new()
    {
        Field = Text,
        Buffers = [(0, 0), (0, 12), (16, 8)],
        Body = [.. offsets.SelectMany(BitConverter.GetBytes), 0, 0, 0, 0, .. "甲"u8, last, 0, 0, 0, 0],
    };

    private static Crafted Codes((long, bool)[] dictionaries, byte first, byte second) => new() { Field = Choice, Dictionaries = dictionaries, Buffers = [(0, 0), (0, 2)], Body = [first, second] };

    private static void Expect(ArrowFault fault, Crafted file, params object[] arguments)
    {
        ArrowFormatException found = file.Fault();
        Assert.Equal(fault, found.Fault);
        Assert.Equal(arguments, found.Arguments);
    }
}
