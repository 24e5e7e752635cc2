using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Tests.Golden;
using Zhaodan.Arrow.Tests.Writing;

namespace Zhaodan.Arrow.Tests.Reading;

/// <summary>Rows of a column, and parts of them.</summary>
public sealed class ColumnViewTests
{
    [Fact]
    public void Slices_begin_anywhere()
    {
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path("slices.arrow"));
        RecordBatchView batch = file.ReadBatch(0);
        for (int column = 0; column < 4; column++)
        {
            string[] all = Rows.Of(batch.Column(column)).Split(' ')[2..];
            for (int start = 0; start <= batch.Length; start++)
            {
                for (int length = 0; start + length <= batch.Length; length++)
                {
                    ColumnView slice = batch.Column(column).Slice(start, length);
                    string[] some = Rows.Of(slice).Split(' ')[2..];
                    Assert.Equal(all[^(batch.Length - start)..][..length], some[^length..]);
                    Assert.Equal(some[^length..].Count(value => value == "-"), slice.CountNulls());
                    Assert.Equal((start, length), (slice.Offset, slice.Length));
                }
            }
        }
    }

    [Fact]
    public void Slice_of_a_slice_counts_from_it()
    {
        using ArrowFile file = ArrowFile.FromBytes(Sample.Bytes());
        ColumnView column = file.ReadBatch(0).Column(2).Slice(1, 2).Slice(1, 1);
        Assert.Equal(long.MaxValue, column.GetInt64(0));
        Assert.Equal([long.MaxValue], column.As<long>().ToArray());
        Assert.Equal(-1, column.StatedNullCount);
    }

    [Fact]
    public void Numbers_lie_as_they_are()
    {
        using ArrowFile file = ArrowFile.FromBytes(Sample.Bytes());
        RecordBatchView batch = file.ReadBatch(0);
        Assert.Equal([long.MinValue, 0, long.MaxValue], batch.Column(2).As<long>().ToArray());
        Assert.Equal([0, 255, 0], batch.Column(3).As<byte>().ToArray());
        Assert.Equal([1, 0, 0], batch.Column(6).As<sbyte>().ToArray());
        Assert.Equal(1, batch.Column(2).StatedNullCount);
        Assert.Equal(("免责", "追究"), (batch.Column(6).Dictionary.GetString(0), batch.Column(6).Dictionary.GetString(1)));
    }

    [Fact]
    public void Unsigned_number_above_the_largest_long_is_no_long()
    {
        var column = new Crafted { Field = new("数", ArrowType.Integer(64, isSigned: false)), Buffers = [(0, 0), (0, 16)], Body = [.. BitConverter.GetBytes(ulong.MaxValue), .. new byte[8]] };
        Assert.Equal("数 uint64: 18446744073709551615 0", column.Read());
    }

    [Fact]
    public void Money_may_be_a_decimal()
    {
        ArrowType type = ArrowType.Decimal128(18, 2);
        Assert.Equal(("decimal128(18, 2)", 2, ArrowLayout.Fixed), (type.ToString(), type.Scale, type.Layout));
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path("decimal.arrow"));
        Assert.Equal(type, file.Schema.Fields[0].Type);
        Assert.Equal(["分 decimal128(18, 2): 12345 -1 -"], Rows.Of(file));
    }

    [Fact]
    public void What_a_column_does_not_hold_is_a_mistake_of_the_caller()
    {
        using ArrowFile file = ArrowFile.FromBytes(Sample.Bytes());
        RecordBatchView batch = file.ReadBatch(0);
        Assert.Throws<InvalidOperationException>(() => batch.Column(0).GetInt64(0));
        Assert.Throws<InvalidOperationException>(() => batch.Column(1).GetString(0));
        Assert.Throws<InvalidOperationException>(() => batch.Column(1).GetBytes(0).Length);
        Assert.Throws<InvalidOperationException>(() => batch.Column(2).GetBoolean(0));
        Assert.Throws<InvalidOperationException>(() => batch.Column(2).As<int>().Length);
        Assert.Throws<InvalidOperationException>(() => batch.Column(2).GetCode(0));
        Assert.Throws<InvalidOperationException>(() => batch.Column(6).GetInt64(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Column(2).GetInt64(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Column(2).GetInt64(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Column(2).Slice(2, 2).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Column(2).Slice(2, int.MaxValue).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Column(2).Slice(1, 1).GetInt64(1));
    }
}
