using System.Text.Json;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>What would settle a group: by hand, and against trying everything out.</summary>
public sealed class SettlingTests
{
    private const long Enough = 100_000_000;

    // Everything but the exception is known: the exception's fact settles it either way.
    [Fact]
    public void One_fact_that_settles_is_listed_with_both_outcomes()
    {
        SettlingAnswer settling = Of(SampleRegime.Tolerated().Unknown("故意违法").RestFalse(), SampleRegime.Fault);

        SettlingSet set = Assert.Single(settling.Sets);
        Assert.Equal("故意违法", Assert.Single(set.Facts).Mention.Name);
        Sequence.Same(["故意违法是 → 无", "故意违法否 → 不构成过错"], set.Cases.Select(Told));
        Assert.Empty(settling.Findings);
        Assert.False(settling.IsCut);
    }

    // 甲或者乙, and 丙: no fact settles it alone whatever it is; 丙 that is 否 does.
    [Fact]
    public void Sets_are_minimal_and_a_finding_is_not_one_that_a_set_contains()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.And(b.Or(b.Is("甲"), b.Is("乙")), b.Is("丙")), [(group, 0, Modality.Must)]);
        SettlingAnswer settling = Of(new CaseUnderTest(b.Build()), group);

        SettlingSet set = Assert.Single(settling.Sets);
        Sequence.Same(["甲", "乙", "丙"], set.Facts.Select(fact => fact.Mention.Name));
        Sequence.Same(["丙是、甲是 → 追究", "丙是、甲否、乙是 → 追究", "丙是、甲否、乙否 → 无", "丙否 → 无"], set.Cases.Select(Told));
        Assert.Empty(settling.Findings);
    }

    // Five conditions that must all hold: no three of them are enough, but any one that fails is.
    [Fact]
    public void Where_no_set_is_small_enough_single_findings_are_listed()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.And([.. "甲乙丙丁戊".Select(name => b.Is(name.ToString()))]), [(group, 0, Modality.Must)]);
        SettlingAnswer settling = Of(new CaseUnderTest(b.Build()), group);

        Assert.Empty(settling.Sets);
        Sequence.Same(["甲否 → 无", "乙否 → 无", "丙否 → 无", "丁否 → 无", "戊否 → 无"], settling.Findings.Select(Told));
    }

    // 互斥 甲、乙: both cannot be, so that way of turning out is not listed and 甲 that is 是 tells of 乙.
    [Fact]
    public void Constraints_are_honoured()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究", "不予追究"]);
        b.Rule("第一条", "……", b.Is("甲"), [(group, 0, Modality.Must)]);
        b.Rule("第二条", "……", b.Is("乙"), [(group, 1, Modality.Must)]);
        b.Exclusive("甲", "乙");
        b.Is("丙");
        b.Exclusive("甲", "丙");
        SettlingAnswer settling = Of(new CaseUnderTest(b.Build()).Not("乙").Unknown("丙"), group);

        SettlingSet set = Assert.Single(settling.Sets);
        Sequence.Same(["甲是 → 追究", "甲否 → 无"], set.Cases.Select(Told));

        settling = Of(new CaseUnderTest(b.Build()), group);
        set = Assert.Single(settling.Sets);
        Sequence.Same(["甲是 → 追究", "甲否、乙是 → 不予追究", "甲否、乙否 → 无"], set.Cases.Select(Told));
    }

    // 两次以上 alone matters of the count: two stretches, not a hundred numbers.
    [Fact]
    public void Numbers_are_told_by_the_stretches_that_conditions_cut()
    {
        SettlingAnswer settling = Of(SampleRegime.Case().Is("行政执法人员").Number("违法所得", 0).RestFalse(), SampleRegime.Degree);

        SettlingSet set = Assert.Single(settling.Sets);
        Sequence.Same(["不如实记录次数不满2次 → 无", "不如实记录次数2次以上 → 从重"], set.Cases.Select(Told));
    }

    // Facts are settled and a 可以 is open: it is decisions that settle it. Where facts are open, 裁量 is an answer.
    [Fact]
    public void A_discretion_is_settled_by_decisions_and_ignorance_by_facts()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["免于追究"]);
        b.Rule("第一条", "……", b.Is("甲"), [(group, 0, Modality.May)]);
        RegimeProgram program = b.Build();

        SettlingSet facts = Assert.Single(Of(new CaseUnderTest(program), group).Sets);
        Sequence.Same(["甲是 → 裁量，可能 免于追究、无", "甲否 → 无"], facts.Cases.Select(Told));

        SettlingSet decisions = Assert.Single(Of(new CaseUnderTest(program).Is("甲"), group).Sets);
        Sequence.Same(["决定免于追究是 → 免于追究", "决定免于追究否 → 无"], decisions.Cases.Select(Told));
        Assert.Contains("作出以下决定，即可确定：", AnswerText.Render(Answer(new CaseUnderTest(program).Is("甲")), TextOptions.Default), StringComparison.Ordinal);
    }

    // Nobody knows whether the regime applies at all.
    [Fact]
    public void An_open_scope_is_asked_for_too()
    {
        var b = new ProgramBuilder();
        b.Scope(b.Is("主体", kind: FactKind.Actor));
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.Is("甲"), [(group, 0, Modality.Must)]);
        SettlingSet set = Assert.Single(Of(new CaseUnderTest(b.Build()), group).Sets);

        Assert.Contains("主体否 → 不适用", set.Cases.Select(Told));
    }

    [Fact]
    public void The_budget_ends_in_a_message()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.AtLeast(100, [.. Enumerable.Range(0, 200).Select(i => b.Is($"事实{i}"))]), [(group, 0, Modality.Must)]);
        Answer answer = Answer(new CaseUnderTest(b.Build()), 200_000);

        Assert.True(answer.Groups[0].Settling?.IsCut);
        Assert.Matches("试算 [0-9]+ 次后到了上限", AnswerText.Render(answer, TextOptions.Default));
        Assert.Null(Answer(new CaseUnderTest(b.Build()), 0).Groups[0].Settling);
    }

    [Fact]
    public void All_three_forms_say_it()
    {
        Answer answer = Answer(SampleRegime.Tolerated().Unknown("故意违法").RestFalse());

        Assert.Contains("\n  查明以下事实，即可确定：\n    · 「故意违法」：是 → 无；否 → 不构成过错\n", AnswerText.Render(answer, TextOptions.Default), StringComparison.Ordinal);
        Assert.Contains("<ul class=\"settling\"><li>「故意违法」：是 → 无；否 → 不构成过错</li></ul>", AnswerPage.Render([answer]), StringComparison.Ordinal);
        using JsonDocument json = JsonDocument.Parse(AnswerJson.Render(answer));
        JsonElement set = json.RootElement.GetProperty("groups")[SampleRegime.Fault].GetProperty("settling").GetProperty("sets")[0];
        Assert.Equal("故意违法", set.GetProperty("facts")[0].GetProperty("name").GetString());
        Assert.Equal("否", set.GetProperty("cases")[1].GetProperty("suppositions")[0].GetProperty("value").GetString());
        Assert.Equal("不构成过错", set.GetProperty("cases")[1].GetProperty("outcome").GetString());
    }

    /// <summary>
    /// Trying everything out on regimes at random: each set settles the group however its facts turn out, no part of it does,
    /// and each finding settles it while no part of the finding does.
    /// </summary>
    [Fact]
    public void What_is_listed_settles_and_nothing_smaller_does()
    {
        int sets = 0;
        int findings = 0;
        for (int seed = 0; seed < 1200; seed++)
        {
            (RegimeProgram program, CaseFacts facts) = RandomRegime.Make(seed);
            var interpreter = new Interpreter(program);
            Evaluation evaluation = interpreter.Evaluate(facts);
            if (evaluation.IsContradictory) continue;
            for (int g = 0; g < program.Groups.Length; g++)
            {
                if (!program.Groups[g].IsDerived || new SettlingFinder(interpreter).Find(facts, evaluation, g, new TrialBudget(Enough)) is not { } settling) continue;
                bool decisionsCount = evaluation.Groups[g].Status == GroupStatus.Discretionary;
                foreach (SettlingSet set in settling.Sets)
                {
                    sets++;
                    int[] members = [.. set.Facts.Select(fact => fact.Mention.Fact)];
                    Assert.True(Always(members), $"seed {seed}: {string.Join('、', set.Facts)}");
                    foreach (int left in members) Assert.False(members.Length > 1 && Always([.. members.Where(member => member != left)]), $"seed {seed}");
                }

                foreach (SettlingCase finding in settling.Findings)
                {
                    findings++;
                    Assert.True(Settles([.. finding.Suppositions.Select(s => (s.Fact.Mention.Fact, Value(s)))]) is true, $"seed {seed}");
                }

                bool Always(int[] members)
                {
                    for (int way = 0; way < 1 << members.Length; way++)
                    {
                        if (Settles([.. members.Select((member, i) => (member, ((way >> i) & 1) == 1))]) is false) return false;
                    }

                    return true;
                }

                // Null: it cannot turn out so.
                bool? Settles((int Fact, bool Value)[] supposed)
                {
                    CaseFacts copy = AnswerPropertyTests.Copy(program, facts);
                    foreach ((int fact, bool value) in supposed)
                    {
                        Fact declared = program.Facts[fact];
                        if (declared.TruthSlot >= 0) copy.Truths[declared.TruthSlot] = value ? StatedTruth.True : StatedTruth.False;
                        else copy.Numbers[declared.NumberSlot] = value ? NumberRange.AtLeast(100) : new NumberRange(0, 99);
                    }

                    Evaluation after = interpreter.Evaluate(copy);
                    if (after.IsContradictory) return null;
                    return after.Groups[g].Status is GroupStatus.Settled or GroupStatus.Conflicting || (!decisionsCount && after.Groups[g].Status == GroupStatus.Discretionary);
                }
            }
        }

        Assert.True(sets > 300 && findings > 100, $"{sets} sets, {findings} findings");
    }

    private static bool Value(SupposedFact supposed) => supposed.Value is not ("否" or "不满1元");

    private static SettlingAnswer Of(CaseUnderTest underTest, int group) => Answer(underTest).Groups.Single(g => g.Group == group).Settling ?? new SettlingAnswer();

    private static Answer Answer(CaseUnderTest underTest, long steps = Enough) => underTest.Answer(new AnswerRequest { Settling = new TrialBudget(steps) });

    private static string Told(SettlingCase found) => $"{string.Join('、', found.Suppositions.Select(s => s.Fact.Mention.Name + s.Value))} → {found.Outcome}";
}
