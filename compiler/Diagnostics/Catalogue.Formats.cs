namespace Zhaodan.Compiler.Diagnostics;

// ZD3150–3179: case files other than CSV.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor CaseEncodingNotChosen = new(
        "ZD3150", DiagnosticSeverity.Error,
        "编码只有 CSV 可选：NDJSON 一律是 UTF-8 编码，Excel 工作簿自带编码。",
        "请去掉 --encoding；NDJSON 文件不是 UTF-8 的，先转成 UTF-8。");

    public static readonly DiagnosticDescriptor CaseKeysNeverSeen = new(
        "ZD3151", DiagnosticSeverity.Error,
        "{1}没有一个案件写过制度用到的键：{0}。",
        "请检查键名；确认每个案件都没有记载的，用 --allow-missing 确认，汇总里会列明。");

    public static readonly DiagnosticDescriptor CaseFileIsJsonArray = new(
        "ZD3152", DiagnosticSeverity.Error,
        "“{0}”以“[”开头，是 JSON 数组，不是一行一个对象。",
        "请改成 NDJSON：每行一个案件，行与行之间没有逗号，文件首尾没有方括号。");

    public static readonly DiagnosticDescriptor WorkbookUnrecognized = new(
        "ZD3153", DiagnosticSeverity.Error,
        "“{0}”不是 Excel 工作簿（.xlsx）：{1}。",
        "请用 Excel 或者 WPS 打开，另存为“Excel 工作簿（.xlsx）”；本来就是别的格式的，用 --input-format 写明。");

    public static readonly DiagnosticDescriptor WorkbookOld = new(
        "ZD3154", DiagnosticSeverity.Error,
        "“{0}”是旧式的 Excel 文件（.xls），不能读取。",
        "请用 Excel 或者 WPS 打开，另存为“Excel 工作簿（.xlsx）”。");

    public static readonly DiagnosticDescriptor WorkbookEncrypted = new(
        "ZD3155", DiagnosticSeverity.Error,
        "“{0}”加了密，不能读取。",
        "请用 Excel 或者 WPS 打开，去掉打开密码，另存以后再筛查。");

    public static readonly DiagnosticDescriptor WorkbookBroken = new(
        "ZD3156", DiagnosticSeverity.Error,
        "Excel 工作簿读到“{0}”处坏了：{1}。",
        "请用 Excel 或者 WPS 打开，修复后另存；打不开的，重新导出。");

    public static readonly DiagnosticDescriptor WorkbookBeyondLimits = new(
        "ZD3157", DiagnosticSeverity.Error,
        "Excel 工作簿的“{0}”超出限制：{1}。",
        "正常的登记簿不会这样，请核对文件的来源；确实这样大的，另存为 CSV。");

    public static readonly DiagnosticDescriptor SheetMissing = new(
        "ZD3158", DiagnosticSeverity.Error,
        "工作簿里没有工作表“{0}”，有的是：{1}。",
        "请检查 --sheet 的写法。");

    public static readonly DiagnosticDescriptor SheetsUnread = new(
        "ZD3159", DiagnosticSeverity.Warning,
        "只读了工作表“{0}”，没有读的还有：{1}。",
        "要读别的工作表，用 --sheet 写明；案件分在几张工作表里的，分几次筛查。");

    public static readonly DiagnosticDescriptor WorkbookNeedsFile = new(
        "ZD3160", DiagnosticSeverity.Error,
        "Excel 工作簿不能从标准输入读。",
        "请先存成文件，再把文件名写在命令里。");

    public static readonly DiagnosticDescriptor SheetOfNoWorkbook = new(
        "ZD3161", DiagnosticSeverity.Error,
        "只有 Excel 工作簿才有工作表，“{0}”不是。",
        "请去掉 --sheet；文件是工作簿的，用 --input-format xlsx 写明。");

    public static readonly DiagnosticDescriptor TableDoesNotFit = new(
        "ZD3162", DiagnosticSeverity.Error,
        "“{0}”写不成 Excel 工作簿：{1}。",
        "请改用 --format csv 或者 --format ndjson。");

    public static readonly DiagnosticDescriptor HeaderBelowTop = new(
        "ZD3163", DiagnosticSeverity.Warning,
        "标题行在“{0}”，上面有内容的{1}行当作表头说明，没有读。",
        "上面有案件的，请把标题行移到第一行。");
}
