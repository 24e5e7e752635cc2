using System.Globalization;
using System.Numerics;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>Reads what a circuit cannot take in place: numbers, dates and dictionaries column by column, texts row by row.</summary>
internal sealed class ColumnFiller(CaseSchema schema, ArrowColumns columns, bool needsNumbers = true)
{
    // Plain digits of so many; longer ones go the way of texts, which knows the limits.
    private const long MostPlain = 1_000_000_000_000_000;
    private const long DayLength = 86_400_000;
    private const int MostCodes = 1 << 16;

    private readonly CellReader _reader = new(schema);
    private readonly ArrowCells _cells = new();
    private readonly ColumnUse[] _byColumn = [.. columns.Uses.Where(use => use.Form != CellForm.Nothing && use.Companion != Companion.Unknown && use.Role.Kind == ColumnKind.Fact && use.Form != CellForm.Bits).OrderBy(use => use.Companion)];
    private readonly ColumnUse[] _unknowns = [.. columns.Uses.Where(use => use is { Companion: Companion.Unknown, Role.Fact: not null, Form: CellForm.Bits })];
    private readonly ColumnUse[] _lists = [.. columns.Uses.Where(use => use.Companion == Companion.None && use.Form == CellForm.Text && use.Role.Kind is not (ColumnKind.Fact or ColumnKind.CaseNumber or ColumnKind.KeptOnly))];
    private readonly ColumnUse[] _idle = [.. columns.Uses.Where(use => use is { Companion: Companion.Unknown, Role.Fact: null, Form: CellForm.Bits })];
    private readonly ColumnUse? _number = columns.Uses.FirstOrDefault(use => use.Role.Kind == ColumnKind.CaseNumber && use.Form != CellForm.Nothing);
    private readonly Dictionary<int, CodeValue[]> _codes = [];
    private int[] _known = [];
    private ulong[] _valid = [];
    private readonly CaseRow _scratch = new(schema, 0);

    // What the text of a code says; one that is not good is read again where it stands, for its sentences.
    private readonly record struct CodeValue(bool IsKnown, bool IsGood, FactValue Value);

    /// <summary>Says where the bits of a batch lie.</summary>
    public void Prepare(ColumnBatch batch)
    {
        foreach (ColumnUse use in columns.Uses)
        {
            if (use.Form != CellForm.Bits || use.Role.Fact is not { } fact) continue;
            if (use.Companion == Companion.Unknown) batch.UseUnknown(fact.TruthIndex, use.Field);
            else batch.UseBits(fact.TruthIndex, use.Field);
        }
    }

    /// <summary>Takes down what is not in bool columns; bad cells become problems of the batch.</summary>
    public void FillColumns(ColumnBatch batch)
    {
        if (batch.View is not { } view) return;
        foreach (ColumnUse use in _byColumn)
        {
            if (use.Role.Fact is not { } fact) continue;
            ColumnView column = view.Column(use.Field).Slice(batch.First, batch.Count);
            if (use.Form != CellForm.Text) FillNumbers(batch, use, fact, column);
            else if (column.Field.Dictionary is not null) FillCodes(batch, use, fact, column);
            else FillTexts(batch, use, fact, column);
        }

        foreach (ColumnUse use in _unknowns)
        {
            if (use.Role.Fact is not { } fact) continue;
            foreach (int row in batch.BothKnownAndUnknown(fact.TruthIndex)) Conflict(batch, row, use, fact, StatedTruth.Unknown);
        }
    }

    /// <summary>What is asked of a row in any case.</summary>
    public void BeginRow(ColumnBatch batch, int index, long line, CaseRow row)
    {
        row.Clear(line);
        if (batch.View is not { } view) return;
        int place = batch.First + index;
        if (_number is not null)
        {
            if (!_cells.TryText(view.Column(_number.Field), place, out ReadOnlySpan<char> number)) TooLong(row, "案号");
            number = number.Trim();
            if (!number.IsEmpty) row.SetCaseNumber(number);
        }

        foreach (int field in columns.Kept)
        {
            if (!_cells.TryText(view.Column(field), place, out ReadOnlySpan<char> kept)) TooLong(row, view.Schema.Fields[field].Name);
            row.AddKept(kept);
        }

        foreach (ColumnUse use in _lists)
        {
            if (!_cells.TryText(view.Column(use.Field), place, out ReadOnlySpan<char> list)) TooLong(row, use.Role.Name);
            else if (!list.IsEmpty) _reader.Read(use.Role, list, row);
        }

        foreach (int stated in row.Stated)
        {
            if (!batch.TryState(index, stated, row.Truths[stated])) row.AddProblem(schema.Facts.First(fact => fact.TruthIndex == stated).Name, "", Both(schema.Facts.First(fact => fact.TruthIndex == stated), batch.Truth(index, stated), row.Truths[stated]));
        }

        foreach (ColumnUse use in _idle)
        {
            ColumnView column = view.Column(use.Field);
            row.HasIdleAssertion |= !column.IsNull(place) && column.GetBoolean(place);
        }

        if (batch.Problems.Count > 0)
        {
            foreach ((int bad, RowProblem problem) in batch.Problems)
            {
                if (bad == index) row.AddProblem(problem.Column, problem.Value, problem.Reason);
            }
        }

        if (needsNumbers && row.CaseNumber.IsEmpty) row.AddProblem("案号", "", "案号是空的。");
        row.LoadLater(batch, index);
    }

