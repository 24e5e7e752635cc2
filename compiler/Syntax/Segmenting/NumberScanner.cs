using Zhaodan.Compiler.Syntax.Lexing;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>A quantity that could not be read, or could: 一万元. <see cref="Quantity"/> is null for a malformed numeral.</summary>
internal sealed record QuantityPayload(QuantitySyntax? Quantity);

/// <summary>A date as days since 1970-01-01; null when there is no such day.</summary>
internal sealed record DatePayload(int? Days);

/// <summary>
/// Finds quantities and dates inside runs. A numeral is a number only before a unit; scans are capped, since nothing that is meant
/// as a number is longer.
/// </summary>
internal static class NumberScanner
{
    private const int LongestNumeral = 40;

    public static bool IsNumeral(char c) => c is >= '0' and <= '9' || CharacterClasses.IsNumeral(c);

    /// <summary>Where the numeral at <paramref name="start"/> ends; <paramref name="start"/> itself when there is none.</summary>
    public static int EndOfNumeral(SentenceText text, int start)
    {
        int end = Math.Min(text.Length, start + LongestNumeral + 1);
        int i = start;
        while (i < end)
        {
            char c = text[i];
            if (i > start && (text.IsBoundary(i) || text.IsHard(i))) break;
            bool joint = c is '.' or ',' && i > start && i + 1 < end && IsArabic(text[i - 1]) && IsArabic(text[i + 1]);
            if (!IsNumeral(c) && !joint) break;
            i++;
        }

        return i - start > LongestNumeral ? start : i;
    }

    /// <summary>A number with its unit.</summary>
    public static int TryReadQuantity(SentenceText text, int start, UnitTable units, out QuantityPayload? quantity)
    {
        quantity = null;
        int unitStart = EndOfNumeral(text, start);
        if (unitStart == start || unitStart == text.Length || text.IsHard(unitStart)) return -1;
        int end = units.Longest(text.Chars, unitStart, out string unit);
        if (end < 0 || CrossesBoundary(text, unitStart + 1, end)) return -1;
        bool read = HanNumber.TryParse(text.Chars.Slice(start, unitStart - start), out decimal value);
        quantity = new QuantityPayload(read
            ? new QuantitySyntax(text.SpanOf(start, end), value, new Name(unit, text.SpanOf(unitStart, end)))
            : null);
        return end;
    }

    /// <summary>2022年10月11日 or 二〇二二年十月十一日.</summary>
    public static int TryReadDate(SentenceText text, int start, out DatePayload? date)
    {
        date = null;
        int i = TakePart(text, start, '年', out int year);
        if (i < 0) return -1;
        i = TakePart(text, i, '月', out int month);
        if (i < 0) return -1;
        i = TakePart(text, i, '日', out int day);
        if (i < 0) return -1;
        bool valid = year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = new DatePayload(valid ? (int)(new DateTime(year, month, day) - new DateTime(1970, 1, 1)).TotalDays : null);
        return i;
    }

    private static int TakePart(SentenceText text, int start, char unit, out int value)
    {
        value = 0;
        int end = start;
        while (end < text.Length && end - start < 6 && IsNumeral(text[end])) end++;
        if (end == start || end >= text.Length || text[end] != unit) return -1;
        value = HanNumber.TryParse(text.Chars.Slice(start, end - start), out decimal number) && number < 10000 && number == decimal.Truncate(number)
            ? (int)number
            : TryPositional(text, start, end);
        return end + 1;
    }

    /// <summary>二零二二, 一九九九: years are read digit by digit.</summary>
    private static int TryPositional(SentenceText text, int start, int end)
    {
        if (end - start != 4) return -1;
        int value = 0;
        for (int i = start; i < end; i++)
        {
            int digit = "零一二三四五六七八九".IndexOf(text[i] == '〇' ? '零' : text[i]);
            if (digit < 0) return -1;
            value = value * 10 + digit;
        }

        return value;
    }

    private static bool CrossesBoundary(SentenceText text, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (text.IsBoundary(i)) return true;
        }

        return false;
    }

    private static bool IsArabic(char c) => c is >= '0' and <= '9';
}
