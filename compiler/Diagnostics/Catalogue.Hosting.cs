namespace Zhaodan.Compiler.Diagnostics;

// Regimes in other programs: limits on texts that nobody vouches for, and what build makes of the clauses.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor TextsBeyondLimits = new(
        "ZD4630", DiagnosticSeverity.Error,
        "交来的文本共{0}，超过了上限{1}，没有编译。",
        "请减少文本，或者由宿主程序放宽 CompileLimits.{2}。");

    public static readonly DiagnosticDescriptor CompilationTooSlow = new(
        "ZD4631", DiagnosticSeverity.Error,
        "编译了{0}秒还没有完成，已经停止。",
        "请把文本拆小，或者由宿主程序放宽 CompileLimits.MaxTime。");

    public static readonly DiagnosticDescriptor OneSchemaAtATime = new(
        "ZD4632", DiagnosticSeverity.Error,
        "一份 JSON Schema 只写一部制度，选中的有{0}部：{1}。",
        "请用 --regime 指明其中一部。");
}
