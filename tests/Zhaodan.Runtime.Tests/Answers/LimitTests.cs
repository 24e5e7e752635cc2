using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Answers.Reading;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Runtime.Tests.Answers;

/// <summary>Large and deep programs: bounded output, no deep stack, no exponential walk.</summary>
public sealed class LimitTests
{
    [Fact]
    public void A_deep_program_is_answered_on_a_small_stack()
    {
        RegimeProgram program = Deep(100_000, isDoubling: false);
        Answer? answer = null;
        string text = "";
        var thread = new Thread(
            () =>
            {
                answer = new CaseUnderTest(program).Answer(new AnswerRequest { IncludesAll = true });
                text = AnswerText.Render(answer, TextOptions.Default) + AnswerJson.Render(answer) + AnswerPage.Render([answer])
                    + ReadingText.Render(new ClauseReader(program).ReadAll(), TextOptions.Default);
                new RuleCoverage(program).Add(new CaseUnderTest(program).Evaluate());
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        Assert.NotNull(answer);
        Assert.Equal(["甲", "乙"], answer.Groups[0].Missing.Select(fact => fact.Name));
        Assert.Contains("从略", text, StringComparison.Ordinal);
    }

    // 2^60 leaves as a tree, 60 nodes as a graph.
    [Fact]
    public void A_doubling_program_is_explained_within_its_budget()
    {
        Answer answer = new CaseUnderTest(Deep(60, isDoubling: true)).Answer(new AnswerRequest { MaxConditions = 100 });

        Assert.Equal(100, Count(Assert.Single(answer.Rules).Condition));
        Assert.Equal(["甲", "乙"], answer.Groups[0].Missing.Select(fact => fact.Name));
    }

    // What is left out is the deepest detail, and it is counted.
    [Fact]
    public void A_wide_condition_is_cut_and_says_how_much()
    {
        var b = new ProgramBuilder();
        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", b.Or([.. Enumerable.Range(0, 50).Select(i => b.Is($"事实{i}"))]), [(group, 0, Modality.Must)]);
        ConditionAnswer condition = Assert.Single(new CaseUnderTest(b.Build()).Answer(new AnswerRequest { MaxConditions = 11 }).Rules).Condition;

        Assert.Equal((10, 40), (condition.Operands.Length, condition.Omitted));
    }

    [Fact]
    public void A_citation_of_any_length_is_read()
    {
        CitationPattern pattern = CitationPattern.Parse("第" + new string('一', 100_000) + "条" + new string('（', 100_000) + new string('第', 100_000));

        Assert.False(pattern.Covers(CitationPattern.Parse("第一条")));
    }

    private static RegimeProgram Deep(int depth, bool isDoubling)
    {
        var b = new ProgramBuilder();
        int node = b.Is("甲");
        int other = b.Is("乙");
        for (int i = 0; i < depth; i++)
        {
            int[] operands = isDoubling ? [node, other, node] : [other, node];
            node = i % 2 == 0 ? b.And(operands) : b.Not(b.Not(b.Or(operands)));
        }

        int group = b.Group("责任", GroupKind.Priority, ["追究"]);
        b.Rule("第一条", "……", node, [(group, 0, Modality.Must)]);
        return b.Build();
    }

    private static int Count(ConditionAnswer condition) => 1 + condition.Operands.Sum(Count);
}
