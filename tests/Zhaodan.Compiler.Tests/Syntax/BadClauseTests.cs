namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>What a drafter gets wrong: ⟦…⟧ marks the exact place of each finding.</summary>
public sealed class BadClauseTests
{
    [Theory]
    [InlineData("甲且乙⟦或者⟧丙", "ZD1105 “且”和“或者”写在同一层，先后不明。")]
    [InlineData("甲或者乙⟦且⟧丙", "ZD1105 “或者”和“且”写在同一层，先后不明。")]
    [InlineData("甲、乙和丙⟦或者⟧丁", "ZD1105 “和”和“或者”写在同一层，先后不明。")]
    [InlineData("甲，⟦或者⟧乙，丙", "ZD1106 “，或者”和“，”写在同一层，不知道“或者”管到哪里。")]
    [InlineData("甲，乙，⟦或者⟧丙", "ZD1106")]
    [InlineData("甲⟦、⟧乙", "ZD1107 用“、”列举，最后一项之前没有“或者”“和”。")]
    [InlineData("甲或者乙⟦、⟧丙", "ZD1107")]
    [InlineData("甲⟦、⟧乙等", "ZD1107")]
    [InlineData("⟦没有甲和乙⟧", "ZD1108 “没有”后面是没有括号的列举，不知道否定管到哪里。")]
    [InlineData("⟦未甲或者乙⟧", "ZD1108")]
    [InlineData("⟦未不⟧甲", "ZD1109 “未”和“不”是双重否定。")]
    [InlineData("⟦因⟧甲，乙", "ZD1110 “因”后面没有“致使”“导致”“造成”。")]
    [InlineData("甲，⟦致使⟧乙", "ZD1111 “致使”前面没有“因”。")]
    [InlineData("因甲致使乙，⟦致使⟧丙", "ZD1111")]
    [InlineData("⟦虽⟧甲，乙", "ZD1112 “虽”后面没有“但”。")]
    [InlineData("⟦甲乙⟧", "ZD1104 “甲”和“乙”连在一起，中间没有连接词。")]
    [InlineData("⟦甲 乙⟧", "ZD1104")]
    [InlineData("⟦责任⟧", "ZD1120 “责任”是结论组，不能当作条件。")]
    [InlineData("⟦违法所得⟧，甲", "ZD1121 “违法所得”是数量、日期或者选项，后面没有写比较。")]
    [InlineData("⟦轻微⟧", "ZD1122 选项“轻微”前面没有它所属的事实。")]
    [InlineData("违法所得⟦三万元⟧", "ZD1123 “三万元”没有说是以上、以下还是等于。")]
    [InlineData("⟦查实甲或者乙⟧", "ZD1124 “查实”和没有括号的列举写在一起，不知道证明管到哪里。")]
    [InlineData("甲或者乙⟦经查证属实⟧", "ZD1124")]
    [InlineData("违法所得⟦八八元⟧以上", "ZD1012 “八八元”里的数字写法不对。")]
    [InlineData("有⟦第八八条⟧规定情形", "ZD1012")]
    [InlineData("决定日早于⟦2022年2月30日⟧", "ZD1013 没有“2022年2月30日”这一天。")]
    [InlineData("甲⟦（⟧乙", "ZD1129 括号“（”没有配对。")]
    [InlineData("甲⟦）⟧，乙", "ZD1129")]
    [InlineData("甲，⟦，⟧乙", "ZD1101 “，”之后不能写“，”。")]
    [InlineData("甲且⟦或者⟧乙", "ZD1101")]
    [InlineData("甲⟦【乙】⟧", "ZD1014 条文里不能有“【乙】”。")]
    [InlineData("甲⟦（二）⟧", "ZD1015 条目的标号“（二）”不在行首，也不在“：”“；”“。”之后。")]
    public void Conditions(string marked, string expected) => Front.Bad($"第一条 {marked}的，追究。", expected);

