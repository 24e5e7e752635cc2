using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Emit;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Settling;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Cli.Explaining;

/// <summary>
/// Answers cases under one regime by the interpreter. Where a compiled evaluator is given it answers as well, and a case on
/// which the two do not agree is reported: an explanation must be of the answer that a screening gives.
/// </summary>
internal sealed class CaseAnswerer
{
    private readonly Interpreter _interpreter;
    private readonly AnswerBuilder _builder;
    private readonly AgreementChecker? _checker;
    private readonly string _hash;
    private readonly bool _includesAll;
    private readonly TrialBudget? _settling;

    public CaseAnswerer(RegimeProgram program, RegimeEvaluator? evaluator, bool includesAll, TrialBudget? settling = null)
    {
        _settling = settling;
        Program = program;
        _interpreter = new Interpreter(program);
        _builder = new AnswerBuilder(_interpreter);
        _checker = evaluator is null ? null : new AgreementChecker(_interpreter, evaluator);
        _hash = ProgramHash.Of(program);
        _includesAll = includesAll;
    }

    public RegimeProgram Program { get; }

    /// <summary>Answers a case; a disagreement goes to <paramref name="findings"/>.</summary>
    public Answer Answer(CaseFacts facts, AnswerRequest request, DiagnosticBag findings)
    {
        Evaluation evaluation;
        if (_checker is null)
        {
            evaluation = _interpreter.Evaluate(facts);
        }
        else
        {
            IReadOnlyList<Disagreement> disagreements = _checker.Check(facts, out evaluation);
            foreach (Disagreement found in disagreements)
            {
                findings.Report(DiagnosticCatalogue.EvaluatorsDisagree, Shell.Invocation.NoPlace, Program.Header.Code, request.CaseNumber, found.What, found.Interpreted, found.Evaluated);
            }
        }

        Answer answer = _builder.Build(facts, evaluation, request with { ProgramHash = _hash, IncludesAll = _includesAll, Settling = _settling });
        // A screening counts such a case; for a single one it is an error, never a guess (language page, section 3).
        if (Program.Calendar is { } calendar)
        {
            foreach (string span in answer.OutsideCalendar)
            {
                findings.Report(DiagnosticCatalogue.CaseOutsideCalendar, Shell.Invocation.NoPlace, request.CaseNumber, span, calendar.Title, calendar.FirstYear, calendar.LastYear);
            }
        }

        return answer;
    }
}
