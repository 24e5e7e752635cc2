using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Scope, contradictions, definitions and assertions; facts with their sources.</summary>
public sealed class WholeAnswerTests
{
    [Fact]
    public void Outside_the_scope_nothing_is_answered()
    {
        Answer answer = SampleRegime.Case().Not("行政执法人员").Answer();

        Assert.Equal(AnswerStatus.Inapplicable, answer.Status);
        Assert.Empty(answer.Groups);
        Assert.True(answer.Scope?.Value.IsFalse);
        Assert.Contains("不适用", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
    }

    // 不明 adds 不适用 to what is possible: a group otherwise settled is 待查明, and the scope's fact is missing.
    [Fact]
    public void An_unknown_scope_adds_inapplicable()
    {
        Answer answer = SampleRegime.Tolerated().Unknown("行政执法人员").Not("故意违法").RestFalse().Answer();

        GroupAnswer liability = answer.Groups[SampleRegime.Liability];
        Assert.Equal(GroupStatus.Undetermined, liability.Status);
        Sequence.Same(["不予追究", "不适用"], liability.Outcomes.Select(outcome => outcome.Name));
        Assert.DoesNotContain(liability.Outcomes, outcome => outcome.IsSettled);
        Sequence.Same(["行政执法人员"], liability.Missing.Select(fact => fact.Name));
    }

    [Fact]
    public void A_contradiction_is_reported_and_not_answered()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究"]);
        b.Rule("第一条", "甲的，不予追究。", b.Is("甲"), [(group, 0, Modality.Settles)]);
        b.Is("乙");
        b.Exclusive("甲", "乙");
        Answer answer = new CaseUnderTest(b.Build()).Is("甲", "乙").Answer();

        Assert.Equal(AnswerStatus.Contradictory, answer.Status);
        Assert.Empty(answer.Groups);
        ContradictionAnswer contradiction = Assert.Single(answer.Contradictions);
        Assert.Equal(("甲", "乙", "互斥 甲、乙"), (contradiction.First.Mention.Name, contradiction.Second.Mention.Name, contradiction.Declaration));
        Assert.Contains("「甲」为是（案件陈述），「乙」为是（案件陈述），与「互斥 甲、乙」不能同时成立。", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
    }

    // The definition stands where it is settled; the term as stated contradicts it and is shown.
    [Fact]
    public void A_term_stated_against_its_definition_is_shown_and_the_definition_stands()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        int term = b.Define("履职不力", b.Or(b.Is("拖延"), b.Is("推诿")), "第二条");
        b.Rule("第三条", "履职不力的，应当追究。", term, [(group, 0, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("拖延").Not("履职不力").Answer();

        Assert.Equal("追究", Assert.Single(answer.Groups[0].Outcomes).Name);
        DefinitionConflict conflict = Assert.Single(answer.DefinitionConflicts);
        Assert.Equal(("履职不力", Truth.False, Truth.True), (conflict.Term.Name, conflict.Stated, conflict.Defined));
        Sequence.Same(["第二条"], conflict.Citations);
        ConditionAnswer condition = Assert.Single(answer.Rules).Condition;
        Assert.Equal((ConditionKind.Defined, "「履职不力」（定义见第二条）"), (condition.Kind, condition.Text));
        Assert.True(Assert.Single(condition.Operands).Value.IsTrue);
    }

    // Unsettled, the definition yields to what is stated: nothing contradicts.
    [Fact]
    public void A_term_stated_where_its_definition_is_open_is_no_conflict()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第三条", "履职不力的，应当追究。", b.Define("履职不力", b.Is("拖延"), "第二条"), [(group, 0, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("履职不力").Answer();

        Assert.Equal("追究", Assert.Single(answer.Groups[0].Outcomes).Name);
        Assert.Empty(answer.DefinitionConflicts);
    }

    // An open definition is missing as what it rests on; stating the term itself would settle it too, but is not asked for.
    [Fact]
    public void An_open_definition_misses_what_it_is_made_of()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第三条", "履职不力的，应当追究。", b.Define("履职不力", b.Is("拖延"), "第二条"), [(group, 0, Modality.Must)]);

        Sequence.Same(["拖延"], new CaseUnderTest(b.Build()).Answer().Groups[0].Missing.Select(fact => fact.Name));
    }

    [Theory]
    [InlineData(0, Truth.False)]
    [InlineData(1, null)]
    public void An_assertion_that_the_rules_contradict_is_shown(int asserted, Truth? derived)
    {
        // 第七条 concludes 构成过错 (value 1); 不构成过错 is value 0.
        var request = new AnswerRequest { Asserted = [new AssertedConclusion(SampleRegime.Fault, asserted)] };
        Answer answer = GroupAnswerTests.Faulty().RestFalse().Answer(request);

        Sequence.Same(derived is { } truth ? [truth] : [], answer.AssertionConflicts.Select(conflict => conflict.Derived));
        Assert.Equal("构成过错", Assert.Single(answer.Groups[SampleRegime.Fault].Outcomes).Name);
    }

    [Fact]
    public void Facts_say_where_they_come_from()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        int a = b.Is("甲");
        int other = b.Is("乙");
        int presumed = b.Is("丙", Presumption.Burden);
        int rest = b.Is("丁");
        b.Is("戊");
        b.Exclusive("甲", "乙");
        b.Rule("第一条", "甲，未（乙、丙或者丁）的，应当追究。", b.And(a, b.Not(b.Or(other, presumed, rest))), [(group, 0, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("甲").Unknown("戊").RestFalse().Answer();

        Sequence.Same(
            [
                ("甲", Provenance.Stated, "案件陈述", true),
                ("乙", Provenance.Forced, "由「甲」依「互斥 甲、乙」推出", true),
                ("丙", Provenance.Presumed, "未提出即否", true),
                ("丁", Provenance.PresumedByCase, "其余否", true),
                ("戊", Provenance.Stated, "案件陈述", false),
            ],
            answer.Facts.Select(fact => (fact.Mention.Name, fact.Provenance, fact.Source, fact.IsRelevant)));
    }

    [Fact]
    public void Amounts_and_ranges_are_shown_as_the_case_has_them()
    {
        Answer answer = GroupAnswerTests.Faulty().Number("违法所得", 1_250_000).Number("不如实记录次数", 3, long.MaxValue).RestFalse().Answer();

        Assert.Equal("12500元", Quantity("违法所得"));
        Assert.Equal("3次以上", Quantity("不如实记录次数"));
        string Quantity(string name) => Assert.Single(answer.Facts, fact => fact.Mention.Name == name).Quantity;
    }
}
