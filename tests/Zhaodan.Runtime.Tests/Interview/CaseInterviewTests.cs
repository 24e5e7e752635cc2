using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Interview;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Tests.Answers;

namespace Zhaodan.Runtime.Tests.Interview;

/// <summary>What an interview asks, in which order, and when it stops.</summary>
public sealed class CaseInterviewTests
{
    private static readonly FactValue Yes = FactValue.Of(StatedTruth.True);
    private static readonly FactValue No = FactValue.Of(StatedTruth.False);

    // (甲 或者 乙) 且 丙: 丙 settles half of all cases at once, 甲 and 乙 never alone; by hand 丙 first asks 1 + 1/2·(1 + 1/2) = 1.75.
    [Fact]
    public void The_fewest_questions_are_expected_after_the_first()
    {
        CaseInterview interview = Of(TwoWays());

        Assert.Equal(("丙", QuestionChoice.Exact), Next(interview));
        Assert.True(interview.TryAnswer(Key(interview), Yes, out _));
        Assert.Equal("甲", Next(interview)?.Name);
        Assert.True(interview.TryAnswer(Key(interview), Yes, out _));
        Assert.True(interview.IsSettled);
        Assert.Null(interview.Next());
    }

    [Fact]
    public void An_answer_that_settles_ends_the_interview()
    {
        CaseInterview interview = Of(TwoWays());

        Assert.True(interview.TryAnswer(Key(interview), No, out _));
        Assert.True(interview.IsSettled);
        Assert.Null(interview.Next());
    }

    [Fact]
    public void Going_back_asks_again_and_passing_over_does_not()
    {
        CaseInterview interview = Of(TwoWays());
        interview.TryAnswer(Key(interview), No, out _);
        interview.GoBack();
        Assert.Equal("丙", Next(interview)?.Name);
        Assert.False(interview.CanGoBack);

        interview.Pass(Key(interview));
        Assert.NotEqual("丙", Next(interview)?.Name);
        while (interview.Next() is { } next) interview.Pass(next.Question.Key);
        Assert.False(interview.IsSettled);
        interview.GoBack();
        Assert.NotNull(interview.Next());
    }

