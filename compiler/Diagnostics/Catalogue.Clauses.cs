namespace Zhaodan.Compiler.Diagnostics;

/// <summary>The grammar of clauses: ZD11xx.</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor UnexpectedToken = new("ZD1101", DiagnosticSeverity.Error,
        "“{0}”之后不能写“{1}”。", "请检查这里是否缺了标点或者连接词。");

    public static readonly DiagnosticDescriptor UnexpectedStart = new("ZD1102", DiagnosticSeverity.Error,
        "句子不能以“{0}”开头。", "请先写条件或者结论。");

    public static readonly DiagnosticDescriptor UnfinishedSentence = new("ZD1103", DiagnosticSeverity.Error,
        "句子在“{0}”之后没有写完。", "请补全这一句，或者删去“{0}”。");

    public static readonly DiagnosticDescriptor AdjacentTerms = new("ZD1104", DiagnosticSeverity.Error,
        "“{0}”和“{1}”连在一起，中间没有连接词。", "请在中间写“，”“且”“或者”，或者把它们声明为一个词。");

    public static readonly DiagnosticDescriptor AndBesideOr = new("ZD1105", DiagnosticSeverity.Error,
        "“{0}”和“{1}”写在同一层，先后不明。", "请用括号标出哪些在一起，例如“甲且（乙或者丙）”。");

    public static readonly DiagnosticDescriptor OrBesideComma = new("ZD1106", DiagnosticSeverity.Error,
        "“，或者”和“，”写在同一层，不知道“或者”管到哪里。", "请用括号把“或者”两边括起来，或者改用“；或者”分成两支。");

    public static readonly DiagnosticDescriptor EnumerationNotClosed = new("ZD1107", DiagnosticSeverity.Error,
        "用“、”列举，最后一项之前没有“或者”“和”。", "请把最后一个“、”改成“或者”（任一）或者“和”（全部）。");

    public static readonly DiagnosticDescriptor NegationBeforeList = new("ZD1108", DiagnosticSeverity.Error,
        "“{0}”后面是没有括号的列举，不知道否定管到哪里。", "请写成“{0}（甲或者乙）”，或者给每一项分别写否定。");

    public static readonly DiagnosticDescriptor DoubleNegation = new("ZD1109", DiagnosticSeverity.Error,
        "“{0}”和“{1}”是双重否定。", "请改写成肯定的说法。");

    public static readonly DiagnosticDescriptor CauseWithoutVerb = new("ZD1110", DiagnosticSeverity.Error,
        "“{0}”后面没有“致使”“导致”“造成”。", "请写成“因甲，致使乙”，或者把整个说法声明为一个事实。");

    public static readonly DiagnosticDescriptor VerbWithoutCause = new("ZD1111", DiagnosticSeverity.Error,
        "“{0}”前面没有“因”。", "请写成“因甲，{0}乙”，或者把“{0}”连同后面的话声明为一个事实。");

    public static readonly DiagnosticDescriptor ConcessionWithoutBut = new("ZD1112", DiagnosticSeverity.Error,
        "“{0}”后面没有“但”。", "请写成“虽甲，但乙”，或者删去“{0}”。");

    public static readonly DiagnosticDescriptor MissingDe = new("ZD1113", DiagnosticSeverity.Error,
        "条件和结论“{0}”之间没有“的”。", "请在条件末尾写“的”：“甲的，应当乙”。");

    public static readonly DiagnosticDescriptor ExcludedWithoutBut = new("ZD1114", DiagnosticSeverity.Error,
        "“除外”前面没有“但”。", "请写成“但…的除外”。");

    public static readonly DiagnosticDescriptor StillWithoutException = new("ZD1115", DiagnosticSeverity.Error,
        "“{0}”前面没有“但…的除外，”。", "请写成“但甲的除外，乙的仍然适用”。");

    public static readonly DiagnosticDescriptor UnpairedBesides = new("ZD1116", DiagnosticSeverity.Error,
        "“{0}”没有成对。", "请写成“除…外，”。");

    public static readonly DiagnosticDescriptor ButAfterDe = new("ZD1117", DiagnosticSeverity.Error,
        "“…的，但…”后面没有“除外”，也没有写不适用哪个结论。", "请补上“的除外”；如果是并列条件，请删去“但”前面的“的”。");

    public static readonly DiagnosticDescriptor ButBeginsRule = new("ZD1118", DiagnosticSeverity.Error,
        "“但”开头的句子另有条件，不知道它和前一句是什么关系。", "请写成“但…的除外”并另写一句规则，或者删去“但”。");

    public static readonly DiagnosticDescriptor FactInConclusion = new("ZD1119", DiagnosticSeverity.Error,
        "“{0}”不是结论，不能写在结论的位置。", "请检查“的，”的位置，或者在词汇里把它声明为结论的值。");

    public static readonly DiagnosticDescriptor GroupAsCondition = new("ZD1120", DiagnosticSeverity.Error,
        "“{0}”是结论组，不能当作条件。", "请写这个组里的一个值。");

    public static readonly DiagnosticDescriptor QuantityAsCondition = new("ZD1121", DiagnosticSeverity.Error,
        "“{0}”是数量、日期或者选项，后面没有写比较。", "请写出比较，例如“违法所得一万元以上”“过错情节轻微”“早于2022年1月1日”。");

    public static readonly DiagnosticDescriptor OptionAlone = new("ZD1122", DiagnosticSeverity.Error,
        "选项“{0}”前面没有它所属的事实。", "请先写事实再写选项，例如“过错情节轻微”。");

    public static readonly DiagnosticDescriptor ComparisonNeedsBound = new("ZD1123", DiagnosticSeverity.Error,
        "“{0}”没有说是以上、以下还是等于。", "请写“{0}以上”“不满{0}”或者“为{0}”。");

    public static readonly DiagnosticDescriptor ProofBesideList = new("ZD1124", DiagnosticSeverity.Error,
        "“{0}”和没有括号的列举写在一起，不知道证明管到哪里。", "请用括号把要证明的部分括起来。");

    public static readonly DiagnosticDescriptor ListHeadPlace = new("ZD1125", DiagnosticSeverity.Error,
        "“{0}”不在条件的末尾，或者被否定。", "请把它写在条件的最后：“甲，有下列情形之一的，…：”。");

    public static readonly DiagnosticDescriptor ListHeadMode = new("ZD1126", DiagnosticSeverity.Error,
        "“{0}”没有说是之一还是同时具备。", "请写“有下列情形之一”“同时具备下列情形”或者“有下列情形两项以上”。");

    public static readonly DiagnosticDescriptor RuleWithoutConclusion = new("ZD1127", DiagnosticSeverity.Error,
        "这一句只有条件，没有结论。", "请在“的，”之后写结论；如果不是规则，请列入“不编码”。");

    public static readonly DiagnosticDescriptor BracketsTooDeep = new("ZD1128", DiagnosticSeverity.Error,
        "括号套了超过 {0} 层，这一句没有读。", "请把里面的部分用“所称…是指…”定义成一个词。");

    public static readonly DiagnosticDescriptor UnmatchedBracket = new("ZD1129", DiagnosticSeverity.Error,
        "括号“{0}”没有配对。", "请补上另一半，或者删去它。");

    public static readonly DiagnosticDescriptor EvenIfWithoutRest = new("ZD1130", DiagnosticSeverity.Error,
        "“{0}”后面没有“，”，不知道它到哪里为止。", "请写成“即使甲，仍然可以乙”。");

    public static readonly DiagnosticDescriptor NegatedConclusion = new("ZD1131", DiagnosticSeverity.Error,
        "结论“{1}”前面不能写“{0}”。", "请写“不得{1}”，或者写“但…的，不{1}”作为例外。");

    public static readonly DiagnosticDescriptor AdjacentNames = new("ZD1132", DiagnosticSeverity.Error,
        "结论“{0}”和“{1}”连在一起。", "请在中间写“、”“，”或者“或者”。");

    public static readonly DiagnosticDescriptor MenuAcrossModals = new("ZD1133", DiagnosticSeverity.Error,
        "“或者”后面另有“应当”“可以”或者“不得”，不能同前面的结论任选其一。", "请改用“，”，或者去掉“或者”后面的这个词。");

    public static readonly DiagnosticDescriptor EmptyAlternative = new("ZD1134", DiagnosticSeverity.Error,
        "两个“；”之间没有内容。", "请删去多余的“；”，或者补上漏写的情形。");
    public static readonly DiagnosticDescriptor EmptyItem = new("ZD1170", DiagnosticSeverity.Error,
        "“{0}”后面没有条文。", "请写上这一项的条文，或者在它下面写出各项；公布文本没有这一项的，写“缺号”。");

    public static readonly DiagnosticDescriptor ReadingsInPairs = new("ZD1171", DiagnosticSeverity.Error,
        "两种读法没有成对写出。", "请先写“读法甲：…”，再写“读法乙：…”，两处都要有条文；各项写在两种读法之后。");

    public static readonly DiagnosticDescriptor ReadingRepeated = new("ZD1172", DiagnosticSeverity.Error,
        "同一处的“{0}”写了两次。", "一款、一项只能有一对读法；另有一处两读的，请分写成两款或者两项。");

    public static readonly DiagnosticDescriptor AfterReadings = new("ZD1173", DiagnosticSeverity.Error,
        "“{0}”之后不能再写条文。", "两种读法共同的条文请写在“读法甲”前面。");

    public static readonly DiagnosticDescriptor ReadingsWithoutReason = new("ZD1174", DiagnosticSeverity.Warning,
        "两种读法没有写理由。", "请用“理由「…」”写明条文为什么可以两读，为什么以其中一种为默认。");

    public static readonly DiagnosticDescriptor MalformedReadingLine = new("ZD1175", DiagnosticSeverity.Error,
        "“读法”这一行读不懂。", "请写成“读法 第八条第（五）项 乙”，几处用“、”隔开。");

    public static readonly DiagnosticDescriptor UnknownMeasure = new("ZD1185", DiagnosticSeverity.Error,
        "“{0}”不是带有已声明单位的数量。", "请用声明这个事实时写的单位，例如“事实 金额：元”写“一万元以上”，“事实 比例：%”写“10%以上”。");
}
