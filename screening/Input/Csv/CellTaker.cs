using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input.Csv;

/// <summary>
/// Takes the cells of a record that are not plain 是 or 否: case numbers, values of facts, columns kept. Says of all others,
/// and of every cell that would be a problem of the row, that it does not. Not thread-safe.
/// </summary>
internal sealed class CellTaker(CsvColumns columns)
{
    // Longer cells are rare and parsed each time.
    private const int LongestParsed = 256;

    private readonly FactValueCache _values = new();
    private byte[] _bytes = [];

    /// <summary>Cells lie in these bytes from now on.</summary>
    public void Begin(byte[] bytes) => _bytes = bytes;

    /// <summary>False where the record is for the other reader.</summary>
    public bool Take(CsvBatch batch, int column, int start, int end)
    {
        if (end > start && _bytes[start] == '"')
        {
            // A mark in it is written twice, and the cell is not these bytes.
            start++;
            end--;
            if (_bytes.AsSpan(start, end - start).Contains((byte)'"')) return false;
        }

        if (columns.KeptAt[column] is >= 0 and int kept) batch.Keep(kept, start, end);
        if (start >= end) return true;
        ColumnRole role = columns.Roles[column];
        switch (role.Kind)
        {
            case ColumnKind.CaseNumber:
                return TakeNumber(batch, start, end);
            case ColumnKind.Fact when role.Fact is { } fact:
                return TakeValue(batch, fact, column, start, end);
            default:
                return role.Kind == ColumnKind.KeptOnly;
        }
    }

    // A number with blanks around it is left to the other reader.
    private bool TakeNumber(CsvBatch batch, int start, int end)
    {
        if (MayBeBlank(_bytes[start])) return false;
        int last = end - 1;
        while (last > start && (_bytes[last] & 0xC0) == 0x80) last--;
        if (MayBeBlank(_bytes[last])) return false;
        batch.SetNumber(start, end);
        return true;
    }

    // The first byte of white space in UTF-8: ASCII, or U+0085, U+00A0, U+1680, U+2000 to U+205F, U+3000.
    private static bool MayBeBlank(byte lead) => lead <= 0x20 || lead is 0xC2 or 0xE1 or 0xE2 or 0xE3;

    private bool TakeValue(CsvBatch batch, SchemaFact fact, int column, int start, int end)
    {
        ReadOnlySpan<byte> cell = _bytes.AsSpan(start, end - start);
        if (columns.TruthOf[column] >= 0 && cell.SequenceEqual("不明"u8) && fact.Fact.Kind is not (FactKind.Choice or FactKind.Count or FactKind.Money))
        {
            batch.State(fact.TruthIndex, StatedTruth.Unknown);
            return true;
        }

        if (!_values.TryFind(column, cell, out FactValue value))
        {
            if (cell.Length > LongestParsed || !TryParse(fact.Fact, cell, out value)) return false;
            _values.Add(cell, value);
        }

        if (value.Truth != StatedTruth.Silent) batch.State(fact.TruthIndex, value.Truth);
        if (fact.NumberIndex >= 0) batch.SetValue(fact.NumberIndex, value.Number);
        if (fact.ChoiceIndex >= 0) batch.SetValue(fact.ChoiceIndex, value.Choice);
        return true;
    }

    private static bool TryParse(Fact fact, ReadOnlySpan<byte> cell, out FactValue value)
    {
        Span<char> text = stackalloc char[LongestParsed];
        return FactValueParser.TryParse(fact, text[..Encoding.UTF8.GetChars(cell, text)], out value, out _);
    }
}
