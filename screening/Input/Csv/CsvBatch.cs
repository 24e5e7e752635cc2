using System.Text;
using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>
/// Records of a CSV file as the columns of a schema. Texts stay bytes of the file until somebody asks for them. Not
/// thread-safe.
/// </summary>
internal sealed class CsvBatch : IBatchColumns, IRowTexts
{
    // More bytes than this end a batch.
    private const int MostBytes = 1024 * 1024;

    private readonly CsvColumns _columns;
    private readonly int _mostRows;
    private readonly int _truths;
    private readonly StatedPlanes _stated;
    private readonly NumberRange[]?[] _numbers;
    private readonly OptionSet[]?[] _choices;
    private readonly Place[] _places;
    private readonly Text[] _kept;

    // Plain 是 and 否 of 64 rows, a bit for each column of the file.
    private readonly ulong[] _yes;
    private readonly ulong[] _no;
    private readonly ulong[] _square = new ulong[64];
    private readonly List<(int Index, StatedTruth Truth)> _beside = [];
    private Text _number;
    private int _row;
    private int _length;

    public CsvBatch(CaseSchema schema, CsvColumns columns, int mostRows)
    {
        (_columns, _mostRows, _truths) = (columns, mostRows, schema.TruthCount);
        _stated = new StatedPlanes(schema.TruthCount, (mostRows + 63) / 64);
        _numbers = new NumberRange[schema.NumberCount][];
        _choices = new OptionSet[schema.ChoiceCount][];
        _places = new Place[mostRows];
        _kept = new Text[mostRows * columns.KeptCount];
        (_yes, _no) = (new ulong[64 * (columns.Width + 1)], new ulong[64 * (columns.Width + 1)]);
        Cells = new CellTaker(columns);
    }

    private record struct Text(int Start, int End);

    private record struct Place(long Line, Text Record, Text Number, bool IsTaken);

    public CellTaker Cells { get; }

    /// <summary>In which the texts lie.</summary>
    public byte[] Bytes { get; private set; } = [];

    public int Count => _row;

    public bool IsFull => _row == _mostRows || _length >= MostBytes;

    /// <summary>The row's facts and texts are here, and not in a <see cref="CaseRow"/>.</summary>
    public bool IsTaken(int row) => _places[row].IsTaken;

    public long LineOf(int row) => _places[row].Line;

    /// <summary>No rows.</summary>
    public void Clear()
    {
        _row = _length = 0;
        _stated.Clear();
        foreach (NumberRange[]? numbers in _numbers) numbers?.AsSpan().Clear();
        foreach (OptionSet[]? choices in _choices) choices?.AsSpan().Clear();
    }

    /// <summary>All rows are there.</summary>
    public void Finish(byte[] bytes)
    {
        Bytes = bytes;
        if ((_row & 63) != 0) TurnRows();
    }

    public void BeginRow()
    {
        _number = default;
        if (_columns.KeptCount > 0) _kept.AsSpan(_row * _columns.KeptCount, _columns.KeptCount).Clear();
    }

    /// <summary>Plain 是 and 否 of 64 columns from one on.</summary>
    public void Add(int column, ulong yes, ulong no)
    {
        int word = ((_row & 63) * (_columns.Width + 1)) + (column >> 6), shift = column & 63;
        _yes[word] |= yes << shift;
        _no[word] |= no << shift;
        _yes[word + 1] |= yes >> 1 >> (63 - shift);
        _no[word + 1] |= no >> 1 >> (63 - shift);
    }

    public void SetNumber(int start, int end) => _number = new Text(start, end);

    public void Keep(int kept, int start, int end) => _kept[(_row * _columns.KeptCount) + kept] = new Text(start, end);

    /// <summary>Counts once the row is whole.</summary>
    public void State(int index, StatedTruth truth) => _beside.Add((index, truth));

    public void SetValue(int index, NumberRange number) => (_numbers[index] ??= new NumberRange[_mostRows])[_row] = number;

    public void SetValue(int index, OptionSet choice) => (_choices[index] ??= new OptionSet[_mostRows])[_row] = choice;

