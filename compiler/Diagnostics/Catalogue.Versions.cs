namespace Zhaodan.Compiler.Diagnostics;

/// <summary>Dates, versions and ranks of regimes: ZD119x, ZD129x and ZD209x.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor HeaderDate = Error("ZD1290",
        "{0}“{1}”不是一个确定的日子。", "请写成“2022年10月11日”；公布文本留空的施行日期写“施行〔空〕”。");

    public static readonly DiagnosticDescriptor RepealBeforeForce = Error("ZD1291",
        "废止日期{0}不晚于施行日期{1}。", "请核对两个日期；废止从写明的当日起算。");

    public static readonly DiagnosticDescriptor VersionsOverlap = Error("ZD1292",
        "代号“{0}”的两个版本施行期间重叠：“{1}”自{2}起废止，而“{3}”自{4}起已经施行。", "请改正废止或者施行日期；前一版本不写废止的，到后一版本施行时为止。");

    public static readonly DiagnosticDescriptor UnknownRank = Error("ZD1294",
        "不认识位阶“{0}”。", "位阶写：法律、行政法规、地方性法规、规章、规范性文件。");

    public static readonly DiagnosticDescriptor LighterWithoutMainGroup = Error("ZD1295",
        "“从旧兼从轻”要比较主结论的轻重，而{0}。", "请写“主结论 责任”之类的一行，并给这个结论组声明“由轻到重”。");

    public static readonly DiagnosticDescriptor SuperiorCodeMissing = Error("ZD1296",
        "上位写了代号“{0}”，而没有这个制度。", "{1}请核对代号；没有编码的上位文件用《》写它的名称。");

    public static readonly DiagnosticDescriptor SuperiorCircle = Error("ZD1297",
        "上位成了环：{0}。", "上位只能由低到高，请删去其中一处。");

    public static readonly DiagnosticDescriptor GroupsDiffer = Error("ZD1298",
        "“{0}”与“{1}”的结论组“{2}”声明得不一样，版本之间、上下位之间没法比较。", "请让它们使用同一个词汇里的同一个结论组。");

    public static readonly DiagnosticDescriptor TooManyVersions = Error("ZD1299",
        "代号“{0}”有 {1} 个版本，超过上限 {2}。", "请只保留仍可能适用的版本。");

    public static readonly DiagnosticDescriptor UnknownStatedRank = Error("ZD2090",
        "“另有规定”里不认识位阶“{0}”。", "请写：法律、行政法规、地方性法规、规章、上级规定、规范性文件，后面是结论组和结论。");

    public static readonly DiagnosticDescriptor LawWithoutYield = Info("ZD2091",
        "案例写了{0}另有规定，而本制度没有一句话让位于{0}，它不起作用。", "请核对位阶；公布文本有让位规定的，请把那一句编码成条文。");

    public static readonly DiagnosticDescriptor CaseDateDeclared = Error("ZD1293",
        "“{0}”是每个案件自带的日期，词汇里不能再声明。", "请删去这一声明，或者换一个名称。");
}
