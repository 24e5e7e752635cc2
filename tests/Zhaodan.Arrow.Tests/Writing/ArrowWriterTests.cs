using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;

namespace Zhaodan.Arrow.Tests.Writing;

/// <summary>What is written can be read, stands where the specification wants it, and is the same every time.</summary>
public sealed class ArrowWriterTests
{
    [Fact]
    public void Rows_come_back()
    {
        using ArrowFile file = ArrowFile.FromBytes(Sample.Bytes());
        Assert.Equal(Sample.Expected, Rows.Of(file));
        Assert.Equal(Sample.Expected, Rows.Of(new ArrowStreamReader(new MemoryStream(Sample.Bytes()))));
        Assert.Equal(4, file.CountRows());
    }

    [Fact]
    public void Schema_comes_back()
    {
        using ArrowFile file = ArrowFile.FromBytes(Sample.Bytes());
        Assert.Equal(Sample.Schema.Metadata, file.Schema.Metadata);
        Assert.Equal(Sample.Schema.Fields.Select(field => (field.Name, field.Type, field.IsNullable, field.Dictionary)), file.Schema.Fields.Select(field => (field.Name, field.Type, field.IsNullable, field.Dictionary)));
        Assert.Equal([new("事实", "甲")], file.Schema.Fields[1].Metadata);
    }

    [Fact]
    public void Same_rows_give_the_same_bytes() => Assert.Equal(Sample.Bytes(), Sample.Bytes());

    [Fact]
    public void Buffers_begin_at_multiples_of_64_bytes()
    {
        string path = System.IO.Path.GetTempFileName();
        try
        {
            using (FileStream stream = File.Create(path)) Sample.Write(stream);
            using ArrowFile file = ArrowFile.Open(path);
            for (int index = 0; index < file.BatchCount; index++)
            {
                RecordBatchView batch = file.ReadBatch(index);
                for (int column = 0; column < file.Schema.Fields.Count; column++)
                {
                    Assert.Equal(0, Address(batch.Column(column).Values) % 64);
                    Assert.Equal(0, Address(batch.Column(column).Validity) % 64);
                }
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Bitmap_is_left_out_where_no_row_is_null()
    {
        using ArrowFile file = ArrowFile.FromBytes(Sample.Bytes());
        Assert.Equal(0, file.ReadBatch(0).Column(0).Validity.Length);
        Assert.Equal(0b101, file.ReadBatch(0).Column(1).Validity[0]);
        Assert.Equal(0b001, file.ReadBatch(0).Column(1).Values[0]);
    }

    [Fact]
    public void File_that_is_not_finished_is_refused()
    {
        using var stream = new MemoryStream();
        var writer = new ArrowWriter(stream, Sample.Schema, new Dictionary<long, IReadOnlyList<string>> { [5] = [] });
        writer.Write(writer.NewBatch());
        Assert.Equal(ArrowFault.FooterBroken, Assert.Throws<ArrowFormatException>(() => ArrowFile.FromBytes(stream.ToArray())).Fault);
        var reader = new ArrowStreamReader(new MemoryStream(stream.ToArray()));
        Assert.NotNull(reader.Read());
        Assert.Equal(ArrowFault.Truncated, Assert.Throws<ArrowFormatException>(reader.Read).Fault);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Planes_are_written_as_row_by_row(int count)
    {
        var random = new Random(count);
        ulong[] values = [.. Enumerable.Range(0, 20).Select(_ => (ulong)random.NextInt64() * 3)];
        ulong[] known = [.. Enumerable.Range(0, 20).Select(_ => (ulong)random.NextInt64() * 5)];
        byte[] whole = Booleans(column =>
        {
            column.Append(true);
            column.Append(values, known, count);
            column.Append(false);
        });
        byte[] single = Booleans(column =>
        {
            column.Append(true);
            for (int row = 0; row < count; row++)
            {
                if ((known[row / 64] >> (row % 64) & 1) == 0) column.AppendNull();
                else column.Append((values[row / 64] >> (row % 64) & 1) == 1);
            }

            column.Append(false);
        });
        Assert.Equal(single, whole);
    }

    [Fact]
    public void Mistakes_of_the_caller_are_exceptions()
    {
        var writer = new ArrowWriter(Stream.Null, new ArrowSchema([new("甲", ArrowType.Int8) { IsNullable = false }, new("乙", ArrowType.Bool)]));
        ArrowBatchBuilder batch = writer.NewBatch();
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Integer(0).Append(128));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Integer(0).Append(-129));
        Assert.Throws<InvalidOperationException>(batch.Columns[0].AppendNull);
        batch.Integer(0).Append(1);
        Assert.Throws<InvalidOperationException>(() => writer.Write(batch));
        Assert.Throws<NotSupportedException>(() => new ArrowWriter(Stream.Null, new ArrowSchema([new("丙", ArrowType.Decimal128(18, 2))])));
        Assert.Throws<ArgumentException>(() => new ArrowWriter(Stream.Null, Sample.Schema));
        Assert.Throws<ArgumentException>(() => new ArrowWriter(Stream.Null, Sample.Schema, new Dictionary<long, IReadOnlyList<string>> { [5] = [.. Enumerable.Repeat("甲", 129)] }));
        writer.Finish();
        Assert.Throws<InvalidOperationException>(writer.Finish);
    }

    private static unsafe long Address(ReadOnlySpan<byte> bytes)
    {
        fixed (byte* start = bytes) return bytes.IsEmpty ? 0 : (long)start;
    }

    private static byte[] Booleans(Action<BooleanColumnBuilder> fill)
    {
        using var stream = new MemoryStream();
        var writer = new ArrowWriter(stream, new ArrowSchema([new("甲", ArrowType.Bool)]));
        ArrowBatchBuilder batch = writer.NewBatch();
        fill(batch.Boolean(0));
        writer.Write(batch);
        writer.Finish();
        return stream.ToArray();
    }
}
