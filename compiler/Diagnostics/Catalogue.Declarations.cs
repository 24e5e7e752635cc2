namespace Zhaodan.Compiler.Diagnostics;

/// <summary>The frame of a file, declarations and headers: ZD12xx.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor MissingLanguage = new("ZD1201", DiagnosticSeverity.Error,
        "文件开头没有写语言版本。", "请在第一行写“语言 1”。");

    public static readonly DiagnosticDescriptor UnsupportedLanguage = new("ZD1202", DiagnosticSeverity.Error,
        "不认识语言版本“{0}”。", "请写“语言 1”。");

    public static readonly DiagnosticDescriptor LineOutsideBlock = new("ZD1203", DiagnosticSeverity.Error,
        "这一行不属于任何词汇、制度、日历或者案例集。", "请先写“词汇《…》”“制度《…》”“日历《…》”或者“案例集 代号”。");

    public static readonly DiagnosticDescriptor MalformedLine = new("ZD1204", DiagnosticSeverity.Error,
        "“{0}”行在“{1}”处读不懂。", "这一行写作：{2}。");

    public static readonly DiagnosticDescriptor UnfinishedLine = new("ZD1205", DiagnosticSeverity.Error,
        "“{0}”行没有写完。", "这一行写作：{1}。");

    public static readonly DiagnosticDescriptor UnknownVocabularyLine = new("ZD1206", DiagnosticSeverity.Error,
        "词汇里不认识以“{0}”开头的行。", "词汇里可以写：事实、事件、主体、反义、互斥、蕴含、以下事实、因果、结论。");

    public static readonly DiagnosticDescriptor UnknownRegimeLine = new("ZD1207", DiagnosticSeverity.Error,
        "“{0}”不属于任何一条。", "请先写条号（例如“第一条”），或者写抬头：代号、文号、机关、地域、位阶、上位、施行、废止、版本、从旧兼从轻、词汇、适用、主结论、日历。");

    public static readonly DiagnosticDescriptor AttributeWithoutDeclaration = new("ZD1208", DiagnosticSeverity.Error,
        "“{0}”前面没有它所说明的声明。", "请把它写在一个事实、事件、主体或者结论的下面。");

    public static readonly DiagnosticDescriptor AttributeMisplaced = new("ZD1209", DiagnosticSeverity.Error,
        "“{0}”不能用在这种声明上。", "请删去这一行，或者把它移到适用的声明下面。");

    public static readonly DiagnosticDescriptor RepeatedAttribute = new("ZD1210", DiagnosticSeverity.Error,
        "“{0}”写了不止一次。", "请只保留一行。");

    public static readonly DiagnosticDescriptor BlankInName = new("ZD1211", DiagnosticSeverity.Error,
        "名称“{0}”里有空白。", "请删去空白；几个名称之间用“、”。");

    public static readonly DiagnosticDescriptor NameTooLong = new("ZD1212", DiagnosticSeverity.Error,
        "名称有 {0} 个字符，超过上限 {1}。", "请把它拆成几个事实，或者缩短它并用释义说明。");

    public static readonly DiagnosticDescriptor DeclarationInRegime = new("ZD1213", DiagnosticSeverity.Error,
        "“{0}”是词汇的声明，不能写在制度里。", "请把它移到“词汇《…》”下面。");

    public static readonly DiagnosticDescriptor MissingTitle = new("ZD1214", DiagnosticSeverity.Error,
        "“{0}”后面没有《名称》。", "请写成“{0}《名称》”。");

    public static readonly DiagnosticDescriptor MissingHeaderValue = new("ZD1215", DiagnosticSeverity.Error,
        "“{0}”后面没有内容。", "请在同一行写上内容，或者删去这一行。");

    public static readonly DiagnosticDescriptor HeaderAfterArticles = new("ZD1216", DiagnosticSeverity.Error,
        "“{0}”写在了条文后面。", "请把它移到第一条之前。");

    public static readonly DiagnosticDescriptor UnexpectedInHeader = new("ZD1217", DiagnosticSeverity.Error,
        "“{0}”行的“{1}”是多余的。", "请删去它，或者另起一行。");

    public static readonly DiagnosticDescriptor MalformedOmission = new("ZD1218", DiagnosticSeverity.Error,
        "“{0}”行读不懂。", "请写成“{0} 第三条至第六条：理由”。");

    public static readonly DiagnosticDescriptor EmptyName = new("ZD1219", DiagnosticSeverity.Error,
        "名称是空的。", "请在引号里写上名称。");

    public static readonly DiagnosticDescriptor RegimeWithoutWords = new("ZD1220", DiagnosticSeverity.Error,
        "这部制度没有可用的词：没有写词汇，或者所写的词汇没有声明任何词。", "请在抬头写“词汇《…》”，并把词汇的文件一起交给编译器。");

    public static readonly DiagnosticDescriptor ReservedName = new("ZD1221", DiagnosticSeverity.Error,
        "“{0}”是条文里有固定含义的词，不能用作名称。", "请换一个名称，例如在它前后补上具体的内容。");
}
