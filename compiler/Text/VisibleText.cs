using System.Globalization;
using System.Text;

namespace Zhaodan.Compiler.Text;

/// <summary>
/// Text that is safe to show on a terminal: control characters (an escape sequence could rewrite the screen), bidirectional
/// and zero-width characters (they make one name look like another) and unpaired surrogates are shown by their number.
/// </summary>
public static class VisibleText
{
    /// <summary>The text with every invisible character shown as <c>⟨U+202E⟩</c>; a text without them comes back as it is.</summary>
    public static string Of(string text)
    {
        StringBuilder? result = null;
        for (int i = 0; i < text.Length;)
        {
            int units = DisplayWidth.UnitsAt(text, i);
            if (IsInvisible(text, i, units))
            {
                result ??= new StringBuilder(text, 0, i, text.Length + 16);
                result.Append(Shown(DisplayWidth.CodePointAt(text, i)));
            }
            else
            {
                result?.Append(text, i, units);
            }

            i += units;
        }

        return result?.ToString() ?? text;
    }

    /// <summary>How a code point that must not reach a terminal as it is is shown.</summary>
    public static string Shown(int codePoint) => $"⟨U+{codePoint.ToString("X4", CultureInfo.InvariantCulture)}⟩";

    /// <summary>Must the code point at an offset be shown by its number?</summary>
    public static bool IsInvisible(string text, int index, int units)
    {
        if (units == 2) return text[index] == '\uDB40'; // tags and variation selectors of plane 14
        return CharUnicodeInfo.GetUnicodeCategory(text[index]) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
    }
}
