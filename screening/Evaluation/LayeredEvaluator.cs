using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Screening.Evaluation;

/// <summary>An evaluator of screening as one of the evaluators that a regime's layer combines.</summary>
public sealed class LayeredEvaluator(ICaseEvaluator evaluator) : IProgramEvaluator
{
    public RegimeProgram Program => evaluator.Program;

    public void Evaluate(CaseFacts facts, ProgramOutcome outcome) => evaluator.Evaluate(facts, (CaseAnswer)outcome);
}
