using Zhaodan.Arrow.Schema;
using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>How the cells of a column are read.</summary>
internal enum CellForm
{
    /// <summary>No cell has a value.</summary>
    Nothing,

    /// <summary>是 and 否 as bits, taken in place.</summary>
    Bits,

    /// <summary>A text, as in a CSV file; other types by their text.</summary>
    Text,

    /// <summary>A whole number in the unit of the fact; of money in 分.</summary>
    Whole,

    /// <summary>Whole 元.</summary>
    Yuan,

    /// <summary>A decimal: 元, or a count.</summary>
    Decimal,

    /// <summary>Days since 1970-01-01.</summary>
    Days,

    /// <summary>Milliseconds of whole days.</summary>
    Milliseconds,
}

/// <summary>What one column of an Arrow file is for.</summary>
/// <param name="Field">Its place in the schema.</param>
/// <param name="Role">What it means; of a companion, what the column beside it means.</param>
/// <param name="Companion">What it says of that.</param>
/// <param name="Form">How its cells are read.</param>
internal sealed record ColumnUse(int Field, ColumnRole Role, Companion Companion, CellForm Form)
{
    /// <summary>Keys of a field's metadata that may say the unit of a sum of money.</summary>
    private static readonly string[] UnitKeys = ["单位", "unit"];

    /// <summary>Null where the type cannot hold such values; then <paramref name="wanted"/> names the types that can, or is empty where the unit is missing.</summary>
    public static ColumnUse? Of(int place, ArrowField field, ColumnRole role, Companion companion, out string wanted)
    {
        CellForm? form = FormOf(field, role, companion, out wanted);
        return form is { } found ? new ColumnUse(place, role, companion, found) : null;
    }

    private static CellForm? FormOf(ArrowField field, ColumnRole role, Companion companion, out string wanted)
    {
        ArrowType type = field.Type;
        wanted = "";
        if (type.Id == ArrowTypeId.Null) return CellForm.Nothing;
        if (companion == Companion.Unknown)
        {
            wanted = "bool";
            return type.Id == ArrowTypeId.Bool ? CellForm.Bits : null;
        }

        if (companion == Companion.None && role.Kind is ColumnKind.KeptOnly or ColumnKind.Unnamed or ColumnKind.CaseNumber)
        {
            wanted = role.Kind == ColumnKind.CaseNumber ? "utf8、int64" : "utf8、bool、int64、float64、decimal128、date32";
            if (role.Kind == ColumnKind.CaseNumber) return type.IsText || type.Id == ArrowTypeId.Int ? CellForm.Text : null;
            return type.IsText || type.Id is ArrowTypeId.Int or ArrowTypeId.Bool or ArrowTypeId.Date or ArrowTypeId.FloatingPoint || IsDecimal(type) ? CellForm.Text : null;
        }

        if (companion == Companion.None && type.IsText) return CellForm.Text;
        if (field.Dictionary is not null || role.Fact is not { } fact)
        {
            wanted = "utf8";
            return null;
        }

        return OfFact(field, fact.Fact.Kind, companion, out wanted);
    }

    private static CellForm? OfFact(ArrowField field, FactKind kind, Companion companion, out string wanted)
    {
        ArrowType type = field.Type;
        wanted = "";
        if (type.Id == ArrowTypeId.Date && (kind == FactKind.Date || (kind == FactKind.Event && companion is not Companion.Unknown)))
        {
            return type.Unit == ArrowUnit.Day ? CellForm.Days : CellForm.Milliseconds;
        }

        switch (kind)
        {
            case FactKind.Count:
                wanted = "int32、int64、decimal128、utf8";
                return type.Id == ArrowTypeId.Int ? CellForm.Whole : IsDecimal(type) ? CellForm.Decimal : null;
            case FactKind.Money:
                wanted = "int64、decimal128、utf8";
                if (IsDecimal(type)) return CellForm.Decimal;
                if (type.Id != ArrowTypeId.Int) return null;
                string? unit = UnitOf(field);
                wanted = "";
                return unit switch { "分" => CellForm.Whole, "元" => CellForm.Yuan, _ => null };
            case FactKind.Date:
                wanted = "date32、utf8";
                return null;
            case FactKind.Choice:
            case FactKind.Reading:
                wanted = "utf8、dictionary<utf8>";
                return null;
            default:
                wanted = kind == FactKind.Event ? "bool、date32、utf8" : "bool、utf8、dictionary<utf8>";
                if (companion != Companion.None) return null;
                return type.Id == ArrowTypeId.Bool ? CellForm.Bits : type.Id == ArrowTypeId.Int ? CellForm.Text : null;
        }
    }

    // A scale outside the digits would only make long texts of nothing.
    private static bool IsDecimal(ArrowType type) => type is { Id: ArrowTypeId.Decimal, BitWidth: <= 128, Scale: >= 0 and <= 38 };

    private static string? UnitOf(ArrowField field) =>
        field.Metadata.Where(entry => UnitKeys.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => entry.Value.Trim()).FirstOrDefault();
}
