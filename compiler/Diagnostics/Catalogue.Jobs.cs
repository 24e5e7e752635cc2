namespace Zhaodan.Compiler.Diagnostics;

// ZD312x to ZD314x: screenings that are stopped and go on, parts of a file, mapping files.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor PipeWillNotResume = new(
        "ZD3120", DiagnosticSeverity.Info,
        "案例来自管道（{0}），中断后不能接着做。",
        "要能接着做，请先把案例存成文件，再筛查文件。");

    public static readonly DiagnosticDescriptor PipeCannotResume = new(
        "ZD3121", DiagnosticSeverity.Error,
        "案例来自管道（{0}），不能用 --resume 接着做。",
        "管道里读过的内容不能再读；请把案例存成文件，或者去掉 --resume。");

    public static readonly DiagnosticDescriptor CheckpointFound = new(
        "ZD3122", DiagnosticSeverity.Error,
        "文件夹“{0}”里有一次中断的筛查，已经做完{1}行。",
        "接着做，请加 --resume；不要了、从头做，请加 --restart。");

    public static readonly DiagnosticDescriptor CheckpointOfAnother = new(
        "ZD3123", DiagnosticSeverity.Error,
        "文件夹“{0}”里的检查点不是这次筛查的，不同的是{1}。",
        "请用原来的案例表、制度和选项接着做；要从头做，请加 --restart。");

    public static readonly DiagnosticDescriptor CheckpointBroken = new(
        "ZD3124", DiagnosticSeverity.Error,
        "文件夹“{0}”里的检查点不完整，或者写了一部分的结果被改动过，不能接着做。",
        "请加 --restart 从头做。");

    public static readonly DiagnosticDescriptor CheckpointLeft = new(
        "ZD3125", DiagnosticSeverity.Warning,
        "已经做完的{0}行保存在检查点里。",
        "排除原因后，用同样的命令加 --resume 接着做。");

    public static readonly DiagnosticDescriptor ScreeningStopped = new(
        "ZD3126", DiagnosticSeverity.Info,
        "筛查中止，已经做完的{0}行保存在检查点里。",
        "用同样的命令加 --resume 接着做。");

    public static readonly DiagnosticDescriptor ScreeningResumed = new(
        "ZD3127", DiagnosticSeverity.Info,
        "从检查点接着做，已经做完的{0}行不再求值。",
        "案例表从头再读一遍，核对案号和校验和。");

    public static readonly DiagnosticDescriptor CaseFileChanged = new(
        "ZD3128", DiagnosticSeverity.Error,
        "案例表“{0}”在筛查时被改动：{1}。",
        "结果已经作废；请等文件写完，或者先复制一份，再重新筛查。");

    public static readonly DiagnosticDescriptor CheckpointRowsDiffer = new(
        "ZD3129", DiagnosticSeverity.Error,
        "案例表“{0}”的前{1}行和检查点对不上。",
        "案例表被改动过；请加 --restart 从头做。");

    public static readonly DiagnosticDescriptor FormatWillNotResume = new(
        "ZD3130", DiagnosticSeverity.Info,
        "答案是 Excel 工作簿（xlsx），中断后要从头做。",
        "要能接着做，请把答案写成 CSV、NDJSON 或者 Arrow。");

    public static readonly DiagnosticDescriptor OptionsConflict = new(
        "ZD3131", DiagnosticSeverity.Error,
        "{0} 和 {1} 不能同时写。",
        "请去掉其中一个。");

    public static readonly DiagnosticDescriptor ShardOfPipe = new(
        "ZD3132", DiagnosticSeverity.Error,
        "案例来自管道（{0}），不能分片。",
        "请把案例存成文件，再用 --shard。");

    public static readonly DiagnosticDescriptor ShardUncertain = new(
        "ZD3133", DiagnosticSeverity.Error,
        "案例表“{0}”里有一个引号隔了很远才闭合，或者没有闭合，说不准记录到哪里为止，不能分片。",
        "请先不分片筛查一次，按隔离文件和提示改正引号。");

    public static readonly DiagnosticDescriptor ShardUnreadable = new(
        "ZD3134", DiagnosticSeverity.Error,
        "文件夹“{0}”不是分片筛查的结果，或者不完整：{1}。",
        "请重新做这一片。");

    public static readonly DiagnosticDescriptor ShardMissing = new(
        "ZD3135", DiagnosticSeverity.Error,
        "一共分了{0}片，还缺第{1}片。",
        "请做完缺的各片，再合并。");

    public static readonly DiagnosticDescriptor ShardForeign = new(
        "ZD3136", DiagnosticSeverity.Error,
        "文件夹“{0}”和“{1}”不是同一次筛查的分片，不同的是{2}。",
        "请只合并同一张案例表、同样的制度和选项、同样片数的分片。");

    public static readonly DiagnosticDescriptor ShardTwice = new(
        "ZD3137", DiagnosticSeverity.Error,
        "文件夹“{0}”和“{1}”都是第{2}片。",
        "每一片只能有一个文件夹。");

    public static readonly DiagnosticDescriptor ShardsAndLibraryDiffer = new(
        "ZD3138", DiagnosticSeverity.Error,
        "分片和现在的制度库、案例表对不上，不同的是{0}。",
        "请用做分片时的制度库和案例表合并，或者重新做各片。");

    public static readonly DiagnosticDescriptor ShardNumbersRepeat = new(
        "ZD3139", DiagnosticSeverity.Info,
        "第{0}片里有{1}个案号在前面的分片里出现过，这一片重新筛查。",
        "重复的行进隔离文件，和不分片时一样。");

    public static readonly DiagnosticDescriptor TooManyBadInParts = new(
        "ZD3140", DiagnosticSeverity.Error,
        "各片不合格的行合计{0}行，超过上限{1}行，没有合并。",
        "请改正案例表，或者放宽 --max-bad 重新做各片。");

    public static readonly DiagnosticDescriptor ShardsAreCsv = new(
        "ZD3147", DiagnosticSeverity.Error,
        "分片的案例表要是 CSV，答案不能是 Excel 工作簿（xlsx）。",
        "请把案例表存成 CSV，把答案写成 CSV、NDJSON 或者 Arrow。");

    public static readonly DiagnosticDescriptor MappingHeader = new(
        "ZD3141", DiagnosticSeverity.Error,
        "对照表“{0}”的前两列不是“列”和“意思”。",
        "请用 --write-mapping 写一份，再改。");

    public static readonly DiagnosticDescriptor MappingOpen = new(
        "ZD3142", DiagnosticSeverity.Error,
        "对照表“{0}”第{1}行还没有填好。",
        "“意思”写事实的名称、案号、保留或者不用；案例表确实没有的，把“列”清空。");

    public static readonly DiagnosticDescriptor MappingTwice = new(
        "ZD3143", DiagnosticSeverity.Error,
        "对照表“{0}”里，列“{1}”出现了两次。",
        "每一列只写一行。");

    public static readonly DiagnosticDescriptor MappingColumnMissing = new(
        "ZD3144", DiagnosticSeverity.Error,
        "对照表里的列“{0}”不在案例表里。",
        "请核对列名，或者为这张案例表另写一份对照表。");

    public static readonly DiagnosticDescriptor MappingFactUnknown = new(
        "ZD3145", DiagnosticSeverity.Error,
        "对照表给列“{0}”写的意思“{1}”不是所选制度的事实。",
        "{2}请写事实的名称、案号、保留或者不用。");

    public static readonly DiagnosticDescriptor MappingWritten = new(
        "ZD3146", DiagnosticSeverity.Info,
        "对照表写在“{0}”，有{1}行标了“？”，要填。",
        "填好以后，用 --mapping 筛查。");
}
