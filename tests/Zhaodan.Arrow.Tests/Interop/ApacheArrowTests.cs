using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Tests.Golden;
using Zhaodan.Arrow.Tests.Writing;
using Zhaodan.Cli.Tests;

namespace Zhaodan.Arrow.Tests.Interop;

/// <summary>Another implementation reads what is written here and writes what is read here.</summary>
public sealed class ApacheArrowTests(ApacheArrow package) : IClassFixture<ApacheArrow>
{
    private const string Reason = "npm 不在这台机器上，不能安装 apache-arrow。";

    public static bool HasNpm => ApacheArrow.HasNpm;

    [SkippableFact(Reason, nameof(HasNpm))]
    public void It_reads_what_is_written_here()
    {
        string path = package.InFolder("sample.arrow");
        using (FileStream stream = File.Create(path)) Sample.Write(stream);
        Assert.Equal(
            [
                "metadata 制度=例 空=",
                "案号 Utf8 required: 一 二 三",
                "是否 Bool nullable: 1 - 0",
                "金额 Int64 nullable: -9223372036854775808 - 9223372036854775807",
                "次 Uint8 nullable: 0 255 -",
                "日 Date32<DAY> nullable: 1970-01-01 0001-01-01 -",
                "刻 Date64<MILLISECOND> nullable: 1970-01-02 - 1969-12-31",
                "处理 Dictionary<Int8, Utf8> nullable: 追究 - 免责",
                "备注 Utf8 nullable:  - 𠮷𠮷",
                "案号 Utf8 required:",
                "是否 Bool nullable:",
                "金额 Int64 nullable:",
                "次 Uint8 nullable:",
                "日 Date32<DAY> nullable:",
                "刻 Date64<MILLISECOND> nullable:",
                "处理 Dictionary<Int8, Utf8> nullable:",
                "备注 Utf8 nullable:",
                "案号 Utf8 required: 四",
                "是否 Bool nullable: 1",
                "金额 Int64 nullable: 7",
                "次 Uint8 nullable: 1",
                "日 Date32<DAY> nullable: 2024-02-29",
                "刻 Date64<MILLISECOND> nullable: -",
                "处理 Dictionary<Int8, Utf8> nullable: 免责",
                "备注 Utf8 nullable: -",
            ],
            package.Node("read.mjs", path));
    }

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_columns_are_read() => Assert.Equal(GoldenFiles.Columns, Read("columns"));

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_slices_are_read() => Assert.Equal(GoldenFiles.Slices, Read("slices"));

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_batches_are_read() => Assert.Equal(GoldenFiles.Batches, Read("batches"));

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_nested_columns_are_passed_over() => Assert.Equal(GoldenFiles.Nested, Read("nested"));

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_views_are_read() => Assert.Equal(GoldenFiles.Views, Read("views"));

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_decimals_are_read() => Assert.Equal(["分 decimal128(18, 2): 12345 -1 -"], Read("decimal"));

    [SkippableFact(Reason, nameof(HasNpm))]
    public void Its_stream_is_read()
    {
        using FileStream stream = File.OpenRead(Write("stream"));
        Assert.Equal(GoldenFiles.Columns, Rows.Of(new ArrowStreamReader(stream)));
    }

    private string[] Read(string kind)
    {
        using ArrowFile file = ArrowFile.Open(Write(kind));
        return Rows.Of(file);
    }

    private string Write(string kind)
    {
        string path = package.InFolder(kind + ".arrow");
        package.Node("write.mjs", kind, path);
        return path;
    }
}
