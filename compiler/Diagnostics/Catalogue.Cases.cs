namespace Zhaodan.Compiler.Diagnostics;

/// <summary>The syntax of cases: ZD13xx.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor CaseWithoutTitle = new("ZD1301", DiagnosticSeverity.Error,
        "案例没有名称。", "请写成“案例「一句话说明」”。");

    public static readonly DiagnosticDescriptor UnknownCaseLine = new("ZD1302", DiagnosticSeverity.Error,
        "案例里不认识以“{0}”开头的行。", "案例里可以写：理由、来源、是、否、不明、取值、认定、决定、其余、应得、行为。");

    public static readonly DiagnosticDescriptor CaseCollectionWithoutCode = new("ZD1303", DiagnosticSeverity.Error,
        "案例集没有写制度的代号。", "请写成“案例集 代号”。");

    public static readonly DiagnosticDescriptor LineOutsideCase = new("ZD1304", DiagnosticSeverity.Error,
        "“{0}”前面没有案例。", "请先写“案例「…」”。");

    public static readonly DiagnosticDescriptor UnknownRegimeOfCases = new("ZD1305", DiagnosticSeverity.Warning,
        "没有找到代号为“{0}”的制度，案例里带“、”的名称可能断错。", "请检查代号，或者把制度的文件一起交给编译器。");
}
