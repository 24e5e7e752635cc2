using System.Collections.Immutable;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan;

/// <summary>Explains cases of one regime by the reference interpreter, on one thread at a time.</summary>
internal sealed class CaseExplanation
{
    private readonly ImmutableArray<string> _hashes;
    private readonly RegimeAnswerer? _combined;
    private readonly Interpreter _interpreter;
    private readonly AnswerBuilder _builder;

    public CaseExplanation(LinkedRegime regime, ImmutableArray<string> hashes)
    {
        _hashes = hashes;
        _combined = regime.IsPlain ? null : new RegimeAnswerer(regime);
        _interpreter = new Interpreter(regime.Programs[0]);
        _builder = new AnswerBuilder(_interpreter);
    }

    /// <param name="facts">One for each program.</param>
    /// <param name="laws">另有规定</param>
    /// <param name="request">Its program's hash stands where it has one.</param>
    public Answer Of(ReadOnlySpan<CaseFacts> facts, ReadOnlySpan<StatedLaw> laws, AnswerRequest request)
    {
        if (_combined is null) return _builder.Build(facts[0], _interpreter.Evaluate(facts[0]), WithHash(request, 0));
        for (int p = 0; p < facts.Length; p++) _combined.Facts(p).CopyFrom(facts[p]);
        return _combined.Answer(laws, program => WithHash(request, program));
    }

    private AnswerRequest WithHash(AnswerRequest request, int program) =>
        request.ProgramHash.Length > 0 ? request : request with { ProgramHash = _hashes[program] };
}
