namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>
/// How much of a published text the words of an encoding cover: of its content characters, those that stand next to the same
/// neighbour in the clause or in a synonym of one of its terms. Words of logic (的、或者、应当…) are compared apart and do not count.
/// </summary>
internal static class WordShare
{
    private static readonly string[] LogicWords =
    [
        "所列行为", "所列情形", "规定的情形", "规定情形", "国家有关规定", "中华人民共和国", "有关规定", "依照", "按照", "有下列情形之一", "有以下情形之一", "下列情形", "以下情形", "之一", "除外", "应当", "可以", "不得", "予以", "或者", "并且", "而且", "以及", "由于", "因为",
        "致使", "导致", "造成", "但是", "已经", "没有", "的", "或", "且", "并", "和", "及", "与", "因", "使", "但", "虽", "即", "未", "不", "非", "无", "等", "已", "其", "在", "对", "有",
    ];

    /// <summary>Covered and all content characters of a normalised text.</summary>
    public static (int Covered, int All) Of(string text, int start, int end, Bigrams words)
    {
        int covered = 0, all = 0;
        int i = start;
        while (i < end)
        {
            if (!NormalText.IsContent(text[i]))
            {
                i++;
                continue;
            }

            bool isCovered = words.Has(text, i) || (i > start && words.Has(text, i - 1));
            if (!isCovered && LogicWordAt(text, i) is var length && length > 0)
            {
                i += length;
                continue;
            }

            all++;
            if (isCovered) covered++;
            i++;
        }

        return (covered, all);
    }

    /// <summary>Runs of content characters, between signs, of which <paramref name="least"/> or more in a row are not covered; with how many they are.</summary>
    public static IEnumerable<(int Start, int End, int Length)> UncoveredRuns(string text, Bigrams words, int least)
    {
        int run = 0, start = 0, end = 0, i = 0;
        while (i < text.Length)
        {
            bool isSign = !NormalText.IsContent(text[i]);
            bool isCovered = words.Has(text, i) || words.Has(text, i - 1);
            int step = 1;
            if (!isSign && !isCovered && LogicWordAt(text, i) is var length && length > 0) step = length;
            else if (!isSign && !isCovered)
            {
                if (run++ == 0) start = i;
                end = i + 1;
            }
            else if (text[i] is not '“')
            {
                if (run >= least) yield return (start, end, run);
                run = 0;
            }

            i += step;
        }

        if (run >= least) yield return (start, end, run);
    }

    private static int LogicWordAt(string text, int at)
    {
        foreach (string word in LogicWords)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return word.Length;
        }

        return 0;
    }
}
