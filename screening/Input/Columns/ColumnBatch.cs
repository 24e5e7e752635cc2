using Zhaodan.Arrow.Reading;
using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>
/// Some rows of a record batch as the columns of a schema. What bool columns say is never copied: planes are made of the
/// file's own bits when a circuit asks for them. Only what stands in other columns is taken down beforehand. One thread at a
/// time.
/// </summary>
internal sealed class ColumnBatch(CaseSchema schema, int mostRows, Func<ColumnBatch, int, string> textOf) : IBatchColumns
{
    private readonly int[] _bits = Nowhere(schema.TruthCount);
    private readonly int[] _unknown = Nowhere(schema.TruthCount);
    private readonly bool[] _isStatedBeside = new bool[schema.TruthCount];
    private readonly NumberRange[]?[] _numbers = new NumberRange[schema.NumberCount][];
    private readonly OptionSet[]?[] _choices = new OptionSet[schema.ChoiceCount][];
    private readonly StatedPlanes _beside = new(schema.TruthCount, (mostRows + 63) / 64);
    private readonly ulong[] _plane = new ulong[(mostRows + 63) / 64];
    private bool _hasBeside;

    /// <summary>The record batch; null before the first row.</summary>
    public RecordBatchView? View { get; private set; }

    /// <summary>Where in the record batch the rows begin.</summary>
    public int First { get; private set; }

    public int Count { get; private set; }

    /// <summary>What is wrong with single cells, by row.</summary>
    public List<(int Row, RowProblem Problem)> Problems { get; } = [];

    /// <summary>Rows of a record batch, which say nothing yet.</summary>
    public void Begin(RecordBatchView? view, int first, int count)
    {
        (View, First, Count) = (view, first, count);
        Problems.Clear();
        if (_hasBeside)
        {
            _beside.Clear();
            Array.Clear(_isStatedBeside);
            _hasBeside = false;
        }

        foreach (NumberRange[]? numbers in _numbers) numbers?.AsSpan(0, mostRows).Clear();
        foreach (OptionSet[]? choices in _choices) choices?.AsSpan(0, mostRows).Clear();
    }

    /// <summary>The bool column that says 是 and 否 of a fact.</summary>
    public void UseBits(int index, int field) => _bits[index] = field;

    /// <summary>The bool column that says where a fact is stated 不明.</summary>
    public void UseUnknown(int index, int field) => _unknown[index] = field;

    public bool HasBits(int index) => _bits[index] >= 0;

    public ref NumberRange Number(int row, int index) => ref (_numbers[index] ??= new NumberRange[mostRows])[row];

    public ref OptionSet Choice(int row, int index) => ref (_choices[index] ??= new OptionSet[mostRows])[row];

    /// <summary>Null where no row states anything.</summary>
    public ReadOnlySpan<NumberRange> Numbers(int index) => _numbers[index] is { } numbers ? numbers.AsSpan(0, Count) : default;

    public ReadOnlySpan<OptionSet> Choices(int index) => _choices[index] is { } choices ? choices.AsSpan(0, Count) : default;

    /// <summary>False where the row says something else of the fact already.</summary>
    public bool TryState(int row, int index, StatedTruth truth)
    {
        StatedTruth known = Truth(row, index);
        if (known != StatedTruth.Silent) return known == truth;
        _beside.Set(row, index, truth);
        _isStatedBeside[index] = _hasBeside = true;
        return true;
    }

    /// <summary>The rows that state a truth of a fact.</summary>
    public void Stated(int index, StatedTruth truth, Span<ulong> plane)
    {
        int field = truth == StatedTruth.Unknown ? _unknown[index] : _bits[index];
        if (field < 0 || View is null) plane.Clear();
        else Planes(View.Column(field), truth == StatedTruth.False, plane);
        if (!_isStatedBeside[index]) return;
        ReadOnlySpan<ulong> beside = _beside[index, truth];
        for (int word = 0; word < plane.Length; word++) plane[word] |= beside[word];
    }

    public StatedTruth Truth(int row, int index)
    {
        if (_unknown[index] >= 0 && IsSet(_unknown[index], row) == true) return StatedTruth.Unknown;
        if (_bits[index] >= 0 && IsSet(_bits[index], row) is { } value) return value ? StatedTruth.True : StatedTruth.False;
        if (!_isStatedBeside[index]) return StatedTruth.Silent;
        foreach (StatedTruth truth in (ReadOnlySpan<StatedTruth>)[StatedTruth.True, StatedTruth.False, StatedTruth.Unknown])
        {
            if ((_beside[index, truth][row >> 6] >> (row & 63) & 1) != 0) return truth;
        }

        return StatedTruth.Silent;
    }

    /// <summary>What the bool column of a fact says.</summary>
    public StatedTruth BitsOf(int row, int index) => _bits[index] >= 0 && IsSet(_bits[index], row) is { } value ? value ? StatedTruth.True : StatedTruth.False : StatedTruth.Silent;

    /// <summary>Rows that have a value and are stated 不明 as well.</summary>
    public IReadOnlyList<int> BothKnownAndUnknown(int index)
    {
        if (_bits[index] < 0 || _unknown[index] < 0) return [];
        Span<ulong> unknown = stackalloc ulong[_plane.Length];
        Stated(index, StatedTruth.Unknown, unknown);
        if (!unknown[..((Count + 63) / 64)].ContainsAnyExcept(0UL)) return [];
        var rows = new List<int>();
        for (int row = 0; row < Count; row++)
        {
            if ((unknown[row >> 6] >> (row & 63) & 1) != 0 && IsSet(_bits[index], row) is not null) rows.Add(row);
        }

        return rows;
    }

    public void Load(int index, CaseRow row)
    {
        for (int i = 0; i < _bits.Length; i++)
        {
            if (Truth(index, i) is var truth and not StatedTruth.Silent) row.TryState(i, truth);
        }

        row.SetText(textOf(this, index));
    }

    public void LoadValues(int index, CaseRow row)
    {
        for (int i = 0; i < _numbers.Length; i++)
        {
            if (_numbers[i] is { } numbers) row.Numbers[i] = numbers[index];
        }

        for (int i = 0; i < _choices.Length; i++)
        {
            if (_choices[i] is { } choices) row.Choices[i] = choices[index];
        }
    }

    private static int[] Nowhere(int count)
    {
        int[] places = new int[count];
        Array.Fill(places, -1);
        return places;
    }

    // Null where the row has no value.
    private bool? IsSet(int field, int row)
    {
        if (View is null) return null;
        ColumnView column = View.Column(field);
        int place = First + row;
        if (!column.Validity.IsEmpty && !PlaneBits.Bit(column.Validity, column.Offset + place)) return null;
        return PlaneBits.Bit(column.Values, column.Offset + place);
    }

    private void Planes(ColumnView column, bool isNegated, Span<ulong> plane)
    {
        int first = column.Offset + First;
        if (Count == 0) return;
        PlaneBits.Copy(column.Values, first, Count, plane);
        Span<ulong> known = _plane.AsSpan(0, plane.Length);
        if (column.Validity.IsEmpty) PlaneBits.Ones(Count, known);
        else PlaneBits.Copy(column.Validity, first, Count, known);
        if (isNegated)
        {
            for (int word = 0; word < plane.Length; word++) plane[word] = known[word] & ~plane[word];
        }
        else
        {
            for (int word = 0; word < plane.Length; word++) plane[word] &= known[word];
        }
    }
}
