namespace Zhaodan.Compiler.Diagnostics;

// ZD31xx: Arrow files, one code for each ArrowFault in its order. {0} is the file.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor ArrowNotArrow = new(
        "ZD3100", DiagnosticSeverity.Error,
        "“{0}”不是 Arrow 文件。",
        "Arrow IPC 文件（.arrow、.feather）以 ARROW1 开头，请检查文件名，或者重新导出。");

    public static readonly DiagnosticDescriptor ArrowOtherFormat = new(
        "ZD3101", DiagnosticSeverity.Error,
        "“{0}”是 {1} 文件，不是 Arrow IPC 文件。",
        "请另存为 Arrow IPC 文件（也叫 Feather 第二版）。");

    public static readonly DiagnosticDescriptor ArrowTruncated = new(
        "ZD3102", DiagnosticSeverity.Error,
        "“{0}”不完整：至少应有{1}字节，只有{2}字节。",
        "文件没有写完或者没有传完，请重新导出、重新传送。");

    public static readonly DiagnosticDescriptor ArrowFooterBroken = new(
        "ZD3103", DiagnosticSeverity.Error,
        "“{0}”结尾的目录缺失或者损坏（写明的长度是{1}字节）。",
        "文件没有写完或者没有传完，请重新导出、重新传送。");

    public static readonly DiagnosticDescriptor ArrowMetadataBroken = new(
        "ZD3104", DiagnosticSeverity.Error,
        "“{0}”的元数据损坏：{1} 在所属消息的第{2}字节处，值或者指向无效。",
        "请用原来的程序重新导出；还是这样的，请把文件和这条信息报告给导出程序的维护者。");

    public static readonly DiagnosticDescriptor ArrowVersionUnsupported = new(
        "ZD3105", DiagnosticSeverity.Error,
        "“{0}”的元数据版本是{1}，能读的是 V4 和 V5。",
        "请用 Arrow 1.0 以后的程序重新导出。");

    public static readonly DiagnosticDescriptor ArrowBigEndian = new(
        "ZD3106", DiagnosticSeverity.Error,
        "“{0}”里的数高位在前（大端），不能读取。",
        "请导出为低位在前（小端）的文件。");

    public static readonly DiagnosticDescriptor ArrowCompressed = new(
        "ZD3107", DiagnosticSeverity.Error,
        "“{0}”的数据用 {1} 压缩过，不能就地读取。",
        "请导出为不压缩的文件，例如 pyarrow.feather.write_feather(…, compression=\"uncompressed\")。");

    public static readonly DiagnosticDescriptor ArrowTypeUnsupported = new(
        "ZD3108", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”是 {2} 类型，不能读取。",
        "请把这一列拆成普通的列，或者不导出这一列。");

    public static readonly DiagnosticDescriptor ArrowDictionaryDelta = new(
        "ZD3109", DiagnosticSeverity.Error,
        "“{0}”的字典{1}逐批增补，不能读取。",
        "请合并字典后重新导出，或者把这一列导出为普通文字。");

    public static readonly DiagnosticDescriptor ArrowDictionaryReplaced = new(
        "ZD3110", DiagnosticSeverity.Error,
        "“{0}”的字典{1}出现了两次。",
        "请合并字典后重新导出，或者把这一列导出为普通文字。");

    public static readonly DiagnosticDescriptor ArrowDictionaryMissing = new(
        "ZD3111", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”用到字典{2}，此前没有这部字典。",
        "请重新导出文件，字典应当写在用到它的各批之前。");

    public static readonly DiagnosticDescriptor ArrowDictionaryIndex = new(
        "ZD3112", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”在批内第{2}行的字典序号是{3}，字典只有{4}项。",
        "请用原来的程序重新导出。");

    public static readonly DiagnosticDescriptor ArrowBufferOutside = new(
        "ZD3113", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”的 {2} 写明从第{3}字节起有{4}字节，超出这一批的{5}字节。",
        "文件损坏，请重新导出、重新传送。");

    public static readonly DiagnosticDescriptor ArrowBufferTooShort = new(
        "ZD3114", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”的 {2} 只有{3}字节，{4}行需要{5}字节。",
        "文件损坏，请重新导出、重新传送。");

    public static readonly DiagnosticDescriptor ArrowOffsetsBroken = new(
        "ZD3115", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”在批内第{2}行的文字从第{3}字节到第{4}字节，数据有{5}字节。",
        "文字的起止应当递增，不超出数据；文件损坏，请重新导出。");

    public static readonly DiagnosticDescriptor ArrowCountsDisagree = new(
        "ZD3116", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”写明的 {2} 是{3}，与这一批的{4}行不符。",
        "文件损坏，请重新导出。");

    public static readonly DiagnosticDescriptor ArrowTooLarge = new(
        "ZD3117", DiagnosticSeverity.Error,
        "“{0}”的 {1} 是{2}，超过上限{3}。",
        "请分成较小的批重新导出，例如每批一百万行。");

    public static readonly DiagnosticDescriptor ArrowFileShrank = new(
        "ZD3118", DiagnosticSeverity.Error,
        "“{0}”在读取时变短了：打开时是{1}字节，现在是{2}字节。",
        "请等别的程序写完，再重新运行。");

    public static readonly DiagnosticDescriptor ArrowTextInvalid = new(
        "ZD3119", DiagnosticSeverity.Error,
        "“{0}”的列“{1}”在批内第{2}行的文字不是 UTF-8 编码。",
        "请把文字转成 UTF-8 后重新导出。");
}
