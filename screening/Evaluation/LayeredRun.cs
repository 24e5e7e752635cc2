using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// A regime with versions, or with others that have the word before it, while rows are screened: binds rows to all its
/// programs and answers by their layer. Rows that let no other speak are left to the one program (<see cref="IsNeededFor"/>).
/// </summary>
internal sealed class LayeredRun
{
    private readonly ImmutableArray<ProgramBinding> _bindings;
    private readonly Contradictions[] _contradictions;
    private readonly int[] _blanks;
    private readonly bool _isAlwaysCombined;
    private readonly LegalRanks _yields;
    private readonly OpenItem[][] _items;
    private readonly bool[][] _depends;

    public LayeredRun(LinkedRegime regime, ImmutableArray<ICaseEvaluator?> evaluators, CaseSchema schema)
    {
        Regime = regime;
        _isAlwaysCombined = regime.IsAlwaysCombined;
        Own = [.. regime.Self.Versions.Select(version => version.Program)];
        Indexes = [.. regime.Programs.Select(program => new RuleIndex(program))];
        _bindings = [.. regime.Programs.Select(program => new ProgramBinding(schema, program))];
        _contradictions = [.. regime.Programs.Select(program => new Contradictions(program))];
        _blanks = [.. regime.Blanks.Select(program => TruthIndex(schema, regime.Programs[program]))];
        foreach (PrecedenceDeclaration declaration in Own.SelectMany(program => regime.Programs[program].Precedence)) _yields |= declaration.Ranks;
        Layer = new RegimeLayer(
            regime,
            regime.Programs.Select((program, p) => new LayeredEvaluator(evaluators.IsEmpty || evaluators[p] is not { } evaluator ? new InterpretingEvaluator(program) : evaluator)),
            program => new CaseAnswer(new RuleIndex(program)));
        _items = [.. Own.Select(program => OpenItems.Of(regime.Programs[program]).ToArray())];
        _depends = [.. Own.Select(program => new bool[regime.Programs[program].Readings.Length])];
        HasReadings = _depends.Any(places => places.Length > 0);
        ReadingChanged = [.. _depends.Select(places => new long[places.Length])];
        Changed = [.. _items.Select(items => new long[items.Length + 1])];
    }

    public LinkedRegime Regime { get; }

    public RegimeLayer Layer { get; }

    /// <summary>The programs of the regime's own versions, the oldest first.</summary>
    public ImmutableArray<int> Own { get; }

    /// <summary>By program.</summary>
    public ImmutableArray<RuleIndex> Indexes { get; }

    /// <summary>By own version and open item: rows whose outcome would be another if it alone were granted; last of the first version: those in which one of all items at least would change it.</summary>
    public long[][] Changed { get; }

    /// <summary>Some version has a place with two readings.</summary>
    public bool HasReadings { get; }

    /// <summary>By own version and place: rows whose outcome would be another.</summary>
    public long[][] ReadingChanged { get; }

    /// <summary>Rows whose outcome would be another for at least one place.</summary>
    public long ReadingDependent { get; set; }

    /// <summary>By place of an own version with two readings: would the other one change the answer to the row tried last?</summary>
    public ReadOnlySpan<bool> Depends(int version) => _depends[version];

    /// <summary>Would another reading of some place change the answer to the row tried last?</summary>
    public bool DependsOnReading => Array.Exists(_depends, places => places.Contains(true));

    /// <summary>2018版, before a citation of an own version; empty where there is only one.</summary>
    public string PrefixOf(int version) => Own.Length > 1 ? Regime.Programs[Own[version]].Header.Version + "版" : "";

    /// <summary>
    /// Does an own version apply to the row answered last, beside what its clauses say? 否 where another answers, 不明 where
    /// several remain.
    /// </summary>
    public Truth ScopeOf(int version)
    {
        FamilyOutcome self = Layer.Self;
        return (self.Used & (1u << version)) == 0 ? Truth.False
            : self.Used != 1u << version && self.Scope == Truth.True ? Truth.Unknown
            : self.Scope;
    }

    public IReadOnlyList<OpenItem> ItemsOf(int version) => _items[version];

    public CaseAnswer AnswerOf(int program) => (CaseAnswer)Layer.Outcome(program);

    public bool IsNeededFor(CaseRow row)
    {
        if (_isAlwaysCombined || (row.Laws.Count > 0 && _yields != LegalRanks.None)) return true;
        foreach (int blank in _blanks)
        {
            if (blank >= 0 && row.Truth(blank) != StatedTruth.Silent) return true;
        }

        return false;
    }

