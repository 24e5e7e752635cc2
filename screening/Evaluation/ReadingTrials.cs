using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// For each place with two readings: would the outcome of a case be another if the other reading alone were followed
/// (language page, section 4)? A reading that the case itself chooses is not tried.
/// </summary>
internal sealed class ReadingTrials
{
    private readonly InterpretingEvaluator _evaluator;
    private readonly int[] _slots;
    private readonly bool[] _depends;
    private readonly int[] _tried;
    private readonly int[] _triedSlots;
    private readonly bool[] _changes;

    public ReadingTrials(InterpretingEvaluator evaluator)
    {
        RegimeProgram program = evaluator.Program;
        _evaluator = evaluator;
        _slots = [.. program.Readings.Select(pair => program.Facts[pair.Fact].TruthSlot)];
        _depends = new bool[_slots.Length];
        _tried = new int[_slots.Length];
        _triedSlots = new int[_slots.Length];
        _changes = new bool[_slots.Length];
        Changed = new long[_slots.Length];
    }

    /// <summary>By place, of the case tried last.</summary>
    public ReadOnlySpan<bool> Depends => _depends;

    /// <summary>By place: cases whose outcome would be another.</summary>
    public long[] Changed { get; }

    /// <summary>Cases whose outcome would be another for at least one place.</summary>
    public long Dependent { get; private set; }

    /// <summary>Forgets the counts, which somebody has taken over.</summary>
    public void Clear()
    {
        Array.Clear(Changed);
        Dependent = 0;
    }

    /// <summary>Leaves the facts as they were.</summary>
    public void Try(CaseFacts facts, CaseAnswer answer)
    {
        if (_slots.Length == 0) return;
        int tried = 0;
        for (int p = 0; p < _slots.Length; p++)
        {
            _depends[p] = false;
            if (facts.Truths[_slots[p]] != StatedTruth.Silent) continue;
            _tried[tried] = p;
            _triedSlots[tried++] = _slots[p];
        }

        _evaluator.TryGrants(facts, answer, _triedSlots.AsSpan(0, tried), _changes);
        bool any = false;
        for (int t = 0; t < tried; t++)
        {
            if (!_changes[t]) continue;
            _depends[_tried[t]] = any = true;
            Changed[_tried[t]]++;
        }

        if (any) Dependent++;
    }
}
