using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

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
        foreach (CompiledRegime regime in result.Regimes) AssertAnswersDue(regime);
    }

    [Fact]
    public void Specs_give_the_answers_due()
    {
        CompilationResult result = StatuteFiles.Compile(StatuteFiles.Specs());
        Assert.Empty(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.NotEmpty(result.Regimes);
        foreach (CompiledRegime regime in result.Regimes) AssertAnswersDue(regime);
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

    private static void AssertAnswersDue(CompiledRegime regime)
    {
        Assert.False(regime.HasErrors);
        Assert.NotEmpty(regime.Cases);
        var builder = new AnswerBuilder(new Interpreter(regime.Program));
        var checker = new ExpectationChecker(regime.Program);
        var wrong = new List<string>();
        foreach (CompiledCase compiled in regime.Cases)
        {
            foreach (TestAct act in compiled.Case.Acts)
            {
                Answer answer = builder.Build(compiled.Case, act);
                wrong.AddRange(checker.Check(act, answer).Select(m => $"{compiled.Location} 案例「{compiled.Case.Title}」{m.Message}"));
            }
        }

        Assert.Empty(wrong);
    }
}
