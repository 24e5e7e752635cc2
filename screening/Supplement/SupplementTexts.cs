using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Supplement;

/// <summary>
/// The cells 理由 and 缺 of one regime, row by row, from planes: looked up by the bits that they follow from, and put into
/// words where those were not met before. Not thread-safe.
/// </summary>
internal sealed class SupplementTexts
{
    private readonly SupplementWires _wires;
    private readonly SupplementCells _cells;
    private readonly LayerShape _shape;
    private readonly ImmutableArray<GroupBits> _groups;
    private readonly ReasonText[] _reasonText;
    private readonly PlaneAnswer _answer;
    private readonly RowBits[] _reasons;
    private readonly TextByBits<ReadyCells>[] _reasonTexts;
    private readonly RowBits[] _missing;
    private readonly TextByBits<ReadyCells>[] _missingTexts;

    public SupplementTexts(SupplementWires wires, RegimeWires regime, SupplementCells cells)
    {
        (_wires, _cells, _shape, _groups) = (wires, cells, regime.Shape, regime.Groups);
        _answer = new PlaneAnswer(_shape);
        _reasonText = [.. _shape.Own.Select(own => new ReasonText(_shape.Indexes[own]))];
        _reasons = [.. wires.Reasons.Select(bits => new RowBits(bits))];
        _reasonTexts = [.. _reasons.Select(bits => new TextByBits<ReadyCells>(bits.Width))];
        _missing = [.. wires.Missing.Select(facts => new RowBits([.. facts.Select(fact => fact.Output)]))];
        _missingTexts = [.. _missing.Select(bits => new TextByBits<ReadyCells>(Math.Max(1, bits.Width)))];
    }

    public void Load(PlaneRun run, int word)
    {
        foreach (RowBits bits in _reasons) bits.Load(run, word);
        foreach (RowBits bits in _missing) bits.Load(run, word);
    }

    /// <param name="cells">Where they go.</param>
    /// <param name="row">The row of the word loaded, 0 to 63.</param>
    public void Write(ICellSink cells, int row)
    {
        for (int i = 0; i < _shape.Groups.Length; i++)
        {
            if (_cells.Columns.Reasons) cells.Ready(Reason(i, _reasons[i][row]));
            if (_cells.Columns.Missing) cells.Ready(Missing(i, _missing[i][row]));
        }
    }

    /// <summary>Counts what is missing in the rows of a batch that the latest program answers alone (a bit each).</summary>
    public void Count(PlaneRun run, ReadOnlySpan<ulong> mask)
    {
        if (_cells.Missing is not { } tally) return;
        foreach ((int number, int missing, int alone) in _wires.MissingCounts) tally.Add(number, run.Count(missing, mask), run.Count(alone, mask));
    }

    private ReadyCells Reason(int i, ReadOnlySpan<ulong> bits)
    {
        if (_reasonTexts[i].Find(bits) is { } known) return known;
        var reader = new BitReader(bits);
        _groups[i].Read(ref reader, _answer);
        var holds = new Truth[_shape.Own.Length][];
        for (int v = 0; v < holds.Length; v++)
        {
            int group = _shape.GroupOf(_shape.Own[v], _shape.Groups[i].Name);
            holds[v] = group < 0 ? [] : new Truth[_reasonText[v].Exceptions[group].Length];
            foreach (ref Truth truth in holds[v].AsSpan()) truth = reader.Truth();
        }

        string text = _cells.Reasons(_answer, i, (v, group) => _reasonText[v].Of(group, _answer.ConclusionsOf(_shape.Own[v]), _answer.OutcomeOf(_shape.Own[v], group), holds[v]));
        return _reasonTexts[i].Add(bits, ReadyCells.Of(cells => cells.Cell(text)));
    }

    private ReadyCells Missing(int i, ReadOnlySpan<ulong> bits)
    {
        ReadOnlySpan<ulong> key = bits.IsEmpty ? [0] : bits;
        if (_missingTexts[i].Find(key) is { } known) return known;
        var reader = new BitReader(key);
        var names = new List<string>();
        foreach ((Fact fact, _) in _wires.Missing[i])
        {
            if (reader.Bit()) names.Add(fact.Name);
        }

        string text = SupplementCells.Join(names);
        return _missingTexts[i].Add(key, ReadyCells.Of(cells => cells.Cell(text)));
    }
}