    [Theory]
    [InlineData("甲，⟦应当⟧追究。", "ZD1113 条件和结论“应当”之间没有“的”。")]
    [InlineData("甲，⟦给予⟧追究。", "ZD1113 条件和结论“给予”之间没有“的”。")]
    [InlineData("⟦甲的⟧。", "ZD1127 这一句只有条件，没有结论。")]
    [InlineData("甲的，乙的⟦除外⟧，追究。", "ZD1114 “除外”前面没有“但”。")]
    [InlineData("甲的，乙的⟦仍然适用⟧，追究。", "ZD1115 “仍然适用”前面没有“但…的除外，”。")]
    [InlineData("⟦除⟧甲，乙的，追究。", "ZD1116 “除”没有成对。")]
    [InlineData("甲的，⟦但⟧乙的，追究。", "ZD1117 “…的，但…”后面没有“除外”，也没有写不适用哪个结论。")]
    [InlineData("⟦但⟧甲的，追究。", "ZD1118 “但”开头的句子另有条件，不知道它和前一句是什么关系。")]
    [InlineData("甲的，应当⟦乙⟧。", "ZD1119 “乙”不是结论，不能写在结论的位置。")]
    [InlineData("甲的，⟦乙⟧。", "ZD1119")]
    [InlineData("甲，未⟦有下列情形之一⟧的，追究：\n（一）甲。", "ZD1125 “有下列情形之一”不在条件的末尾，或者被否定。")]
    [InlineData("⟦有下列情形⟧的，追究：\n（一）甲。", "ZD1126 “有下列情形”没有说是之一还是同时具备。")]
    [InlineData("所称不履行法定职责，是指⟦下列情形⟧：\n（一）甲。", "ZD1126")]
    [InlineData("甲的，⟦即使⟧乙。", "ZD1130 “即使”后面没有“，”，不知道它到哪里为止。")]
    [InlineData("甲的，⟦不从轻⟧。", "ZD1131 结论“从轻”前面不能写“不”。")]
    [InlineData("甲的，⟦从轻减轻⟧。", "ZD1132 结论“从轻”和“减轻”连在一起。")]
    [InlineData("甲的，可以从轻⟦或者⟧应当减轻。", "ZD1133 “或者”后面另有“应当”“可以”或者“不得”，不能同前面的结论任选其一。")]
    [InlineData("甲的，可以从轻和减轻⟦或者⟧移送。", "ZD1105")]
    [InlineData("甲⟦且⟧", "ZD1103 句子在“且”之后没有写完。")]
    [InlineData("⟦，⟧甲的，追究。", "ZD1102 句子不能以“，”开头。")]
    [InlineData("⟦「⟧甲的，追究。", "ZD1004 这里的“「”没有在同一行闭合。")]
    [InlineData("⟦“⟧甲的，追究。", "ZD1004")]
    [InlineData("依照⟦《⟧甲法，追究。", "ZD1004")]
    [InlineData("⟦「」⟧，甲的，追究。", "ZD1219")]
    public void Sentences(string marked, string expected) => Front.Bad($"第一条 {marked}", expected);

    [Theory]
    [InlineData("⟦第八八条⟧ 甲的，追究。", "ZD1012 “第八八条”里的数字写法不对。")]
    [InlineData("⟦第一百条之一一⟧ 甲的，追究。", "ZD1012")]
    [InlineData("第一条⟦【⟧标题\n甲的，追究。", "ZD1004")]
    public void Heads(string marked, string expected) => Front.Bad(marked, expected);

    [Fact]
    public void Brackets_have_a_limit()
    {
        string open = new('（', 64);
        string close = new('）', 64);
        Assert.Equal("甲", Front.Condition(open + "甲" + close));
        Front.Bad($"第一条 {open}⟦（⟧甲）{close}的，追究。", "ZD1128 括号套了超过 64 层，这一句没有读。");
    }

