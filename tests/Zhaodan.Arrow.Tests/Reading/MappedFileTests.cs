using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Tests.Golden;
using Zhaodan.Arrow.Tests.Writing;

namespace Zhaodan.Arrow.Tests.Reading;

/// <summary>Files on the disk: what they are, and what others do to them.</summary>
public sealed class MappedFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public static TheoryData<byte[], string> OtherFormats => new() { { [.. "PAR1\0\0\0\0PAR1"u8], "Parquet" }, { [.. "FEA1\0\0\0\0FEA1"u8], "Feather V1" }, { [.. "PK\u0003\u0004...."u8], "ZIP" }, { [.. "ORC....."u8], "ORC" } };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void File_that_became_shorter_is_refused_before_it_is_touched(bool copies)
    {
        File.WriteAllBytes(_path, Sample.Bytes());
        using ArrowFile file = copies ? ArrowFile.OpenCopying(_path) : ArrowFile.Open(_path);
        Assert.Equal(3, file.ReadBatch(0).Length);
        using (var cut = new FileStream(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) cut.SetLength(16);
        ArrowFormatException gone = Assert.Throws<ArrowFormatException>(() => file.ReadBatch(0));
        Assert.Equal((ArrowFault.FileShrank, (object)(long)Sample.Bytes().Length), (gone.Fault, gone.Arguments[0]));
        Assert.Equal(ArrowFault.FileShrank, Assert.Throws<ArrowFormatException>(() => file.CountRows()).Fault);
    }

    [Fact]
    public void Closed_file_is_not_read()
    {
        File.WriteAllBytes(_path, Sample.Bytes());
        ArrowFile file = ArrowFile.Open(_path);
        RecordBatchView batch = file.ReadBatch(0);
        file.Dispose();
        file.Dispose();
        Assert.Throws<ObjectDisposedException>(() => file.ReadBatch(0));
        Assert.Throws<ObjectDisposedException>(() => batch.Column(0).Length);
    }

    [Fact]
    public void Missing_file_and_folder_are_for_the_caller()
    {
        Assert.Throws<FileNotFoundException>(() => ArrowFile.Open(_path + ".missing"));
        Assert.Throws<UnauthorizedAccessException>(() => ArrowFile.Open(Path.GetTempPath()));
    }

    [Theory]
    [MemberData(nameof(OtherFormats))]
    public void Other_format_is_named(byte[] bytes, string name)
    {
        File.WriteAllBytes(_path, bytes);
        ArrowFormatException other = Assert.Throws<ArrowFormatException>(() => ArrowFile.Open(_path));
        Assert.Equal((ArrowFault.OtherFormat, (object)name), (other.Fault, other.Arguments[0]));
        Assert.Equal(ArrowFault.OtherFormat, Assert.Throws<ArrowFormatException>(() => new ArrowStreamReader(new MemoryStream(bytes))).Fault);
    }

    [Fact]
    public void Empty_file_and_text_are_no_arrow_files()
    {
        Assert.Equal(ArrowFault.NotArrow, Assert.Throws<ArrowFormatException>(() => ArrowFile.Open(_path)).Fault);
        File.WriteAllText(_path, "案号,甲\n");
        Assert.Equal(ArrowFault.NotArrow, Assert.Throws<ArrowFormatException>(() => ArrowFile.Open(_path)).Fault);
        Assert.Equal(ArrowFault.NotArrow, Assert.Throws<ArrowFormatException>(() => new ArrowStreamReader(Stream.Null)).Fault);
    }

    [Fact]
    public void Forms_are_told_by_how_they_begin()
    {
        Assert.Equal(ArrowForm.File, ArrowForms.Of(GoldenFiles.Bytes("columns.arrow").AsSpan(0, 8)));
        Assert.Equal(ArrowForm.Stream, ArrowForms.Of(GoldenFiles.Bytes("stream.arrows").AsSpan(0, 8)));
        Assert.Equal(ArrowForm.None, ArrowForms.Of("案号,甲"u8));
        Assert.Equal(ArrowForm.None, ArrowForms.Of([]));
    }

    public void Dispose() => File.Delete(_path);
}
