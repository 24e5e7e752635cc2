using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Rules with their exceptions, counter-exceptions and defeats, and which rules are shown.</summary>
public sealed class RuleAnswerTests
{
    private const string First = "第八条第（一）项";

    [Fact]
    public void An_exception_that_failed_says_which_fact_made_it_fail()
    {
        RuleAnswer rule = Rule(SampleRegime.Tolerated().Not("故意违法").RestFalse().Answer(), First);

        ExceptionAnswer exception = Assert.Single(rule.Exceptions);
        Assert.True(exception.Holds.IsFalse);
        Assert.Equal("但故意违法的除外", exception.Text);
        Sequence.Same(["「故意违法」：否（案件陈述）"], exception.Because);
        Assert.Equal("「受上级强令」", exception.Counter?.Text);
    }

    [Fact]
    public void An_exception_that_holds_blocks_the_rule()
    {
        Answer answer = SampleRegime.Tolerated().Is("故意违法").RestFalse().Answer();

        RuleInGroup inGroup = Assert.Single(answer.Groups[SampleRegime.Fault].Rules, rule => rule.Citation == First);
        Assert.Equal(RuleRole.Blocked, inGroup.Role);
        Assert.Equal("除外情形成立：但故意违法的除外", inGroup.Reason);
        Sequence.Same(["「故意违法」：是（案件陈述）", "「受上级强令」：否（其余否）"], Assert.Single(Rule(answer, First).Exceptions).Because);
    }

    // …的仍然适用: the exception is met and its own exception too.
    [Fact]
    public void A_counter_exception_lets_the_rule_apply()
    {
        Answer answer = SampleRegime.Tolerated().Is("故意违法", "受上级强令").RestFalse().Answer();

        Assert.Equal(RuleRole.Carries, Assert.Single(answer.Groups[SampleRegime.Liability].Rules, rule => rule.Citation == First).Role);
        ExceptionAnswer exception = Assert.Single(Rule(answer, First).Exceptions);
        Assert.True(exception.Condition.Value.IsTrue);
        Assert.True(exception.Holds.IsFalse);
        Sequence.Same(["「受上级强令」：是（案件陈述）"], exception.Because);
    }

    // 第十二条: 不适用第八条第（一）项.
    [Fact]
    public void A_defeated_rule_names_the_rule_that_defeats_it()
    {
        Answer answer = SampleRegime.Tolerated().Not("故意违法").Is("收受财物").RestFalse().Answer();

        RuleInGroup inGroup = Assert.Single(answer.Groups[SampleRegime.Fault].Rules, rule => rule.Citation == First);
        Assert.Equal(RuleRole.Defeated, inGroup.Role);
        Assert.Equal("第十二条规定不适用本条款", inGroup.Reason);
        DefeatAnswer defeat = Assert.Single(Rule(answer, First).Defeats);
        Assert.Equal("第十二条", defeat.Citation);
        Assert.True(defeat.Applies.IsTrue);
    }

    [Fact]
    public void Rules_whose_conditions_fail_are_counted_and_shown_on_request()
    {
        CaseUnderTest single = SampleRegime.Tolerated().Not("故意违法").Number("违法所得", 0).Number("不如实记录次数", 0).RestFalse();

        Answer answer = single.Answer();
        Answer all = single.Answer(new AnswerRequest { IncludesAll = true });

        Sequence.Same([First], answer.Rules.Select(rule => rule.Citation));
        Assert.Equal(SampleRegime.Program.Rules.Length - 1, answer.RulesNotShown);
        Assert.Equal(SampleRegime.Program.Rules.Length, all.Rules.Length);
        Assert.Equal(0, all.RulesNotShown);
        Assert.Contains(all.Groups[SampleRegime.Liability].Rules, rule => rule.Role == RuleRole.Fails);
    }

    // The case names 受胁迫, which only 第九条第（二）项 knows: it says why that item does not apply.
    [Fact]
    public void A_rule_that_the_case_raises_without_meeting_it_says_why()
    {
        Answer answer = SampleRegime.Tolerated().Is("受胁迫").Not("故意违法").RestFalse().Answer();

        RuleInGroup raised = Assert.Single(answer.Groups[SampleRegime.Liability].Rules, rule => rule.Role == RuleRole.Raised);
        Assert.Equal("第九条第（二）项", raised.Citation);
        Assert.Equal("案件提到「受胁迫」，而「过错认定」得出「构成过错」：否（过错认定：不构成过错）", raised.Reason);
    }

