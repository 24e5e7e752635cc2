using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>冲突 shown with both rules (language page, section 5, "Groups").</summary>
public sealed class ConflictTests
{
    // 唯一: two values that must hold are 冲突.
    [Fact]
    public void Two_values_that_must_hold_are_shown_with_both_rules()
    {
        var b = new ProgramBuilder();
        int group = b.Group("处理", GroupKind.Unique, ["留用", "辞退"]);
        b.Rule("第一条", "甲的，应当留用。", b.Is("甲"), [(group, 0, Modality.Must)]);
        b.Rule("第二条", "乙的，应当辞退。", b.Is("乙"), [(group, 1, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("甲", "乙").Answer();

        GroupAnswer answered = Assert.Single(answer.Groups);
        Assert.Equal(GroupStatus.Conflicting, answered.Status);
        ConflictAnswer conflict = Assert.Single(answered.Conflicts);
        Assert.True(conflict.IsCertain);
        Assert.Equal(("留用", "辞退"), (conflict.FirstName, conflict.SecondName));
        Sequence.Same([0], conflict.FirstRules);
        Sequence.Same([1], conflict.SecondRules);
        Sequence.Same([RuleRole.Carries, RuleRole.Carries], answered.Rules.Select(rule => rule.Role));
        Assert.Contains("「留用」（第一条）与「辞退」（第二条）相冲突", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
    }

    // 应当 against 不得 is 冲突; 不得处分 binds what 处分 包括.
    [Fact]
    public void Must_against_a_prohibition_of_the_umbrella_is_a_conflict()
    {
        var b = new ProgramBuilder();
        int group = b.Group("处分", GroupKind.Parallel, ["处分", "警告"], includes: new() { [0] = [1] });
        b.Rule("第一条", "甲的，应当警告。", b.Is("甲"), [(group, 1, Modality.Must)]);
        b.Rule("第二条", "乙的，不得处分。", b.Is("乙"), [(group, 0, Modality.Against)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("甲", "乙").Answer();

        ConflictAnswer conflict = Assert.Single(Assert.Single(answer.Groups).Conflicts);
        Assert.Equal((1, -1), (conflict.First, conflict.Second));
        Assert.Equal("不得警告", conflict.SecondName);
        Sequence.Same([0], conflict.FirstRules);
        Sequence.Same([1], conflict.SecondRules);
    }

    // One of the two rules is 不明: the conflict is possible, not certain.
    [Fact]
    public void A_possible_conflict_is_said_to_be_possible()
    {
        var b = new ProgramBuilder();
        int group = b.Group("情节", GroupKind.Parallel, ["从轻", "从重"], exclusive: [(0, 1)]);
        b.Rule("第一条", "甲的，应当从轻。", b.Is("甲"), [(group, 0, Modality.Must)]);
        b.Rule("第二条", "乙的，应当从重。", b.Is("乙"), [(group, 1, Modality.Must)]);
        Answer answer = new CaseUnderTest(b.Build()).Is("甲").Answer();

        GroupAnswer answered = Assert.Single(answer.Groups);
        Assert.Equal(GroupStatus.Undetermined, answered.Status);
        Assert.False(Assert.Single(answered.Conflicts).IsCertain);
        Assert.Contains(answered.Outcomes, outcome => outcome.Kind == OutcomeKind.Clash);
        Sequence.Same(["乙"], answered.Missing.Select(fact => fact.Name));
    }
}
