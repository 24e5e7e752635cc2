using Zhaodan.Arrow.Schema;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Columns;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Totals;

/// <summary>
/// Which columns of an Arrow file a kernel takes as they lie, by the columns of the schema; −1: none. The others are
/// <see cref="Indirect"/>: cases that have something there are answered row by row. Columns that no answer needs, the case
/// number among them, are neither.
/// </summary>
internal sealed class DirectColumns : IColumnContent
{
    private readonly List<int> _indirect = [];

    public DirectColumns(CaseSchema schema, ArrowSchema file, ArrowColumns columns)
    {
        (Truths, Unknown, DatesOfTruths, DatesOfUnknown) = (Nowhere(schema.TruthCount), Nowhere(schema.TruthCount), Nowhere(schema.TruthCount), Nowhere(schema.TruthCount));
        (Numbers, Choices) = (Nowhere(schema.NumberCount), Nowhere(schema.ChoiceCount));
        Days = new bool[schema.NumberCount];
        foreach (ColumnUse use in columns.Uses.OrderBy(use => use.Companion))
        {
            if (use.Form == CellForm.Nothing || (use.Companion == Companion.None && use.Role.Kind is ColumnKind.CaseNumber or ColumnKind.KeptOnly or ColumnKind.Unnamed)) continue;
            if (use.Role.Fact is not { } fact || !TryTake(use, fact, file.Fields[use.Field])) _indirect.Add(use.Field);
        }
    }

    /// <summary>By 是否 column: the field that says 是 and 否.</summary>
    public int[] Truths { get; }

    /// <summary>By 是否 column: the field that says 不明.</summary>
    public int[] Unknown { get; }

    /// <summary>By 是否 column: the field of the date of an event, which happened where there is one.</summary>
    public int[] DatesOfTruths { get; }

    /// <summary>By 是否 column: the field of a date of the case, of which it is not silent where there is one.</summary>
    public int[] DatesOfUnknown { get; }

    public int[] Numbers { get; }

    /// <summary>By number column: does its field hold days?</summary>
    public bool[] Days { get; }

    public int[] Choices { get; }

    public IReadOnlyList<int> Indirect => _indirect;

    public TruthColumn Truth(int column) =>
        Unknown[column] >= 0 || DatesOfUnknown[column] >= 0 ? TruthColumn.WithUnknown
        : Truths[column] >= 0 || DatesOfTruths[column] >= 0 ? TruthColumn.Plain
        : TruthColumn.Absent;

    public bool HasNumber(int column) => Numbers[column] >= 0;

    public bool HasChoice(int column) => Choices[column] >= 0;

    private bool TryTake(ColumnUse use, SchemaFact fact, ArrowField field)
    {
        switch (use.Form)
        {
            case CellForm.Bits when fact.TruthIndex >= 0:
                (use.Companion == Companion.Unknown ? Unknown : Truths)[fact.TruthIndex] = use.Field;
                return true;
            case CellForm.Whole or CellForm.Days when fact.NumberIndex >= 0 && use.Companion is Companion.None or Companion.Date && IsPlain(field.StoredType):
                return TryTakeNumber(use, fact);
            case CellForm.Text when field.Dictionary is not null && fact is { ChoiceIndex: >= 0, TruthIndex: < 0 } && IsPlain(field.StoredType):
                Choices[fact.ChoiceIndex] = use.Field;
                return true;
            default:
                return false;
        }
    }

    // What a date says besides (ColumnFiller.StateWithDate) must be said by nothing else.
    private bool TryTakeNumber(ColumnUse use, SchemaFact fact)
    {
        bool isEvent = fact.Fact.Kind == FactKind.Event, isCaseDate = fact.Fact is { IsCaseDate: true, TruthSlot: >= 0 };
        if (fact.TruthIndex >= 0 && (isEvent || isCaseDate))
        {
            if (Truths[fact.TruthIndex] >= 0 || Unknown[fact.TruthIndex] >= 0) return false;
            (isEvent ? DatesOfTruths : DatesOfUnknown)[fact.TruthIndex] = use.Field;
        }

        Numbers[fact.NumberIndex] = use.Field;
        Days[fact.NumberIndex] = use.Form == CellForm.Days;
        return true;
    }

    private static bool IsPlain(ArrowType type) => type.Id == ArrowTypeId.Date || (type.Id == ArrowTypeId.Int && type.IsSigned);

    private static int[] Nowhere(int count)
    {
        int[] places = new int[count];
        Array.Fill(places, -1);
        return places;
    }
}
