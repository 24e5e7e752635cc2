namespace Zhaodan.Compiler.Diagnostics;

// ZD30xx: case files and screening.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor CaseFileCannotBeOpened = new(
        "ZD3001", DiagnosticSeverity.Error,
        "打不开案件文件“{0}”：{1}。",
        "请检查路径和读取权限。");

    public static readonly DiagnosticDescriptor CaseFileHasNoHeader = new(
        "ZD3002", DiagnosticSeverity.Error,
        "案件文件“{0}”没有标题行。",
        "第一行应当写列名，其中一列是“案号”，其余各列是事实的名称，或者是“是”“否”“不明”三列。");

    public static readonly DiagnosticDescriptor CaseNumberColumnMissing = new(
        "ZD3003", DiagnosticSeverity.Error,
        "标题行没有“案号”列。",
        "请把案件编号一列的标题改为“案号”，列与列之间用半角逗号分隔。");

    public static readonly DiagnosticDescriptor CaseColumnUnknown = new(
        "ZD3004", DiagnosticSeverity.Error,
        "列“{0}”不是所选制度的事实，也没有声明保留。",
        "{1}要原样带到结果里，请用 --keep {0} 保留这一列。");

    public static readonly DiagnosticDescriptor CaseColumnsMissing = new(
        "ZD3005", DiagnosticSeverity.Error,
        "案件文件缺少制度用到的列：{0}。",
        "请补上这些列；确认它们在每个案件里都没有记载的，用 --allow-missing 确认，汇总里会列明。");

    public static readonly DiagnosticDescriptor CaseColumnRepeated = new(
        "ZD3006", DiagnosticSeverity.Error,
        "列“{0}”和列“{1}”说的是同一个事实。",
        "请只保留其中一列；同义词和原名也算同一个事实。");

    public static readonly DiagnosticDescriptor KeptColumnMissing = new(
        "ZD3007", DiagnosticSeverity.Error,
        "要保留的列“{0}”不在案件文件里。",
        "请检查 --keep 的写法，文件里的列有：{1}。");

    public static readonly DiagnosticDescriptor CaseBytesInvalid = new(
        "ZD3008", DiagnosticSeverity.Error,
        "案件文件第{0}行第{1}字节（0x{2}）不是{3}编码。",
        "请用 --encoding 写明文件的编码（UTF-8 或者 GB18030），或者重新导出文件。");

    public static readonly DiagnosticDescriptor CaseEncodingUnsupported = new(
        "ZD3009", DiagnosticSeverity.Error,
        "案件文件是 UTF-16 编码，不能读取。",
        "请另存为“CSV UTF-8（逗号分隔）”或者 GB18030 编码的 CSV。");

    public static readonly DiagnosticDescriptor CaseQuoteOpen = new(
        "ZD3010", DiagnosticSeverity.Warning,
        "案件文件第{0}行的引号没有闭合，这一行已经隔离，从下一行接着读。",
        "文件可能被截断，请核对原文件；引号写多了的，删去多余的引号。");

    public static readonly DiagnosticDescriptor CaseRowTooLong = new(
        "ZD3011", DiagnosticSeverity.Error,
        "案件文件从第{0}行开始的一条记录超过{1}个字符。",
        "多半是引号没有闭合，请检查这一行的引号。");

    public static readonly DiagnosticDescriptor TooManyBadRows = new(
        "ZD3012", DiagnosticSeverity.Error,
        "不合格的行已有{0}行，超过上限{1}行，筛查停止。",
        "最后一处在第{2}行“{3}”列：{4}请改正案件文件，或者放宽 --max-bad。");

    public static readonly DiagnosticDescriptor OutputFolderUnusable = new(
        "ZD3013", DiagnosticSeverity.Error,
        "不能在文件夹“{0}”里写结果：{1}。",
        "请换一个可以写入的文件夹，或者改正它的权限。");

    public static readonly DiagnosticDescriptor DiskFull = new(
        "ZD3014", DiagnosticSeverity.Error,
        "磁盘已满，写“{0}”时中断，没有留下写了一半的文件。",
        "请腾出空间后重新筛查；原来的结果没有改动。");

    public static readonly DiagnosticDescriptor OutputFailed = new(
        "ZD3015", DiagnosticSeverity.Error,
        "写“{0}”失败：{1}。",
        "原来的结果没有改动，请排除故障后重新筛查。");

    public static readonly DiagnosticDescriptor RowsDoNotAddUp = new(
        "ZD3016", DiagnosticSeverity.Error,
        "行数对不上：读入{0}行，已回答{1}行，隔离{2}行，“{3}”写出{4}行。",
        "这是程序的错误，结果已经作废，请把案件文件的行数和这条信息报告给维护者。");

    public static readonly DiagnosticDescriptor FactDeclaredDifferently = new(
        "ZD3017", DiagnosticSeverity.Error,
        "制度“{0}”和“{1}”对“{2}”的声明不一致。",
        "同名事实的类型、单位和选项应当相同；请让两个制度使用同一个词汇，或者分开筛查。");

    public static readonly DiagnosticDescriptor RegimeGivenTwice = new(
        "ZD3018", DiagnosticSeverity.Error,
        "代号“{0}”出现了两次。",
        "每个制度只能选一次。");

    public static readonly DiagnosticDescriptor CaseFileCannotBeRead = new(
        "ZD3019", DiagnosticSeverity.Error,
        "读案件文件“{0}”时中断：{1}。",
        "请检查文件所在的磁盘或者网络，然后重新筛查。");

    public static readonly DiagnosticDescriptor CaseColumnAmbiguous = new(
        "ZD3020", DiagnosticSeverity.Error,
        "列“{0}”可以指“{1}”，也可以指“{2}”。",
        "请把列名改成事实的名称。");

    public static readonly DiagnosticDescriptor LastRowTruncated = new(
        "ZD3021", DiagnosticSeverity.Warning,
        "案件文件最后一行（第{0}行）不完整，已经隔离。",
        "文件可能被截断，请核对原文件的行数。");

    public static readonly DiagnosticDescriptor CaseEncodingUsed = new(
        "ZD3022", DiagnosticSeverity.Info,
        "案件文件按{0}编码读取（{1}）。",
        "编码不对的，用 --encoding 写明。");

    public static readonly DiagnosticDescriptor CaseColumnsMissingConfirmed = new(
        "ZD3023", DiagnosticSeverity.Warning,
        "案件文件没有下列制度用到的列，已经确认：{0}。",
        "这些事实在每个案件里都算没有提及；有记载的，请补上这些列。");

    public static readonly DiagnosticDescriptor RowsQuarantined = new(
        "ZD3024", DiagnosticSeverity.Warning,
        "有{0}行不合格，没有回答，写在“{1}”里。",
        "请按“原因”一列改正后，把这些行重新筛查。");

    public static readonly DiagnosticDescriptor NothingToGenerate = new(
        "ZD3025", DiagnosticSeverity.Error,
        "所选制度没有用到任何事实，生成不了案件。",
        "请选择有条文的制度。");

    public static readonly DiagnosticDescriptor CaseHeaderQuoteOpen = new(
        "ZD3026", DiagnosticSeverity.Error,
        "案件文件标题行的引号没有闭合。",
        "请检查标题行的引号，引号要成对。");

    public static readonly DiagnosticDescriptor CaseColumnsUnknown = new(
        "ZD3027", DiagnosticSeverity.Error,
        "另有{0}列也不是所选制度的事实：{1}。",
        "请核对案件文件是不是为这些制度准备的；要原样带到结果里的列，用 --keep 保留。");

    public static readonly DiagnosticDescriptor CaseSeparatorWrong = new(
        "ZD3028", DiagnosticSeverity.Error,
        "案件文件的列用“{0}”分隔，不是半角逗号。",
        "请另存为“CSV UTF-8（逗号分隔）”，或者把分隔符换成半角逗号。");
}
