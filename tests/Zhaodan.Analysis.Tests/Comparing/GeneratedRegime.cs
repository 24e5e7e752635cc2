using System.Globalization;
using System.Text;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>
/// A large regime of a shape like the six published ones: rules speak of two to eight facts, a third of them has an exception,
/// a tenth an enumeration joined by 或者; one fact in eight of a rule is shared by many rules (the occasion), the rest are drawn
/// from a window of its own and now and then from anywhere. Facts are declared in an order that has nothing to do with the
/// rules (a hostile variable order), and one in ten forces another.
/// </summary>
internal static class GeneratedRegime
{
    /// <summary>A vocabulary, a regime, and a copy in which some rules are changed: the exception dropped, or one condition left out.</summary>
    public static (string Text, int Changed) Pair(int rules, int facts, int seed, int changes)
    {
        var random = new Random(seed);
        var text = new StringBuilder("语言 1\n词汇《大》\n");
        int[] order = [.. Enumerable.Range(0, facts)];
        random.Shuffle(order);
        foreach (int fact in order) text.Append(CultureInfo.InvariantCulture, $"事实 「{Name(fact)}」\n");
        for (int i = 0; i + 7 < facts; i += 10) text.Append(CultureInfo.InvariantCulture, $"蕴含 「{Name(i)}」 则 「{Name(i + 7)}」\n");
        text.Append("结论 责任 择先：不予追究、免于追究、追究\n  由轻到重 不予追究、免于追究、追究\n\n");
        string[] whole = new string[rules], changed = new string[rules];
        HashSet<int> picked = [.. Enumerable.Range(0, rules).OrderBy(_ => random.Next()).Take(changes)];
        for (int rule = 0; rule < rules; rule++) (whole[rule], changed[rule]) = Rule(rule, rules, facts, random, picked.Contains(rule));
        Regime(text, "原制度", whole);
        Regime(text, "改制度", changed);
        return (text.ToString(), picked.Count);
    }

    private static void Regime(StringBuilder text, string code, string[] rules)
    {
        text.Append(CultureInfo.InvariantCulture, $"制度《{code}》\n  代号 {code}\n  词汇《大》\n\n");
        for (int rule = 0; rule < rules.Length; rule++) text.Append(CultureInfo.InvariantCulture, $"第{Number(rule + 1)}条 {rules[rule]}\n");
        text.Append('\n');
    }

    private static (string Whole, string Changed) Rule(int rule, int rules, int facts, Random random, bool isChanged)
    {
        int window = facts - 8, from = (int)((long)rule * window / rules);
        var terms = new List<string>();
        int length = random.Next(2, 9);
        for (int i = 0; i < length; i++)
        {
            int fact = random.Next(8) == 0 ? facts - 1 - random.Next(8) : random.Next(12) == 0 ? random.Next(window) : Math.Min(window - 1, from + random.Next(12));
            string term = $"「{Name(fact)}」";
            if (random.Next(10) == 0) term = $"（{term}或者「{Name(random.Next(window))}」）";
            if (!terms.Contains(term)) terms.Add(term);
        }

        string conclusion = random.Next(10) switch
        {
            0 or 1 or 2 => "追究",
            3 or 4 => "可以免于追究",
            _ => "不予追究",
        };
        string exception = random.Next(3) == 0 ? $"，但「{Name(random.Next(window))}」的除外" : "";
        string whole = $"{string.Join('且', terms)}的，{conclusion}{exception}。";
        if (!isChanged) return (whole, whole);
        string changed = exception.Length > 0 ? $"{string.Join('且', terms)}的，{conclusion}。" : $"{string.Join('且', terms.Skip(1).DefaultIfEmpty("「" + Name(random.Next(window)) + "」"))}的，{conclusion}。";
        return (whole, changed);
    }

    private static string Name(int fact) => $"事项{fact.ToString(CultureInfo.InvariantCulture)}号";

    private static string Number(int number)
    {
        const string digits = "零一二三四五六七八九";
        var text = new StringBuilder();
        if (number >= 1000) text.Append(digits[number / 1000]).Append('千');
        int hundreds = number / 100 % 10, tens = number / 10 % 10, ones = number % 10;
        if (hundreds > 0) text.Append(digits[hundreds]).Append('百');
        else if (number >= 1000 && (tens > 0 || ones > 0)) text.Append('零');
        if (tens > 0) text.Append(tens == 1 && number < 20 ? "" : digits[tens].ToString()).Append('十');
        else if (hundreds > 0 && ones > 0) text.Append('零');
        if (ones > 0) text.Append(digits[ones]);
        return text.ToString();
    }
}
