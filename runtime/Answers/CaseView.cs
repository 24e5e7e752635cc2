using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// One case under one regime with its evaluation and, made when first asked for, the evaluations under the other readings
/// (<see cref="EvaluationReading"/>) that show what an answer stands on.
/// </summary>
internal sealed class CaseView
{
    private readonly Interpreter _interpreter;
    private readonly RaisedRules _raised;
    private Evaluation? _onStated;
    private Evaluation? _proofOpen;

    public CaseView(Interpreter interpreter, ShapeReader shapes, RaisedRules raised, CaseFacts facts, Evaluation evaluation, AnswerRequest request)
    {
        _interpreter = interpreter;
        Shapes = shapes;
        _raised = raised;
        Facts = facts;
        Evaluation = evaluation;
        Request = request;
        Describer = new FactDescriber(interpreter.Program, shapes.Facts, facts, evaluation.Facts, request.Grants);
        Explainer = new ConditionExplainer(Program, shapes, Describer, evaluation, OutcomeSummary, request.MaxConditions, request.MaxDepth);
    }

    public RegimeProgram Program => _interpreter.Program;

    public ShapeReader Shapes { get; }

    public CaseFacts Facts { get; }

    public Evaluation Evaluation { get; }

    public AnswerRequest Request { get; }

    public FactDescriber Describer { get; }

    public ConditionExplainer Explainer { get; }

    public Evaluation OnStated => _onStated ??= _interpreter.Evaluate(Facts, Evaluation.Facts, EvaluationReading.StatedOnly);

    public Evaluation ProofOpen => _proofOpen ??= _interpreter.Evaluate(Facts, Evaluation.Facts, EvaluationReading.ProofOpen);

    public Judgement this[int node] => Evaluation.Nodes[node];

    /// <summary>The judgement of a claim of a group, where −1 is "no rule".</summary>
    public Judgement Claim(int node) => node < 0 ? Judgement.False : Evaluation.Nodes[node];

    /// <summary>The facts by which the case raises a rule.</summary>
    public ImmutableArray<int> RaisedBy(int rule) => _raised.FactsOf(rule, Facts);

    private string OutcomeSummary(int group) => $"{Program.Groups[group].Name}：{OutcomeText.Of(Program.Groups[group], Evaluation.Groups[group])}";
}
