using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Input.Records;

/// <summary>What the cells of a column are read as; it says which types of a database may stand there.</summary>
public enum RecordUse
{
    CaseNumber,

    /// <summary>是, 否, 认定 and the like: terms joined by 、</summary>
    List,

    /// <summary>是, 否 or 不明</summary>
    Truth,

    /// <summary>The same, or a day</summary>
    Event,

    Count,

    /// <summary>元</summary>
    Money,

    Date,

    /// <summary>An option of a choice, or a reading</summary>
    Choice,

    /// <summary>Only carried through to the answer</summary>
    Kept,
}

internal static class RecordUses
{
    public static RecordUse Of(ColumnRole role) => role.Kind switch
    {
        ColumnKind.CaseNumber => RecordUse.CaseNumber,
        ColumnKind.KeptOnly or ColumnKind.Unnamed => RecordUse.Kept,
        ColumnKind.Fact => role.Fact?.Fact.Kind switch
        {
            FactKind.Event => RecordUse.Event,
            FactKind.Count => RecordUse.Count,
            FactKind.Money => RecordUse.Money,
            FactKind.Date => RecordUse.Date,
            FactKind.Choice or FactKind.Reading => RecordUse.Choice,
            _ => RecordUse.Truth,
        },
        _ => RecordUse.List,
    };
}
