using System.Globalization;
using System.Text;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>
/// Text of users made harmless for a terminal and for any other one-line place: control characters (escape sequences begin
/// with one), bidirectional and other format characters are dropped, line ends and tabs become blanks, halves of surrogate
/// pairs become U+FFFD.
/// </summary>
public static class PlainText
{
    public static string Of(string text)
    {
        int at = 0;
        while (at < text.Length && IsPlain(text[at])) at++;
        if (at == text.Length) return text;

        var plain = new StringBuilder(text.Length);
        plain.Append(text, 0, at);
        foreach (Rune rune in text.AsSpan(at).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.Control when rune.Value is '\t' or '\n' or '\r' or 0x85:
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                    plain.Append(' ');
                    break;
                case UnicodeCategory.Control or UnicodeCategory.Format:
                    break;
                default:
                    plain.Append(rune.ToString());
                    break;
            }
        }

        return plain.ToString();
    }

    private static bool IsPlain(char c) =>
        !char.IsSurrogate(c)
        && char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
