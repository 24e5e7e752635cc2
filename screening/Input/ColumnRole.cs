using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Input;

internal enum ColumnKind
{
    CaseNumber,

    /// <summary>The values of one fact</summary>
    Fact,

    /// <summary>Terms that are 是, 否 or 不明</summary>
    TrueList,
    FalseList,
    UnknownList,

    /// <summary>认定</summary>
    Assertions,

    /// <summary>决定</summary>
    Decisions,

    /// <summary>另有规定: 法律 责任 追究</summary>
    Laws,

    /// <summary>认可: 第八条第（二十八）项「…」</summary>
    Grants,

    /// <summary>Only carried through to the answer</summary>
    KeptOnly,

    /// <summary>A column without a name, whose cells must be blank</summary>
    Unnamed,
}

/// <summary>What one column of a file means.</summary>
internal sealed record ColumnRole(string Name, ColumnKind Kind, SchemaFact? Fact);