    // A fact that every item mentions raises none of them.
    [Fact]
    public void What_every_rule_mentions_raises_none()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"], defaultValue: 1);
        for (int i = 0; i < 6; i++) b.Rule($"第一条第{i}项", "……", b.And(b.Is("在行政执法活动中"), b.Is($"事由{i}"), b.Is($"要件{i}")), [(group, 0, Modality.Settles)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("在行政执法活动中", "事由3").RestFalse().Answer();

        RuleInGroup raised = Assert.Single(Assert.Single(answer.Groups).Rules);
        Assert.Equal(("第一条第3项", "案件提到「事由3」，而「要件3」：否（其余否）"), (raised.Citation, raised.Reason));
    }

    // 择先: 不予追究 stands before 免于追究, which applies as well and loses.
    [Fact]
    public void A_rule_that_loses_to_an_earlier_value_says_so()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"]);
        b.Rule("第一条", "甲的，不予追究。", b.Is("甲"), [(group, 0, Modality.Settles)]);
        b.Rule("第二条", "乙的，应当追究。", b.Is("乙"), [(group, 1, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("甲", "乙").Answer();

        Sequence.Same([("第一条", RuleRole.Carries, ""), ("第二条", RuleRole.Outranked, "「不予追究」在先，已经成立")],
            Assert.Single(answer.Groups).Rules.Select(rule => (rule.Citation, rule.Role, rule.Reason)));
    }

    [Fact]
    public void An_exception_may_cut_one_conclusion_only()
    {
        var b = new ProgramBuilder();
        int fault = b.Group("过错认定", GroupKind.Priority, ["不构成过错", "构成过错"]);
        int liability = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"]);
        b.Rule("第一条", "甲的，不构成过错，不予追究，但乙的，不免除责任。", b.Is("甲"), [(fault, 0, Modality.Settles), (liability, 0, Modality.Settles)],
            [b.Unless(b.Is("乙"), "但乙的，不免除责任", cuts: [1])]);
        Answer answer = new CaseUnderTest(b.Build()).Is("甲", "乙").Answer();

        Assert.Equal(RuleRole.Carries, Assert.Single(answer.Groups[0].Rules).Role);
        Assert.Equal(RuleRole.Blocked, Assert.Single(answer.Groups[1].Rules).Role);
        Sequence.Same(["「责任：不予追究」"], Assert.Single(Assert.Single(answer.Rules).Exceptions).Cuts);
    }

    // What hangs on another group's open decision alone is 随裁量.
    [Fact]
    public void What_follows_from_an_open_decision_elsewhere_is_marked()
    {
        var b = new ProgramBuilder();
        int degree = b.Group("情节", GroupKind.Parallel, ["从轻"]);
        int notice = b.Group("告知", GroupKind.Parallel, ["书面告知"]);
        b.Rule("第一条", "甲的，可以从轻。", b.Is("甲"), [(degree, 0, Modality.May)]);
        b.Rule("第二条", "从轻的，应当书面告知。", b.Concludes(degree, 0), [(notice, 0, Modality.Must)]);
        GroupAnswer answered = new CaseUnderTest(b.Build()).Is("甲").Answer().Groups[notice];

        Assert.Equal(GroupStatus.Discretionary, answered.Status);
        Assert.True(answered.Outcomes[0].FollowsDiscretion);
        Sequence.Same(["决定从轻"], answered.Decisions.Select(fact => fact.Name));
        Assert.Empty(answered.Missing);
    }

    [Fact]
    public void A_condition_is_explained_operand_by_operand()
    {
        ConditionAnswer condition = Rule(SampleRegime.Tolerated().Unknown("故意违法").Answer(), First).Condition;

        Assert.Equal(ConditionKind.All, condition.Kind);
        Assert.Equal(5, condition.Operands.Length);
        Assert.Equal(("「按照上级决策部署」", "是（案件陈述）"), (condition.Operands[0].Text, condition.Operands[0].Known));
        ConditionAnswer either = condition.Operands[2];
        Sequence.Same([Truth.True, Truth.Unknown], either.Operands.Select(operand => operand.Value.Truth));
        Assert.Equal("未陈述", either.Operands[1].Known);
        ConditionAnswer neither = condition.Operands[4];
        Assert.Equal((ConditionKind.Not, Truth.True), (neither.Kind, neither.Value.Truth));
        Assert.All(neither.Operands, operand => Assert.True(operand.Value.IsFalse));
    }

    internal static RuleAnswer Rule(Answer answer, string citation) => Assert.Single(answer.Rules, rule => rule.Citation == citation);
}
