using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Runtime.Embedding;

/// <summary>
/// A regime whose evaluators were generated into the host's own assembly: what generated code calls. A case is the bytes of a
/// facts type, an answer the bytes of an answer type (<see cref="OutcomeLayout"/>; of a regime with versions, or with others that have
/// the word, only its head and its groups). Thread-safe. The programs are read when they are first needed: for explanations,
/// and for answers to which several programs contribute.
/// </summary>
public sealed class EmbeddedRegime
{
    private readonly RegimeEvaluator[] _evaluators;
    private readonly Lazy<EmbeddedPrograms> _programs;
    private readonly ThreadLocal<LayeredEvaluation> _layered;
    private readonly ThreadLocal<CaseExplainer> _explainers;

    /// <param name="code">代号</param>
    /// <param name="evaluators">One for each program of the regime, in their order.</param>
    /// <param name="load">Reads the regime's programs.</param>
    public EmbeddedRegime(string code, RegimeEvaluator[] evaluators, Func<LinkedRegime> load)
    {
        Code = code;
        _evaluators = evaluators;
        _programs = new Lazy<EmbeddedPrograms>(() => new EmbeddedPrograms(load()));
        _layered = new ThreadLocal<LayeredEvaluation>(() => new LayeredEvaluation(_programs.Value, _evaluators));
        _explainers = new ThreadLocal<CaseExplainer>(() => new CaseExplainer(_programs.Value, _evaluators));
    }

    /// <summary>代号</summary>
    public string Code { get; }

    /// <summary>The programs as the compiler made them, with the slots of the facts type.</summary>
    public LinkedRegime Regime => _programs.Value.Regime;

    /// <summary>Answers a case under a regime of one program; allocates nothing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Evaluate(ref byte facts, ref byte outcome)
    {
        if (EmbeddedTelemetry.IsListenedTo) EvaluateHeard(ref facts, ref outcome);
        else _evaluators[0].EvaluateOne(ref facts, ref outcome);
    }

    /// <summary>
    /// Answers a case to which several programs may contribute, or to which law that is not encoded does. The first evaluation
    /// on a thread makes its buffers, later ones allocate nothing.
    /// </summary>
    /// <param name="facts">The bytes of the facts type.</param>
    /// <param name="laws">另有规定: law that is not encoded, as the case states it.</param>
    /// <param name="outcome">The bytes of the answer type.</param>
    public void EvaluateLayered(ReadOnlySpan<byte> facts, ReadOnlySpan<StatedLaw> laws, Span<byte> outcome)
    {
        using Activity? activity = EmbeddedTelemetry.IsListenedTo ? EmbeddedTelemetry.StartEvaluation(Code) : null;
        if (_layered.Value is not { } layered) return;
        layered.Evaluate(facts, laws, outcome);
        if (EmbeddedTelemetry.IsListenedTo) Heard(activity, ref MemoryMarshal.GetReference(outcome));
    }

    /// <summary>The whole answer with its grounds, the same that the command's <c>explain</c> gives.</summary>
    public Answer Explain(ReadOnlySpan<byte> facts, ReadOnlySpan<StatedLaw> laws, AnswerRequest request)
    {
        using Activity? activity = EmbeddedTelemetry.StartExplanation(Code);
        return _explainers.Value is { } explainer ? explainer.Explain(facts, laws, request) : throw new InvalidOperationException("No explainer.");
    }

    /// <summary>A conclusion group by its number in the answer type.</summary>
    public ConclusionGroup Group(int index) => _programs.Value.Groups[index];

    /// <summary>The short explanation of an answer.</summary>
    public string Shorten(ReadOnlySpan<byte> outcome) => ShortExplanation.Of(_programs.Value, outcome);

    private void EvaluateHeard(ref byte facts, ref byte outcome)
    {
        using Activity? activity = EmbeddedTelemetry.StartEvaluation(Code);
        _evaluators[0].EvaluateOne(ref facts, ref outcome);
        Heard(activity, ref outcome);
    }

    private void Heard(Activity? activity, ref byte outcome) => EmbeddedTelemetry.Evaluated(
        activity,
        Code,
        Unsafe.Add(ref outcome, OutcomeLayout.ContradictoryOffset) != 0,
        (Truth)Unsafe.Add(ref outcome, OutcomeLayout.ScopeOffset));
}
