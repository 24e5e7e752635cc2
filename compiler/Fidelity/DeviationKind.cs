namespace Zhaodan.Compiler.Fidelity;

/// <summary>
/// In what an encoding may differ from its published text on purpose, with a reason: 偏离 第五条 助动词：…。 A deviation that is
/// acknowledged hides no other: who drops an exception later is told.
/// </summary>
public enum DeviationKind
{
    /// <summary>但书</summary>
    Exception,

    /// <summary>否定</summary>
    Negation,

    /// <summary>因果</summary>
    Cause,

    /// <summary>数量</summary>
    Quantity,

    /// <summary>助动词</summary>
    Modality,

    /// <summary>连接词</summary>
    Connective,

    /// <summary>读法: connectives of the reading that is not the default</summary>
    Reading,

    /// <summary>分句</summary>
    Clause,

    /// <summary>词语</summary>
    Words,

    /// <summary>标题</summary>
    Title,
}

/// <summary>The words for <see cref="DeviationKind"/>.</summary>
public static class DeviationWords
{
    private static readonly (string Word, DeviationKind Kind)[] All =
    [
        ("但书", DeviationKind.Exception),
        ("否定", DeviationKind.Negation),
        ("因果", DeviationKind.Cause),
        ("数量", DeviationKind.Quantity),
        ("助动词", DeviationKind.Modality),
        ("连接词", DeviationKind.Connective),
        ("读法", DeviationKind.Reading),
        ("分句", DeviationKind.Clause),
        ("词语", DeviationKind.Words),
        ("标题", DeviationKind.Title),
    ];

    public static string List { get; } = string.Join("、", All.Select(entry => entry.Word));

    public static string Of(DeviationKind kind) => Array.Find(All, entry => entry.Kind == kind).Word;

    public static DeviationKind? Find(string word) => Array.Exists(All, entry => entry.Word == word) ? Array.Find(All, entry => entry.Word == word).Kind : null;
}
