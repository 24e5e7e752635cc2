namespace Zhaodan.Compiler.Diagnostics;

/// <summary>ZD2200–ZD2249: what reasoning over all possible cases finds (language page, section 7). ZD4053 ff.: strength of cases.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor CasesTooWeak = new(
        "ZD4053", DiagnosticSeverity.Error,
        "制度“{0}”的{1}是 {2}，不到要求的 {3}%。",
        "请按报告列出的缺口补案例：依公布文本写明应得和理由。");
}
