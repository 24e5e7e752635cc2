namespace Zhaodan.Compiler.Diagnostics;

/// <summary>Comparing regimes.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor NothingToCompare = new(
        "ZD4700", DiagnosticSeverity.Error,
        "要比较的制度只有 {0} 部。",
        "请写两部以上制度的代号，例如 zhaodan compare 连云港2022 国家草案2020，或者用 --all 比较全部。");

    public static readonly DiagnosticDescriptor ComparedWithItself = new(
        "ZD4701", DiagnosticSeverity.Error,
        "制度“{0}”写了两次，同自己比较没有不同。",
        "请写两部不同的制度；同一制度的两个版本用 zhaodan diff 比较。");

    public static readonly DiagnosticDescriptor NoCommonVocabulary = new(
        "ZD4702", DiagnosticSeverity.Error,
        "制度“{0}”和“{1}”没有共同的词汇，同一个词说的不一定是同一件事，不能比较；名称相同或者相近、须先对齐的有：{2}。",
        "请把两部制度写在同一词汇下，该对齐的词在词汇里用“同义”写明。");

    public static readonly DiagnosticDescriptor BadAssumption = new(
        "ZD4703", DiagnosticSeverity.Error,
        "--assume 的条件“{0}”不能理解：{1}。",
        "请用词汇里的词写条件，写法同条文一样，例如 --assume \"构成过错且未发生事故\"。");

    public static readonly DiagnosticDescriptor GroupNotCompared = new(
        "ZD4704", DiagnosticSeverity.Error,
        "要比较的制度里，没有两部以上有结论组“{0}”；各自的结论组：{1}。",
        "请从上面列出的结论组里选择。");

    public static readonly DiagnosticDescriptor NothingLeftToCompare = new(
        "ZD4705", DiagnosticSeverity.Warning,
        "“{0}”和“{1}”没有可比的案例：没有一个案例同时在两部制度的适用范围之内，又合于假定的条件。",
        "请检查两部制度的“适用”和 --assume 的条件。");

    public static readonly DiagnosticDescriptor ComparisonGivenUp = new(
        "ZD4706", DiagnosticSeverity.Warning,
        "“{0}”和“{1}”的结论组“{2}”没有查完：步数超过了上限；已经列出的不同都是真的，但可能还有别的。",
        "请用 --limit 提高上限，或者用 --assume 缩小范围、用 --group 只比较一组。");

    public static readonly DiagnosticDescriptor CasesOfOtherVocabulary = new(
        "ZD4707", DiagnosticSeverity.Error,
        "案例表“{0}”里没有一列是这些制度的词汇里的事实。",
        "请使用按这些制度的词汇填写的案例表。");
}
