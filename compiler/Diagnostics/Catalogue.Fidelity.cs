namespace Zhaodan.Compiler.Diagnostics;

/// <summary>ZD50xx: published texts, and what the encoding keeps of them (language page, section 7).</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor PublishedTooLong = new(
        "ZD5001", DiagnosticSeverity.Error,
        "原文有 {0} 个字符，超过了 {1} 个的上限。",
        "请只留下办法的正文，去掉附件和网页上的其他内容。");

    public static readonly DiagnosticDescriptor PublishedWithoutProvisions = new(
        "ZD5002", DiagnosticSeverity.Warning,
        "“{0}”里没有找到条文。",
        "请核对它是不是办法的原文：要有“第一条”，或者用“一、”分部分。");

    public static readonly DiagnosticDescriptor PageNumberLeftOut = new(
        "ZD5003", DiagnosticSeverity.Info,
        "这一行“{0}”像是页码，没有当作条文。",
        "如果它是条文的一部分，请在原文文件里把它接到前一行。");

    public static readonly DiagnosticDescriptor TableLeftOut = new(
        "ZD5004", DiagnosticSeverity.Warning,
        "这里有 {0} 行像是表格，没有当作条文。",
        "表格里如果有规定，请在原文文件里改写成文字，再编码或者列入不编码。");

    public static readonly DiagnosticDescriptor RepeatedParagraph = new(
        "ZD5005", DiagnosticSeverity.Info,
        "这一段与前一段一字不差，是原文重复，只算一次。",
        "不用改，除非两段本来不同。");

    public static readonly DiagnosticDescriptor PublishedGap = new(
        "ZD5010", DiagnosticSeverity.Info,
        "原文编号有缺：没有{0}，接着就是{1}。",
        "编码时照原文的号，不要补号。");

    public static readonly DiagnosticDescriptor PublishedRepeat = new(
        "ZD5011", DiagnosticSeverity.Info,
        "原文编号重复：{0}用了不止一次，这一处引作{1}。",
        "编码时在号的后面写〔二〕，使每一处有自己的引法。");

    public static readonly DiagnosticDescriptor PublishedRestart = new(
        "ZD5012", DiagnosticSeverity.Info,
        "原文{0}的编号既有重新起的，又有接着往下编的，{1}至{2}用了不止一次，这一处起引作{3}。",
        "引用时把上面各级都写出来，每一处就有自己的引法。");

    public static readonly DiagnosticDescriptor PublishedDisorder = new(
        "ZD5013", DiagnosticSeverity.Info,
        "原文编号倒退：{0}在{1}之后。",
        "编码时照原文的号和顺序。");
}
