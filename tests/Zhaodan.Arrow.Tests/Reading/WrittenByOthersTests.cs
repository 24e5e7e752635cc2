using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Tests.Golden;

namespace Zhaodan.Arrow.Tests.Reading;

/// <summary>Files of another writer, kept in the tree.</summary>
public sealed class WrittenByOthersTests
{
    public static TheoryData<string> All => ["columns.arrow", "slices.arrow", "batches.arrow", "nested.arrow", "views.arrow"];

    public static TheoryData<string> Streams => ["stream.arrows", "batches-stream.arrows"];

    [Theory]
    [MemberData(nameof(All))]
    public void Mapped_file_reads_as_it_was_written(string name)
    {
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path(name));
        Assert.Equal(Expected(name), Rows.Of(file));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Copied_file_reads_as_it_was_written(string name)
    {
        ArrowFile file = ArrowFile.OpenCopying(GoldenFiles.Path(name));
        RecordBatchView[] batches = [.. Enumerable.Range(0, file.BatchCount).Select(file.ReadBatch)];
        file.Dispose();
        Assert.Equal(Expected(name), batches.SelectMany(Rows.Of));
    }

    [Theory]
    [MemberData(nameof(Streams))]
    public void Stream_reads_from_its_beginning(string name)
    {
        using FileStream stream = File.OpenRead(GoldenFiles.Path(name));
        var reader = new ArrowStreamReader(stream);
        Assert.Equal(Expected(name), Rows.Of(reader));
        Assert.True(reader.HasEndMark);
    }

    [Fact]
    public void Schema_says_what_the_writer_said()
    {
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path("batches.arrow"));
        Assert.Equal([new("来源", "甲县"), new("版", "1")], file.Schema.Metadata);
        Assert.Equal("甲县", file.Schema.MetadataOf("来源"));
        Assert.Null(file.Schema.MetadataOf("县"));
        Assert.Equal(0, file.Schema.IndexOf("号"));
        Assert.Equal(-1, file.Schema.IndexOf("号码"));
        Assert.Equal(3, file.BatchCount);
        Assert.Equal(5, file.CountRows());
    }

    [Fact]
    public void Column_in_columns_is_named_and_the_others_are_read()
    {
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path("nested.arrow"));
        RecordBatchView batch = file.ReadBatch(0);
        ArrowFormatException list = Assert.Throws<ArrowFormatException>(() => batch.Column(1).Length);
        Assert.Equal((ArrowFault.TypeUnsupported, "列", "list"), (list.Fault, list.Arguments[0], list.Arguments[1]));
        Assert.Equal("乙", batch.Column(3).GetString(1));
    }

    [Fact]
    public void Dictionary_that_grows_is_refused_where_it_is_needed()
    {
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path("delta.arrow"));
        RecordBatchView batch = file.ReadBatch(0);
        ArrowFormatException delta = Assert.Throws<ArrowFormatException>(() => batch.Column(0).Length);
        Assert.Equal((ArrowFault.DictionaryDelta, (object)3L), (delta.Fault, delta.Arguments[0]));
        Assert.Equal("号 int32: 1 2", Rows.Of(batch.Column(1)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Columns_stand_the_whole_check(string name)
    {
        using ArrowFile file = ArrowFile.Open(GoldenFiles.Path(name));
        for (int index = 0; index < file.BatchCount; index++)
        {
            RecordBatchView batch = file.ReadBatch(index);
            for (int column = 0; column < batch.Schema.Fields.Count; column++)
            {
                if (batch.Schema.Fields[column].IsSupported) ColumnCheck.Run(batch.Column(column));
            }
        }
    }

    private static string[] Expected(string name) => name switch
    {
        "slices.arrow" => GoldenFiles.Slices,
        "views.arrow" => GoldenFiles.Views,
        "nested.arrow" => GoldenFiles.Nested,
        "batches.arrow" or "batches-stream.arrows" => GoldenFiles.Batches,
        _ => GoldenFiles.Columns,
    };
}
