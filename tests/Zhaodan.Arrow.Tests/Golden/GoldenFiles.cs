namespace Zhaodan.Arrow.Tests.Golden;

/// <summary>
/// Files that the apache-arrow package 21.2.0 wrote (Interop/write.mjs, by their name), and what is in them: said by hand
/// after the script, not by a reader.
/// </summary>
internal static class GoldenFiles
{
    public static string[] Columns { get; } =
    [
        "是否 bool: 1 - 0 1 -",
        "金额 int64: 100 - -5 9007199254740993 0",
        "次 int8: 1 2 3 -128 127",
        "大数 uint64: 0 1 18446744073 3 4",
        "日 date32: 1 - -1 19782 -719162",
        "刻 date64: 86400000 - -86400000 - -",
        "名 utf8: 甲  - 乙乙 z",
        "长名 large_utf8: 长甲 -  长乙 z",
        "处理 dictionary<int8, utf8>: 追究 免责 - 从轻 追究",
        "无 null: - - - - -",
        "数 float64: 0.5 - -2 3 4",
    ];

    // Rows 13 to 30 of forty; nulls are the multiples of 7, 5, 11 and 13.
    public static string[] Slices { get; } =
    [
        "是否 bool: 0 - 1 0 0 1 0 0 - 0 0 1 0 0 1 - 0 1",
        "号 int32: 13 14 - 16 17 18 19 - 21 22 23 24 - 26 27 28 29 -",
        "名 utf8: 第13 第14 第15 第16 第17 第18 第19 第20 第21 - 第23 第24 第25 第26 第27 第28 第29 第30",
        "处理 dictionary<int32, utf8>: - 追究 免责 从轻 追究 免责 从轻 追究 免责 从轻 追究 免责 从轻 - 免责 从轻 追究 免责",
    ];

    public static string[] Batches { get; } = ["号 int32: 1 2 3", "号 int32:", "号 int32: 4 -"];

    public static string[] Nested { get; } = ["前 int32: 1 2", "列 list: unsupported", "组 struct: unsupported", "后 utf8: 甲 乙"];

    // Texts of more than twelve bytes stand outside their views.
    public static string[] Views { get; } = ["名 utf8_view: 甲 - 一个很长的名字超过十二字节 z  又一个很长的名字", "号 int32: 1 2 3 4 5 6"];

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "Golden", name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));
}
