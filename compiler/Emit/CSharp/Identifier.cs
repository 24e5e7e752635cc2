using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm.Compiled;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>
/// Terms as C# identifiers, one to one: letters and digits stay, every other character becomes <c>_</c> and a letter, or
/// <c>_uXXXX_</c>. A <c>_</c> followed by a capital letter is never made here, so the emitter may append such parts; and no
/// result is a keyword or one of the emitter's own names, because it holds a character beyond ASCII or starts with <c>_</c>.
/// </summary>
public static class Identifier
{
    // Roslyn refuses metadata names over 1023 characters; parts are appended to what is made here.
    private const int MaxLength = 240;

    /// <summary>双随机、一公开 → 双随机_d一公开; 第八条第（一）项 → 第八条第_l一_r项; class → _xclass.</summary>
    public static string Of(string term)
    {
        var text = new StringBuilder(term.Length + 8);
        bool ascii = true;
        for (int i = 0; i < term.Length; i++)
        {
            char c = term[i];
            if (char.IsHighSurrogate(c) && i + 1 < term.Length && char.IsLowSurrogate(term[i + 1]))
            {
                Escape(text, char.ConvertToUtf32(c, term[++i]));
            }
            else if (Stays(c))
            {
                text.Append(c);
                ascii &= c < 0x80;
            }
            else if (Named(c) is { } name)
            {
                text.Append('_').Append(name);
            }
            else
            {
                Escape(text, c);
            }
        }

        if (text.Length == 0 || ascii || char.IsDigit(text[0])) text.Insert(0, "_x");
        if (text.Length <= MaxLength) return text.ToString();

        // Too long to keep: the beginning to read, the hash to tell apart. A cut escape is closed by the capital H.
        string start = text.ToString(0, MaxLength - 80);
        return start + "_H" + ContentHash.OfText(term);
    }

    private static void Escape(StringBuilder text, int codePoint) =>
        text.Append("_u").Append(codePoint.ToString("X4", CultureInfo.InvariantCulture)).Append('_');

    private static string? Named(char c) => c switch
    {
        '（' => "l",
        '）' => "r",
        '、' => "d",
        '〔' => "m",
        '〕' => "n",
        '，' => "c",
        '《' => "s",
        '》' => "t",
        _ => null,
    };

    // Letters and decimal digits, without what Unicode composes, decomposes or treats as another's double.
    private static bool Stays(char c)
    {
        if (c < 0x80) return c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';
        if (c is >= '\uF900' and <= '\uFAFF') return false;
        return char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter or UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber;
    }
}
