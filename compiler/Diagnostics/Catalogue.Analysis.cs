namespace Zhaodan.Compiler.Diagnostics;

/// <summary>ZD2200–ZD2249: what reasoning over all possible cases finds (language page, section 7). ZD4053 ff.: strength of cases.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor RuleNeverApplies = Warning("ZD2200",
        "{0}永远不能适用：{1}。", "请检查它的条件和词汇的约束；原文如此的，写“说明 {0}：理由。”。");

    public static readonly DiagnosticDescriptor ExceptionNeverMatters = Warning("ZD2201",
        "{0}的除外规定“{1}”永远不起作用：规则的条件成立时，它不可能成立。", "请检查除外规定是否写反或者写错；原文如此的，写“说明 {0}：理由。”。");

    public static readonly DiagnosticDescriptor RuleContained = Info("ZD2202",
        "{0}的情形全部包含在{1}之中，去掉它答案不变；例如：{2}。", "请核对是否漏写了条件；原文如此的，写“说明 {0}：理由。”。");

    public static readonly DiagnosticDescriptor OppositeConclusions = Warning("ZD2203",
        "{0}得出“{1}”，{2}得出“{3}”，而两条能同时适用；例如：{4}。", "请写明哪一条优先（优先于、不适用或者但书）；原文如此的，写“说明 {2}：理由。”。");

    public static readonly DiagnosticDescriptor ReasoningBudget = Info("ZD2204",
        "制度“{0}”有规则的条件组合太多，没有做完推理检查：{1}。", "请拆分过长的列举，或者减少互相牵连的约束。");

    public static readonly DiagnosticDescriptor IdleNote = Info("ZD2205",
        "对{0}的“说明”没有对应的检查结果。", "条文已经改好的，请删去这一行说明。");

    public static readonly DiagnosticDescriptor MalformedNote = Error("ZD2206",
        "“说明”要写成“说明 条款：理由。”。", "例如：说明 第八条第（六）项：与第（七）项部分重合，照录原文。");

    public static readonly DiagnosticDescriptor LookAlikeTerms = Warning("ZD2210",
        "“{0}”与“{1}”只在虚词、语序或者常混用的字上不同，容易当成同一个词。", "请合并为一个词（同义），或者用互斥、反义、蕴含写明关系；确属两回事的，用“理由「…」”说明。");

    public static readonly DiagnosticDescriptor UnusedConclusion = Info("ZD2211",
        "结论组“{0}”没有任何条文用到。", "请删去它，或者检查条文是否漏写。");

    public static readonly DiagnosticDescriptor CasesTooWeak = new(
        "ZD4053", DiagnosticSeverity.Error,
        "制度“{0}”的{1}是 {2}，不到要求的 {3}%。",
        "请按报告列出的缺口补案例：依公布文本写明应得和理由。");
}
