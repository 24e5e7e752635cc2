using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>
/// Whole sentences that give another regime the word, or take it (language page, section 4): they have no condition and no
/// conclusion of their own, so they are read as they are written and never reach the grammar.
/// <list type="bullet">
/// <item>法律、法规另有规定的，从其规定</item>
/// <item>本办法规定与上级规定不一致的，以上级规定为准</item>
/// <item>本规定施行前有关规定与本规定不一致的，以本规定为准; 本规定优先于施行在前的规定</item>
/// </list>
/// </summary>
internal static class PrecedenceWords
{
    private static readonly string[] FollowTheirs = ["从其规定", "依照其规定", "按照其规定", "适用其规定", "依照执行"];
    private static readonly string[] Differ = ["不一致", "相抵触", "不一致或者相抵触", "相抵触或者不一致", "有冲突", "相冲突"];

    private static readonly (string Word, LegalRanks Ranks)[] Words =
    [
        ("法律", LegalRanks.Law), ("行政法规", LegalRanks.AdministrativeRegulation), ("地方性法规", LegalRanks.LocalRegulation),
        ("地方法规", LegalRanks.LocalRegulation), ("法规", LegalRanks.Regulations), ("规章", LegalRanks.Rules),
        ("规范性文件", LegalRanks.Document), ("上级", LegalRanks.Superior), ("上级部门", LegalRanks.Superior), ("上级机关", LegalRanks.Superior),
        ("上级文件", LegalRanks.Superior), ("上位法", LegalRanks.Law | LegalRanks.Regulations | LegalRanks.Rules), ("国家", LegalRanks.Superior),
    ];

    private static readonly string[] Joints = ["、", "，", "及", "和", "与", "以及", "或者", "或"];

    /// <param name="text">A sentence without its 。, folded, without blanks.</param>
    /// <param name="span">Where it stands.</param>
    public static YieldSentenceSyntax? Read(string text, TextSpan span)
    {
        int stop = text.IndexOf("的，", StringComparison.Ordinal);
        if (IsEarlier(text)) return new YieldSentenceSyntax(span, PrecedenceKind.PrecedesEarlier, LegalRanks.None);
        if (stop < 0) return null;
        string head = text.Substring(0, stop), tail = text.Substring(stop + 2);
        return OtherRules(head, tail, span) ?? Differing(head, tail, span);
    }

    // 本规定优先于施行在前的（有关）规定; 本规定施行前有关规定与本规定不一致的，以本规定为准.
    private static bool IsEarlier(string text)
    {
        foreach (string own in ReferenceReader.OwnNames)
        {
            if (!text.StartsWith(own, StringComparison.Ordinal)) continue;
            string rest = text.Substring(own.Length);
            if (rest is "优先于施行在前的规定" or "优先于施行在前的有关规定" or "优先于施行在前的") return true;
            foreach (string before in new[] { "施行前", "施行之前", "实施前" })
            {
                if (!rest.StartsWith(before, StringComparison.Ordinal)) continue;
                string said = rest.Substring(before.Length);
                foreach (string subject in new[] { "有关规定", "的有关规定", "其他有关规定", "的规定", "制定的有关规定", "发布的有关规定" })
                {
                    foreach (string differ in Differ)
                    {
                        if (said == $"{subject}与{own}{differ}的，以{own}为准") return true;
                    }
                }
            }
        }

        return false;
    }

    // RANKS[对…]另有规定
    private static YieldSentenceSyntax? OtherRules(string head, string tail, TextSpan span)
    {
        const string Other = "另有规定";
        if (!head.EndsWith(Other, StringComparison.Ordinal) || Array.IndexOf(FollowTheirs, tail) < 0) return null;
        string subject = head.Substring(0, head.Length - Other.Length);
        int about = subject.IndexOf('对');
        if (about > 0) subject = subject.Substring(0, about);
        return RanksOf(subject) is { } ranks ? new YieldSentenceSyntax(span, PrecedenceKind.Yields, ranks) : null;
    }

    // 本办法[规定]与RANKS[规定]不一致
    private static YieldSentenceSyntax? Differing(string head, string tail, TextSpan span)
    {
        foreach (string own in ReferenceReader.OwnNames)
        {
            if (!head.StartsWith(own, StringComparison.Ordinal)) continue;
            string rest = head.Substring(own.Length);
            if (rest.StartsWith("的规定", StringComparison.Ordinal)) rest = rest.Substring(3);
            else if (rest.StartsWith("规定", StringComparison.Ordinal)) rest = rest.Substring(2);
            if (rest.Length == 0 || rest[0] is not ('与' or '同')) return null;
            string? differ = Differ.OrderByDescending(d => d.Length).FirstOrDefault(d => rest.EndsWith(d, StringComparison.Ordinal));
            if (differ is null) return null;
            if (RanksOf(rest.Substring(1, rest.Length - 1 - differ.Length)) is not { } ranks) return null;
            if (tail is "以其为准" or "从其规定") return new YieldSentenceSyntax(span, PrecedenceKind.Yields, ranks);
            bool isClosed = tail.Length > 3 && tail[0] == '以' && tail.EndsWith("为准", StringComparison.Ordinal);
            return isClosed && RanksOf(tail.Substring(1, tail.Length - 3)) == ranks ? new YieldSentenceSyntax(span, PrecedenceKind.Yields, ranks) : null;
        }

        return null;
    }

    // 法律、法规、规章及上级部门规定; null where something else stands among them.
    private static LegalRanks? RanksOf(string text)
    {
        LegalRanks ranks = LegalRanks.None;
        int at = 0;
        while (at < text.Length)
        {
            (string Word, LegalRanks Ranks)? best = null;
            foreach ((string Word, LegalRanks Ranks) word in Words)
            {
                if (string.CompareOrdinal(text, at, word.Word, 0, word.Word.Length) == 0 && word.Word.Length > (best?.Word.Length ?? 0)) best = word;
            }

            if (best is not { } found) return null;
            ranks |= found.Ranks;
            at += found.Word.Length;
            foreach (string of in new[] { "的有关规定", "有关规定", "的规定", "规定" })
            {
                if (string.CompareOrdinal(text, at, of, 0, of.Length) != 0) continue;
                at += of.Length;
                break;
            }

            if (at == text.Length) break;
            string? joint = Joints.OrderByDescending(j => j.Length).FirstOrDefault(j => string.CompareOrdinal(text, at, j, 0, j.Length) == 0);
            at += joint?.Length ?? 0;
        }

        return ranks == LegalRanks.None ? null : ranks;
    }
}
