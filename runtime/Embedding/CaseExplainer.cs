using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Runtime.Embedding;

/// <summary>Explanations by the reference interpreter, on one thread.</summary>
internal sealed class CaseExplainer
{
    private readonly EmbeddedPrograms _programs;
    private readonly string[] _hashes;
    private readonly RegimeAnswerer? _answerer;
    private readonly Interpreter? _interpreter;
    private readonly AnswerBuilder? _builder;
    private readonly CaseFacts? _facts;

    public CaseExplainer(EmbeddedPrograms programs, RegimeEvaluator[] evaluators)
    {
        _programs = programs;
        _hashes = [.. evaluators.Select(evaluator => evaluator.ProgramHash)];
        if (programs.Regime.IsPlain)
        {
            _interpreter = new Interpreter(programs.Regime.Programs[0]);
            _builder = new AnswerBuilder(_interpreter);
            _facts = new CaseFacts(programs.Regime.Programs[0]);
        }
        else
        {
            _answerer = new RegimeAnswerer(programs.Regime);
        }
    }

    public Answer Explain(ReadOnlySpan<byte> facts, ReadOnlySpan<StatedLaw> laws, AnswerRequest request)
    {
        if (_answerer is not null)
        {
            for (int p = 0; p < _programs.Layouts.Length; p++) Fill(facts, p, _answerer.Facts(p));
            return _answerer.Answer(laws, program => WithHash(request, program));
        }

        if (_interpreter is null || _builder is null || _facts is null) throw new InvalidOperationException("Neither of both ways.");
        Fill(facts, 0, _facts);
        return _builder.Build(_facts, _interpreter.Evaluate(_facts), WithHash(request, 0));
    }

    private void Fill(ReadOnlySpan<byte> bytes, int program, CaseFacts facts) =>
        EmbeddedFacts.CopyTo(bytes, _programs.Regime.Programs[program], _programs.Layouts[program].Facts, facts);

    private AnswerRequest WithHash(AnswerRequest request, int program) =>
        request.ProgramHash.Length > 0 ? request : request with { ProgramHash = _hashes[program] };
}
