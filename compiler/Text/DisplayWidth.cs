using System.Globalization;

namespace Zhaodan.Compiler.Text;

/// <summary>
/// How many columns of a terminal a character takes: Han, full-width punctuation and most emoji take two, combining and
/// format characters none (Unicode's East Asian Width; what it calls ambiguous, such as “ and ·, takes one).
/// </summary>
public static class DisplayWidth
{
    // First and last code point of each wide range, ascending.
    private static readonly int[] Wide =
    [
        0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x23F0, 0x23F0, 0x23F3, 0x23F3, 0x25FD, 0x25FE,
        0x2614, 0x2615, 0x2648, 0x2653, 0x267F, 0x267F, 0x2693, 0x2693, 0x26A1, 0x26A1, 0x26AA, 0x26AB, 0x26BD, 0x26BE,
        0x26C4, 0x26C5, 0x26CE, 0x26CE, 0x26D4, 0x26D4, 0x26EA, 0x26EA, 0x26F2, 0x26F3, 0x26F5, 0x26F5, 0x26FA, 0x26FA,
        0x26FD, 0x26FD, 0x2705, 0x2705, 0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274C, 0x274E, 0x274E, 0x2753, 0x2755,
        0x2757, 0x2757, 0x2795, 0x2797, 0x27B0, 0x27B0, 0x27BF, 0x27BF, 0x2B1B, 0x2B1C, 0x2B50, 0x2B50, 0x2B55, 0x2B55,
        0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97F, 0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19,
        0xFE30, 0xFE6F, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18DFF, 0x1AFF0, 0x1B2FF, 0x1F004, 0x1F004,
        0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E, 0x1F191, 0x1F19A, 0x1F200, 0x1F265, 0x1F300, 0x1F320, 0x1F32D, 0x1F335,
        0x1F337, 0x1F37C, 0x1F37E, 0x1F393, 0x1F3A0, 0x1F3CA, 0x1F3CF, 0x1F3D3, 0x1F3E0, 0x1F3F0, 0x1F3F4, 0x1F3F4,
        0x1F3F8, 0x1F43E, 0x1F440, 0x1F440, 0x1F442, 0x1F4FC, 0x1F4FF, 0x1F53D, 0x1F54B, 0x1F54E, 0x1F550, 0x1F567,
        0x1F57A, 0x1F57A, 0x1F595, 0x1F596, 0x1F5A4, 0x1F5A4, 0x1F5FB, 0x1F64F, 0x1F680, 0x1F6C5, 0x1F6CC, 0x1F6CC,
        0x1F6D0, 0x1F6D2, 0x1F6D5, 0x1F6DF, 0x1F6EB, 0x1F6EC, 0x1F6F4, 0x1F6FC, 0x1F7E0, 0x1F7F0, 0x1F90C, 0x1F93A,
        0x1F93C, 0x1F945, 0x1F947, 0x1FAFF, 0x20000, 0x3FFFD,
    ];

    /// <summary>The columns of one code point; an unpaired surrogate counts as one.</summary>
    public static int Of(int codePoint)
    {
        if (codePoint < 0x300) return 1;
        if (IsWide(codePoint)) return IsCombining(codePoint) ? 0 : 2;
        return IsCombining(codePoint) ? 0 : 1;
    }

    /// <summary>The columns of a text in which a tab is not expected.</summary>
    public static int Of(string text)
    {
        int width = 0;
        for (int i = 0; i < text.Length; i += UnitsAt(text, i)) width += Of(CodePointAt(text, i));
        return width;
    }

    /// <summary>The text with blanks after it, so that it takes <paramref name="columns"/> columns; never cut.</summary>
    public static string PadRight(string text, int columns)
    {
        int missing = columns - Of(text);
        return missing > 0 ? text + new string(' ', missing) : text;
    }

    /// <summary>The code point at a UTF-16 offset; an unpaired surrogate is itself.</summary>
    public static int CodePointAt(string text, int index) =>
        UnitsAt(text, index) == 2 ? char.ConvertToUtf32(text[index], text[index + 1]) : text[index];

    /// <summary>How many UTF-16 units the code point at an offset takes.</summary>
    public static int UnitsAt(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    private static bool IsWide(int codePoint)
    {
        int index = Array.BinarySearch(Wide, codePoint);
        // Between the first and the last of a range the insertion point is odd.
        return index >= 0 || (~index & 1) == 1;
    }

    private static bool IsCombining(int codePoint)
    {
        if (codePoint is >= 0x1160 and <= 0x11FF or >= 0xE0100 and <= 0xE01EF) return true;
        if (codePoint > 0xFFFF) return false;
        return CharUnicodeInfo.GetUnicodeCategory((char)codePoint) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
    }
}