    /// <summary>Answers a row; a contradiction becomes a problem of the row.</summary>
    public void Evaluate(CaseRow row, bool restFalse)
    {
        for (int p = 0; p < _bindings.Length; p++) _bindings[p].Fill(row, restFalse, Layer.Facts(p));
        Layer.Evaluate(CollectionsMarshal.AsSpan(row.Laws));
        if (!Layer.IsContradictory) return;
        for (int p = 0; p < _contradictions.Length; p++)
        {
            if (Layer.IsUsed(p) && AnswerOf(p).IsContradictory) _contradictions[p].Report(Layer.Facts(p), row);
        }
    }

    /// <summary>The words of a law that decided a group: 法律.</summary>
    public static string LawWord(CaseRow row, Decider decider) => LegalRankWords.Of(row.Laws[decider.Index].Rank);

    /// <summary>
    /// Tries the other reading of each place alone, of every version that was looked at: under 从旧兼从轻 one that does not
    /// answer might if it read otherwise. The answer stays.
    /// </summary>
    public void TryReadings(CaseRow row)
    {
        if (!HasReadings) return;
        (uint used, Truth scope, GroupOutcome[] known) = Remember();
        bool[] lookedAt = [.. Own.Select(Layer.IsUsed)];
        bool any = false;
        for (int v = 0; v < lookedAt.Length; v++)
        {
            Array.Clear(_depends[v]);
            if (!lookedAt[v]) continue;
            RegimeProgram program = Regime.Programs[Own[v]];
            Span<StatedTruth> truths = Layer.Facts(Own[v]).Truths;
            for (int p = 0; p < program.Readings.Length; p++)
            {
                int slot = program.Facts[program.Readings[p].Fact].TruthSlot;
                if (truths[slot] != StatedTruth.Silent) continue;
                truths[slot] = StatedTruth.True;
                Layer.Evaluate(CollectionsMarshal.AsSpan(row.Laws));
                truths[slot] = StatedTruth.Silent;
                _depends[v][p] = !Layer.IsContradictory && Differs(known, scope, used);
                if (!_depends[v][p]) continue;
                ReadingChanged[v][p]++;
                any = true;
            }
        }

        if (any) ReadingDependent++;
        Layer.Evaluate(CollectionsMarshal.AsSpan(row.Laws));
    }

    private (uint Used, Truth Scope, GroupOutcome[] Groups) Remember() =>
        (Layer.Self.Used, Layer.Self.Scope, [.. Layer.Self.Groups.ToArray().Select(stance => stance.Outcome)]);

    /// <summary>Tries every grant on the row answered last; the layer's answer is lost.</summary>
    public void TryOpenItems(CaseRow row)
    {
        ReadOnlySpan<StatedLaw> laws = CollectionsMarshal.AsSpan(row.Laws);
        if (Layer.Self.Scope == Truth.False) return;
        (uint used, Truth scope, GroupOutcome[] known) = Remember();
        bool any = false;
        for (int v = 0; v < _items.Length; v++)
        {
            Span<StatedTruth> truths = Layer.Facts(Own[v]).Truths;
            for (int i = 0; i < _items[v].Length; i++)
            {
                int slot = Regime.Programs[Own[v]].Facts[_items[v][i].Fact].TruthSlot;
                StatedTruth stated = truths[slot];
                if (stated == StatedTruth.True) continue;
                truths[slot] = StatedTruth.True;
                Layer.Evaluate(laws);
                truths[slot] = stated;
                if (Layer.IsContradictory || !Differs(known, scope, used)) continue;
                Changed[v][i]++;
                any = true;
            }
        }

        if (any) Changed[0][^1]++;
    }

    private bool Differs(GroupOutcome[] known, Truth scope, uint used)
    {
        FamilyOutcome now = Layer.Self;
        if (now.Scope != scope || now.Used != used) return true;
        for (int g = 0; g < known.Length; g++)
        {
            if (now.Groups[g].Outcome.Possible != known[g].Possible || now.Groups[g].Outcome.Settled != known[g].Settled) return true;
        }

        return false;
    }

    private static int TruthIndex(CaseSchema schema, RegimeProgram program) =>
        program.Force is { BlankDate: >= 0 } force ? schema.Find(program, program.Facts[force.BlankDate]).TruthIndex : -1;
}
