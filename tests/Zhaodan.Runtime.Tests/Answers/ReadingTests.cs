using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>
/// An answer that depends on the reading says which reading gives which, one switched at a time; the explanation of one case
/// looks at all together (language page, section 4).
/// </summary>
public sealed class ReadingTests
{
    // 第一条: 甲 or 乙 (读法甲), 甲 and 乙 (读法乙) → 不予追究, else 追究.
    private static RegimeProgram One(bool isSecondDefault = false)
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"], defaultValue: 1);
        b.Rule("第一条", "……", b.Readings("第一条", b.Or(b.Is("甲"), b.Is("乙")), b.And(b.Is("甲"), b.Is("乙")), isSecondDefault), [(group, 0, Modality.Settles)]);
        return b.Build();
    }

    [Fact]
    public void The_answer_says_which_reading_gives_which()
    {
        Answer answer = new CaseUnderTest(One()).Is("甲").Not("乙").Answer();

        ReadingEffect effect = Assert.Single(Assert.Single(answer.Groups).Readings);
        Assert.Equal(("责任", "不予追究", "追究"), (effect.GroupName, effect.Followed, effect.Other));
        ReadingAnswer reading = answer.Readings[effect.Place];
        Assert.Equal(("第一条", "读法甲", "读法乙", false), (reading.Citation, reading.Followed, reading.Other, reading.IsChosen));
        Assert.Equal(("第一条甲文", "第一条乙文", "两读的理由"), (reading.FollowedText, reading.OtherText, reading.Reason));
        string text = AnswerText.Render(answer, TextOptions.Default);
        Assert.Contains("两读　第一条按读法甲（默认）为不予追究，按读法乙为追究", text, StringComparison.Ordinal);
        Assert.Contains("读法甲　第一条甲文", text, StringComparison.Ordinal);
        Assert.Contains("读法乙　第一条乙文", text, StringComparison.Ordinal);
        string page = AnswerPage.Render([answer]);
        Assert.Contains("第一条按读法甲（默认）为不予追究，按读法乙为追究", page, StringComparison.Ordinal);
        Assert.Contains("第一条乙文", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_second_reading_may_be_the_default_one()
    {
        Answer answer = new CaseUnderTest(One(isSecondDefault: true)).Is("甲").Not("乙").Answer();

        ReadingEffect effect = Assert.Single(Assert.Single(answer.Groups).Readings);
        Assert.Equal(("追究", "不予追究"), (effect.Followed, effect.Other));
        Assert.Equal(("读法乙", "第一条乙文"), (answer.Readings[0].Followed, answer.Readings[0].FollowedText));
    }

    [Fact]
    public void Where_both_readings_agree_nothing_is_said()
    {
        Answer answer = new CaseUnderTest(One()).Is("甲", "乙").Answer();

        Assert.Empty(answer.Readings);
        Assert.Empty(answer.Groups[0].Readings);
        Assert.DoesNotContain("两种读法", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reading_that_the_case_chooses_is_followed_and_not_tried()
    {
        Answer answer = new CaseUnderTest(One()).Is("甲", "读法 第一条").Not("乙").Answer();

        Assert.Equal("追究", Assert.Single(answer.Groups[0].Settled).Name);
        ReadingAnswer reading = Assert.Single(answer.Readings);
        Assert.True(reading.IsChosen);
        Assert.Equal("读法乙", reading.Followed);
        Assert.Empty(reading.Effects);
        Assert.DoesNotContain(answer.Facts, fact => fact.Mention.Kind == FactKind.Reading);
    }

    [Fact]
    public void An_open_fact_matters_in_one_reading_only()
    {
        Answer answer = new CaseUnderTest(One(isSecondDefault: true)).Is("甲").Unknown("乙").Answer();

        Assert.Equal(["乙"], answer.Groups[0].Missing.Select(missing => missing.Name));
        Assert.Equal(("待查明，可能 不予追究、追究", "不予追究"), (answer.Groups[0].Readings[0].Followed, answer.Groups[0].Readings[0].Other));
        Assert.Empty(new CaseUnderTest(One()).Is("甲").Unknown("乙").Answer().Groups[0].Missing);
    }

    // Neither reading alone changes anything: 第一条 wants both 第二条 and 第三条 read the other way.
    [Fact]
    public void Readings_are_looked_at_together_as_well()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"], defaultValue: 1);
        int both = b.And(b.Readings("第二条", b.Is("甲"), b.Is("乙")), b.Readings("第三条", b.Is("甲"), b.Is("乙")));
        b.Rule("第一条", "……", both, [(group, 0, Modality.Settles)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("乙").Not("甲").Answer();

        Assert.Empty(answer.Readings);
        ReadingCombination combination = Assert.Single(answer.ReadingCombinations);
        Assert.Equal(["第二条读法乙", "第三条读法乙"], combination.Readings.ToArray());
        Assert.Equal(("责任", "不予追究"), (combination.GroupName, combination.Outcome));
        Assert.Contains("合看　第二条读法乙、第三条读法乙同取时，责任为不予追究", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
    }

    // The inner place comes into play only where the outer one is read the other way.
    [Fact]
    public void A_reading_inside_another_is_reached()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"], defaultValue: 1);
        int inner = b.Define("丙", b.Readings("第二条", b.Is("甲"), b.Is("乙")), "第二条");
        b.Rule("第一条", "……", b.Readings("第一条", b.Is("甲"), inner), [(group, 0, Modality.Settles)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("乙").Not("甲").Answer();

        Assert.Equal(["第一条读法乙", "第二条读法乙"], Assert.Single(answer.ReadingCombinations).Readings.Order(StringComparer.Ordinal).ToArray());
    }

    [Fact]
    public void Too_many_places_end_in_a_message()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Parallel, [.. Enumerable.Range(1, 16).Select(i => "值" + i)]);
        for (int i = 0; i < 16; i++) b.Rule($"第{i + 1}条", "……", b.Readings($"第{i + 1}条", b.Is("甲" + i), b.Is("乙" + i)), [(group, i, Modality.Settles)]);
        var test = new CaseUnderTest(b.Build());
        for (int i = 0; i < 16; i++) test.Is("甲" + i).Not("乙" + i);
        Answer answer = test.Answer();

        Assert.True(answer.AreReadingsCut);
        Assert.Equal(16, answer.Readings.Length);
        Assert.Contains("两读之处太多，同时改变几处的情形只看了一部分。", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void The_condition_shows_the_reading_that_is_followed()
    {
        RuleAnswer byDefault = Assert.Single(new CaseUnderTest(One()).Is("甲").Not("乙").Answer(new AnswerRequest { IncludesAll = true }).Rules);
        Assert.Equal((ConditionKind.Reading, "按读法甲（默认）"), (byDefault.Condition.Kind, byDefault.Condition.Text));
        Assert.Equal(ConditionKind.Any, Assert.Single(byDefault.Condition.Operands).Kind);
        RuleAnswer chosen = Assert.Single(new CaseUnderTest(One()).Is("甲", "读法 第一条").Not("乙").Answer(new AnswerRequest { IncludesAll = true }).Rules);
        Assert.Equal("按读法乙（案件指定）", chosen.Condition.Text);
        Assert.Equal(ConditionKind.All, Assert.Single(chosen.Condition.Operands).Kind);
    }

    [Fact]
    public void A_clause_is_read_back_in_both_readings()
    {
        ClauseReading reading = new ClauseReader(One()).Read("第一条");

        Assert.Equal("两读（读法甲（默认）：「甲」或者「乙」；读法乙：「甲」且「乙」）", Assert.Single(reading.Rules).Condition.Text);
        Assert.Equal(("第一条甲文", "第一条乙文"), (Assert.Single(reading.Readings).First, reading.Readings[0].Second));
        string text = ReadingText.Render(reading, TextOptions.Default);
        Assert.Contains("第一条　两种读法，默认读法甲", text, StringComparison.Ordinal);
        Assert.Contains("读法乙　第一条乙文", text, StringComparison.Ordinal);
    }
}
