using Zhaodan.Cli.Explaining;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Cli.Tests;

public sealed class CaseAnswererTests
{
    [Fact]
    public void Evaluator_that_answers_otherwise_is_reported()
    {
        RegimeProgram program = StatuteCompiler.Compile([new SourceText("a.statute", "语言 1\n词汇《例》\n事实 甲\n结论 责任 择先：免责、追究\n  默认 追究\n制度《例》\n  代号 例\n  词汇《例》\n第一条 甲的，免责。\n")]).Regimes[0].Program;
        var findings = new DiagnosticBag();
        var answerer = new CaseAnswerer(LinkedRegime.Of(program), program, [new Silent(EvaluatorLayout.Of(program))], includesAll: false);
        Answer answer = answerer.Answer(new CaseFacts(program), [], new AnswerRequest { CaseNumber = "一" }, findings);
        Assert.Equal("一", answer.CaseNumber);
        Assert.NotEmpty(findings.Items);
        Assert.All(findings.Items, finding => Assert.Equal(DiagnosticCatalogue.EvaluatorsDisagree, finding.Descriptor));
    }

    /// <summary>Leaves every byte 0: nothing possible, nothing applies.</summary>
    private sealed class Silent(EvaluatorLayout layout) : RegimeEvaluator(layout.Facts.Size, layout.Outcome.Size, 64)
    {
        public override string ProgramHash => "";

        protected override void EvaluateCore(ref byte facts, ref byte outcome, ref byte scratch)
        {
        }
    }
}
