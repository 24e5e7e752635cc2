using Zhaodan.Analysis.Strength;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Lowering;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Tests.Strength;

/// <summary>Mutants that a case fails on, that no case fails on, and that differ from their regime in nothing.</summary>
public sealed class MutationRunTests
{
    private const string Vocabulary = """
        语言 1
        词汇《例》
        事实 甲
        事实 乙
        事实 丙
        事实 丁
        事实 戊
        互斥 甲、丁
        结论 责任 择先：免责、追究
          由轻到重 免责、追究
          默认 追究
        结论 程序 并列：通报

        制度《例》
          代号 例
          词汇《例》

        """;

    [Fact]
    public void Cases_that_turn_on_every_condition_kill_every_mutant()
    {
        CaseStrength strength = Run("""
            第一条 甲且乙的，免责，但丙的除外。

            案例「都有」
              理由「全」
              是 甲、乙
              其余 否
              应得 责任 免责

            案例「缺甲」
              理由「缺」
              是 乙
              其余 否
              应得 责任 追究

            案例「缺乙」
              理由「缺」
              是 甲
              其余 否
              应得 责任 追究

            案例「除外」
              理由「除外」
              是 甲、乙、丙
              其余 否
              应得 责任 追究
            """);
        Assert.Equal(100, strength.Percent);
        Assert.Equal(6, strength.Killed);
        Assert.Equal(0, strength.Equivalent);
    }

    [Fact]
    public void Survivor_comes_with_a_case_that_kills_it()
    {
        CaseStrength strength = Run("""
            第一条 甲且乙的，免责，但丙的除外。

            案例「都有」
              理由「全」
              是 甲、乙
              其余 否
              应得 责任 免责
            """);
        MutantResult[] survivors = [.. strength.Survivors];

        // Dropping a condition or the exception changes nothing in a case that has the one and not the other.
        Assert.Equal(["去掉「甲」", "去掉「乙」", "去掉除外「丙」"], survivors.Select(mutant => MutationText.What(mutant.Mutation)));
        Assert.All(survivors, mutant => Assert.NotEqual(mutant.Killer?.Original.Groups[0], mutant.Killer?.Mutant.Groups[0]));
    }

    [Fact]
    public void Generated_cases_kill_nothing()
    {
        CaseStrength strength = Run("""
            第一条 甲的，免责。

            案例「有」
              来源 生成
              是 甲
              其余 否
              应得 责任 免责
            """);
        Assert.Equal(0, strength.Killed);
        Assert.Equal(2, strength.Survivors.Count());
    }

    [Fact]
    public void Mutant_that_differs_in_no_possible_case_is_proved_equivalent()
    {
        // 甲 and 丁 exclude each other: the exception can be left out, as can 未丁 beside 甲.
        CaseStrength strength = Run("""
            第一条 甲且未丁的，免责，但丁的除外。
            """);
        Assert.Equal(["去掉「未丁」", "去掉除外「丁」"], strength.Mutants.Where(mutant => mutant.Fate == MutantFate.Equivalent).Select(mutant => MutationText.What(mutant.Mutation)));
    }

    [Fact]
    public void Rule_hidden_by_a_wider_one_is_proved_equivalent()
    {
        CaseStrength strength = Run("""
            第一条 甲的，免责。
            第二条 甲且乙的，免责。
            """);
        Assert.Equal(["去掉「乙」"], strength.Mutants.Where(mutant => mutant.Mutation.Citations[0] == "第二条" && mutant.Mutation.Kind == MutationKind.Drop && mutant.Fate == MutantFate.Equivalent).Select(mutant => MutationText.What(mutant.Mutation)));
    }

    [Fact]
    public void Shared_head_is_one_condition()
    {
        CaseStrength strength = Run("""
            第一条 丙，有下列情形之一的，免责：
            （一）甲的；
            （二）乙的。
            """);
        MutantResult head = Assert.Single(strength.Mutants, mutant => mutant.Mutation is { Words: "丙", Kind: MutationKind.Drop });
        Assert.Equal(["第一条第（一）项", "第一条第（二）项"], head.Mutation.Citations.AsEnumerable());
    }

    [Fact]
    public void Each_causal_link_is_left_out_by_itself()
    {
        CaseStrength strength = Run("""
            第一条 因甲或者乙，致使丙的，免责。
            """);
        Assert.Equal(["甲致使丙", "乙致使丙"], strength.Mutants.Where(mutant => mutant.Mutation.Kind == MutationKind.Unlink).Select(mutant => mutant.Mutation.Link));
        KillingCase? killer = strength.Mutants.First(mutant => mutant.Mutation.Kind == MutationKind.Unlink).Killer;
        Assert.NotNull(killer);
    }

