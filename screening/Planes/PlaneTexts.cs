using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;
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
    private readonly Truth[] _conclusions;
    private readonly bool[] _depends;
    private int _word = -1;

    public PlaneTexts(RegimeWires wires, AnswerCells cells, DayCells? days, SupplementTexts? supplement = null)
    {
        _supplement = supplement;
        (_wires, _cells, _days) = (wires, cells, days);
        _groups = [.. wires.Groups.Select(bits => new RowBits(bits))];
        _groupTexts = [.. _groups.Select(bits => new TextByBits(bits.Width))];
        _tail = new RowBits(wires.Tail);
        _tailTexts = new TextByBits(Math.Max(1, _tail.Width));
        _conclusions = new Truth[wires.Index.ConclusionCount];
        _depends = new bool[wires.Readings.Length];
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

    /// <summary>Only <see cref="Days"/>, for those who write nothing.</summary>
    public void Reckon(CaseRow row, int index) => _days?.Of(row, index % 64);

    public void Write(ICellSink cells, CaseRow row, int index)
    {
        for (int i = 0; i < _groups.Length; i++) cells.Ready(Group(i, _groups[i][index % 64]));
        if (_days is not null) cells.Ready(_days.Of(row, index % 64));
        cells.Ready(Tail(_tail[index % 64]));
        _supplement?.Write(cells, index % 64);
    }

    private ReadyCells Group(int i, ReadOnlySpan<ulong> bits)
    {
        if (_groupTexts[i].Find(bits) is { } known) return known;
        var reader = new BitReader(bits);
        (Truth scope, GroupOutcome outcome, ulong presumed) = reader.Group(_wires.Index, _cells.Groups[i], _conclusions);
        return _groupTexts[i].Add(bits, ReadyCells.Of(cells => _cells.Group(cells, i, _conclusions, outcome, presumed, scope)));
    }

    private ReadyCells Tail(ReadOnlySpan<ulong> bits)
    {
        ReadOnlySpan<ulong> key = bits.IsEmpty ? [0] : bits;
        if (_tailTexts.Find(key) is { } known) return known;
        var reader = new BitReader(key);
        var force = ForceNote.None;
        if (_wires.Index.Program.Force is not null)
        {
            foreach (ForceNote note in ForceNotes)
            {
                if (reader.Bit()) force = note;
            }
        }

        foreach (ref bool depends in _depends.AsSpan()) depends = reader.Bit();
        return _tailTexts.Add(key, ReadyCells.Of(cells => _cells.Tail(cells, force, _depends)));
    }

    /// <summary>In the order of <see cref="RegimeWires.Tail"/>.</summary>
    internal static readonly ImmutableArray<ForceNote> ForceNotes = [ForceNote.InForce, ForceNote.PresumedInForce, ForceNote.NotInForce, ForceNote.Unknown];
}
