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

    public static readonly DiagnosticDescriptor CaseDateDeclared = Error("ZD1293",
        "“{0}”是每个案件自带的日期，词汇里不能再声明。", "请删去这一声明，或者换一个名称。");
}
