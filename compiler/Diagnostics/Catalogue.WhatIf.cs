namespace Zhaodan.Compiler.Diagnostics;

// what-if, diff, conflicts: what is wrong with the way they are used.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor FixedFactUnknown = new(
        "ZD4730", DiagnosticSeverity.Error,
        "所选的制度都没有事实“{0}”，不能说它不变。",
        "{1}请写词汇里声明的名称或者同义词。");

    public static readonly DiagnosticDescriptor WantedValueUnknown = new(
        "ZD4731", DiagnosticSeverity.Error,
        "“{0}”不是所问各结论组的结论。",
        "{1}可用的有：{2}。");
}
