using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Values;

/// <summary>
/// Dates in days since 1970-01-01: 2022年3月1日, 2022-03-01, 2022/3/1, 2022.3.1, 20220301, each also without its day or month
/// (then a range), 二〇二二年三月一日, ranges with 至, and 早于、晚于、不早于、不晚于. 以前 and 以后 are refused: whether
/// they include the day is not settled.
/// </summary>
internal static class DateText
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    private static readonly string[] RangeWords = ["至", "到", "~", "-"];

    public static bool TryParse(ReadOnlySpan<char> text, out NumberRange range, out string reason)
    {
        range = default;
        reason = "";
        if (text is "不明") return true;
        if (TryIso(text, out range)) return true;

        string even = ValueText.EvenOut(WithoutTime(text));
        int at = 0;
        foreach ((string word, bool lower, int shift) in new[] { ("不早于", true, 0), ("不晚于", false, 0), ("早于", false, -1), ("晚于", true, 1) })
        {
            if (!even.StartsWith(word, StringComparison.Ordinal)) continue;
            at = word.Length;
            if (!TryTake(even, ref at, default, out NumberRange bound) || at < even.Length) return Fail(even, out reason);
            range = lower
                ? NumberRange.AtLeast((shift == 0 ? bound.Low : bound.High) + shift)
                : NumberRange.AtMost((shift == 0 ? bound.High : bound.Low) + shift);
            return true;
        }

        if (!TryTake(even, ref at, default, out NumberRange first)) return Fail(even, out reason);
        if (at == even.Length)
        {
            range = first;
            return true;
        }

        bool joined = false;
        foreach (string word in RangeWords)
        {
            if (joined || string.CompareOrdinal(even, at, word, 0, word.Length) != 0) continue;
            at += word.Length;
            joined = true;
        }

        if (!joined || !TryTake(even, ref at, Epoch.AddDays(first.Low), out NumberRange second) || at < even.Length) return Fail(even, out reason);
        if (first.Low > second.High)
        {
            reason = $"“{ValueText.Quote(even.AsSpan())}”的起日晚于止日。";
            return false;
        }

        range = new NumberRange(first.Low, second.High);
        return true;
    }

    private static bool Fail(string text, out string reason)
    {
        string shown = ValueText.Quote(text.AsSpan());
        reason = text.Length > 0 && text[text.Length - 1] is '前' or '后'
            ? $"“{shown}”是否包括当日不清楚，请写早于、不晚于、晚于或者不早于。"
            : $"“{shown}”不是日期，应写成2022年3月1日、2022-03-01、2022/3/1或者20220301。";
        return false;
    }

    // 2022-03-01 and 20220301 without anything around them.
    private static bool TryIso(ReadOnlySpan<char> text, out NumberRange range)
    {
        range = default;
        int year, month, day;
        if (text.Length == 10 && text[4] == '-' && text[7] == '-')
        {
            (year, month, day) = (Digits(text.Slice(0, 4)), Digits(text.Slice(5, 2)), Digits(text.Slice(8, 2)));
        }
        else if (text.Length == 8)
        {
            (year, month, day) = (Digits(text.Slice(0, 4)), Digits(text.Slice(4, 2)), Digits(text.Slice(6, 2)));
        }
        else
        {
            return false;
        }

        return TryDays(year, month, day, out range);
    }

    // Databases write the time of day behind a date; the date is what the clauses look at.
    private static ReadOnlySpan<char> WithoutTime(ReadOnlySpan<char> text)
    {
        int blank = text.LastIndexOf(' ');
        if (blank < 0) blank = text.LastIndexOf('T');
        if (blank <= 0 || blank + 3 >= text.Length || text[blank + 3] != ':') return text;
        foreach (char c in text.Slice(blank + 1))
        {
            if (c is (< '0' or > '9') and not ':' and not '.') return text;
        }

        return text.Slice(0, blank);
    }

    // A date at the position; after 至 the year, or year and month, may be left out.
    private static bool TryTake(string text, ref int at, DateTime earlier, out NumberRange range)
    {
        range = default;
        int start = at;
        if (!TryNumeral(text, ref at, 8, out int year, out int digits)) return false;
        char sign = at < text.Length ? text[at] : '\0';
        if (digits == 8) return TryDays(year / 10_000, year / 100 % 100, year % 100, out range);
        if (earlier != default && digits <= 2 && sign is '月' or '日' or '号')
        {
            at = start;
            return sign == '月'
                ? TryMonthAndDay(text, ref at, earlier.Year, '月', out range)
                : TryDay(text, ref at, earlier.Year, earlier.Month, '月', out range);
        }

        if (digits != 4) return false;
        if (sign == '年')
        {
            at++;
            if (at < text.Length && (IsNumeral(text[at]) || text[at] is '十')) return TryMonthAndDay(text, ref at, year, '月', out range);
            return TrySpan(year, 1, 1, year, 12, 31, out range);
        }

        if (sign is not ('-' or '/' or '.')) return false;
        at++;
        return TryMonthAndDay(text, ref at, year, sign, out range);
    }

    private static bool TryMonthAndDay(string text, ref int at, int year, char sign, out NumberRange range)
    {
        range = default;
        if (!TryNumeral(text, ref at, 2, out int month, out _) || month is < 1 or > 12) return false;
        if (at >= text.Length || text[at] != sign) return sign != '月' && TrySpan(year, month, 1, year, month, 0, out range);
        int afterMonth = ++at;
        if (sign == '月' && (afterMonth >= text.Length || !IsNumeral(text[afterMonth]))) return TrySpan(year, month, 1, year, month, 0, out range);
        return TryDay(text, ref at, year, month, sign, out range);
    }

    private static bool TryDay(string text, ref int at, int year, int month, char sign, out NumberRange range)
    {
        range = default;
        if (!TryNumeral(text, ref at, 2, out int day, out _)) return false;
        if (sign == '月')
        {
            if (at >= text.Length || text[at] is not ('日' or '号')) return false;
            at++;
        }

        return TryDays(year, month, day, out range);
    }

    // Digits, or Han numerals: 二〇二二 as digits, 十二 and 三十一 as a number.
    private static bool TryNumeral(string text, ref int at, int longest, out int value, out int digits)
    {
        int start = at;
        value = 0;
        while (at < text.Length && at - start < longest && text[at] is >= '0' and <= '9') value = (value * 10) + (text[at++] - '0');
        digits = at - start;
        if (digits > 0) return true;

        while (at < text.Length && at - start < 4 && IsNumeral(text[at])) at++;
        digits = at - start;
        if (digits == 0) return false;
        if (digits == 4)
        {
            for (int i = start; i < at; i++)
            {
                int digit = "〇一二三四五六七八九".IndexOf(text[i] is '零' ? '〇' : text[i]);
                if (digit < 0) return false;
                value = (value * 10) + digit;
            }

            return true;
        }

        if (!HanNumber.TryParse(text.AsSpan(start, digits), out decimal number) || number > 31) return false;
        value = (int)number;
        digits = 2;
        return true;
    }

    private static bool IsNumeral(char c) => c is (>= '0' and <= '9') or '〇' or '零' or '一' or '二' or '三' or '四' or '五' or '六' or '七' or '八' or '九' or '十';

    // lastDay 0: the last of the month.
    private static bool TrySpan(int year, int month, int day, int lastYear, int lastMonth, int lastDay, out NumberRange range)
    {
        range = default;
        if (year < 1 || lastMonth is < 1 or > 12) return false;
        if (lastDay == 0) lastDay = DateTime.DaysInMonth(lastYear, lastMonth);
        if (!TryDays(year, month, day, out NumberRange first) || !TryDays(lastYear, lastMonth, lastDay, out NumberRange last)) return false;
        range = new NumberRange(first.Low, last.High);
        return true;
    }

    private static bool TryDays(int year, int month, int day, out NumberRange range)
    {
        range = default;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        range = NumberRange.Exactly((new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) - Epoch).Days);
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int value = 0;
        foreach (char c in text)
        {
            if (c is < '0' or > '9') return -1;
            value = (value * 10) + (c - '0');
        }

        return value;
    }
}
