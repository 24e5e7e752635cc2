using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>What 有下列情形… says; <see cref="Mode"/> is null when neither 之一 nor 同时 nor a number is written.</summary>
internal sealed record ListHeadPayload(ListMode? Mode, int Count);

/// <summary>Reads the phrase that announces items: [同时][具]有下列情形[之一|两项以上], 没有下列情形[之一].</summary>
internal static class ListHeadReader
{
    private static readonly string[] Verbs =
    [
        "没有", "不具有", "不具备", "不存在", "不符合", "不属于", "无", "同时具备", "同时具有", "同时符合", "同时存在", "同时满足", "同时有", "具备", "具有", "符合", "存在", "属于", "满足", "有", "",
    ];

    private static readonly string[] Pointers = ["下列", "以下", "下述"];

    private static readonly string[] Nouns = ["情形", "条件", "行为", "情况", "要求", "因素", "事项"];

    public static bool MayStart(char c) => c is '没' or '不' or '无' or '同' or '具' or '符' or '存' or '属' or '满' or '有' or '下' or '以';

    public static int TryRead(SentenceText text, int start, out ListHeadPayload? head)
    {
        head = null;
        ReadOnlySpan<char> chars = text.Chars;
        foreach (string verb in Verbs)
        {
            if (!chars.Slice(start).StartsWith(verb.AsSpan(), StringComparison.Ordinal)) continue;
            int i = Skip(chars, start + verb.Length, Pointers);
            if (i < 0) continue;
            bool all = verb.StartsWith("同时", StringComparison.Ordinal);
            foreach (string each in new[] { "各项", "全部", "所有" })
            {
                if (!At(chars, i, each)) continue;
                i += each.Length;
                all = true;
            }

            i = Skip(chars, i, Nouns);
            if (i < 0) return -1;
            ListMode? plain = verb.Length > 0 && verb[0] is '没' or '不' or '无' ? ListMode.None : all ? ListMode.All : null;
            head = new ListHeadPayload(plain, 0);
            if (At(chars, i, "之一"))
            {
                head = new ListHeadPayload(plain == ListMode.None ? ListMode.None : ListMode.Any, 0);
                return i + 2;
            }

            if (plain == ListMode.None) return i;

            int numeralEnd = NumberScanner.EndOfNumeral(text, i);
            if (numeralEnd > i && At(chars, numeralEnd, "项以上"))
            {
                bool read = HanNumber.TryParse(chars.Slice(i, numeralEnd - i), out decimal count) && count is >= 1 and < 10000;
                head = new ListHeadPayload(ListMode.AtLeast, read ? (int)count : -1);
                return numeralEnd + 3;
            }

            return i;
        }

        return -1;
    }

    private static int Skip(ReadOnlySpan<char> chars, int start, string[] words)
    {
        foreach (string word in words)
        {
            if (At(chars, start, word)) return start + word.Length;
        }

        return -1;
    }

    private static bool At(ReadOnlySpan<char> chars, int start, string word) =>
        start <= chars.Length && chars.Slice(start).StartsWith(word.AsSpan(), StringComparison.Ordinal);
}
