namespace Zhaodan.Compilation.Tests;

/// <summary>Names that somebody may declare who wants to get out of an identifier, a comment, a string or a line.</summary>
internal static class HostileNames
{
    public static string[] All { get; } =
    [
        "\"", "\\", "\"; Environment.Exit(1); //", "*/", "/*", "//", "甲*/ int x;", "甲\"乙", "甲\\u0022乙", "甲;乙", "甲}乙", "甲{乙",
        "甲\n乙", "甲\r\n#line 1 \"乙\"", "甲\u2028乙", "甲\u2029乙", "甲\u0085乙", "甲\0乙", "甲\t乙", "甲 乙", "#if 甲", "#line hidden",
        "@", "@class", "class", "void", "int", "ref", "record", "field", "value", "var", "_", "__", "_x", "_xclass", "_u3001_", "_d", "_N1", "甲_N1",
        "f", "v", "o", "a", "s", "g", "rest", "said", "clash", "presumed", "facts", "outcome", "scratch", "Case", "Truths", "Answer", "Evaluator",
        "Equals", "GetHashCode", "ToString", "GetType", "Finalize", "MemberwiseClone", "Contradictory", "Scope", "RestFalse", "n1", "n12",
        "双随机、一公开", "双随机一公开", "双随机_d一公开", "甲\u200b乙", "甲\u200d乙", "甲\u202e乙", "甲\ufeff乙", "甲乙", "é", "e\u0301",
        "\ud800", "甲\udc00乙", "𠮷", "吉", "\uF900", "豈", "1", "１", "一", "①", "²", "ª", "ʰ", "Ⅷ", "", " ", "　", "第八条第（一）项", "第八条第一项",
        new string('长', 5000), new string('长', 5001), new string('"', 600), new string('甲', 240), new string('甲', 241),
    ];
}
