using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Compilation.Tests.Conformance;

/// <summary>
/// Cases whose answers were written from the language page by hand (tests/conformance) and from the published texts (specs):
/// every engine gives the answer due.
/// </summary>
public sealed class ConformanceTests
{
    public static TheoryData<string> Files() => [.. StatuteFiles.Conformance().Select(p => Path.GetFileNameWithoutExtension(p))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Feature_gives_the_answers_due(string name)
    {
        CompilationResult result = StatuteFiles.Compile([Path.Combine(StatuteFiles.ConformanceFolder, name + ".statute")]);
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.NotEmpty(result.Regimes);
        AssertAnswersDue(result);
    }

    [Fact]
    public void Specs_give_the_answers_due()
    {
        CompilationResult result = StatuteFiles.Compile(StatuteFiles.Specs());
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.NotEmpty(result.Regimes);
        AssertAnswersDue(result);
    }

    [Fact]
    public void Compiled_evaluators_agree_on_every_case()
    {
        foreach (IEnumerable<string> paths in StatuteFiles.Conformance().Select(p => new[] { p }).Append(StatuteFiles.Specs()))
        {
            CompilationResult result = StatuteFiles.Compile(paths);
            using LoadedEvaluators loaded = new EvaluatorHost().Load([.. result.Regimes.Select(r => r.Program)]);
            for (int i = 0; i < result.Regimes.Length; i++)
            {
                CompiledRegime regime = result.Regimes[i];
                var checker = new AgreementChecker(new Interpreter(regime.Program), loaded.Regimes[i].Evaluator);
                foreach (TestAct act in regime.Cases.SelectMany(c => c.Case.Acts))
                {
                    Assert.Empty(checker.Check(CaseFacts.Of(regime.Program, act), out _));
                }
            }
        }
    }

    [Fact]
    public void Layers_of_compiled_evaluators_agree_on_every_case()
    {
        foreach (IEnumerable<string> paths in StatuteFiles.Conformance().Select(p => new[] { p }).Append(StatuteFiles.Specs()))
        {
            CompilationResult result = StatuteFiles.Compile(paths);
            using LoadedEvaluators loaded = new EvaluatorHost().Load([.. result.Regimes.Select(r => r.Program)]);
            foreach (CompiledRegime regime in result.Regimes)
            {
                LinkedRegime linked = result.LinkOf(regime);
                if (linked.IsPlain) continue;
                var interpreted = new RegimeLayer(linked, linked.Programs.Select(p => new InterpretedProgram(new Interpreter(p))));
                var compiled = new RegimeLayer(linked, linked.Programs.Select(p => new CompiledProgram(p, loaded.Regimes[result.Regimes.IndexOf(result.Regimes.First(r => r.Program == p))].Evaluator)));
                foreach (CompiledCase one in regime.Cases)
                {
                    for (int act = 0; act < one.Case.Acts.Length; act++)
                    {
                        foreach (RegimeLayer layer in new[] { interpreted, compiled })
                        {
                            Fill(layer, one, act);
                            layer.Evaluate(one.Case.Acts[act].Laws.AsSpan());
                        }

                        Assert.Empty(LayerAgreement.Differences(interpreted, compiled));
                    }
                }
            }
        }
    }

    private static void Fill(RegimeLayer layer, CompiledCase one, int act)
    {
        for (int p = 0; p < layer.Regime.Programs.Length; p++)
        {
            TestAct bound = one.Bound.IsDefaultOrEmpty ? one.Case.Acts[act] : one.Bound[p].Acts[act];
            layer.Facts(p).CopyFrom(CaseFacts.Of(layer.Regime.Programs[p], bound));
        }
    }

    private static void AssertAnswersDue(CompilationResult result)
    {
        var wrong = new List<string>();
        foreach (CompiledRegime regime in result.Regimes)
        {
            Assert.False(regime.HasErrors);
            LinkedRegime linked = result.LinkOf(regime);
            var answerer = new RegimeAnswerer(linked, regime.Program);
            var checker = new ExpectationChecker(regime.Program);
            foreach (CompiledCase compiled in regime.Cases)
            {
                for (int act = 0; act < compiled.Case.Acts.Length; act++)
                {
                    Fill(answerer.Layer, compiled, act);
                    TestAct own = compiled.Case.Acts[act];
                    Answer answer = answerer.Answer(own.Laws.AsSpan(), _ => new AnswerRequest { CaseNumber = compiled.Case.Title, ActName = own.Name });
                    wrong.AddRange(checker.Check(own, answer).Select(m => $"{compiled.Location} 案例「{compiled.Case.Title}」{m.Message}"));
                }
            }
        }

        Assert.Empty(wrong);
        Assert.NotEmpty(result.Regimes.SelectMany(regime => regime.Cases));
    }
}
