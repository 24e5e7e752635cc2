using Zhaodan.ProgramForm;
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
internal sealed record ColumnRole(string Name, ColumnKind Kind, SchemaFact? Fact)
{
    /// <summary>是、否、不明、认定、决定、另有规定、认可: several things in one place.</summary>
    public bool IsList => Kind is ColumnKind.TrueList or ColumnKind.FalseList or ColumnKind.UnknownList
        or ColumnKind.Assertions or ColumnKind.Decisions or ColumnKind.Laws or ColumnKind.Grants;

    /// <summary>The truth that a plain 是 or 否 states, without the way through the value reader; −1 where it means something else or nothing.</summary>
    public int PlainTruthIndex => Fact is { Fact.Kind: not (FactKind.Reading or FactKind.Date) } fact ? fact.TruthIndex : -1;

    /// <summary>For the summary.</summary>
    public string Meaning(bool isKept)
    {
        string meaning = Kind switch
        {
            ColumnKind.CaseNumber => "案号",
            ColumnKind.Fact => $"事实“{Fact?.Name}”",
            ColumnKind.TrueList => "是的事实",
            ColumnKind.FalseList => "否的事实",
            ColumnKind.UnknownList => "不明的事实",
            ColumnKind.Assertions => "认定",
            ColumnKind.Decisions => "决定",
            ColumnKind.Unnamed => "没有列名，内容应为空",
            _ => "",
        };
        return !isKept ? meaning : meaning.Length == 0 ? "原样保留" : meaning + "，并原样保留";
    }
}
