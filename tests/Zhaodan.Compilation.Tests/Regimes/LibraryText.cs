using System.Text;

namespace Zhaodan.Compilation.Tests.Regimes;

/// <summary>
/// A random library as .statute text: a few regimes of some versions each, ranks, 上位, sentences that give the word, rules over
/// six facts. Every clause form that the layer meets stands in some of them; no proof words and no presumptions, so that more
/// knowledge never overturns an answer.
/// </summary>
internal static class LibraryText
{
    private static readonly string[] Facts = ["甲", "乙", "丙", "丁", "戊", "己"];
    private static readonly string[] Ranks = ["法律", "行政法规", "地方性法规", "规章", "规范性文件"];
    private static readonly string[] Responsibility = ["免责", "减责", "追究"];
    private static readonly string[] Kinds = ["轻微", "一般", "严重"];
    private static readonly string[] Sanctions = ["警告", "记过", "开除", "通报"];

    public static string Write(Random random)
    {
        var text = new StringBuilder("语言 1\n词汇《乱》\n");
        foreach (string fact in Facts) text.Append($"事实 {fact}\n");
        text.Append("结论 责任 择先：免责、减责、追究\n  由轻到重 免责、减责、追究\n");
        text.Append(random.Next(2) == 0 ? "结论 定性 唯一：轻微、一般、严重\n  默认 一般\n" : "结论 定性 唯一：轻微、一般、严重\n");
        text.Append("结论 处罚 并列：处罚 包括（警告、记过、开除）、通报\n互斥 警告、记过\n结论 后果 并列：照常\n\n");
        int families = random.Next(2, 4);
        for (int f = 0; f < families; f++) Family(text, random, f, families);
        return text.ToString();
    }

    private static void Family(StringBuilder text, Random random, int family, int families)
    {
        int versions = random.Next(1, 4);
        bool isLighter = versions > 1 && random.Next(2) == 0;
        bool isBlank = versions == 1 && random.Next(4) == 0;
        int year = 2000 + random.Next(0, 5);
        string rank = Ranks[Math.Min(Ranks.Length - 1, (families - 1 - family) + random.Next(0, 3))];
        for (int v = 0; v < versions; v++)
        {
            text.Append($"制度《制度{Name(family)}》\n  代号 {Name(family)}\n  位阶 {rank}\n  词汇《乱》\n  主结论 责任\n");
            if (isBlank) text.Append("  施行〔空〕\n");
            else if (versions > 1 || random.Next(3) > 0) text.Append($"  施行 {year}年1月1日\n");
            if (v == versions - 1 && !isBlank && versions > 1 && random.Next(3) == 0) text.Append($"  废止 {year + 4}年1月1日\n");
            if (isLighter && v == 0) text.Append("  从旧兼从轻\n");
            if (random.Next(4) == 0) text.Append($"  适用 {Fact(random)}\n");
            for (int upper = family + 1; upper < families; upper++)
            {
                if (random.Next(3) > 0) text.Append($"  上位 {Name(upper)}\n");
            }

            int article = 1;
            text.Append($"第一条 {Condition(random)}的，{Pick(random, Responsibility)}。\n");
            int rules = random.Next(3, 8);
            for (int r = 0; r < rules; r++) text.Append($"第{Han(++article)}条 {Condition(random)}的，{Conclusion(random)}。\n");
            if (random.Next(2) == 0) text.Append($"第{Han(++article)}条 {Pick(random, Responsibility)}的，照常。\n");
            if (random.Next(2) == 0) text.Append($"第{Han(++article)}条 照常的，通报。\n");
            if (random.Next(2) == 0) text.Append($"第{Han(++article)}条 本办法规定与上级规定不一致的，以上级规定为准。\n");
            if (random.Next(2) == 0) text.Append($"第{Han(++article)}条 法律、法规、规章另有规定的，从其规定。\n");
            if (random.Next(4) == 0) text.Append($"第{Han(++article)}条 本规定优先于施行在前的规定。\n");
            text.Append('\n');
            year += random.Next(2, 5);
        }
    }

    private static string Name(int family) => "子丑寅卯"[family].ToString();

    private static string Han(int number) => number <= 10 ? "〇一二三四五六七八九十"[number].ToString() : "十" + "〇一二三四五六七八九"[number - 10];

    private static string Fact(Random random) => Facts[random.Next(Facts.Length)];

    private static string Pick(Random random, string[] words) => words[random.Next(words.Length)];

    private static string Condition(Random random) => random.Next(5) switch
    {
        0 => Fact(random),
        1 => "未" + Fact(random),
        2 => $"{Fact(random)}，{Fact(random)}",
        3 => $"{Fact(random)}，未{Fact(random)}",
        _ => $"{Fact(random)}或者{Fact(random)}",
    };

    private static string Conclusion(Random random) => random.Next(9) switch
    {
        0 or 1 => Pick(random, Responsibility),
        2 => "可以" + Pick(random, Responsibility),
        3 => "不得" + Pick(random, Responsibility),
        4 => Pick(random, Kinds),
        5 => "应当" + Pick(random, Sanctions),
        6 => "可以" + Pick(random, Sanctions),
        7 => "不得" + Pick(random, Sanctions),
        _ => "不得处罚",
    };
}
