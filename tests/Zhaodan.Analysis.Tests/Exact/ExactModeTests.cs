using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Exact;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Exact;

/// <summary>The exact mode against every completion, one by one, in the interpreter.</summary>
public sealed class ExactModeTests
{
    private const int MostUnknown = 7;

    [Fact]
    public void Random_cases_come_out_as_all_their_completions_do()
    {
        int compared = 0, sharper = 0, open = 0;
        for (int seed = 0; seed < 320; seed++)
        {
            RegimeProgram program = ProgramGenerator.Generate(seed);
            if (program.Facts.Length > 40 || program.Rules.Length > 100) continue;
            var random = new Random(seed);
            for (int c = 0; c < 3; c++)
            {
                CaseFacts facts = Case(program, random);
                var interpreter = new Interpreter(program);
                Evaluation evaluation = interpreter.Evaluate(facts);
                if (evaluation.IsContradictory || evaluation.IsOutsideCalendar) continue;
                List<Evaluation> all = [.. Completed(program, facts, evaluation)];
                if (all.Count == 0) continue;
                var exact = new ExactMode(program);
                for (int g = 0; g < program.Groups.Length; g++)
                {
                    if (!program.Groups[g].IsDerived) continue;
                    GroupOutcome? expected = Together(all, g), found = exact.Outcome(facts, g);
                    Assert.Equal((seed, c, g, expected), (seed, c, g, found));
                    if (found is not { } outcome) continue;
                    compared++;
                    if (outcome.Unsettled != 0) open++;
                    if (outcome.Possible != evaluation.Groups[g].Possible) sharper++;
                    Assert.Equal(0UL, outcome.Possible & ~evaluation.Groups[g].Possible);
                }
            }
        }

        Assert.True(compared > 500 && sharper > 20 && open > 100, $"{compared} compared, {sharper} sharper, {open} open");
    }

    [Theory]
    [InlineData("第一条 甲或者未甲的，不予追究。", "", "不予追究", true)]
    [InlineData("第一条 甲的，不予追究。\n第二条 未甲的，不予追究。", "", "不予追究", true)]
    [InlineData("第一条 甲且乙的，不予追究。", "", "无", true)] // 互斥 甲、乙
    [InlineData("第一条 丙且未丁的，不予追究。", "", "无", true)] // 蕴含 丙 则 丁
    [InlineData("第一条 甲的，不予追究。", "", "待查明，可能 不予追究、无", false)]
    [InlineData("第一条 次数三次以上的，不予追究。\n第二条 次数不满五次的，不予追究。", "", "不予追究", true)]
    [InlineData("第一条 （未甲）或者（查实甲）的，不予追究。", "", "待查明，可能 不予追究、无", false)] // 证据没有，可能甲而没有查实
    [InlineData("第一条 甲或者未甲的，可以不予追究。", "", "裁量，可能 不予追究、无", true)]
    [InlineData("第一条 戊或者未戊的，不予追究。\n第二条 所称戊，是指甲或者乙。", "", "不予追究", true)]
    [InlineData("第一条 甲的，不予追究。\n第二条 所称戊，是指甲或者乙。\n第三条 戊且未甲且未乙的，追究。\n第四条 戊的，追究。", "否 戊", "无", true)] // 戊既然说了不是，甲也就不是
    public void Written_cases_come_out_as_the_language_page_says(string clauses, string stated, string expected, bool differs)
    {
        (RegimeProgram program, Answer answer) = Explain(clauses, stated);
        GroupAnswer group = answer.Groups.Single(group => group.Name == "责任");
        Assert.True(group.Exact is not null, answer.ExactNote + program.Header.Code);
        Assert.Equal((expected, differs), (group.Exact.Text, group.Exact.Differs));
        Assert.Equal(differs, answer.ExactNote.Contains("更确定", StringComparison.Ordinal));
    }