    private static void TooLong(CaseRow row, string column) => row.AddProblem(column, "", $"单元格超过{ArrowCells.LongestCell}字节。");

    private void FillNumbers(ColumnBatch batch, ColumnUse use, SchemaFact fact, ColumnView column)
    {
        ArrowType type = column.Field.Type;
        foreach (int row in Known(column))
        {
            Int128 raw = type.BitWidth <= 64 ? CellNumbers.Read(column.Values, type, column.Offset + row) : column.GetNumber(row);
            if (Plain(use.Form, fact, type, raw) is { } value) Take(batch, row, use, fact, value);
            else ReadText(batch, row, use, fact, Worded(use.Form, fact, type, raw));
        }
    }

    // The rows that have a value: most columns of a register are nearly empty.
    private ReadOnlySpan<int> Known(ColumnView column)
    {
        if (_known.Length < column.Length) _known = new int[column.Length];
        if (column.Validity.IsEmpty)
        {
            for (int row = 0; row < column.Length; row++) _known[row] = row;
            return _known.AsSpan(0, column.Length);
        }

        if (_valid.Length * 64 < column.Length) _valid = new ulong[(column.Length + 63) / 64];
        PlaneBits.Copy(column.Validity, column.Offset, column.Length, _valid);
        int count = 0;
        for (int word = 0; word * 64 < column.Length; word++)
        {
            for (ulong bits = _valid[word]; bits != 0; bits &= bits - 1) _known[count++] = (word * 64) + BitOperations.TrailingZeroCount(bits);
        }

        return _known.AsSpan(0, count);
    }

    // Null where the limits have to be asked.
    private static long? Plain(CellForm form, SchemaFact fact, ArrowType type, Int128 raw)
    {
        bool isDate = form is CellForm.Days or CellForm.Milliseconds;
        if (!isDate && (raw < 0 || raw >= MostPlain)) return null;
        switch (form)
        {
            case CellForm.Whole:
                return (long)raw;
            case CellForm.Yuan:
                return raw < MostPlain / 100 ? (long)raw * 100 : null;
            case CellForm.Decimal:
                int digits = (fact.Fact.Kind == FactKind.Money ? 2 : 0) - type.Scale;
                if (digits is > 2 or < 0) return null;
                Int128 scaled = raw * (digits == 2 ? 100 : digits == 1 ? 10 : 1);
                return scaled < MostPlain ? (long)scaled : null;
            case CellForm.Milliseconds when raw % DayLength != 0:
                return null;
            default:
                Int128 days = form == CellForm.Days ? raw : raw / DayLength;
                return days >= CaseDates.SomeDay.Low && days <= CaseDates.SomeDay.High ? (long)days : null;
        }
    }

    private static string Worded(CellForm form, SchemaFact fact, ArrowType type, Int128 raw) => form switch
    {
        CellForm.Decimal => ArrowCells.Decimal(raw, type.Scale),
        CellForm.Whole when fact.Fact.Kind == FactKind.Money => ArrowCells.Decimal(raw, 2),
        _ => raw.ToString(CultureInfo.InvariantCulture),
    };

    private static void Take(ColumnBatch batch, int row, ColumnUse use, SchemaFact fact, long value)
    {
        ref NumberRange number = ref batch.Number(row, fact.NumberIndex);
        if (use.Companion is Companion.AtLeast or Companion.AtMost)
        {
            bool isWithoutLow = number.IsAnything;
            long low = use.Companion == Companion.AtLeast ? value : isWithoutLow && fact.Fact.Kind is FactKind.Count or FactKind.Money ? 0 : number.Low;
            long high = use.Companion == Companion.AtMost ? value : number.High;
            if (number.IsExact) AddProblem(batch, row, use, value, "已经有确定的值，又写了下限或者上限。");
            else if (low > high) AddProblem(batch, row, use, value, "下限比上限大。");
            else number = new NumberRange(low, high);
        }
        else
        {
            number = NumberRange.Exactly(value);
        }

        StateWithDate(batch, row, use, fact);
    }

    // An event with a date happened; the date of a case is known to be unsure by what a circuit asks of it.
    private static void StateWithDate(ColumnBatch batch, int row, ColumnUse use, SchemaFact fact)
    {
        StatedTruth truth = fact.Fact.Kind == FactKind.Event ? StatedTruth.True : fact.Fact is { IsCaseDate: true, TruthSlot: >= 0 } ? StatedTruth.Unknown : StatedTruth.Silent;
        if (truth != StatedTruth.Silent && fact.TruthIndex >= 0 && !batch.TryState(row, fact.TruthIndex, truth)) Conflict(batch, row, use, fact, truth);
    }

