using System.Collections.Concurrent;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;

namespace Zhaodan.Compilation.Tests.Hosting;

/// <summary>The door for hosts: by name, by date, from many threads, with every engine the same.</summary>
public sealed class RegimeLibraryTests
{
    [Theory]
    [InlineData("2022-05-01", "旧", "责任 免责（第一条）")]
    [InlineData("2024-05-01", "新", "责任 追究")]
    public void Date_of_the_act_picks_the_version(string day, string version, string line)
    {
        Regime regime = HostedText.Regime();
        Answer answer = regime.Answer(regime.NewCase().State("行为日期", day).State("甲", true).State("乙", false).State("次数", 1m).State("程度", "重"));
        Assert.Equal(version, Assert.Single(answer.Versions?.Used ?? []).Label);
        Assert.EndsWith("：" + line, answer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_stated_is_not_denied_unless_the_case_says_so()
    {
        Regime regime = HostedText.Regime();
        Case stated = regime.NewCase().State("行为日期", new DateOnly(2022, 5, 1)).State("甲方", true);
        Assert.Contains("缺 乙", regime.Answer(stated).ToString(), StringComparison.Ordinal);
        stated.RestFalse = true;
        Assert.Contains("免责", regime.Answer(stated).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("缺", regime.Answer(stated).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_calls_say_what_is_near_or_right()
    {
        Regime regime = HostedText.Regime();
        RegimeLibrary library = RegimeLibrary.Of(HostedText.Compile().Linked);
        Assert.Contains("宿主", Assert.Throws<KeyNotFoundException>(() => library["宿住"]).Message, StringComparison.Ordinal);
        Assert.Contains("甲方", Assert.Throws<ArgumentException>(() => regime.NewCase().State("甲芳", true)).Message, StringComparison.Ordinal);
        Assert.Contains("选项", Assert.Throws<ArgumentException>(() => regime.NewCase().State("程度", "中")).Message, StringComparison.Ordinal);
        Assert.Contains(nameof(Regime.NewCase), Assert.Throws<ArgumentException>(() => library["宿主"].Answer(regime.NewCase())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Compiled_engine_and_interpreter_agree_and_old_libraries_outlive_their_evaluators()
    {
        CompilationResult result = HostedText.Compile();
        Regime plain = RegimeLibrary.Of(result.Linked)["宿主"];
        Regime fast;
        using (LoadedEvaluators evaluators = new EvaluatorHost().Load([.. result.Regimes.Select(regime => regime.Program)])) fast = RegimeLibrary.Of(result.Linked, evaluators.Engine())["宿主"];
        Case[] slowCases = Cases(plain), fastCases = Cases(fast);
        CaseOutcome[] expected = plain.NewOutcomes(slowCases.Length), found = fast.NewOutcomes(fastCases.Length);
        plain.EvaluateMany(slowCases, expected);
        fast.EvaluateMany(fastCases, found);
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal((expected[i].IsContradictory, expected[i].Scope, expected[i].Versions), (found[i].IsContradictory, found[i].Scope, found[i].Versions));
            Assert.Equal(expected[i].Groups.ToArray(), found[i].Groups.ToArray());
        }

        Assert.True(expected.Select(outcome => outcome.Groups[0]).Distinct().Count() > 2);
    }

    [Fact]
    public void Compiled_engine_allocates_nothing_for_a_batch()
    {
        CompilationResult result = HostedText.Compile();
        using LoadedEvaluators evaluators = new EvaluatorHost().Load([.. result.Regimes.Select(regime => regime.Program)]);
        Regime regime = RegimeLibrary.Of(result.Linked, evaluators.Engine())["宿主"];
        Case[] cases = Cases(regime);
        CaseOutcome[] outcomes = regime.NewOutcomes(cases.Length);
        for (int i = 0; i < 3; i++) regime.EvaluateMany(cases, outcomes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        regime.EvaluateMany(cases, outcomes);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Many_threads_get_what_one_gets()
    {
        byte[] file = CompiledFile.Write(HostedText.Compile().Linked);
        Regime regime = RegimeLibrary.LoadCompiled(new MemoryStream(file))["宿主"];
        string[] expected = [.. Cases(regime).Select(stated => AnswerJson.Render(regime.Answer(stated)))];
        var wrong = new ConcurrentBag<string>();
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            Case[] cases = Cases(regime);
            CaseOutcome[] outcomes = regime.NewOutcomes(cases.Length);
            regime.EvaluateMany(cases, outcomes);
            for (int i = 0; i < cases.Length; i++)
            {
                Answer answer = regime.Answer(cases[i]);
                if (AnswerJson.Render(answer) != expected[i] || (answer.Status == AnswerStatus.Answered && answer.Groups[0].Outcome != outcomes[i].Groups[0])) wrong.Add(answer.ToString());
            }
        });
        Assert.Empty(wrong);
    }

    [Fact]
    public void Cancelled_batch_stops_and_what_was_evaluated_is_whole()
    {
        Regime regime = HostedText.Regime();
        Assert.Throws<OperationCanceledException>(() => regime.EvaluateMany(Cases(regime), regime.NewOutcomes(81), new CancellationToken(canceled: true)));
        Assert.Throws<ArgumentException>(() => regime.EvaluateMany(Cases(regime), regime.NewOutcomes(1)));
    }

    // 3 × 3 × 3 × 3 of what these may be.
    private static Case[] Cases(Regime regime) =>
    [
        .. from a in (string[])["是", "否", "不明"]
           from b in (string[])["是", "否", ""]
           from count in (string[])["1", "2次以上", ""]
           from day in (string[])["2022-05-01", "2024-05-01", ""]
           select regime.NewCase().State("甲", a).State("乙", b).State("次数", count).State("行为日期", day).State("程度", "轻").State("数额", "500元"),
    ];
}
