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

    public static readonly DiagnosticDescriptor VersionIsItsOwn = new(
        "ZD4732", DiagnosticSeverity.Error,
        "“{0}”和“{1}”是同一个版本，同自己比较没有不同。",
        "请写同一部制度的两个版本：两个文件，或者 代号〔版本〕。");

    public static readonly DiagnosticDescriptor NotVersionsOfOne = new(
        "ZD4733", DiagnosticSeverity.Error,
        "“{0}”和“{1}”不是同一部制度：代号分别是 {2} 和 {3}。",
        "请写同一部制度的两个版本；两部制度用 zhaodan compare 比较。");

    public static readonly DiagnosticDescriptor SeveralRegimesInFile = new(
        "ZD4734", DiagnosticSeverity.Error,
        "文件“{0}”里有 {1} 部制度，不知道比较哪一部。",
        "请用 --regime 指明一部：{2}。");

    public static readonly DiagnosticDescriptor DiffGivenUp = new(
        "ZD4735", DiagnosticSeverity.Warning,
        "“{0}”步数用完，没有查清：{1}。",
        "请用 --limit 提高上限；已经列出的都是真的，没有列出的不一定没有。");

    public static readonly DiagnosticDescriptor ReviewedAgainstItself = new(
        "ZD4736", DiagnosticSeverity.Error,
        "制度“{0}”同自己没有上下位的关系。",
        "请写它的上位制度的代号。");
}
