namespace Zhaodan.Compiler.Checks;

/// <summary>
/// The logic that a term's own characters hide: a connective, a causal word, a comma or a negation (language page, section 7).
/// One giant term could otherwise swallow a clause.
/// </summary>
internal static class TermLogic
{
    // Longest first. False: a word of the field in which the character carries no logic.
    private static readonly (string Word, bool Hides)[] Words =
    [
        ("或许", false), ("况且", false), ("暂且", false), ("合并", false), ("一并", false), ("并列", false), ("兼并", false),
        ("和解", false), ("和平", false), ("和谐", false), ("缓和", false), ("温和", false), ("总和", false), ("共和", false), ("饱和", false),
        ("及时", false), ("涉及", false), ("普及", false), ("危及", false), ("顾及", false), ("提及", false), ("波及", false), ("及格", false), ("及其", true),
        ("原因", false), ("因素", false), ("因此", false), ("起因", false), ("诱因", false), ("基因", false), ("因果", false),
        ("或者", true), ("或", true), ("并且", true), ("而且", true), ("且", true), ("以及", true), ("及", true), ("和", true), ("，", true), ("、", true), ("但", true),
        ("致使", true), ("导致", true), ("以致", true), ("由于", true), ("因", true),
        ("不良", false), ("不当", false), ("不正当", false), ("不正之风", false), ("不可抗力", false), ("不动产", false), ("不仅", false), ("不论", false), ("不管", false), ("无论", false),
        ("不法", false), ("不服", false), ("不利", false), ("不善", false), ("不断", false), ("不足", false), ("不满", false), ("不实", false), ("不端", false), ("不明", false),
        ("非法", false), ("非常", false), ("是非", false), ("无效", false), ("无证", false), ("未来", false), ("未成年", false), ("除非", false),
        ("没有", true), ("未", true), ("不", true), ("非", true), ("无", true),
    ];

    /// <summary>The first word of logic in a term; null where there is none.</summary>
    public static string? In(string term)
    {
        int i = 0;
        while (i < term.Length)
        {
            int length = 1;
            foreach ((string word, bool hides) in Words)
            {
                if (string.CompareOrdinal(term, i, word, 0, word.Length) != 0) continue;
                if (hides) return word;
                length = word.Length;
                break;
            }

            i += length;
        }

        return null;
    }

    /// <summary>未、没有、不…: words that 反义 and 互斥 explain.</summary>
    public static bool IsNegation(string word) => word is "没有" or "未" or "不" or "非" or "无";
}
