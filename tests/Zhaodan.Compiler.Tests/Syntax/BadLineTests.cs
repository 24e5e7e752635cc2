namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>Mistakes in the frame of a file, in declarations, headers and cases.</summary>
public sealed class BadLineTests
{
    [Theory]
    [InlineData("⟦词汇⟧《试》\n事实 甲", "ZD1201 文件开头没有写语言版本。")]
    [InlineData("⟦⟧", "ZD1201")]
    [InlineData("⟦语言 2⟧\n词汇《试》\n事实 甲", "ZD1202 不认识语言版本“2”。")]
    [InlineData("语言 1\n⟦事实 甲⟧\n事实 乙", "ZD1203 这一行不属于任何词汇、制度、日历或者案例集。")]
    [InlineData("语言 1\n⟦案例集⟧\n", "ZD1303 案例集没有写制度的代号。")]
    [InlineData("语言 1\n⟦制度《试》⟧\n第一条 甲的，追究；乙的，从轻。", "ZD1220 这部制度没有可用的词：没有写词汇，或者所写的词汇没有声明任何词。")]
    [InlineData("语言 1\n案例集 ⟦无此代号⟧\n案例「一」\n  是 甲", "ZD1305")]
    public void Frames(string marked, string expected) => Front.BadFile(marked, expected);

    [Theory]
    [InlineData("⟦事实⟧", "ZD1205 “事实”行没有写完。")]
    [InlineData("⟦事实 甲：⟧", "ZD1205")]
    [InlineData("事实 甲：⟦，⟧", "ZD1204 “事实”行在“，”处读不懂。")]
    [InlineData("事实 ⟦甲 乙⟧", "ZD1211 名称“甲 乙”里有空白。")]
    [InlineData("事实 ⟦「」⟧", "ZD1219 名称是空的。")]
    [InlineData("事实 甲：选项⟦：⟧轻微", "ZD1204")]
    [InlineData("⟦事项⟧ 甲", "ZD1206 词汇里不认识以“事项”开头的行。")]
    [InlineData("⟦释义⟧「甲」", "ZD1208 “释义”前面没有它所说明的声明。")]
    [InlineData("事实 甲\n  ⟦默认⟧ 乙", "ZD1209 “默认”不能用在这种声明上。")]
    [InlineData("事实 甲\n  释义「一」\n  ⟦释义⟧「二」", "ZD1210 “释义”写了不止一次。")]
    [InlineData("事实 甲\n  释义 ⟦一⟧", "ZD1204")]
    [InlineData("事实 甲\n  释义⟦「⟧一", "ZD1004")]
    [InlineData("事实 ⟦但⟧", "ZD1221 “但”是条文里有固定含义的词，不能用作名称。")]
    [InlineData("事实 甲\n  同义 乙、⟦应当⟧", "ZD1221")]
    [InlineData("⟦事项⟧ 甲\n  释义「一」\n事项 乙\n事项 丙", "ZD1206")]
    [InlineData("事实 甲：⟦，⟧\n  释义「一」", "ZD1204")]
    [InlineData("反义 甲⟦，⟧乙", "ZD1204")]
    [InlineData("⟦蕴含 甲⟧", "ZD1205")]
    [InlineData("结论 责任 ⟦任选⟧：甲", "ZD1204")]
    [InlineData("⟦结论 责任 择先：甲、⟧", "ZD1205")]
    [InlineData("以下事实 ⟦一般⟧：甲", "ZD1204")]
    public void Declarations(string marked, string expected) => Front.BadFile("语言 1\n词汇《试》\n" + marked, expected);

