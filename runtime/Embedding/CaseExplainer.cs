using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Embedding;

/// <summary>Explains cases that are bytes of a facts type, on one thread.</summary>
internal sealed class CaseExplainer(EmbeddedPrograms programs, RegimeEvaluator[] evaluators)
{
    private readonly CaseExplanation _explanation = new(programs.Regime, [.. evaluators.Select(evaluator => evaluator.ProgramHash)]);
    private readonly CaseFacts[] _facts = [.. programs.Regime.Programs.Select(program => new CaseFacts(program))];

    public Answer Explain(ReadOnlySpan<byte> facts, ReadOnlySpan<StatedLaw> laws, AnswerRequest request)
    {
        for (int p = 0; p < _facts.Length; p++) EmbeddedFacts.CopyTo(facts, programs.Regime.Programs[p], programs.Layouts[p].Facts, _facts[p]);
        return _explanation.Of(_facts, laws, request);
    }
}
