namespace Zhaodan.Compiler.Diagnostics;

/// <summary>Characters, strings and the words of clauses: ZD10xx.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor RefusedCharacter = new("ZD1001", DiagnosticSeverity.Error,
        "文本里有看不见的控制字符或者组合字符 U+{0}，共 {1} 个。", "请删去这些字符，或者重新键入这一处文字。");

    public static readonly DiagnosticDescriptor UnpairedSurrogate = new("ZD1002", DiagnosticSeverity.Error,
        "文本里有残缺的字符 U+{0}，共 {1} 处。", "请用 UTF-8 重新保存文件，并重新键入这一处文字。");

    public static readonly DiagnosticDescriptor NulCharacter = new("ZD1003", DiagnosticSeverity.Error,
        "文本里有空字符 U+{0}，共 {1} 个。", "请确认文件是 UTF-8 文本而不是别的格式，再删去这些字符。");

    public static readonly DiagnosticDescriptor UnterminatedString = new("ZD1004", DiagnosticSeverity.Error,
        "这里的“{0}”没有在同一行闭合。", "请在同一行补上对应的“{1}”。");

    public static readonly DiagnosticDescriptor TextTooLong = new("ZD1005", DiagnosticSeverity.Error,
        "文件有 {0} 个字符，超过上限 {1}。", "请把内容拆成几个文件，或者调高上限。");

    public static readonly DiagnosticDescriptor TooManyFindings = new("ZD1006", DiagnosticSeverity.Error,
        "这个文件的问题超过 {0} 处，其余不再列出。", "请先改正已经列出的问题，再检查一次。");

    public static readonly DiagnosticDescriptor SentenceTooLong = new("ZD1007", DiagnosticSeverity.Error,
        "这一句超过 {0} 个字符，没有读。", "请用句号或者条目把它分开。");

    public static readonly DiagnosticDescriptor UnknownWord = new("ZD1010", DiagnosticSeverity.Error,
        "“{0}”没有在词汇里声明，本文件共出现 {1} 次。", "请改用已声明的词{2}，或者在词汇里声明它。");

    public static readonly DiagnosticDescriptor AmbiguousSplit = new("ZD1011", DiagnosticSeverity.Error,
        "“{0}”有两种断法：{1}；{2}。", "请在要断开的地方加空格，或者用「」把一个词括起来。");

    public static readonly DiagnosticDescriptor MalformedNumeral = new("ZD1012", DiagnosticSeverity.Error,
        "“{0}”里的数字写法不对。", "请写成规范的数字，例如“第八十八条”“一万二千元”或者“12000元”。");

    public static readonly DiagnosticDescriptor NoSuchDate = new("ZD1013", DiagnosticSeverity.Error,
        "没有“{0}”这一天。", "请改成实有的日期，例如“2022年10月11日”。");

    public static readonly DiagnosticDescriptor StraySymbol = new("ZD1014", DiagnosticSeverity.Error,
        "条文里不能有“{0}”。", "请删去它，或者改用中文标点。");

    public static readonly DiagnosticDescriptor StrayMark = new("ZD1015", DiagnosticSeverity.Error,
        "条目的标号“{0}”不在行首，也不在“：”“；”“。”之后。", "请让条目另起一行，或者在它前面写“：”“；”或者“。”。");
}