    /// <summary>Every mutant of small regimes against brute force over all cases that can be stated.</summary>
    [Theory]
    [InlineData("第一条 甲且（乙或者未丙）的，免责，但丁的除外。")]
    [InlineData("第一条 甲或者丁的，免责，但乙的除外，丙的仍然适用。\n第二条 甲且丙的，免责。")]
    [InlineData("第一条 查实甲且乙的，可以免责。\n第二条 丁的，不得免责。")]
    [InlineData("第一条 甲的，免责，不适用第二条。\n第二条 乙且未丁的，追究。\n第三条 有第一条规定情形，丙的，通报。")]
    [InlineData("第一条 所称戊，是指甲或者乙。\n第二条 戊且丙的，免责。")]
    [InlineData("第一条 有下列情形两项以上的，免责：\n（一）甲的；\n（二）乙的；\n（三）丁的。")]
    [InlineData("第一条 甲的，免责。\n第二条 免责且乙的，通报。")]
    public void Fates_agree_with_brute_force(string clauses)
    {
        CompilationResult compiled = Compile(clauses);
        CompiledRegime regime = Assert.Single(compiled.Regimes);
        CaseStrength strength = MutationRun.Of(regime);
        Assert.NotEmpty(strength.Mutants);
        Assert.All(strength.Mutants, mutant =>
        {
            var changed = RegimeLowerer.Mutate(regime.Bound, regime.Program, mutant.Mutation);
            bool differs = AllCases(regime).Any(facts => Differs(new Interpreter(regime.Program).Evaluate(facts), new Interpreter(changed).Evaluate(facts)));
            Assert.Equal((MutationText.Of(mutant.Mutation), differs ? MutantFate.Survived : MutantFate.Equivalent), (MutationText.Of(mutant.Mutation), mutant.Fate));
            if (differs) Assert.NotNull(mutant.Killer);
        });
    }

    [Fact]
    public void Coverage_names_what_no_case_shows_and_leaves_out_what_cannot_be()
    {
        // 查实甲 is never 不明, and neither is an exception that waits for it.
        CompiledRegime regime = Assert.Single(Compile("第一条 查实甲的，免责。\n第二条 乙的，免责。").Regimes);
        var counts = new RuleCoverage(regime.Program).Counts();
        CoverageGoals coverage = CoverageGoals.Of(regime.Program, counts);
        Assert.Equal(5, coverage.Reachable);
        Assert.Equal(0, coverage.Seen);
        Assert.Equal([(0, CoverageAspect.Holding), (0, CoverageAspect.Failing), (1, CoverageAspect.Holding), (1, CoverageAspect.Failing), (1, CoverageAspect.Unknown)], coverage.Missing.Select(goal => (goal.Rule, goal.Aspect)));
        Assert.All(coverage.Missing, goal => Assert.NotNull(goal.Example));
    }

    [Fact]
    public void Draft_of_a_case_compiles_and_passes()
    {
        const string Clauses = "第一条 甲且乙的，可以免责，但丙的除外。\n第二条 因甲，致使丁的，通报。\n";
        CompiledRegime regime = Assert.Single(Compile(Clauses).Regimes);
        string drafts = string.Join("\n", MutationRun.Of(regime).Survivors.Where(mutant => mutant.Killer is not null).Select(mutant => CaseDraft.Text(regime.Program, mutant, mutant.Killer!)));
        CompilationResult again = Compile(Clauses + "\n" + drafts);
        Assert.DoesNotContain(again.Diagnostics, diagnostic => diagnostic.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error);
        CompiledRegime drafted = Assert.Single(again.Regimes);
        Assert.NotEmpty(drafted.Cases);
        var interpreter = new Interpreter(drafted.Program);
        foreach (var act in drafted.Cases.SelectMany(one => one.Case.Acts))
        {
            Evaluation evaluation = interpreter.Evaluate(CaseFacts.Of(drafted.Program, act));
            Assert.All(act.Expectations, due => Assert.True(ExpectationChecker.OutcomeMeets(due, evaluation.Groups[due.Group], evaluation.Scope)));
        }
    }

    private static bool Differs(Evaluation a, Evaluation b) =>
        a.IsContradictory ? false : a.Scope.Truth != b.Scope.Truth || Enumerable.Range(0, a.Groups.Length).Any(g => a.Groups[g].Possible != b.Groups[g].Possible || a.Groups[g].Settled != b.Groups[g].Settled);

    private static IEnumerable<CaseFacts> AllCases(CompiledRegime regime)
    {
        int slots = regime.Program.TruthSlots;
        for (int code = 0; code < 1 << (2 * slots); code++)
        {
            var facts = new CaseFacts(regime.Program);
            for (int slot = 0; slot < slots; slot++) facts.Truths[slot] = (StatedTruth)(code >> (2 * slot) & 3);
            yield return facts;
        }
    }

    private static CaseStrength Run(string clauses) => MutationRun.Of(Assert.Single(Compile(clauses).Regimes));

    private static CompilationResult Compile(string clauses)
    {
        CompilationResult result = StatuteCompiler.Compile([new SourceText("例.statute", Vocabulary + clauses + "\n")]);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == Compiler.Diagnostics.DiagnosticSeverity.Error);
        return result;
    }
}