    [Fact]
    public void One_error_does_not_hide_the_next() => Front.Bad(
        """
        第一条 甲且乙⟦或者⟧丙的，追究。丙⟦、⟧丁的，从轻。
        第二条 有下列情形之一的，追究：
        （一）⟦甲乙⟧；
        （二）⟦没有甲和乙⟧，⟦因⟧丙；
        （三）⟦次数⟧的。
        ⟦第八八条⟧ 甲，⟦应当⟧追究。
        """,
        "ZD1105", "ZD1107", "ZD1104", "ZD1108", "ZD1110", "ZD1121", "ZD1012", "ZD1113");

    [Fact]
    public void An_unknown_word_is_reported_once_with_its_count_and_near_words() => Front.Bad(
        "第一条 ⟦不履行法定责任⟧，甲的，追究。\n第二条 不履行法定责任的，追究。",
        "ZD1010 “不履行法定责任”没有在词汇里声明，本文件共出现 2 次。");

    [Fact]
    public void The_mend_of_an_unknown_word_offers_declared_ones()
    {
        (_, var diagnostics) = Front.Parse(Front.Vocabulary + "第一条 不履行法定责任的，追究。");
        Assert.StartsWith("请改用已声明的词（相近的有“不履行法定职责”“履行法定职责”", Assert.Single(diagnostics).Mend, StringComparison.Ordinal);
    }

    [Theory]
    // Together with its negation, as one word between two strong words, whatever it holds.
    [InlineData("⟦不良影响⟧")]
    [InlineData("甲，⟦未造成大损失⟧，乙")]
    [InlineData("甲或者⟦甲行为⟧")]
    [InlineData("⟦因素⟧，甲")]
    [InlineData("执法人员⟦失察⟧")]
    [InlineData("已经⟦报备⟧，甲")]
    [InlineData("因⟦天灾⟧致使乙")]
    [InlineData("⟦“丑丑”⟧，甲")]
    [InlineData("⟦「丑丑」⟧，甲")]
    [InlineData("⟦甲及乙⟧")]
    [InlineData("除⟦天灾⟧外，甲")]
    public void Unknown_words(string marked) => Front.Bad($"第一条 {marked}的，追究。", "ZD1010");

    [Theory]
    [InlineData("违法所得⟦三万块以上⟧")]
    [InlineData("违法所得超过⟦三万块⟧")]
    public void A_number_without_a_declared_unit(string marked) => Front.Bad($"第一条 {marked}的，追究。", "ZD1185");

    // Shown as one, the stretch would invite the drafter to declare a term that swallows the connective.
    [Theory]
    [InlineData("⟦首次违法⟧且⟦后果轻微⟧并⟦主动补正⟧")]
    [InlineData("⟦首次违法⟧或者⟦后果轻微⟧或⟦主动补正⟧")]
    [InlineData("⟦首次违法⟧并且⟦合并计算⟧以及⟦一并处理⟧")]
    public void Undeclared_words_that_a_connective_joins_are_several(string marked) => Front.Bad($"第一条 {marked}的，追究。", "ZD1010", "ZD1010", "ZD1010");

    [Fact]
    public void Errors_of_the_grammar_are_withheld_where_a_word_is_unknown() => Front.Bad("第一条 甲 ⟦丑丑丑⟧ 乙或者丙且丁的，追究。", "ZD1010");

    [Fact]
    public void Two_splits_of_equal_rank_are_shown() => Front.BadFile(
        """
        语言 1
        词汇《试》
        事实 丑寅
        事实 卯辰
        事实 丑寅卯
        事实 辰
        结论 责任 择先：追究
        制度《试》
          词汇《试》
        第一条 ⟦丑寅卯辰⟧的，追究。
        """,
        "ZD1011 “丑寅卯辰”有两种断法：丑寅｜卯辰；丑寅卯｜辰。");
}
