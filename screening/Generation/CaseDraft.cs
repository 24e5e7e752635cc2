using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Generation;

/// <summary>A case while it is made up: what is set so far never contradicts a constraint.</summary>
internal sealed class CaseDraft(CaseSchema schema, LiteralClosure closure)
{
    private readonly StatedTruth[] _truths = new StatedTruth[schema.TruthCount];
    private readonly bool[] _forced = new bool[schema.TruthCount];

    // Which reading is followed is no fact of a case: generated cases leave it to the regime.
    private readonly HashSet<int> _readings = [.. schema.Facts.Where(fact => fact.Fact.Kind == FactKind.Reading).Select(fact => fact.TruthIndex)];
    private readonly long?[] _numbers = new long?[schema.NumberCount];
    private readonly int[] _options = new int[schema.ChoiceCount];

    public StatedTruth Truth(int index) => _truths[index];

    public long? Number(int index) => _numbers[index];

    /// <summary>The option, or −1.</summary>
    public int Option(int index) => _options[index] - 1;

    public void Clear()
    {
        Array.Clear(_truths);
        Array.Clear(_forced);
        Array.Clear(_numbers);
        Array.Clear(_options);
    }

    /// <summary>States 是 or 否 unless something is stated already, or would follow that is stated otherwise.</summary>
    public bool TryState(int index, bool isTrue)
    {
        if (_truths[index] != StatedTruth.Silent || _readings.Contains(index)) return false;
        int literal = (2 * index) + (isTrue ? 1 : 0);
        ReadOnlySpan<int> forced = closure.ForcedBy(literal);
        foreach (int other in forced)
        {
            if (other == (literal ^ 1)) return false;
            StatedTruth stated = _truths[other >> 1];
            StatedTruth wanted = (other & 1) != 0 ? StatedTruth.True : StatedTruth.False;
            if (stated != StatedTruth.Silent && stated != wanted) return false;
        }

        _truths[index] = isTrue ? StatedTruth.True : StatedTruth.False;
        foreach (int other in forced) _forced[other >> 1] = true;
        return true;
    }

    /// <summary>States 否 only where nothing positive would follow: nobody writes 否 to say that something else is 是.</summary>
    public void TryDeny(int index)
    {
        foreach (int other in closure.ForcedBy(2 * index))
        {
            if ((other & 1) != 0 && _truths[other >> 1] != StatedTruth.True) return;
        }

        TryState(index, isTrue: false);
    }

    /// <summary>States 不明 where nothing is stated and nothing follows.</summary>
    public void TryLeaveOpen(int index)
    {
        if (_truths[index] == StatedTruth.Silent && !_forced[index]) _truths[index] = StatedTruth.Unknown;
    }

    public void SetNumber(int index, long value) => _numbers[index] = value;

    public void SetOption(int index, int option) => _options[index] = option + 1;
}
