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

    public static readonly DiagnosticDescriptor TermNotDeclared = new(
        "ZD4070", DiagnosticSeverity.Error,
        "规则库“{0}”没有声明“{1}”，不能改名。",
        "{2}能改名的是事实、事件、主体、结论组和结论的取值，要写现在的名称。");

    public static readonly DiagnosticDescriptor TermIsAnotherName = new(
        "ZD4071", DiagnosticSeverity.Error,
        "“{0}”是“{1}”的同义词或者原名，不是现在的名称。",
        "请写 zhaodan rename {1} {2}，或者直接改声明里的同义词。");

    public static readonly DiagnosticDescriptor NewNameTaken = new(
        "ZD4072", DiagnosticSeverity.Error,
        "“{0}”已经是{1}“{2}”的名称、同义词或者原名，改名会把两个词混在一起。",
        "请换一个名称；如果两者本来是一回事，请合并声明。");

    public static readonly DiagnosticDescriptor TermDeclaredTwice = new(
        "ZD4073", DiagnosticSeverity.Error,
        "“{0}”有几个声明（{1}），不知道要改哪一个。",
        "请先在文件里把其中一个改成不同的名称。");

    public static readonly DiagnosticDescriptor RenameChangesMeaning = new(
        "ZD4074", DiagnosticSeverity.Error,
        "把“{0}”改成“{1}”以后{2}，没有改动任何文件。",
        "请换一个不会与旁边的字词连成别的词的名称。");

    public static readonly DiagnosticDescriptor FileChangedMeanwhile = new(
        "ZD4075", DiagnosticSeverity.Error,
        "“{0}”在改名的时候被别人改过，没有改动任何文件。",
        "请保存好别的编辑，再运行一次。");

    public static readonly DiagnosticDescriptor TotalsOfNoArrow = new(
        "ZD4076", DiagnosticSeverity.Error,
        "只计数的筛查只读 Arrow 文件，“{0}”不是。",
        "请先用 zhaodan pack 把它转成 Arrow 文件，再筛查转出来的文件；或者去掉 --totals。");
}
