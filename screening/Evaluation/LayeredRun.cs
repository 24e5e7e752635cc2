using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// A regime with versions, or with others that have the word before it, row by row through the runtime's layer over the
/// reference interpreter: slow, and what the planes are compared with.
/// </summary>
internal sealed class LayeredRun : ILayerAnswer, IDutyAnswer
{
    private readonly LayerShape _shape;
    private readonly TrialCounts _trials;
    private readonly RegimeLayer _layer;
    private readonly ImmutableArray<ProgramBinding> _bindings;
    private readonly ImmutableArray<Contradictions> _contradictions;
    private readonly bool[][] _depends;
    private readonly bool _restFalse;
    private CaseRow? _row;

    public LayeredRun(LayerShape shape, TrialCounts trials, CaseSchema schema, bool restFalse)
    {
        (_shape, _trials, _restFalse) = (shape, trials, restFalse);
        LinkedRegime regime = shape.Regime;
        _bindings = [.. regime.Programs.Select(program => new ProgramBinding(schema, program))];
        _contradictions = [.. regime.Programs.Select(program => new Contradictions(program))];
        _layer = new RegimeLayer(
            regime,
            regime.Programs.Select(program => new InterpretingEvaluator(program)),
            program => new CaseAnswer(new RuleIndex(program)));
        _depends = [.. shape.Own.Select(own => new bool[regime.Programs[own].Readings.Length])];
    }

    /// <summary>Would another reading of some place change the answer to the row tried last?</summary>
    public bool DependsOnReading => Array.Exists(_depends, places => places.Contains(true));

    public Truth Scope => _layer.Self.Scope;

    public uint Used => _layer.Self.Used;

    public VersionGround Ground => _layer.Self.Ground;

    public GroupOutcome Outcome(int shared) => _layer.Self.Groups[shared].Outcome;

    public ulong Presumed(int shared) => _layer.Self.Groups[shared].Presumed;

    public uint UsedOf(int family) => _layer.Family(family).Used;

    public GroupOutcome OutcomeOf(int program, int group) => AnswerOf(program).Groups[group];

    public GroupOutcome OwnOutcomeOf(int program, int group) => _layer.OwnOutcome(program, group);

    public ReadOnlySpan<Truth> ConclusionsOf(int program) => AnswerOf(program).Conclusions;

    public Decider DeciderOf(int program, int group) => _layer.DeciderOf(program, group);

    public LegalRank RankOf(Decider law) => _row is { } row ? row.Laws[law.Index].Rank : LegalRank.None;

    public ReadOnlySpan<bool> Depends(int version) => _depends[version];

    public Truth ScopeOf(int version) =>
        (Used & (1u << version)) == 0 ? Truth.False : Used != 1u << version && Scope == Truth.True ? Truth.Unknown : Scope;

    public ReadOnlySpan<DutyStatus> DutiesOf(int version) => AnswerOf(_shape.Own[version]).Duties;

    public bool IsOutsideCalendar(int version) => AnswerOf(_shape.Own[version]).IsOutsideCalendar;

    public CaseFacts FactsOf(int version) => _layer.Facts(_shape.Own[version]);

    /// <summary>By rule of an own version: does it apply?</summary>
    public ReadOnlySpan<Truth> RulesOf(int version) => AnswerOf(_shape.Own[version]).Rules;

    /// <summary>Answers a row; false where it contradicts itself, which becomes a problem of the row.</summary>
    public bool Evaluate(CaseRow row)
    {
        _row = row;
        for (int p = 0; p < _bindings.Length; p++) _bindings[p].Fill(row, _restFalse, _layer.Facts(p));
        Evaluate();
        if (!_layer.IsContradictory) return true;
        for (int p = 0; p < _contradictions.Length; p++)
        {
            if (_layer.IsUsed(p) && AnswerOf(p).IsContradictory) _contradictions[p].Report(_layer.Facts(p), row);
        }

        return false;
    }

    /// <summary>
    /// Tries the other reading of each place alone, of every version that was looked at: under 从旧兼从轻 one that does not
    /// answer might if it read otherwise. The answer stays.
    /// </summary>
    public void TryReadings()
    {
        if (!_shape.HasReadings) return;
        (uint used, Truth scope, GroupOutcome[] known) = Remember();
        bool[] lookedAt = [.. _shape.Own.Select(_layer.IsUsed)];
        bool any = false;
        for (int v = 0; v < lookedAt.Length; v++)
        {
            Array.Clear(_depends[v]);
            if (!lookedAt[v]) continue;
            RegimeProgram program = _shape.Program(v);
            Span<StatedTruth> truths = FactsOf(v).Truths;
            for (int p = 0; p < program.Readings.Length; p++)
            {
                int slot = program.Facts[program.Readings[p].Fact].TruthSlot;
                if (truths[slot] != StatedTruth.Silent) continue;
                truths[slot] = StatedTruth.True;
                Evaluate();
                truths[slot] = StatedTruth.Silent;
                _depends[v][p] = !_layer.IsContradictory && Differs(known, scope, used);
                if (!_depends[v][p]) continue;
                _trials.Readings[v][p]++;
                any = true;
            }
        }

        if (any) _trials.AnyReading++;
        Evaluate();
    }

    /// <summary>Tries every grant on the row answered last; the layer's answer is lost.</summary>
    public void TryOpenItems()
    {
        (uint used, Truth scope, GroupOutcome[] known) = Remember();
        bool any = false;
        for (int v = 0; v < _shape.Own.Length; v++)
        {
            Span<StatedTruth> truths = FactsOf(v).Truths;
            for (int i = 0; i < _shape.ItemsOf(v).Count; i++)
            {
                int slot = _shape.Program(v).Facts[_shape.ItemsOf(v)[i].Fact].TruthSlot;
                StatedTruth stated = truths[slot];
                if (stated == StatedTruth.True) continue;
                truths[slot] = StatedTruth.True;
                Evaluate();
                truths[slot] = stated;
                if (_layer.IsContradictory || !Differs(known, scope, used)) continue;
                _trials.OpenItems[v][i]++;
                any = true;
            }
        }

        if (any) _trials.AnyOpenItem++;
    }

    private void Evaluate() => _layer.Evaluate(_row is { } row ? CollectionsMarshal.AsSpan(row.Laws) : default);

    private CaseAnswer AnswerOf(int program) => (CaseAnswer)_layer.Outcome(program);

    private (uint Used, Truth Scope, GroupOutcome[] Groups) Remember() => (Used, Scope, [.. _layer.Self.Groups.ToArray().Select(stance => stance.Outcome)]);

    // What becomes of a case that the regime does not speak of is not another answer.
    private bool Differs(GroupOutcome[] known, Truth scope, uint used)
    {
        if (Scope != scope) return true;
        if (scope == Truth.False) return false;
        if (Used != used) return true;
        for (int g = 0; g < known.Length; g++)
        {
            if (Outcome(g).Possible != known[g].Possible || Outcome(g).Settled != known[g].Settled) return true;
        }

        return false;
    }
}
