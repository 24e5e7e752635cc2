namespace Zhaodan.Compiler.Diagnostics;

// ZD318x and ZD319x: case tables in Arrow files, and zhaodan pack.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor ArrowColumnTypeWrong = new(
        "ZD3180", DiagnosticSeverity.Error,
        "列“{0}”记的是{1}，不能是 {2} 类型。",
        "请改用这些类型之一：{3}。");

    public static readonly DiagnosticDescriptor ArrowMoneyWithoutUnit = new(
        "ZD3181", DiagnosticSeverity.Error,
        "列“{0}”是金额，类型是 {1}，没有写明单位是分还是元。",
        "请在这一列的元数据里写明“单位”为“分”或者“元”，或者改用 decimal128（单位是元）。");

    public static readonly DiagnosticDescriptor ArrowStreamUnended = new(
        "ZD3182", DiagnosticSeverity.Warning,
        "Arrow 流“{0}”没有结束标记，读到{1}行为止，后面有没有缺失看不出来。",
        "请核对行数；能改导出程序的，写完后关闭流，或者改用 Arrow 文件。");

    public static readonly DiagnosticDescriptor AnswerDictionaryFull = new(
        "ZD3183", DiagnosticSeverity.Error,
        "答案的列“{0}”里不同的值超过{1}个，写不成 Arrow 字典。",
        "请改用 --format csv。");

    public static readonly DiagnosticDescriptor PackFactUnnamed = new(
        "ZD3184", DiagnosticSeverity.Error,
        "事实“{0}”在所选制度里没有独有的名称，不能单成一列。",
        "请分制度打包，或者给其中一个事实改名。");

    public static readonly DiagnosticDescriptor PackInputChanged = new(
        "ZD3185", DiagnosticSeverity.Error,
        "案例表“{0}”在打包时变了。",
        "请等写这个文件的程序写完，再打包一次。");

    public static readonly DiagnosticDescriptor PackKeepsFact = new(
        "ZD3186", DiagnosticSeverity.Error,
        "要保留的列“{0}”是案号或者所选制度的事实，打包时不能再原样保留一份。",
        "请从 --keep 里去掉它：打包的文件里本来就有。");

    public static readonly DiagnosticDescriptor PackChoiceUnwritable = new(
        "ZD3187", DiagnosticSeverity.Error,
        "选项“{0}”的一个取值（{1}）没有读得回来的写法，不能打包。",
        "请检查这个选项的名称里有没有“或者”“、”一类的字。");
}
