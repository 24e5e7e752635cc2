namespace Zhaodan.Compiler.Diagnostics;

// ask, decide, rename, doc: what is wrong with the way they are used.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor SeveralActs = new(
        "ZD4060", DiagnosticSeverity.Error,
        "案例“{0}”有 {1} 个行为，一次只能问一个。",
        "请用 --act 指明一个：{2}。");

    public static readonly DiagnosticDescriptor NoSuchGroup = new(
        "ZD4061", DiagnosticSeverity.Error,
        "所选的制度都没有由条款得出的结论组“{0}”。",
        "{1}可用的有：{2}。");

    public static readonly DiagnosticDescriptor CaseContradictsItself = new(
        "ZD4062", DiagnosticSeverity.Error,
        "案例“{0}”的陈述自相矛盾：{1}。",
        "请先改正案例，再来问。");

    public static readonly DiagnosticDescriptor CaseFormUnknown = new(
        "ZD4063", DiagnosticSeverity.Error,
        "看不出“{0}”要写成哪一种案例。",
        "请用 .statute 结尾写成案例文本，或者用 .csv 结尾写成案例表。");
}
