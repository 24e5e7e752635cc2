using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// The answer cells of one regime, row by row, from planes. What a row says is looked up by its bits
/// (<see cref="TextByBits"/>) and only put into words where it was not met before. Not thread-safe.
/// </summary>
internal sealed class PlaneTexts
{
    private readonly RegimeWires _wires;
    private readonly AnswerCells _cells;
    private readonly RowBits[] _groups;
    private readonly TextByBits[] _groupTexts;
    private readonly RowBits _tail;
    private readonly TextByBits _tailTexts;
    private readonly DayCells? _days;
    private readonly SupplementTexts? _supplement;
    private readonly PlaneAnswer _answer;
    private int _word = -1;

    public PlaneTexts(RegimeWires wires, AnswerCells cells, DayCells? days, SupplementTexts? supplement = null)
    {
        _supplement = supplement;
        (_wires, _cells, _days) = (wires, cells, days);
        _groups = [.. wires.Groups.Select(group => new RowBits(group.Outputs))];
        _groupTexts = [.. _groups.Select(bits => new TextByBits(bits.Width))];
        _tail = new RowBits(wires.Tail.Outputs);
        _tailTexts = new TextByBits(Math.Max(1, _tail.Width));
        _answer = new PlaneAnswer(wires.Shape);
    }

    /// <summary>A new batch was evaluated.</summary>
    public void Begin() => _word = -1;

    /// <summary>Makes the texts of a row of the batch ready.</summary>
    public void Load(PlaneRun run, int row)
    {
        if (_word == row / 64) return;
        _word = row / 64;
        foreach (RowBits bits in _groups) bits.Load(run, _word);
        _tail.Load(run, _word);
        _days?.Load(run, _word);
        _supplement?.Load(run, _word);
    }

    /// <summary>What became of the duties of the row written last, and whether its dates leave the calendar; null where no days are reckoned.</summary>
    public DayCells? Days => _days;

    public void Write(ICellSink cells, CaseRow row, int index)
    {
        for (int i = 0; i < _groups.Length; i++) cells.Ready(Group(i, _groups[i][index % 64]));
        _days?.Write(cells, row, index % 64);
        cells.Ready(Tail(_tail[index % 64]));
        _supplement?.Write(cells, index % 64);
    }

    private ReadyCells Group(int i, ReadOnlySpan<ulong> bits)
    {
        if (_groupTexts[i].Find(bits) is { } known) return known;
        var reader = new BitReader(bits);
        _wires.Groups[i].Read(ref reader, _answer);
        return _groupTexts[i].Add(bits, ReadyCells.Of(cells => _cells.Group(cells, i, _answer)));
    }

    private ReadyCells Tail(ReadOnlySpan<ulong> bits)
    {
        ReadOnlySpan<ulong> key = bits.IsEmpty ? [0] : bits;
        if (_tailTexts.Find(key) is { } known) return known;
        var reader = new BitReader(key);
        ForceNote force = _wires.Tail.Read(ref reader, _answer);
        return _tailTexts.Add(key, ReadyCells.Of(cells => _cells.Tail(cells, force, _answer)));
    }
}