    [Theory]
    [InlineData("⟦次序⟧ 甲\n", "ZD1207 “次序”不属于任何一条。")]
    [InlineData("⟦代号⟧\n", "ZD1215 “代号”后面没有内容。")]
    [InlineData("期间届满不顺延 ⟦甲⟧\n", "ZD1217 “期间届满不顺延”行的“甲”是多余的。")]
    [InlineData("第一条 甲的，追究。\n  ⟦机关 甲⟧\n", "ZD1216 “机关”写在了条文后面。")]
    [InlineData("⟦事实 丑⟧\n  释义「一」\n第一条 甲的，追究。\n", "ZD1213 “事实”是词汇的声明，不能写在制度里。")]
    [InlineData("⟦不编码 第三条⟧\n", "ZD1218 “不编码”行读不懂。")]
    [InlineData("⟦不编码 附则：理由⟧\n", "ZD1218")]
    [InlineData("适用 甲⟦且⟧\n", "ZD1103")]
    [InlineData("适用 ⟦甲乙⟧\n", "ZD1104")]
    [InlineData("⟦案例⟧\n  是 甲\n", "ZD1301 案例没有名称。")]
    [InlineData("案例「一」\n  ⟦可能⟧ 甲\n", "ZD1302 案例里不认识以“可能”开头的行。")]
    [InlineData("案例「一」\n  ⟦是⟧\n", "ZD1205 “是”行没有写完。")]
    [InlineData("案例「一」\n  是 甲⟦，⟧乙\n", "ZD1204")]
    [InlineData("案例「一」\n  ⟦取值 次数⟧\n", "ZD1205")]
    [InlineData("案例「一」\n  其余 ⟦是⟧\n", "ZD1204")]
    [InlineData("案例「一」\n  应得 责任 追究，依据 ⟦附则⟧\n", "ZD1204")]
    [InlineData("案例集 试\n⟦第一条 甲的，追究。⟧\n", "ZD1304 “第一条”前面没有案例。")]
    public void Regimes(string marked, string expected) => Front.Bad(marked, expected);

    [Fact]
    public void A_broken_line_still_declares_its_names() => Front.BadFile(
        """
        语言 1
        词汇《试》
        事实 甲：⟦，⟧
        结论 责任 ⟦任选⟧：追究、免于追究
        制度《试》
          词汇《试》
        第一条 甲的，追究。
        """,
        "ZD1204", "ZD1204");

    [Fact]
    public void A_regime_whose_first_line_is_broken_is_one_mistake() => Front.BadFile(
        """
        语言 1
        词汇《试》
        事实 甲
        ⟦制渡⟧《试》
          代号 试
          词汇《试》
        第一条 甲的，追究。
        第二条 甲的，追究。
        """,
        "ZD1206");

    [Fact]
    public void A_name_has_a_limit()
    {
        string name = new('丑', 201);
        Front.BadFile($"语言 1\n词汇《试》\n事实 ⟦{name}⟧", "ZD1212 名称有 201 个字符，超过上限 200。");
    }

    [Theory]
    [InlineData("甲⟦\u202E⟧，乙", "ZD1001 文本里有看不见的控制字符或者组合字符 U+202E，共 1 个。")]
    [InlineData("甲⟦\u0301\u0301⟧，乙", "ZD1001 文本里有看不见的控制字符或者组合字符 U+0301，共 2 个。")]
    [InlineData("甲⟦\uFE00⟧，乙", "ZD1001")]
    [InlineData("甲⟦\u0000\u0000\u0000⟧，乙", "ZD1003 文本里有空字符 U+0000，共 3 个。")]
    [InlineData("甲⟦\U000E0041⟧，乙", "ZD1001")]
    public void Characters(string marked, string expected) => Front.Bad($"第一条 {marked}的，追究。", expected);

    [Fact]
    public void Unpaired_surrogates()
    {
        // Not in InlineData: test names cannot hold them.
        Front.Bad("第一条 甲⟦\uD840⟧，乙的，追究。", "ZD1002 文本里有残缺的字符 U+D840，共 1 处。");
        Front.Bad("第一条 甲⟦\uDC00⟧，乙的，追究。", "ZD1002");
    }
}
