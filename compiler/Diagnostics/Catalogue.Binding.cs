namespace Zhaodan.Compiler.Diagnostics;

/// <summary>Every finding that the product can report. Codes are never used again for something else.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor DuplicateWord = Error("ZD2001",
        "“{0}”已经声明为{1}（{2}），不能再声明为{3}。", "请改名，或者删去其中一处声明。");

    public static readonly DiagnosticDescriptor UndeclaredWord = Error("ZD2002",
        "“{0}”没有在词汇中声明{1}。", "请在词汇中声明它，或者改用已声明的词。");

    public static readonly DiagnosticDescriptor WrongWordKind = Error("ZD2003",
        "“{0}”是{1}，这里需要{2}。", "请改用{2}，或者修改它的声明。");

    public static readonly DiagnosticDescriptor ConstraintArity = Error("ZD2004",
        "{0}需要{1}，这里有{2}个。", "请补足或者删减名称。");

    public static readonly DiagnosticDescriptor ClashingPresumptions = Error("ZD2005",
        "“{0}”与“{1}”的推定互相冲突：{2}。", "请去掉其中一个推定，或者修改约束。");

    public static readonly DiagnosticDescriptor UnsatisfiableFact = Error("ZD2006",
        "按照声明的约束，“{0}”永远不能为{1}：{2}。", "请检查反义、互斥和蕴含的声明。");

    public static readonly DiagnosticDescriptor UnrelatedNegation = Warning("ZD2007",
        "“{0}”与“{1}”都已声明，但没有说明二者的关系，读起来却像一正一反。", "请声明“反义 {1}、{0}”或者“互斥 {1}、{0}”。");

    public static readonly DiagnosticDescriptor LogicInTerm = Warning("ZD2008",
        "词“{0}”里含有“{1}”，可能把逻辑藏进了一个词。", "请拆成几个词写在条文里；确属一个概念的，用“理由「…」”说明。");

    public static readonly DiagnosticDescriptor UnusedTerm = Warning("ZD2009",
        "“{0}”声明后没有任何条文或者约束用到。", "请删去它，或者检查条文是否漏写。");

    public static readonly DiagnosticDescriptor TooManyValues = Error("ZD2010",
        "“{0}”有{1}个取值，最多允许{2}个。", "请拆成几个结论组或者几个选项事实。");

    public static readonly DiagnosticDescriptor TooManyExclusive = Error("ZD2014",
        "一条互斥有{0}个成员，最多允许{1}个。", "请分成几条互斥；确实两两都不能并存的，改用一个选项事实。");

    public static readonly DiagnosticDescriptor DuplicatePresumption = Error("ZD2011",
        "“{0}”有两处不同的推定。", "请只保留一处。");

    public static readonly DiagnosticDescriptor MissingGloss = Info("ZD2012",
        "“{0}”没有释义。", "请用“释义「…」”写明它在什么情况下为是。");

    public static readonly DiagnosticDescriptor ConstraintBudget = Warning("ZD2013",
        "词汇《{0}》的约束太多，没有全部检查。", "请减少蕴含和互斥的声明，或者拆成几个词汇。");

    public static readonly DiagnosticDescriptor UnknownVocabulary = Error("ZD2020",
        "找不到词汇《{0}》。", "请检查书名号内的名称，并把词汇文件一并交给编译器。");

    public static readonly DiagnosticDescriptor MissingHeader = Error("ZD2021",
        "制度《{0}》缺少“{1}”。", "请在制度名称下面补写“{1} …”一行。");

    public static readonly DiagnosticDescriptor DuplicateHeader = Error("ZD2022",
        "“{0}”写了不止一次。", "请只保留一行。");

    public static readonly DiagnosticDescriptor DuplicateRegime = Error("ZD2023",
        "代号“{0}”已被另一个制度使用（{1}）。", "请给其中一个制度换一个代号；同一制度的几个版本各写不同的施行日期。");

    public static readonly DiagnosticDescriptor UnknownRegime = Error("ZD2024",
        "没有代号为“{0}”的制度{1}。", "请检查代号。");

    public static readonly DiagnosticDescriptor MissingArticle = Error("ZD2030",
        "{0}没有编码。", "请补写该条，或者写明“不编码 {0}：理由。”；公布文本没有这个编号的，写“缺号 {0}：理由。”。");

    public static readonly DiagnosticDescriptor RepeatedArticle = Error("ZD2031",
        "{0}重复出现（前一处在第 {1} 行）。", "请改正条号；公布文本确有两条同号的，后一条写作“{0}〔二〕”。");

    public static readonly DiagnosticDescriptor ArticleOutOfOrder = Error("ZD2032",
        "{0}排在{1}之后。", "请按条号顺序排列，或者改正条号。");

    public static readonly DiagnosticDescriptor RepeatedItem = Error("ZD2033",
        "{0}的项号“{1}”重复。", "请改正项号；公布文本就是重复的，写成“{1}〔二〕”。");

    public static readonly DiagnosticDescriptor ItemGap = Warning("ZD2034",
        "{0}的项号从“{1}”跳到“{2}”。", "请补写缺少的项；公布文本就没有这一项的，写一行“缺号”。");

    public static readonly DiagnosticDescriptor EncodedAndOmitted = Error("ZD2035",
        "{0}既有条文，又列在“不编码”里。", "请删去其中一处。");

    public static readonly DiagnosticDescriptor EncodedAndUnpublished = Error("ZD2072",
        "{0}既有条文，又列为“缺号”。", "请删去其中一处。");

    public static readonly DiagnosticDescriptor UnusedGap = Warning("ZD2073",
        "“缺号”所列的{0}不在编号的空缺处。", "请核对编号，或者删去这一行。");

    public static readonly DiagnosticDescriptor FirstItemNumber = Warning("ZD2074",
        "{0}的项号从“{1}”开始。", "请补写前面的项；公布文本就没有的，写一行“缺号”。");

    public static readonly DiagnosticDescriptor SameReadings = Warning("ZD2075",
        "{0}的两种读法写得一样。", "请改正其中一种，或者只写一种。");

    public static readonly DiagnosticDescriptor CaseReading = Error("ZD2076",
        "“{0}”没有两种读法，本制度{1}两读之处。", "请改写“读法”这一行的条款，或者删去这一行。");

    public static readonly DiagnosticDescriptor UnknownProvision = Error("ZD2040",
        "这里引用的{0}不存在。", "请检查条、款、项的编号。");

    public static readonly DiagnosticDescriptor ProvisionWithoutRules = Error("ZD2041",
        "{0}没有可以适用的规则，不能作为条件或者优先、不适用的对象。", "请改引有规则的条款，或者给该条编码。");

    public static readonly DiagnosticDescriptor MissingConclusion = Error("ZD2050",
        "{0}没有结论。", "请在“的，”之后写明结论，或者在它上面的总述里写明结论。");

    public static readonly DiagnosticDescriptor MissingCondition = Error("ZD2051",
        "{0}没有条件。", "请写明适用的情形。");

    public static readonly DiagnosticDescriptor ContinuationWithoutRule = Error("ZD2052",
        "“但是，…”之前没有可以接续的规则。", "请把它放在所接续的规则之后、同一款内。");

    public static readonly DiagnosticDescriptor ExceptionWithoutRule = Error("ZD2053",
        "这一款除外规定之前，本条没有规则。", "请把它放在本条的规则之后。");

    public static readonly DiagnosticDescriptor CutsNothing = Error("ZD2054",
        "“{0}”不是这条规则的结论，除外规定不能去掉它。", "请写明本规则的结论。");

    public static readonly DiagnosticDescriptor CountTooLarge = Error("ZD2055",
        "要求{0}项以上，但只列了{1}项。", "请改正项数。");

    public static readonly DiagnosticDescriptor ItemsWithoutHead = Error("ZD2056",
        "这些项之前不是可以带项的总述，{0}的各项不会起作用。", "请把引出各项的总述写成它们之前的最后一句，例如“有下列情形之一的，…：”。");

    public static readonly DiagnosticDescriptor WrongUnit = Error("ZD2060",
        "“{0}”的单位是“{1}”，不能与“{2}”比较。", "请改用“{1}”。");

    public static readonly DiagnosticDescriptor NotAnOption = Error("ZD2063",
        "“{0}”不是“{1}”的选项，可选的是{2}。", "请改用其中一个选项。");

    public static readonly DiagnosticDescriptor NumberOutOfRange = Error("ZD2064",
        "数量“{0}”不能表示{1}。", "请改正数量。");

    public static readonly DiagnosticDescriptor EmptyRange = Warning("ZD2065",
        "“{0}”的两个界限之间没有任何值，这个条件永远为否。", "请检查界限。");

    public static readonly DiagnosticDescriptor CauseNotFact = Error("ZD2066",
        "因果的{0}须由事实组成，这里有{1}。", "请改写为事实，或者把该条件移到“因…致使…”之外。");

    public static readonly DiagnosticDescriptor ProofOfConclusion = Error("ZD2067",
        "证明用语（查实、有证据证明、不能证明）只能用于事实，这里有{0}。", "请把它改为对事实的证明。");

    public static readonly DiagnosticDescriptor TooManyLinks = Error("ZD2068",
        "这一处因果要拆成 {0} 个联系，超过上限 {1}。", "请缩短原因或者结果的列举。");

    public static readonly DiagnosticDescriptor DefinedTwice = Error("ZD2070",
        "“{0}”已在{1}定义。", "请合并为一处定义。");

    public static readonly DiagnosticDescriptor DefinedTermKind = Error("ZD2071",
        "“{0}”是{1}，不能用“所称”来定义。", "请先在词汇中把它声明为是否事实。");

    public static readonly DiagnosticDescriptor Cycle = Error("ZD2501",
        "这里形成了循环：{0}。", "请断开其中一环。");

    public static readonly DiagnosticDescriptor PresumedHeavierLink = Error("ZD2502",
        "因果“{0}”未提出即是，却支持较重的结论“{1}”（{2}）。", "请从“因果 未提出即是”中去掉它，由案件自己证明。");

    public static readonly DiagnosticDescriptor PartlyLost = Info("ZD2503",
        "{0}的结论“{1}”可能让位于{2}，其余结论仍然保留。", "如果应当整体让位，请改用“不适用”。");

    public static readonly DiagnosticDescriptor BareNegation = Warning("ZD2504",
        "{0}只凭“未{1}”就得出“{2}”。", "“未{1}”也包括根本无须{1}的情形；如不是这个意思，请另声明一个事实。");

    public static readonly DiagnosticDescriptor ModalInValue = Warning("ZD2110",
        "结论“{0}”的名称里含有“{1}”，把语气藏进了结论。", "请把结论命名为“{2}”，在条文里写“{1}{2}”；这样“可以”与“不得”才能互相比较。");

    public static readonly DiagnosticDescriptor BareNegations = Warning("ZD2111",
        "{0}只凭否定（{1}）就得出“{2}”。", "“未甲”也包括根本无须甲的情形；如不是这个意思，请另声明一个事实，或者再写一个肯定的条件。");

    public static readonly DiagnosticDescriptor NeverApplies = Warning("ZD2505",
        "{0}永远不能适用。", "请检查条件是否自相矛盾。");

    public static readonly DiagnosticDescriptor UnknownLink = Error("ZD2506",
        "“{0}”不是“甲致使乙”的形式，或者两端有未声明的词。", "请写明两端的事实，例如“甲致使乙”。");

    public static readonly DiagnosticDescriptor CaseWord = Error("ZD2601",
        "案例中的“{0}”{1}。", "请改用词汇里的词、条文里的因果联系或者兜底情形。");

    public static readonly DiagnosticDescriptor CaseValue = Error("ZD2602",
        "“{0}”的取值“{1}”不能读取：{2}。", "请按它的类型书写。");

    public static readonly DiagnosticDescriptor CaseStatedTwice = Error("ZD2603",
        "案例中“{0}”写了两次而且不同。", "请只保留一处。");

    public static readonly DiagnosticDescriptor CaseExpectation = Error("ZD2604",
        "应得中的“{0}”{1}。", "请写本制度的结论组和取值，或者“无、待查明、裁量、冲突、不适用”。");

    public static readonly DiagnosticDescriptor CaseWithoutReason = Warning("ZD2605",
        "案例「{0}」没有理由。", "请用“理由「…」”写明公布文本为什么要求这个答案。");

    public static readonly DiagnosticDescriptor CaseWithoutExpectation = Warning("ZD2606",
        "案例「{0}」没有应得。", "请写明应得的结论。");

    public static readonly DiagnosticDescriptor DuplicateCase = Error("ZD2607",
        "案例「{0}」重名。", "请换一个名称。");

    private static DiagnosticDescriptor Error(string code, string message, string mend) => new(code, DiagnosticSeverity.Error, message, mend);

    private static DiagnosticDescriptor Warning(string code, string message, string mend) => new(code, DiagnosticSeverity.Warning, message, mend);

    private static DiagnosticDescriptor Info(string code, string message, string mend) => new(code, DiagnosticSeverity.Info, message, mend);
}
