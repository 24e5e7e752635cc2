namespace Zhaodan.Compiler.Diagnostics;

/// <summary>ZD40xx: what the command itself finds, before or after the compiler: arguments, files, output.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor UnknownArgument = new(
        "ZD4001", DiagnosticSeverity.Error,
        "命令行里的“{0}”不是已知的命令、选项或者参数。",
        "{1}请加上 --help 查看用法。");

    public static readonly DiagnosticDescriptor MissingArgument = new(
        "ZD4002", DiagnosticSeverity.Error,
        "缺少{0}。",
        "请补上，例如：{1}。");

    public static readonly DiagnosticDescriptor BadOptionValue = new(
        "ZD4003", DiagnosticSeverity.Error,
        "选项“{0}”的值“{1}”不能用。",
        "可以写：{2}。");

    public static readonly DiagnosticDescriptor RepeatedOption = new(
        "ZD4004", DiagnosticSeverity.Error,
        "选项“{0}”只能写一次，这里写了 {1} 次。",
        "请只留一个；多个值用逗号或者顿号连起来写。");

    public static readonly DiagnosticDescriptor PathNotFound = new(
        "ZD4010", DiagnosticSeverity.Error,
        "没有路径“{0}”。",
        "请核对路径；当前文件夹是“{1}”。");

    public static readonly DiagnosticDescriptor NoStatuteFiles = new(
        "ZD4011", DiagnosticSeverity.Error,
        "“{0}”里没有扩展名为 .statute 的文件。",
        "请指向放规则的文件夹或者文件，规则文件的扩展名是 .statute。");

    public static readonly DiagnosticDescriptor Unreadable = new(
        "ZD4012", DiagnosticSeverity.Error,
        "不能读取“{0}”：{1}。",
        "请核对文件的权限，确认它没有被别的程序占用。");

    public static readonly DiagnosticDescriptor SourceFileTooLarge = new(
        "ZD4013", DiagnosticSeverity.Error,
        "文件“{0}”超过了一个规则文件的上限 {1} MB。",
        "请把它拆成几个文件，同名的词汇会合并成一个。");

    public static readonly DiagnosticDescriptor NotUtf8 = new(
        "ZD4014", DiagnosticSeverity.Error,
        "文件从第 {0} 个字节起不是 UTF-8 编码。",
        "{1}请转成 UTF-8 再运行，例如：iconv -f GB18030 -t UTF-8 原文件 > 新文件。");

    public static readonly DiagnosticDescriptor FolderLoop = new(
        "ZD4015", DiagnosticSeverity.Warning,
        "文件夹“{0}”是指回已读文件夹的链接，没有再读一遍。",
        "请去掉这个链接，或者直接指向要读的文件夹。");

    public static readonly DiagnosticDescriptor TooManyFiles = new(
        "ZD4016", DiagnosticSeverity.Error,
        "“{0}”里的规则文件超过 {1} 个。",
        "请指向小一些的文件夹。");

    public static readonly DiagnosticDescriptor RegimeNotInLibrary = new(
        "ZD4020", DiagnosticSeverity.Error,
        "规则库里没有代号为“{0}”的制度。",
        "{1}可用的代号：{2}。");

    public static readonly DiagnosticDescriptor CitationNotInRegime = new(
        "ZD4021", DiagnosticSeverity.Error,
        "制度“{0}”里没有“{1}”这一处。",
        "{2}请照法条的写法写，例如：第八条第（一）项。");

    public static readonly DiagnosticDescriptor CaseNotInFile = new(
        "ZD4022", DiagnosticSeverity.Error,
        "“{0}”里没有案号或者名称为“{1}”的案例。",
        "{2}请核对案号，它与案例文件里写的要完全一致。");

    public static readonly DiagnosticDescriptor LibraryHasErrors = new(
        "ZD4023", DiagnosticSeverity.Error,
        "规则库“{0}”有 {1} 处错误，不能用来作答。",
        "请先运行 zhaodan check {0}，把错误改完。");

    public static readonly DiagnosticDescriptor NoRegimes = new(
        "ZD4024", DiagnosticSeverity.Error,
        "“{0}”里没有制度。",
        "请指向含有“制度《…》”的规则文件或者文件夹。");

    public static readonly DiagnosticDescriptor CaseRowUnreadable = new(
        "ZD4025", DiagnosticSeverity.Error,
        "案例“{0}”（第 {1} 行）的“{2}”列写了“{3}”，不能读取：{4}。",
        "请改正这一格，再作答。");

    public static readonly DiagnosticDescriptor TooManyToExplain = new(
        "ZD4026", DiagnosticSeverity.Error,
        "要说明的答案有 {0} 个以上，超过一次 {1} 个的上限。",
        "请用 --case 指明一个案例，或者用 zhaodan screen 筛查整张表。");

    public static readonly DiagnosticDescriptor CannotWrite = new(
        "ZD4030", DiagnosticSeverity.Error,
        "不能写入“{0}”：{1}。",
        "请换一个能写的位置，或者先腾出磁盘空间；没有留下写了一半的文件。");

    public static readonly DiagnosticDescriptor Cancelled = new(
        "ZD4040", DiagnosticSeverity.Info,
        "已按要求中止。",
        "需要结果时请重新运行。");

    public static readonly DiagnosticDescriptor InternalError = new(
        "ZD4050", DiagnosticSeverity.Error,
        "程序内部出错：{0}。",
        "这是照单的缺陷，请把命令、输入和下面的记录一起报告。");

    public static readonly DiagnosticDescriptor EvaluatorsDisagree = new(
        "ZD4052", DiagnosticSeverity.Error,
        "制度“{0}”对案例“{1}”的“{2}”，解释求值得出 {3}，编译求值得出 {4}。",
        "这是照单的缺陷，请把规则文件和案例一起报告；查明之前以解释求值为准。");
}
