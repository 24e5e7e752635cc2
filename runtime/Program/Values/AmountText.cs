namespace Zhaodan.ProgramForm.Values;

/// <summary>One number with its unit: a count as it is, money in 分. Bare: neither unit nor 万; scaled: 万 and the like.</summary>
internal readonly record struct Amount(long Value, bool IsBare, bool IsScaled);

/// <summary>Takes one number and its unit from evened-out text: 2, 两次, 五个工作日, 1.5万元, 12,000元, ¥300.</summary>
internal static class AmountText
{
    // 10^15: no count and no sum of money in a case is larger, and 分 stay far inside 64 bits.
    private const decimal Limit = 1_000_000_000_000_000m;

    // A numeral longer than this is no number that anybody wrote on purpose.
    private const int LongestNumeral = 40;

    public static bool TryTake(Fact fact, string text, ref int at, out Amount amount, out string reason)
    {
        amount = default;
        bool money = fact.Kind == FactKind.Money;
        if (money) TakeCurrency(text, ref at);
        if (!TryNumber(text, ref at, out decimal number, out bool scaled))
        {
            reason = at < text.Length && text[at] == '-'
                ? $"“{ValueText.Quote(text.AsSpan())}”是负数，这里的数不能小于零。"
                : NotANumber(money, text);
            return false;
        }

        if (!TryUnit(fact, text, ref at, out bool hasUnit, out reason)) return false;
        if (money) number *= 100;
        if (number > Limit)
        {
            reason = $"“{ValueText.Quote(text.AsSpan())}”太大。";
            return false;
        }

        if (number != decimal.Truncate(number))
        {
            reason = money
                ? $"“{ValueText.Quote(text.AsSpan())}”不足一分，金额最多写到分。"
                : $"“{ValueText.Quote(text.AsSpan())}”不是整数。";
            return false;
        }

        amount = new Amount((long)number, !hasUnit && !scaled, scaled);
        return true;
    }

    private static string NotANumber(bool money, string text) => money
        ? $"“{ValueText.Quote(text.AsSpan())}”读不成金额，可写12000元、1.5万元、1万元至3万元、不满5万元。"
        : $"“{ValueText.Quote(text.AsSpan())}”不是数。";

    private static void TakeCurrency(string text, ref int at)
    {
        foreach (string sign in new[] { "人民币", "RMB", "¥" })
        {
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0) at += sign.Length;
        }
    }

    private static bool TryNumber(string text, ref int at, out decimal number, out bool scaled)
    {
        number = 0;
        scaled = false;
        int end = at;
        while (end < text.Length && end - at <= LongestNumeral && IsNumeral(text[end])) end++;
        if (end == at || end - at > LongestNumeral || !HanNumber.TryParse(text.AsSpan(at, end - at), out number)) return false;
        scaled = text[end - 1] is '万' or '亿';
        at = end;
        return true;
    }

    private static bool TryUnit(Fact fact, string text, ref int at, out bool hasUnit, out string reason)
    {
        reason = "";
        hasUnit = false;
        if (fact.Kind == FactKind.Money)
        {
            hasUnit = Take(text, ref at, "元人民币") || Take(text, ref at, "元");
            if (hasUnit || !AtWord(text, at)) return true;
            reason = $"“{ValueText.Quote(text.AsSpan())}”的单位应为“元”。";
            return false;
        }

        if (fact.Unit.Length == 0) return true;
        int start = at;
        if (Take(text, ref at, fact.Unit)) return hasUnit = true;
        if (Take(text, ref at, "个") && Take(text, ref at, fact.Unit)) return hasUnit = true;
        at = start;
        if (fact.Unit == "日" && Take(text, ref at, "天")) return hasUnit = true;
        if (!AtWord(text, at)) return true;
        reason = $"“{ValueText.Quote(text.AsSpan())}”的单位应为“{fact.Unit}”。";
        return false;
    }

    // Something stands after the number that is no mark of a bound or of a range: another unit.
    private static bool AtWord(string text, int at)
    {
        if (at >= text.Length || text[at] is '-' or '~' or '，' or ',' or '、' or '<' or '>' or '=' or '≤' or '≥') return false;
        foreach (string word in new[] { "以上", "以下", "以内", "以外", "至", "到", "且", "不满", "未满", "不足", "不超过", "少于", "低于", "小于", "不多于", "不高于" })
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) == 0) return false;
        }

        return true;
    }

    private static bool Take(string text, ref int at, string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0) return false;
        at += word.Length;
        return true;
    }

    private static bool IsNumeral(char c) => c is (>= '0' and <= '9') or '.' or ',' or '零' or '〇' or '一' or '二' or '两' or '三'
        or '四' or '五' or '六' or '七' or '八' or '九' or '十' or '百' or '千' or '万' or '亿';
}
