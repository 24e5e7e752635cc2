using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Screening.Evaluation;

/// <summary>An open-textured item (其他…) or a 等, by its fact; <paramref name="Rule"/> is the rule it belongs to, −1 for a 等.</summary>
public readonly record struct OpenItem(int Fact, int Rule);

/// <summary>
/// For each open item of a program: in how many cases the outcome would be another if it alone were granted (language page,
/// section 4). Every grant is an evaluation of its own, but for items that cannot matter in the case at hand
/// (<see cref="OpenItemReach"/>) and for items that nothing in the program tells apart, which share one.
/// </summary>
internal sealed class OpenItems
{
    // Below this the one evaluation that tells what cannot matter costs as much as it saves.
    private const int FewestToSift = 3;

    private readonly ICaseEvaluator _evaluator;
    private readonly CaseAnswer _open;
    private readonly int[] _slots;
    private readonly int[] _twin;
    private readonly OpenItemReach[] _reach;
    private readonly bool _isSifting;
    private readonly StatedTruth[] _stated;
    private readonly bool[] _changes;
    private readonly int[] _tried;
    private readonly int[] _triedSlots;
    private readonly bool[] _triedChanges;

    public OpenItems(ICaseEvaluator evaluator, RuleIndex index)
    {
        _evaluator = evaluator;
        _open = new CaseAnswer(index);
        RegimeProgram program = evaluator.Program;
        var items = Of(program);
        Items = items;
        Changed = new long[items.Count];
        _slots = [.. items.Select(item => program.Facts[item.Fact].TruthSlot)];
        _twin = OpenItemTwins.Find(program, items.ConvertAll(item => item.Fact));
        _reach = [.. items.Select(item => OpenItemReach.Of(index, item.Fact))];
        _isSifting = !_reach.Any(reach => reach.MeetsProof) && _reach.Count(reach => !reach.MustBeTried) >= FewestToSift;
        _stated = new StatedTruth[items.Count];
        _changes = new bool[items.Count];
        _tried = new int[items.Count];
        _triedSlots = new int[items.Count];
        _triedChanges = new bool[items.Count];
    }

    public IReadOnlyList<OpenItem> Items { get; }

    /// <summary>By item: cases whose outcome would be another.</summary>
    public long[] Changed { get; }

    /// <summary>Tries every grant that may matter on a case whose answer is known; leaves the facts as they were.</summary>
    public void Try(CaseFacts facts, CaseAnswer answer)
    {
        if (Items.Count == 0) return;
        for (int i = 0; i < _stated.Length; i++) _stated[i] = facts.Truths[_slots[i]];
        if (_isSifting) EvaluateWithAllOpen(facts);
        int tried = 0;
        for (int i = 0; i < _slots.Length; i++)
        {
            _changes[i] = false;
            if (SharesTwin(i) || _stated[i] == StatedTruth.True || (_isSifting && CannotMatter(_reach[i]))) continue;
            _tried[tried] = i;
            _triedSlots[tried++] = _slots[i];
        }

        _evaluator.TryGrants(facts, answer, _triedSlots.AsSpan(0, tried), _triedChanges);
        for (int t = 0; t < tried; t++) _changes[_tried[t]] = _triedChanges[t];
        for (int i = 0; i < _slots.Length; i++)
        {
            if (SharesTwin(i)) _changes[i] = _changes[_twin[i]];
            if (_changes[i]) Changed[i]++;
        }
    }

    public static List<OpenItem> Of(RegimeProgram program)
    {
        var items = new List<OpenItem>();
        for (int f = 0; f < program.Facts.Length; f++)
        {
            if (program.Facts[f].Kind == FactKind.Open && program.Facts[f].TruthSlot >= 0) items.Add(new OpenItem(f, RuleOf(program, f)));
        }

        return items;
    }

    private static int RuleOf(RegimeProgram program, int fact)
    {
        for (int r = 0; r < program.Rules.Length; r++)
        {
            if (program.Rules[r].OpenFact == fact) return r;
        }

        return -1;
    }

    private bool SharesTwin(int item) => _twin[item] < item && _stated[_twin[item]] == _stated[item];

    private void EvaluateWithAllOpen(CaseFacts facts)
    {
        Span<StatedTruth> truths = facts.Truths;
        foreach (int slot in _slots) truths[slot] = StatedTruth.Unknown;
        _evaluator.Evaluate(facts, _open);
        for (int i = 0; i < _slots.Length; i++) truths[_slots[i]] = _stated[i];
    }

    // A case that contradicts itself with all items open has not been looked at.
    private bool CannotMatter(OpenItemReach reach)
    {
        if (reach.MustBeTried || _open.IsContradictory) return false;
        ReadOnlySpan<Truth> conclusions = _open.Conclusions;
        foreach (int conclusion in reach.Conclusions)
        {
            if (conclusions[conclusion] == Truth.Unknown) return false;
        }

        return true;
    }
}