    /// <summary>False, and nothing is changed, where the row has no case number.</summary>
    public bool EndRow(long line, int start, int end)
    {
        if (_number.End == 0) return false;
        foreach ((int index, StatedTruth truth) in _beside) _stated.Set(_row, index, truth);
        _beside.Clear();
        _places[_row] = new Place(line, new Text(start, end), _number, IsTaken: true);
        NextRow(end - start);
        return true;
    }

    /// <summary>What was taken of the row counts for nothing.</summary>
    public void DropRow()
    {
        _beside.Clear();
        int width = _columns.Width + 1;
        _yes.AsSpan((_row & 63) * width, width).Clear();
        _no.AsSpan((_row & 63) * width, width).Clear();
        foreach (NumberRange[]? numbers in _numbers)
        {
            if (numbers is not null) numbers[_row] = default;
        }

        foreach (OptionSet[]? choices in _choices)
        {
            if (choices is not null) choices[_row] = default;
        }
    }

    /// <summary>Takes over the facts of a row that was read the other way.</summary>
    public void Add(CaseRow row)
    {
        foreach (int index in row.Stated) _stated.Set(_row, index, row.Truths[index]);
        for (int i = 0; i < _numbers.Length; i++)
        {
            if (!row.Numbers[i].IsAnything) SetValue(i, row.Numbers[i]);
        }

        for (int i = 0; i < _choices.Length; i++)
        {
            if (row.Choices[i] != default) SetValue(i, row.Choices[i]);
        }

        _places[_row] = new Place(row.Line, default, default, IsTaken: false);
        NextRow(row.Text.Length);
    }

    public void Stated(int index, StatedTruth truth, Span<ulong> plane) => _stated[index, truth][..plane.Length].CopyTo(plane);

    public ReadOnlySpan<NumberRange> Numbers(int index) => _numbers[index] is { } numbers ? numbers.AsSpan(0, Count) : default;

    public ReadOnlySpan<OptionSet> Choices(int index) => _choices[index] is { } choices ? choices.AsSpan(0, Count) : default;

    public StatedTruth Truth(int row, int index)
    {
        foreach (StatedTruth truth in (ReadOnlySpan<StatedTruth>)[StatedTruth.True, StatedTruth.False, StatedTruth.Unknown])
        {
            if ((_stated[index, truth][row >> 6] >> (row & 63) & 1) != 0) return truth;
        }

        return StatedTruth.Silent;
    }

    public void Load(int index, CaseRow row)
    {
        for (int i = 0; i < _truths; i++)
        {
            if (Truth(index, i) is var truth and not StatedTruth.Silent) row.TryState(i, truth);
        }

        row.SetText(Encoding.UTF8.GetString(BytesOf(_places[index].Record)));
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

    public ReadOnlySpan<byte> CaseNumber(int row) => BytesOf(_places[row].Number);

    public ReadOnlySpan<byte> Kept(int row, int kept) => BytesOf(_kept[(row * _columns.KeptCount) + kept]);

    private ReadOnlySpan<byte> BytesOf(Text text) => Bytes.AsSpan(text.Start, text.End - text.Start);

    private void NextRow(int length)
    {
        _length += length;
        _row++;
        if ((_row & 63) == 0) TurnRows();
    }

    // The bits of 64 rows become words of planes.
    private void TurnRows()
    {
        int word = (_row - 1) >> 6;
        for (int w = 0; w < _columns.Width; w++)
        {
            TurnRows(_yes, w, word, StatedTruth.True);
            TurnRows(_no, w, word, StatedTruth.False);
        }

        Array.Clear(_yes);
        Array.Clear(_no);
    }

    private void TurnRows(ulong[] bits, int w, int word, StatedTruth truth)
    {
        ulong any = 0;
        for (int row = 0, at = w; row < 64; row++, at += _columns.Width + 1) any |= _square[row] = bits[at];
        if (any == 0) return;
        BitTranspose.Turn(_square);
        ReadOnlySpan<int> truths = _columns.TruthOf.AsSpan(w * 64);
        for (int column = 0; column < Math.Min(64, truths.Length); column++)
        {
            if (_square[column] != 0) _stated.Or(word, truths[column], truth, _square[column]);
        }
    }
}
