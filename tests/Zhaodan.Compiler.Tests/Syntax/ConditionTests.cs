using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Tests.Syntax;

/// <summary>language.md §3: operators and how tightly they bind.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("甲", "甲")]
    [InlineData("甲，乙", "且（甲、乙）")]
    [InlineData("甲且乙", "且（甲、乙）")]
    [InlineData("甲并且乙", "且（甲、乙）")]
    [InlineData("甲，并且乙", "且（甲、乙）")]
    [InlineData("甲并乙", "且（甲、乙）")]
    [InlineData("甲或者乙", "或（甲、乙）")]
    [InlineData("甲或乙", "或（甲、乙）")]
    [InlineData("甲，或者乙", "或（甲、乙）")]
    [InlineData("甲，或者乙，或者丙", "或（甲、乙、丙）")]
    [InlineData("甲，乙或者丙", "且（甲、或（乙、丙））")]
    [InlineData("甲或者乙，丙或者丁", "且（或（甲、乙）、或（丙、丁））")]
    [InlineData("甲、乙或者丙", "或（甲、乙、丙）")]
    [InlineData("甲、乙和丙", "且（甲、乙、丙）")]
    [InlineData("甲、乙以及丙", "且（甲、乙、丙）")]
    [InlineData("甲、乙、或者丙", "或（甲、乙、丙）")]
    [InlineData("甲和乙", "且（甲、乙）")]
    [InlineData("甲，但乙", "且（甲、乙）")]
    [InlineData("甲但乙", "且（甲、乙）")]
    [InlineData("甲，而乙", "且（甲、乙）")]
    [InlineData("甲且（乙或者丙）", "且（甲、或（乙、丙））")]
    [InlineData("（甲，乙）或者丙", "或（且（甲、乙）、丙）")]
    [InlineData("((甲))", "甲")]
    [InlineData("（甲的）或者乙", "或（甲、乙）")]
    public void Connectives(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("未甲", "非（甲）")]
    [InlineData("没有甲", "非（甲）")]
    [InlineData("尚未甲，乙", "且（非（甲）、乙）")]
    [InlineData("非甲且乙", "且（非（甲）、乙）")]
    [InlineData("未甲或者未乙", "或（非（甲）、非（乙））")]
    [InlineData("甲或者未乙", "或（甲、非（乙））")]
    [InlineData("没有（甲或者乙）", "非（或（甲、乙））")]
    [InlineData("未甲或者已经乙", "或（非（甲）、乙）")]
    [InlineData("未甲或者执法人员乙", "或（非（甲）、乙〔执法人员〕）")]
    // A declared term is never cut by a keyword.
    [InlineData("不履行法定职责", "不履行法定职责")]
    [InlineData("未不履行法定职责", "非（不履行法定职责）")]
    public void Negations(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("执法人员甲", "甲〔执法人员〕")]
    [InlineData("市场监管部门未甲", "非（甲〔市场监管部门〕）")]
    [InlineData("执法人员", "执法人员")]
    [InlineData("非执法人员", "非（执法人员）")]
    [InlineData("执法人员，甲", "且（执法人员、甲）")]
    public void Actors(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("因甲致使乙", "因果（甲 → 乙）")]
    [InlineData("因甲，致使乙", "因果（甲 → 乙）")]
    [InlineData("因甲，导致乙，丙", "且（因果（甲 → 乙）、丙）")]
    [InlineData("因甲或者乙造成丙或者丁", "因果（或（甲、乙） → 或（丙、丁））")]
    [InlineData("因甲，乙，致使丙", "因果（且（甲、乙） → 丙）")]
    [InlineData("丁，因甲使乙", "且（丁、因果（甲 → 乙））")]
    [InlineData("因（甲或者丙）致使乙", "因果（或（甲、丙） → 乙）")]
    [InlineData("非因甲致使乙", "非（因果（甲 → 乙））")]
    [InlineData("因甲致使乙，因丙致使丁", "且（因果（甲 → 乙）、因果（丙 → 丁））")]
    [InlineData("造成危害后果", "造成危害后果")]
    public void Causes(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("查实甲", "查实（甲）")]
    [InlineData("有证据证明甲，乙", "且（查实（甲）、乙）")]
    [InlineData("甲经查证属实", "查实（甲）")]
    [InlineData("甲，经查证属实", "查实（甲）")]
    [InlineData("甲，乙或者丙，经查证属实", "且（甲、查实（或（乙、丙）））")]
    [InlineData("不能证明甲", "不能证明（甲）")]
    [InlineData("查实（甲或者乙）", "查实（或（甲、乙））")]
    public void Proof(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("虽甲，但乙", "且（甲、乙）")]
    [InlineData("虽然甲，丙，但乙，丁", "且（且（甲、丙、乙）、丁）")]
    [InlineData("甲，或者虽乙，但丙", "或（甲、且（乙、丙））")]
    public void Concessions(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("甲、乙或者丙等", "或（甲、乙、丙、等）")]
    [InlineData("甲、乙和丙等", "且（甲、乙、丙、等）")]
    [InlineData("甲等情形", "或（甲、等）")]
    public void And_the_like(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("违法所得一万元以上", "违法所得 ≥ 10000元")]
    [InlineData("违法所得2万元以上不满5万元", "违法所得 ≥ 20000元 ＜ 50000元")]
    [InlineData("违法所得1.5万元以下", "违法所得 ≤ 15000元")]
    [InlineData("违法所得超过12,000元", "违法所得 ＞ 12000元")]
    [InlineData("违法所得为三万元", "违法所得 ＝ 30000元")]
    [InlineData("停工时间超过五个工作日", "停工时间 ＞ 5工作日")]
    [InlineData("停工时间不满三日", "停工时间 ＜ 3日")]
    [InlineData("停工时间三个月内", "停工时间 ≤ 3月")]
    [InlineData("停工时间满两年", "停工时间 ≥ 2年")]
    [InlineData("停工时间未超过十日", "停工时间 ≤ 10日")]
    [InlineData("停工时间十日以外", "停工时间 ＞ 10日")]
    [InlineData("两次以上不如实记录", "不如实记录 ≥ 2次")]
    [InlineData("次数达到3次，甲", "且（次数 ≥ 3次、甲）")]
    [InlineData("情节轻微", "情节 ∈ {轻微}")]
    [InlineData("情节为轻微或者一般", "情节 ∈ {轻微、一般}")]
    [InlineData("情节轻微、一般或者严重，甲", "且（情节 ∈ {轻微、一般、严重}、甲）")]
    [InlineData("情节轻微或者甲", "或（情节 ∈ {轻微}、甲）")]
    [InlineData("决定日早于2022年10月11日", "决定日 ＜ 2022-10-11")]
    [InlineData("启动追责不晚于提出申请", "启动追责 ≤ 提出申请")]
    [InlineData("启动追责晚于二〇二二年三月一日", "启动追责 ＞ 2022-03-01")]
    public void Comparisons(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("有第十三条规定情形", "有〔第十三条〕")]
    [InlineData("有第十三条规定的情形之一", "有〔第十三条〕")]
    [InlineData("没有第二十条至第二十二条规定情形", "非（有〔第二十条至第二十二条〕）")]
    [InlineData("有第八条第（一）项、第九条第二款规定情形之一", "有〔第八条第（一）项、第九条第二款〕")]
    [InlineData("有前款规定的情形", "有〔前款〕")]
    [InlineData("符合前条规定", "有〔前条〕")]
    [InlineData("有首段情形，甲", "且（有〔首段〕、甲）")]
    [InlineData("有第十三条之一或者第十二条〔二〕规定情形", "有〔第十三条之一、第十二条〔二〕〕")]
    [InlineData("不符合本条第一款第（二）项第3目规定", "非（有〔本条第一款第（二）项第3.项〕）")]
    [InlineData("有第8条规定情形或者甲", "或（有〔第八条〕、甲）")]
    public void References(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Theory]
    [InlineData("已甲，均乙，仍然丙", "且（甲、乙、丙）")]
    [InlineData("依法甲，确已乙", "且（甲、乙）")]
    public void Fillers_carry_no_logic(string text, string structure) => Assert.Equal(structure, Front.Condition(text));

    [Fact]
    public void A_value_is_a_condition_where_it_stands_before_de()
    {
        Assert.Equal("且（免于追究、甲）", Front.Condition("免于追究，甲"));
    }

    [Fact]
    public void Every_node_covers_its_words()
    {
        string text = "甲，乙或者丙的，追究。";
        var and = Assert.IsType<AndConditionSyntax>(Front.Rule(text).Condition);
        string whole = Front.Vocabulary + "第一条 " + text;
        Assert.Equal("甲，乙或者丙", whole.Substring(and.Span.Start, and.Span.Length));
        Assert.Equal("乙或者丙", whole.Substring(and.Operands[1].Span.Start, and.Operands[1].Span.Length));
    }
}