    // 互斥 甲、乙: 是 of both is refused and nothing is changed.
    [Fact]
    public void A_contradiction_is_refused()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Parallel, ["追究", "处理"]);
        b.Rule("第一条", "……", b.Is("甲"), [(group, 0, Modality.Must)]);
        b.Rule("第二条", "……", b.Is("乙"), [(group, 1, Modality.Must)]);
        b.Is("丙");
        b.Exclusive("甲", "乙");
        CaseInterview interview = Of(b.Build());
        QuestionKey first = Key(interview);
        interview.TryAnswer(first, Yes, out _);
        Assert.True(interview.IsSettled);

        QuestionKey other = first with { Name = first.Name == "甲" ? "乙" : "甲" };
        Assert.False(interview.TryAnswer(other, Yes, out var contradictions));
        Assert.Equal("互斥 甲、乙", Assert.Single(contradictions).Declaration);
        Assert.True(interview.IsSettled);
    }

    // A fact of two regimes is asked for once and told to both.
    [Fact]
    public void Regimes_share_their_questions()
    {
        RegimeProgram one = Single("第一条", "甲", new RegimeHeader { Title = "一", Code = "一" });
        RegimeProgram two = Single("第二条", "甲", new RegimeHeader { Title = "二", Code = "二" });
        CaseInterview interview = Of(one, two);

        Assert.Equal("甲", Next(interview)?.Name);
        Assert.Equal(1, interview.OpenCount);
        Sequence.Same([("一", "第一条"), ("二", "第二条")], interview.CitationsOf(interview.Next()!.Value.Question));
        interview.TryAnswer(Key(interview), Yes, out _);
        Assert.True(interview.IsSettled);
        Assert.All(interview.Standings, standing => Assert.Equal(1UL, standing.Goals[0].Settled));
    }

    // 未提出即否: nobody is asked first; once all is settled the presumption is put to the person, and may change the answer.
    [Fact]
    public void Presumptions_come_last()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["不予追究", "追究"], order: [0, 1]);
        b.Rule("第一条", "……", b.Is("不可抗力", Presumption.Burden), [(group, 0, Modality.Settles)]);
        b.Rule("第二条", "……", b.Is("违法"), [(group, 1, Modality.Must)]);
        CaseInterview interview = Of(b.Build());
        Assert.Equal("违法", Next(interview)?.Name);
        interview.TryAnswer(Key(interview), Yes, out _);
        Assert.Null(interview.Next());

        PresumedQuestion presumed = Assert.Single(interview.Presumptions());
        Assert.Equal("不可抗力", presumed.Fact.Name);
        Sequence.Same(["第一条"], presumed.Citations);
        interview.TryAnswer(presumed.Key, Yes, out _);
        Assert.Equal(1UL, interview.Standings[0].Goals[0].Settled);
        Assert.Empty(interview.Presumptions());
    }

    /// <summary>On regimes at random: whoever answers as an all-knowing person would gets the answer that person's case has.</summary>
    [Fact]
    public void An_interview_comes_to_the_answer_of_the_whole_case()
    {
        int settled = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            (RegimeProgram program, CaseFacts facts) = RandomRegime.Make(seed);
            var interpreter = new Interpreter(program);
            if (facts.RestFalse || interpreter.Evaluate(facts).IsContradictory) continue;

            // What nobody asks for may force a presumed fact the other way: then silence and knowledge rightly differ.
            if (program.Constraints.Any(c => program.Facts[c.First.Fact].PresumedTruth is not null || program.Facts[c.Second.Fact].PresumedTruth is not null)) continue;
            CaseInterview interview = Of((program, facts.Copy()));
            // The person knows everything that is not presumed.
            var random = new Random(seed);
            CaseFacts known = facts.Copy();
            foreach (Fact fact in program.Facts.Where(fact => fact.Presumption == Presumption.None && fact.Kind != FactKind.Decision))
            {
                if (fact.TruthSlot >= 0 && known.Truths[fact.TruthSlot] is StatedTruth.Silent or StatedTruth.Unknown) known.Truths[fact.TruthSlot] = random.Next(2) == 0 ? StatedTruth.True : StatedTruth.False;
                if (fact.NumberSlot >= 0 && !known.Numbers[fact.NumberSlot].IsExact) known.Numbers[fact.NumberSlot] = NumberRange.Exactly(random.Next(200));
            }

            Evaluation whole = interpreter.Evaluate(known);
            if (whole.IsContradictory) continue;
            int questions = 0;
            while (interview.Next() is { } next)
            {
                Assert.True(++questions < 20, $"seed {seed}");
                Fact fact = next.Question.Fact;
                FactValue value = fact.TruthSlot >= 0 ? FactValue.Of(known.Truths[fact.TruthSlot]) : FactValue.Of(known.Numbers[fact.NumberSlot]);
                if (value == default || !interview.TryAnswer(next.Question.Key, value, out _)) interview.Pass(next.Question.Key);
            }

            if (!interview.IsSettledByFacts) continue;
            settled++;
            ImmutableArray<string> goals = interview.Subjects[0].Goals;
            for (int g = 0; g < goals.Length; g++)
            {
                int group = program.Groups.Select((definition, index) => (definition.Name, index)).First(found => found.Name == goals[g]).index;
                Assert.Equal(whole.Groups[group].Settled, interview.Standings[0].Goals[g].Settled);
            }
        }

        Assert.True(settled > 100, $"{settled}");
    }

    private static RegimeProgram TwoWays()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.And(b.Or(b.Is("甲"), b.Is("乙")), b.Is("丙")), [(group, 0, Modality.Must)]);
        return b.Build();
    }

    private static RegimeProgram Single(string citation, string fact, RegimeHeader header)
    {
        var b = new ProgramBuilder { Header = header };
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule(citation, "……", b.Is(fact), [(group, 0, Modality.Must)]);
        return b.Build();
    }

    private static CaseInterview Of(params RegimeProgram[] programs) => Of([.. programs.Select(program => (program, new CaseFacts(program)))]);

    private static CaseInterview Of(params (RegimeProgram Program, CaseFacts Facts)[] regimes) =>
        new([.. regimes.Select(regime => new InterviewSubject(
            LinkedRegime.Of(regime.Program),
            regime.Program,
            [regime.Facts],
            regime.Program.Groups.Where(group => group.IsDerived).Select(group => group.Name)))]);

    private static (string Name, QuestionChoice Choice)? Next(CaseInterview interview) =>
        interview.Next() is { } next ? (next.Question.Fact.Name, next.Choice) : null;

    private static QuestionKey Key(CaseInterview interview) => interview.Next()!.Value.Question.Key;
}