    private void FillCodes(ColumnBatch batch, ColumnUse use, SchemaFact fact, ColumnView column)
    {
        int size = column.Dictionary.Length;
        ArrowType type = column.Field.StoredType;
        if (!_codes.TryGetValue(use.Field, out CodeValue[]? values) || values.Length != Math.Min(size, MostCodes)) _codes[use.Field] = values = new CodeValue[Math.Min(size, MostCodes)];
        foreach (int row in Known(column))
        {
            Int128 raw = CellNumbers.Read(column.Values, type, column.Offset + row);
            // One that is not there is refused by name.
            int code = raw >= 0 && raw < size ? (int)raw : column.GetCode(row);
            CodeValue value = code < values.Length && values[code].IsKnown ? values[code] : ReadCode(fact, column, row);
            if (code < values.Length) values[code] = value;
            if (value.IsGood) Take(batch, row, use, fact, value.Value);
            else if (_cells.TryText(column, row, out ReadOnlySpan<char> text)) ReadText(batch, row, use, fact, text);
            else batch.Problems.Add((row, new RowProblem(use.Role.Name, "", $"单元格超过{ArrowCells.LongestCell}字节。")));
        }
    }

    private CodeValue ReadCode(SchemaFact fact, ColumnView column, int row) =>
        _cells.TryText(column, row, out ReadOnlySpan<char> text) && FactValueParser.TryParse(fact.Fact, text, out FactValue read, out _)
            ? new CodeValue(true, true, read)
            : new CodeValue(true, false, default);

    private void FillTexts(ColumnBatch batch, ColumnUse use, SchemaFact fact, ColumnView column)
    {
        for (int row = 0; row < column.Length; row++)
        {
            if (!_cells.TryText(column, row, out ReadOnlySpan<char> text)) batch.Problems.Add((row, new RowProblem(use.Role.Name, "", $"单元格超过{ArrowCells.LongestCell}字节。")));
            else if (!text.IsEmpty) ReadText(batch, row, use, fact, text);
        }
    }

    // By the reader of CSV cells, for its sentences too.
    private void ReadText(ColumnBatch batch, int row, ColumnUse use, SchemaFact fact, ReadOnlySpan<char> text)
    {
        _scratch.Clear(0);
        _reader.Read(use.Role, text, _scratch);
        foreach (RowProblem problem in _scratch.Problems) batch.Problems.Add((row, problem));
        if (_scratch.Problems.Count > 0) return;
        var value = new FactValue(
            fact.TruthIndex >= 0 ? _scratch.Truths[fact.TruthIndex] : StatedTruth.Silent,
            fact.NumberIndex >= 0 ? _scratch.Numbers[fact.NumberIndex] : default,
            fact.ChoiceIndex >= 0 ? _scratch.Choices[fact.ChoiceIndex] : default);
        Take(batch, row, use, fact, value);
    }

    private static void Take(ColumnBatch batch, int row, ColumnUse use, SchemaFact fact, FactValue value)
    {
        if (use.Companion != Companion.None)
        {
            if (value.Number.IsExact) Take(batch, row, use, fact, value.Number.Low);
            else AddProblem(batch, row, use, 0, "应当是一个确定的值。");
            return;
        }

        if (value.Truth != StatedTruth.Silent && !batch.TryState(row, fact.TruthIndex, value.Truth)) Conflict(batch, row, use, fact, value.Truth);
        if (fact.NumberIndex >= 0 && !value.Number.IsAnything) batch.Number(row, fact.NumberIndex) = value.Number;
        if (fact.ChoiceIndex >= 0 && value.Choice.Excluded != 0) batch.Choice(row, fact.ChoiceIndex) = value.Choice;
    }

    private static void Conflict(ColumnBatch batch, int row, ColumnUse use, SchemaFact fact, StatedTruth truth)
    {
        StatedTruth other = truth == StatedTruth.Unknown && batch.HasBits(fact.TruthIndex) ? batch.BitsOf(row, fact.TruthIndex) : batch.Truth(row, fact.TruthIndex);
        batch.Problems.Add((row, new RowProblem(use.Role.Name, "", Both(fact, other, truth))));
    }

    private static void AddProblem(ColumnBatch batch, int row, ColumnUse use, long value, string reason) =>
        batch.Problems.Add((row, new RowProblem(use.Role.Name, value.ToString(CultureInfo.InvariantCulture), reason)));

    private static string Both(SchemaFact fact, StatedTruth first, StatedTruth second) => $"“{fact.Name}”既写作{Word(first)}，又写作{Word(second)}。";

    private static string Word(StatedTruth truth) => truth switch
    {
        StatedTruth.True => "是",
        StatedTruth.False => "否",
        _ => "不明",
    };
}
