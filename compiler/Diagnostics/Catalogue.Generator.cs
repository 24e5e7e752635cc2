namespace Zhaodan.Compiler.Diagnostics;

/// <summary>What goes wrong where texts become C# of somebody's project.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor EmbeddedTextTooLarge = new(
        "ZD4600",
        DiagnosticSeverity.Error,
        "项目里的规则文件共有{0}个字符，超过生成器的上限{1}个，没有编译。",
        "请拆成几个项目，或者在项目文件里用 ZhaodanMaximumSize 提高上限。");

    public static readonly DiagnosticDescriptor EmbeddedTextTooSlow = new(
        "ZD4601",
        DiagnosticSeverity.Error,
        "规则文件在{0}秒内没有编译完，已经停下。",
        "请拆分或者简化文件，或者在项目文件里用 ZhaodanSecondsAtMost 提高上限。");

    public static readonly DiagnosticDescriptor EmbeddedRegimeTooLarge = new(
        "ZD4602",
        DiagnosticSeverity.Error,
        "制度“{0}”有{1}个条件，超过生成 C# 的上限{2}个。",
        "请把它拆成几部制度，或者在运行时加载它。");

    public static readonly DiagnosticDescriptor NamesLineUnreadable = new(
        "ZD4603",
        DiagnosticSeverity.Error,
        "“{0}”不是一行名称对照。",
        "请写成：故意违法 = WilfulViolation，等号左边是词，右边是 C# 标识符；注释以 // 开头。");

    public static readonly DiagnosticDescriptor NamesIdentifier = new(
        "ZD4604",
        DiagnosticSeverity.Error,
        "“{0}”不能作 C# 的名称。",
        "请用字母或者下划线开头，只含字母、数字和下划线，不用 C# 的关键字。");

    public static readonly DiagnosticDescriptor NamesTermUnknown = new(
        "ZD4605",
        DiagnosticSeverity.Warning,
        "名称对照里的“{0}”在词汇和制度里都没有。",
        "请核对写法，或者删去这一行。");

    public static readonly DiagnosticDescriptor NamesRepeated = new(
        "ZD4606",
        DiagnosticSeverity.Error,
        "名称对照里“{0}”写了两次。",
        "请只留一行。");
}
