using System.Collections.Immutable;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan;

/// <summary>Explains cases of one regime, on one thread at a time.</summary>
internal sealed class CaseExplanation
{
    private readonly ImmutableArray<string> _hashes;
    private readonly RegimeAnswerer? _combined;
    private readonly Interpreter _interpreter;
    private readonly AnswerBuilder _builder;

    public CaseExplanation(LinkedRegime regime)
    {
        _hashes = [.. regime.Programs.Select(ProgramHash.Of)];
        _combined = regime.IsPlain ? null : new RegimeAnswerer(regime);
        _interpreter = new Interpreter(regime.Programs[0]);
        _builder = new AnswerBuilder(_interpreter);
    }

    public Answer Of(ReadOnlySpan<CaseFacts> facts, IEnumerable<StatedLaw> laws, AnswerRequest request)
    {
        if (_combined is null) return _builder.Build(facts[0], _interpreter.Evaluate(facts[0]), request with { ProgramHash = _hashes[0] });
        for (int p = 0; p < facts.Length; p++) _combined.Facts(p).CopyFrom(facts[p]);
        return _combined.Answer([.. laws], program => request with { ProgramHash = _hashes[program] });
    }
}
