using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;

namespace Zhaodan.Arrow.Tests.Writing;

/// <summary>A file of every type that is written: three batches, one without rows.</summary>
internal static class Sample
{
    public static ArrowSchema Schema { get; } = new(
        [
            new("案号", ArrowType.Utf8) { IsNullable = false },
            new("是否", ArrowType.Bool) { Metadata = [new("事实", "甲")] },
            new("金额", ArrowType.Int64),
            new("次", ArrowType.Integer(8, isSigned: false)),
            new("日", ArrowType.Date32),
            new("刻", ArrowType.Date64),
            new("处理", ArrowType.Utf8) { Dictionary = new(5, ArrowType.Int8, IsOrdered: true) },
            new("备注", ArrowType.Utf8),
        ],
        [new("制度", "例"), new("空", "")]);

    public static string[] Expected { get; } =
    [
        "案号 utf8: 一 二 三",
        "是否 bool: 1 - 0",
        "金额 int64: -9223372036854775808 - 9223372036854775807",
        "次 uint8: 0 255 -",
        "日 date32: 0 -719162 -",
        "刻 date64: 86400000 - -86400000",
        "处理 dictionary<int8, utf8>: 追究 - 免责",
        "备注 utf8:  - 𠮷𠮷",
        "案号 utf8:",
        "是否 bool:",
        "金额 int64:",
        "次 uint8:",
        "日 date32:",
        "刻 date64:",
        "处理 dictionary<int8, utf8>:",
        "备注 utf8:",
        "案号 utf8: 四",
        "是否 bool: 1",
        "金额 int64: 7",
        "次 uint8: 1",
        "日 date32: 19782",
        "刻 date64: -",
        "处理 dictionary<int8, utf8>: 免责",
        "备注 utf8: -",
    ];

    public static byte[] Bytes()
    {
        using var stream = new MemoryStream();
        Write(stream);
        return stream.ToArray();
    }

    public static void Write(Stream stream)
    {
        var writer = new ArrowWriter(stream, Schema, new Dictionary<long, IReadOnlyList<string>> { [5] = ["免责", "追究"] });
        ArrowBatchBuilder batch = writer.NewBatch();
        Row(batch, "一", true, long.MinValue, 0, new DateOnly(1970, 1, 1), new DateOnly(1970, 1, 2), 1, "");
        Row(batch, "二", null, null, 255, DateOnly.MinValue, null, null, null);
        Row(batch, "三", false, long.MaxValue, null, null, new DateOnly(1969, 12, 31), 0, "𠮷𠮷");
        writer.Write(batch);
        batch.Clear();
        writer.Write(batch);
        Row(batch, "四", true, 7, 1, new DateOnly(2024, 2, 29), null, 0, null);
        writer.Write(batch);
        writer.Finish();
    }

    private static void Row(ArrowBatchBuilder batch, string number, bool? flag, long? money, long? times, DateOnly? day, DateOnly? moment, int? due, string? note)
    {
        batch.Text(0).Append(number);
        if (flag is { } f) batch.Boolean(1).Append(f); else batch.Columns[1].AppendNull();
        if (money is { } m) batch.Integer(2).Append(m); else batch.Columns[2].AppendNull();
        if (times is { } t) batch.Integer(3).Append(t); else batch.Columns[3].AppendNull();
        if (day is { } d) batch.Date(4).Append(d); else batch.Columns[4].AppendNull();
        if (moment is { } o) batch.Date(5).Append(o); else batch.Columns[5].AppendNull();
        if (due is { } c) batch.Coded(6).Append(c); else batch.Columns[6].AppendNull();
        if (note is { } n) batch.Text(7).Append(n); else batch.Columns[7].AppendNull();
    }
}
