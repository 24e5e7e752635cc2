namespace Zhaodan.Compiler.Diagnostics;

/// <summary>ZD50xx: published texts, and what the encoding keeps of them (language page, section 7).</summary>
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor PublishedTooLong = new(
        "ZD5001", DiagnosticSeverity.Error,
        "原文有 {0} 个字符，超过了 {1} 个的上限。",
        "请只留下办法的正文，去掉附件和网页上的其他内容。");

    public static readonly DiagnosticDescriptor PublishedWithoutProvisions = new(
        "ZD5002", DiagnosticSeverity.Warning,
        "“{0}”里没有找到条文。",
        "请核对它是不是办法的原文：要有“第一条”，或者用“一、”分部分。");

    public static readonly DiagnosticDescriptor PageNumberLeftOut = new(
        "ZD5003", DiagnosticSeverity.Info,
        "这一行“{0}”像是页码，没有当作条文。",
        "如果它是条文的一部分，请在原文文件里把它接到前一行。");

    public static readonly DiagnosticDescriptor TableLeftOut = new(
        "ZD5004", DiagnosticSeverity.Warning,
        "这里有 {0} 行像是表格，没有当作条文。",
        "表格里如果有规定，请在原文文件里改写成文字，再编码或者列入不编码。");

    public static readonly DiagnosticDescriptor RepeatedParagraph = new(
        "ZD5005", DiagnosticSeverity.Info,
        "这一段与前一段一字不差，是原文重复，只算一次。",
        "不用改，除非两段本来不同。");

    public static readonly DiagnosticDescriptor NoPublishedFiles = new(
        "ZD5006", DiagnosticSeverity.Error,
        "“{0}”里没有扩展名为 .txt 的原文。",
        "请把公布的原文存成 .txt 文件放进去，一次最多 {1} 个。");

    public static readonly DiagnosticDescriptor PublishedEncodingUnknown = new(
        "ZD5007", DiagnosticSeverity.Error,
        "原文文件“{0}”的编码认不出来。",
        "请用编辑器把它另存为 UTF-8 编码。");

    public static readonly DiagnosticDescriptor PublishedGap = new(
        "ZD5010", DiagnosticSeverity.Info,
        "原文编号有缺：没有{0}，接着就是{1}。",
        "编码时照原文的号，不要补号。");

    public static readonly DiagnosticDescriptor PublishedRepeat = new(
        "ZD5011", DiagnosticSeverity.Info,
        "原文编号重复：{0}用了不止一次，这一处引作{1}。",
        "编码时在号的后面写〔二〕，使每一处有自己的引法。");

    public static readonly DiagnosticDescriptor PublishedRestart = new(
        "ZD5012", DiagnosticSeverity.Info,
        "原文{0}的编号既有重新起的，又有接着往下编的，{1}至{2}用了不止一次，这一处起引作{3}。",
        "引用时把上面各级都写出来，每一处就有自己的引法。");

    public static readonly DiagnosticDescriptor PublishedDisorder = new(
        "ZD5013", DiagnosticSeverity.Info,
        "原文编号倒退：{0}在{1}之后。",
        "编码时照原文的号和顺序。");

    public static readonly DiagnosticDescriptor NoPublishedText = new(
        "ZD5020", DiagnosticSeverity.Error,
        "“{1}”里没有制度“{0}”的原文。",
        "请放入原文，或者在制度头部写“原文 文件名”；按文件里的标题和文号也能认。");

    public static readonly DiagnosticDescriptor AmbiguousPublishedText = new(
        "ZD5021", DiagnosticSeverity.Error,
        "制度“{0}”的原文可能是{1}，不能确定是哪一个。",
        "请在制度头部写“原文 文件名《标题》”。");

    public static readonly DiagnosticDescriptor ProvisionMissing = new(
        "ZD5022", DiagnosticSeverity.Error,
        "原文的{0}没有编码，也没有列入不编码：“{1}”。",
        "请编码它，或者写“不编码 {0}：理由。”。");

    public static readonly DiagnosticDescriptor ProvisionExtra = new(
        "ZD5023", DiagnosticSeverity.Error,
        "编码里的{0}在原文里没有。",
        "请核对编号，或者删去它；要补充原文没有的规则，另立制度。");

    public static readonly DiagnosticDescriptor ExceptionMissing = new(
        "ZD5024", DiagnosticSeverity.Error,
        "原文{0}有除外“{1}”，编码里没有。",
        "请在这一处写上“但……的除外”；确实不该写的，写“偏离 {0} 但书：理由。”。");

    public static readonly DiagnosticDescriptor ExceptionExtra = new(
        "ZD5025", DiagnosticSeverity.Error,
        "编码{0}有除外“{1}”，原文里没有。",
        "请删去它；确实应该有的，写“偏离 {0} 但书：理由。”。");

    public static readonly DiagnosticDescriptor NegationMissing = new(
        "ZD5026", DiagnosticSeverity.Error,
        "原文{0}的“{1}”有否定，编码里没有。",
        "请核对这一处的否定；有意不同的，写“偏离 {0} 否定：理由。”。");

    public static readonly DiagnosticDescriptor NegationExtra = new(
        "ZD5027", DiagnosticSeverity.Error,
        "编码{0}的“{1}”有否定，原文里没有。",
        "请核对这一处的否定；有意不同的，写“偏离 {0} 否定：理由。”。");

    public static readonly DiagnosticDescriptor CauseMissing = new(
        "ZD5028", DiagnosticSeverity.Error,
        "原文{0}的“{1}”是因果，编码里没有。",
        "请用“因……，致使……”写出因果；有意不写的，写“偏离 {0} 因果：理由。”。");

    public static readonly DiagnosticDescriptor CauseExtra = new(
        "ZD5029", DiagnosticSeverity.Error,
        "编码{0}的“{1}”是因果，原文里没有。",
        "请去掉因果的写法；有意这样写的，写“偏离 {0} 因果：理由。”。");

    public static readonly DiagnosticDescriptor QuantityMissing = new(
        "ZD5030", DiagnosticSeverity.Error,
        "原文{0}的数量“{1}”在编码里没有。",
        "请核对数、单位和以上、以下、以内；有意不写的，写“偏离 {0} 数量：理由。”。");

    public static readonly DiagnosticDescriptor QuantityExtra = new(
        "ZD5031", DiagnosticSeverity.Error,
        "编码{0}的数量“{1}”在原文里没有。",
        "请核对数、单位和以上、以下、以内；有意这样写的，写“偏离 {0} 数量：理由。”。");

    public static readonly DiagnosticDescriptor ModalityMissing = new(
        "ZD5032", DiagnosticSeverity.Error,
        "原文{0}的“{1}”在编码里没有相应的助动词。",
        "请照原文写应当、可以或者不得；有意不同的，写“偏离 {0} 助动词：理由。”。");

    public static readonly DiagnosticDescriptor ModalityExtra = new(
        "ZD5033", DiagnosticSeverity.Error,
        "编码{0}的“{1}”在原文里没有相应的助动词。",
        "请照原文写应当、可以或者不得；有意不同的，写“偏离 {0} 助动词：理由。”。");

    public static readonly DiagnosticDescriptor ConnectiveDiffers = new(
        "ZD5034", DiagnosticSeverity.Error,
        "原文{0}的“{1}”在编码里换了连接词。",
        "请照原文写或者、并且；有意不同的，写“偏离 {0} 连接词：理由。”。");

    public static readonly DiagnosticDescriptor ConnectiveTightened = new(
        "ZD2112", DiagnosticSeverity.Error,
        "编码{0}的“{1}”在原文里不是“且”。",
        "原文写“或者”或者用顿号并列的，请写“或者”；确实要同时具备的，写“偏离 {0} 连接词：理由。”。");

    public static readonly DiagnosticDescriptor OtherReadingDiffers = new(
        "ZD2113", DiagnosticSeverity.Warning,
        "编码{0}的另一读法换了连接词：“{1}”。",
        "两种读法的差别就在这里的，写“偏离 {0} 读法：理由。”；否则请照原文改正。");

    public static readonly DiagnosticDescriptor ConnectiveAdded = new(
        "ZD5035", DiagnosticSeverity.Error,
        "编码{0}的“{1}”在原文里不是“或者”。",
        "请照原文写逗号或者并且；有意不同的，写“偏离 {0} 连接词：理由。”。");

    public static readonly DiagnosticDescriptor ClauseMissing = new(
        "ZD5036", DiagnosticSeverity.Error,
        "原文{0}的这一句在编码里没有：“{1}”。",
        "请编码它；有意不编码的，写“偏离 {0} 分句：理由。”。");

    public static readonly DiagnosticDescriptor PhraseMissing = new(
        "ZD5045", DiagnosticSeverity.Warning,
        "原文{0}的这几个字在编码里没有：“{1}”。",
        "是条件的，请编码它；同一个意思换了说法的，把原文的说法列为同义；有意省略的，写“偏离 {0} 分句：理由。”。");

    public static readonly DiagnosticDescriptor TermExtra = new(
        "ZD5037", DiagnosticSeverity.Warning,
        "编码{0}用的词“{1}”在原文这一处找不到来历。",
        "请照原文用词，或者把原文的说法列为它的同义；有意补充的，写“偏离 {0} 词语：理由。”。");

    public static readonly DiagnosticDescriptor LowShare = new(
        "ZD5038", DiagnosticSeverity.Warning,
        "原文{0}的字只有 {1}% 由编码的词覆盖，低于 {2}%，缺的如“{3}”。",
        "请核对有没有漏掉条件；词不同的，把原文的说法列为同义；有意省略的，写“偏离 {0} 词语：理由。”。");

    public static readonly DiagnosticDescriptor TitleDiffers = new(
        "ZD5039", DiagnosticSeverity.Warning,
        "原文{0}的标题是“{1}”，编码写作“{2}”。",
        "请照原文写；有意不同的，写“偏离 {0} 标题：理由。”。");

    public static readonly DiagnosticDescriptor UnusedDeviation = new(
        "ZD5040", DiagnosticSeverity.Warning,
        "这一处与原文没有{0}上的不同，“偏离”没有用。",
        "请删去它，或者核对引的是哪一处。");

    public static readonly DiagnosticDescriptor MalformedDeviation = new(
        "ZD5041", DiagnosticSeverity.Error,
        "“偏离”的写法不对。",
        "请写“偏离 第五条 助动词：理由。”，条号后空一格写在什么上不同。");

    public static readonly DiagnosticDescriptor UnknownDeviationKind = new(
        "ZD5042", DiagnosticSeverity.Error,
        "“偏离”不知道“{0}”。",
        "可以写：{1}。");

    public static readonly DiagnosticDescriptor OmissionOfNothing = new(
        "ZD5043", DiagnosticSeverity.Error,
        "“{0}”列的这一处在原文里没有。",
        "请核对条号、款号和项号。");

    public static readonly DiagnosticDescriptor UnpublishedIsPublished = new(
        "ZD5044", DiagnosticSeverity.Error,
        "“缺号”列的{0}在原文里有。",
        "请编码它，或者写“不编码 {0}：理由。”。");

    public static readonly DiagnosticDescriptor LockMissing = new(
        "ZD5014", DiagnosticSeverity.Warning,
        "制度“{0}”还没有原文锁，原文改了也看不出来。",
        "请对照原文读过编码，再运行 zhaodan review 全部 --regime {0} --by 姓名 --source 原文文件夹。");

    public static readonly DiagnosticDescriptor LockUnreadable = new(
        "ZD5046", DiagnosticSeverity.Error,
        "原文锁的这一行读不懂。",
        "请从版本库恢复这个文件；它只由 zhaodan review 改写，不要手改。");

    public static readonly DiagnosticDescriptor PublishedTextChanged = new(
        "ZD5047", DiagnosticSeverity.Error,
        "原文{0}自 {1} {2} 审读之后改了。",
        "请对照原文重读这一条的编码。{3}读过之后运行 zhaodan review {0} --regime {4} --by 姓名 --source 原文文件夹。");

    public static readonly DiagnosticDescriptor PublishedTextGone = new(
        "ZD5048", DiagnosticSeverity.Error,
        "审读过的{0}在原文里已经没有了。",
        "请核对编码，再运行 zhaodan review {0} --regime {1} --by 姓名 --source 原文文件夹。");

    public static readonly DiagnosticDescriptor NotReviewed = new(
        "ZD5049", DiagnosticSeverity.Warning,
        "原文有 {0} 处还没有人对照编码审读过：{1}。",
        "请读过之后运行 zhaodan review 条号 --regime {2} --by 姓名 --source 原文文件夹。");
}
