using System.Text;

namespace Zhaodan.ProgramForm.Values;

/// <summary>
/// Numbers as statutes write them: 十二, 三万五千, 一百零三, 两, 一亿二千万, and mixed 2万 or 1.5亿. A malformed one (八八, 十百, 零零) is
/// refused, never guessed.
/// </summary>
public static class HanNumber
{
    private const string Digits = "零一二三四五六七八九";

    private const decimal Limit = 1_0000_0000_0000m;

    /// <summary>Reads a whole Han number, or an Arabic one that may end in 万 or 亿.</summary>
    public static bool TryParse(string? text, out decimal value)
    {
        value = 0;
        return text is not null && TryParse(text.AsSpan(), out value);
    }

    /// <inheritdoc cref="TryParse(string?, out decimal)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        // Nothing that is meant as a number is longer; runs of numerals may be of any length.
        if (text.Length is 0 or > 40) return false;
        if (IsArabic(text[0])) return TryParseArabic(text, out value);
        return TryParsePositional(text, out value) || TryParseHan(text, out value);
    }

    /// <summary>Writes a number from 0 to 99,999,999 in Han numerals: 12 is 十二, 110 is 一百一十.</summary>
    public static string Format(int value)
    {
        if (value < 0 || value > 9999_9999) throw new ArgumentOutOfRangeException(nameof(value));
        if (value == 0) return "零";

        var text = new StringBuilder();
        int high = value / 10000;
        if (high > 0) text.Append(FormatBelowTenThousand(high, text.Length > 0)).Append('万');
        int low = value % 10000;
        if (low > 0)
        {
            if (high > 0 && low < 1000) text.Append('零');
            text.Append(FormatBelowTenThousand(low, high > 0));
        }

        return text.ToString();
    }

    private static string FormatBelowTenThousand(int value, bool inner)
    {
        var text = new StringBuilder();
        bool gap = false;
        int divisor = 1000;
        foreach (char unit in "千百十个")
        {
            int digit = value / divisor % 10;
            divisor /= 10;
            if (digit == 0)
            {
                gap = text.Length > 0;
                continue;
            }

            if (gap) text.Append('零');
            gap = false;
            // 十二, not 一十二, at the head of a number; 一百一十 inside one.
            if (!(unit == '十' && digit == 1 && text.Length == 0 && !inner)) text.Append(Digits[digit]);
            if (unit != '个') text.Append(unit);
        }

        return text.ToString();
    }

    private static bool IsArabic(char c) => c is >= '0' and <= '9' or >= '０' and <= '９';

    private static bool TryParseArabic(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        decimal scale = 0;
        int digits = 0;
        int i = 0;
        for (; i < text.Length; i++)
        {
            char c = text[i];
            if (IsArabic(c))
            {
                if (++digits > 18) return false;
                int digit = c >= '０' ? c - '０' : c - '0';
                value = value * 10 + digit;
                scale *= 10;
            }
            else if (c == '.' && scale == 0 && i > 0 && i + 1 < text.Length && IsArabic(text[i + 1]))
            {
                scale = 1;
            }
            else if (c == ',' && scale == 0 && ThousandsFollow(text, i + 1))
            {
                continue;
            }
            else
            {
                break;
            }
        }

        if (scale > 0) value /= scale;
        for (; i < text.Length; i++)
        {
            decimal factor = text[i] switch { '十' => 10, '百' => 100, '千' => 1000, '万' => 1_0000, '亿' => 1_0000_0000, _ => 0 };
            if (factor == 0) return false;
            value *= factor;
            if (value >= Limit * 1_0000) return false;
        }

        // 1.5万 is 15000, not 15000.0: dividing drops the zeros that decimal carries along.
        value /= 1.0000000000000000000000000000m;
        return true;
    }

    private static bool ThousandsFollow(ReadOnlySpan<char> text, int start)
    {
        int i = start;
        while (i < text.Length && IsArabic(text[i])) i++;
        return i - start == 3;
    }

    /// <summary>二〇二二: digits only, at least two of them with a 〇 among them, or one.</summary>
    private static bool TryParsePositional(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        bool ring = false;
        if (text.Length > 18) return false;
        foreach (char c in text)
        {
            if (c == '〇') ring = true;
            int digit = c == '〇' ? 0 : Digit(c);
            if (digit < 0 || (c == '零' && text.Length > 1)) return false;
            value = value * 10 + digit;
        }

        return text.Length == 1 || (ring && text[0] != '〇');
    }

    private static bool TryParseHan(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        decimal section = 0;      // below 万
        decimal beforeYi = 0;     // what stood before 亿
        bool sawYi = false, sawWan = false;
        int lastPlace = 0;        // 1000, 100, 10 within a section; 0 where the number begins; 10000 after 万 and 亿
        int pending = -1;         // a digit that waits for its place
        bool zero = false;        // 零 stands before that digit
        foreach (char c in text)
        {
            int place = c switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (c == '零')
            {
                if (pending >= 0 || zero || lastPlace == 0) return false;
                zero = true;
            }
            else if (place > 0)
            {
                // 十 may stand alone at the head of a number: 十二.
                if (pending < 0 && !(place == 10 && lastPlace == 0)) return false;
                if (!Follows(place, lastPlace, zero)) return false;
                section += (pending < 0 ? 1 : pending) * place;
                lastPlace = place;
                pending = -1;
                zero = false;
            }
            else if (c is '万' or '亿')
            {
                if (!TryAddLastDigit(ref section, pending, lastPlace, zero)) return false;
                pending = -1;
                zero = false;
                lastPlace = 10000;
                if (c == '万')
                {
                    if (section == 0 || sawWan) return false;
                    value = section * 1_0000;
                    sawWan = true;
                }
                else
                {
                    if (value + section == 0 || sawYi) return false;
                    beforeYi = (value + section) * 1_0000_0000;
                    value = 0;
                    sawYi = true;
                    sawWan = false;
                }

                section = 0;
            }
            else
            {
                int digit = Digit(c);
                if (digit <= 0 || pending >= 0) return false;
                pending = digit;
            }
        }

        if (!TryAddLastDigit(ref section, pending, lastPlace, zero)) return false;
        value += beforeYi + section;
        return true;
    }

    private static bool TryAddLastDigit(ref decimal section, int pending, int lastPlace, bool zero)
    {
        if (pending < 0) return !zero;
        if (!Follows(1, lastPlace, zero)) return false;
        section += pending;
        return true;
    }

    /// <summary>A place that is skipped must have its 零, and 零 must skip one: 三万五 and 一千零五百 are refused.</summary>
    private static bool Follows(int place, int lastPlace, bool zero) =>
        lastPlace == 0 ? !zero : zero ? place * 10 < lastPlace : place * 10 == lastPlace;

    private static int Digit(char c) => c == '两' ? 2 : Digits.IndexOf(c);
}
