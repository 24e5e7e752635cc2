using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Zhaodan.Arrow.Reading;
using Zhaodan.Arrow.Schema;
using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Values;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Totals;

/// <summary>
/// A record batch as the columns that a kernel asks for, in place. The batch lies in a mapped file or in arrays that do not
/// move; whoever uses this holds it meanwhile.
/// </summary>
internal sealed unsafe class ColumnBlock : IBlockColumns
{
    private const int MostCodes = 256;

    private readonly DirectColumns _columns;
    private readonly CaseSchema _schema;
    private readonly BlockColumn[] _fields;
    private readonly ulong[][] _excluded;
    private readonly List<(int Field, int Code)> _wrongCodes = [];
    private readonly List<int> _choices = [];
    private readonly ArrowCells _cells = new();

    public ColumnBlock(CaseSchema schema, DirectColumns columns, RecordBatchView view)
    {
        (_schema, _columns, View) = (schema, columns, view);
        _fields = new BlockColumn[view.Schema.Fields.Count];
        _excluded = new ulong[schema.ChoiceCount][];
        foreach (int field in columns.Truths.Concat(columns.Unknown).Concat(columns.Numbers).Where(field => field >= 0)) _fields[field] = Of(view.Column(field));
        for (int choice = 0; choice < columns.Choices.Length; choice++)
        {
            if (columns.Choices[choice] >= 0) TakeChoice(choice, columns.Choices[choice]);
        }
    }

    public RecordBatchView View { get; }

    public BlockColumn Truth(int column) =>
        _columns.Truths[column] is >= 0 and var field ? _fields[field]
        : _columns.DatesOfTruths[column] is >= 0 and var date ? Given(_fields[date])
        : default;

    public BlockColumn StatedUnknown(int column) =>
        _columns.Unknown[column] is >= 0 and var field ? _fields[field]
        : _columns.DatesOfUnknown[column] is >= 0 and var date ? Given(_fields[date]) with { Validity = 0 }
        : default;

    public BlockColumn Number(int column) => _columns.Numbers[column] is >= 0 and var field ? _fields[field] : default;

    public BlockColumn Choice(int column) => _columns.Choices[column] is >= 0 and var field ? _fields[field] : default;

    public ReadOnlySpan<ulong> Excluded(int column) => _excluded[column];

    /// <summary>Is there anything that only a look at the single rows can answer?</summary>
    public bool IsIndirect(int first, int count)
    {
        foreach (int field in _columns.Indirect)
        {
            if (SaysSomething(View.Column(field), first, count)) return true;
        }

        foreach (int field in _choices)
        {
            if (HasStrangeCode(View.Column(field).Slice(first, count))) return true;
        }

        foreach ((int field, int code) in _wrongCodes)
        {
            ColumnView column = View.Column(field).Slice(first, count);
            for (int row = 0; row < count; row++)
            {
                if (!column.IsNull(row) && column.GetCode(row) == code) return true;
            }
        }

        return false;
    }

    // What is given is true: the bitmap of what is given twice.
    private static BlockColumn Given(BlockColumn column) =>
        column.Validity == 0 ? new BlockColumn(ColumnForm.Ones, 0) : new BlockColumn(ColumnForm.Bits, column.Validity, column.Validity, column.Offset);

    private static BlockColumn Of(ColumnView column)
    {
        ArrowType type = column.Field.StoredType;
        ColumnForm form = type.Layout == ArrowLayout.Bits ? ColumnForm.Bits : type.BitWidth switch { 8 => ColumnForm.Int8, 16 => ColumnForm.Int16, 32 => ColumnForm.Int32, _ => ColumnForm.Int64 };
        return new BlockColumn(form, Address(column.Values), Address(column.Validity), column.Offset);
    }

    private static nint Address(ReadOnlySpan<byte> bytes) => bytes.IsEmpty ? 0 : (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes));

    private void TakeChoice(int choice, int field)
    {
        ColumnView column = View.Column(field), texts = column.Dictionary;
        SchemaFact fact = _schema.Facts.First(one => one.ChoiceIndex == choice);
        // With more texts than that it is no choice but a mistake, which the rows are told of one by one.
        ulong[] excluded = new ulong[Math.Min(texts.Length, MostCodes)];
        for (int code = 0; code < excluded.Length; code++)
        {
            if (texts.IsNull(code)) continue;
            if (_cells.TryText(texts, code, out ReadOnlySpan<char> text) && FactValueParser.TryParse(fact.Fact, text, out FactValue value, out _)) excluded[code] = value.Choice.Excluded;
            else _wrongCodes.Add((field, code));
        }

        _fields[field] = Of(column);
        _excluded[choice] = excluded.Length == 0 ? [0] : excluded;
        _choices.Add(field);
    }

    private static bool SaysSomething(ColumnView column, int first, int count)
    {
        ColumnView rows = column.Slice(first, count);
        if (rows.CountNulls() == count) return false;
        switch (column.Field.StoredType.Layout)
        {
            case ArrowLayout.Bits:
                return HasOnes(rows);
            case ArrowLayout.Variable32 when column.Field.Dictionary is null:
                return BinaryPrimitives.ReadInt32LittleEndian(rows.Values[(rows.Offset * 4)..]) != BinaryPrimitives.ReadInt32LittleEndian(rows.Values[((rows.Offset + count) * 4)..]);
            case ArrowLayout.Variable64 when column.Field.Dictionary is null:
                return BinaryPrimitives.ReadInt64LittleEndian(rows.Values[(rows.Offset * 8)..]) != BinaryPrimitives.ReadInt64LittleEndian(rows.Values[((rows.Offset + count) * 8)..]);
            default:
                return true;
        }
    }

    private static bool HasOnes(ColumnView rows)
    {
        ulong[] ones = new ulong[(rows.Length + 63) / 64], given = new ulong[ones.Length];
        PlaneBits.Copy(rows.Values, rows.Offset, rows.Length, ones);
        if (rows.Validity.IsEmpty) PlaneBits.Ones(rows.Length, given);
        else PlaneBits.Copy(rows.Validity, rows.Offset, rows.Length, given);
        for (int word = 0; word < ones.Length; word++)
        {
            if ((ones[word] & given[word]) != 0) return true;
        }

        return false;
    }

    private static bool HasStrangeCode(ColumnView column)
    {
        int known = Math.Min(column.Dictionary.Length, MostCodes);
        bool isInRange = known > 0 && column.Field.StoredType.BitWidth switch
        {
            8 => !column.As<sbyte>().ContainsAnyExceptInRange((sbyte)0, (sbyte)Math.Min(known - 1, sbyte.MaxValue)),
            16 => !column.As<short>().ContainsAnyExceptInRange((short)0, (short)(known - 1)),
            32 => !column.As<int>().ContainsAnyExceptInRange(0, known - 1),
            _ => !column.As<long>().ContainsAnyExceptInRange(0, known - 1),
        };
        if (isInRange) return false;
        // Under what is not given lies anything.
        for (int row = 0; row < column.Length; row++)
        {
            if (!column.Validity.IsEmpty && !PlaneBits.Bit(column.Validity, column.Offset + row)) continue;
            Int128 code = CellNumbers.Read(column.Values, column.Field.StoredType, column.Offset + row);
            if (code < 0 || code >= known) return true;
        }

        return false;
    }
}