    [Fact]
    public void What_proof_would_change_is_said()
    {
        (_, Answer answer) = Explain("第一条 查实丁的，追究。\n第二条 未丁的，不予追究。", "否 甲");
        ExactAnswer exact = answer.Groups.Single(group => group.Name == "责任").Exact ?? throw new InvalidOperationException();
        Assert.Equal("待查明，可能 不予追究、无", exact.Text);
        ExactProof proof = Assert.Single(exact.Proofs);
        Assert.Equal("追究", proof.Outcome);
        Assert.Contains("丁", proof.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_open_outcome_has_a_completion()
    {
        (_, Answer answer) = Explain("第一条 甲且丁的，不予追究。", "是 丁");
        ExactAnswer exact = answer.Groups.Single(group => group.Name == "责任").Exact ?? throw new InvalidOperationException();
        Assert.Equal(["不予追究：甲是", "无：甲否"], exact.Examples.Select(example => $"{example.Outcome}：{example.Facts}"));
    }

    [Fact]
    public void Too_few_steps_end_in_a_note()
    {
        (_, Answer answer) = Explain("第一条 甲且丁的，不予追究。", "是 丁", new DiagramLimits(1, 1));
        Assert.All(answer.Groups, group => Assert.Null(group.Exact));
        Assert.Contains("步数用完", answer.ExactNote, StringComparison.Ordinal);
    }

    private static (RegimeProgram Program, Answer Answer) Explain(string clauses, string stated, DiagramLimits? limits = null)
    {
        string text = $"""
            语言 1
            词汇《例》
            事实 甲
            事实 乙
            事实 丙
            事实 丁
            事实 戊
            事实 次数：次
            互斥 甲、乙
            蕴含 丙 则 丁
            结论 责任 择先：不予追究、追究

            制度《例》
              代号 例
              词汇《例》

            {clauses}

            案例「一」
              理由「例」
              {stated}
              应得 责任 无
            """;
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", text)]);
        Assert.Equal("", string.Join('\n', result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Message)));
        CompiledRegime regime = Assert.Single(result.Regimes);
        TestCase written = Assert.Single(regime.Cases).Case;
        var builder = new AnswerBuilder(new Interpreter(regime.Program));
        Answer answer = builder.Build(written, written.Acts[0]);
        return (regime.Program, new ExactMode(regime.Program, limits).Apply(answer, CaseFacts.Of(regime.Program, written.Acts[0])));
    }

    // What no completion leaves out: section 5, said once more.
    private static GroupOutcome? Together(List<Evaluation> all, int group)
    {
        GroupOutcome[] outcomes = [.. all.Where(one => !one.Scope.IsFalse).Select(one => one.Groups[group])];
        if (outcomes.Length == 0) return null;
        ulong possible = outcomes.Aggregate(0UL, (mask, one) => mask | one.Possible);
        ulong settled = outcomes.Aggregate(possible, (mask, one) => mask & one.Settled);
        ulong clashing = outcomes.Aggregate(0UL, (mask, one) => mask | one.Clashing);
        ulong ignorance = 0, discretion = 0;
        foreach (GroupOutcome one in outcomes)
        {
            discretion |= one.Possible & ~one.Settled;
            foreach (GroupOutcome other in outcomes) ignorance |= (one.Possible ^ other.Possible) | (one.Settled ^ other.Settled);
        }

        ulong open = possible & ~settled;
        return new GroupOutcome(possible, settled, clashing, open & ignorance, open & discretion);
    }

    private static IEnumerable<Evaluation> Completed(RegimeProgram program, CaseFacts facts, Evaluation evaluation)
    {
        StandingEvidence evidence = StandingEvidence.Of(program, evaluation);
        var interpreter = new Interpreter(evidence.Program);
        var completed = new CaseFacts(program);
        completed.CopyFrom(facts);
        completed.RestFalse = false;
        var open = new List<(Action<int> Set, int Count)>();
        for (int f = 0; f < program.Facts.Length; f++)
        {
            Fact fact = program.Facts[f];
            if (fact.TruthSlot >= 0 && fact.Kind is not (FactKind.Decision or FactKind.Reading))
            {
                if (evaluation.Facts[f].Value != Truth.Unknown) completed.Truths[fact.TruthSlot] = evaluation.Facts[f].Value == Truth.True ? StatedTruth.True : StatedTruth.False;
                else open.Add((value => completed.Truths[fact.TruthSlot] = value == 0 ? StatedTruth.False : StatedTruth.True, 2));
            }
            else if (fact.TruthSlot >= 0 && evaluation.Facts[f].Value != Truth.Unknown) completed.Truths[fact.TruthSlot] = evaluation.Facts[f].Value == Truth.True ? StatedTruth.True : StatedTruth.False;

            if (fact.NumberSlot >= 0 && !facts.Numbers[fact.NumberSlot].IsExact)
            {
                NumberRange range = facts.Numbers[fact.NumberSlot];
                open.Add((value => completed.Numbers[fact.NumberSlot] = NumberRange.Exactly(range.Low + value), (int)(range.High - range.Low) + 1));
            }

            int[] options = [.. Enumerable.Range(0, fact.Options.Length).Where(option => fact.ChoiceSlot >= 0 && (facts.Choices[fact.ChoiceSlot].Excluded >> option & 1) == 0)];
            if (options.Length > 1) open.Add((value => completed.Choices[fact.ChoiceSlot] = OptionSet.Exactly(options[value], fact.Options.Length), options.Length));
        }

        if (open.Aggregate(1L, (product, one) => Math.Min(product * one.Count, 1_000_000)) > 3_000) return [];
        var found = new List<Evaluation>();
        var asStated = new List<Evaluation>();
        var digits = new int[open.Count];
        for (bool more = true; more;)
        {
            for (int i = 0; i < digits.Length; i++) open[i].Set(digits[i]);
            Evaluation one = interpreter.Evaluate(completed);
            if (!one.IsContradictory && !one.IsOutsideCalendar)
            {
                found.Add(one);
                if (evidence.Statements.All(statement => statement.Stated ? !one.Nodes[statement.Definition].IsFalse : !one.Nodes[statement.Definition].IsTrue)) asStated.Add(one);
            }

            more = false;
            for (int i = 0; i < digits.Length && !more; i++)
            {
                more = ++digits[i] < open[i].Count;
                if (!more) digits[i] = 0;
            }
        }

        return asStated.Count > 0 ? asStated : found;
    }

    // Most of what a random case leaves open is settled, so that all completions can be looked at.
    private static CaseFacts Case(RegimeProgram program, Random random)
    {
        var facts = new CaseFacts(program);
        FactsGenerator.Fill(facts, program, random);
        foreach (Fact fact in program.Facts)
        {
            // Counts and amounts are never negative.
            if (fact.NumberSlot >= 0 && (!facts.Numbers[fact.NumberSlot].IsExact || facts.Numbers[fact.NumberSlot].Low < 0))
            {
                int low = random.Next(0, 4);
                facts.Numbers[fact.NumberSlot] = new NumberRange(low, low + random.Next(0, 3));
            }

            if (fact.ChoiceSlot >= 0 && (facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length)) is var excluded && (excluded == OptionSet.All(fact.Options.Length) || (excluded == 0 && random.Next(2) == 0)))
            {
                facts.Choices[fact.ChoiceSlot] = OptionSet.Exactly(random.Next(fact.Options.Length), fact.Options.Length);
            }
        }

        int unknown = 0;
        foreach (int f in Enumerable.Range(0, program.Facts.Length).OrderBy(_ => random.Next()))
        {
            Fact fact = program.Facts[f];
            if (fact.TruthSlot < 0 || facts.Truths[fact.TruthSlot] is StatedTruth.True or StatedTruth.False || ++unknown <= MostUnknown) continue;
            facts.Truths[fact.TruthSlot] = random.Next(2) == 0 ? StatedTruth.True : StatedTruth.False;
        }

        return facts;
    }
}
