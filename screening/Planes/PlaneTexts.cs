using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Report;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// The answer cells of one regime, row by row, from planes. What a row says is looked up by its bits
/// (<see cref="TextByBits{TText}"/>) and only put into words where it was not met before. Not thread-safe.
/// </summary>
internal sealed class PlaneTexts
{
    private readonly RegimeWires _wires;
    private readonly AnswerCells _cells;
    private readonly RowLists _bits;
    private readonly WholeRows _whole;
    private readonly TextByBits<ReadyCells>[] _groupTexts;
    private readonly TextByBits<ReadyCells> _tailTexts;
    private readonly DayCells? _days;
    private readonly SupplementTexts? _supplement;
    private readonly ReadyCells[] _parts;
    private readonly PlaneAnswer _answer;
    private int _word = -1;

    public PlaneTexts(RegimeWires wires, AnswerCells cells, DayCells? days, SupplementTexts? supplement = null)
    {
        _supplement = supplement;
        (_wires, _cells, _days) = (wires, cells, days);
        _bits = new RowLists([.. wires.Groups.Select(group => group.Outputs), wires.Tail.Outputs, [.. wires.Days.SelectMany(bits => bits)]]);
        _whole = new WholeRows(_bits.Width);
        _groupTexts = [.. wires.Groups.Select(group => new TextByBits<ReadyCells>((group.Outputs.Length + 63) / 64))];
        _tailTexts = new TextByBits<ReadyCells>(Math.Max(1, (wires.Tail.Outputs.Length + 63) / 64));
        _parts = new ReadyCells[_groupTexts.Length + (days is null ? 1 : 2)];
        _answer = new PlaneAnswer(wires.Shape);
    }

    /// <summary>A new batch was evaluated.</summary>
    public void Begin() => _word = -1;

    /// <summary>Makes the texts of a row of the batch ready.</summary>
    public void Load(PlaneRun run, int row)
    {
        if (_word == row / 64) return;
        _word = row / 64;
        _bits.Load(run, _word);
        _supplement?.Load(run, _word);
    }

    /// <summary>What became of the duties of the row written last, and whether its dates leave the calendar; null where no days are reckoned.</summary>
    public DayCells? Days => _days;

    /// <summary>Only <see cref="Days"/>, for those who write nothing.</summary>
    public void Reckon(CaseRow row, int index)
    {
        if (_days is null) return;
        _days.IsOfRow = true;
        _days.Of(row, _bits.List(index % 64, DayList));
    }

    public void Write(ICellSink cells, CaseRow row, int index)
    {
        int at = index % 64;
        if (Whole(row, at) is { } whole)
        {
            cells.Ready(whole);
        }
        else
        {
            foreach (ReadyCells part in _parts) cells.Ready(part);
        }

        _supplement?.Write(cells, at);
    }

    /// <summary>Counts the days of the rows that did not reckon their own.</summary>
    public void DrainDays(RegimeTally tally) => _whole.DrainDays(tally);

    // All cells of a row whose bits say everything; null where they are not at hand: then they are in parts.
    private ReadyCells? Whole(CaseRow row, int at)
    {
        if (_days is not null)
        {
            _days.IsOfRow = !_days.FollowsFromBits(row, _bits.List(at, DayList));
            if (_days.IsOfRow)
            {
                FillParts(row, at);
                return null;
            }
        }

        if (_whole.Find(_bits[at]) is { } known) return known;
        bool isWanted = _whole.IsWanted();
        FillParts(row, at);
        if (isWanted) return _whole.Add(_bits[at], ReadyCells.Of([.. _parts]), _days?.Outcome ?? []);
        if (_days is not null) _days.IsOfRow = true;
        return null;
    }

    private void FillParts(CaseRow row, int at)
    {
        for (int i = 0; i < _groupTexts.Length; i++) _parts[i] = Group(i, _bits.List(at, i));
        if (_days is not null) _parts[DayList - 1] = _days.Of(row, _bits.List(at, DayList));
        _parts[^1] = Tail(_bits.List(at, TailList));
    }

    private int TailList => _groupTexts.Length;

    private int DayList => _groupTexts.Length + 1;

    private ReadyCells Group(int i, ReadOnlySpan<ulong> bits) => _groupTexts[i].Find(bits) ?? NewGroup(i, bits);

    private ReadyCells NewGroup(int i, ReadOnlySpan<ulong> bits)
    {
        var reader = new BitReader(bits);
        _wires.Groups[i].Read(ref reader, _answer);
        return _groupTexts[i].Add(bits, ReadyCells.Of(cells => _cells.Group(cells, i, _answer)));
    }

    private ReadyCells Tail(ReadOnlySpan<ulong> bits) => _tailTexts.Find(bits) ?? NewTail(bits);

    private ReadyCells NewTail(ReadOnlySpan<ulong> bits)
    {
        var reader = new BitReader(bits);
        ForceNote force = _wires.Tail.Read(ref reader, _answer);
        return _tailTexts.Add(bits, ReadyCells.Of(cells => _cells.Tail(cells, force, _answer)));
    }
}
