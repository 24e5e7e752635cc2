using System.Globalization;

namespace Zhaodan.Compiler.Syntax.Lexing;

/// <summary>
/// The class of each UTF-16 unit, as one ASCII letter of the lexer grammar's alphabet. <see cref="Refused"/> units never reach
/// the lexer: they are reported and read as a blank.
/// </summary>
internal static class CharacterClasses
{
    public const byte Word = (byte)'w';

    public const byte Numeral = (byte)'n';

    public const byte Digit = (byte)'d';

    public const byte Blank = (byte)' ';

    public const byte Other = (byte)'o';

    /// <summary>Bidirectional and format characters, controls, combining marks, variation selectors.</summary>
    public const byte Refused = (byte)'x';

    /// <summary>Surrogates: a word character when paired, refused when not.</summary>
    public const byte Surrogate = (byte)'s';

    private static readonly byte[] Classes = Build();

    public static byte Of(char c) => Classes[c];

    /// <summary>Han numerals as they stand in item marks and numbers.</summary>
    public static bool IsNumeral(char c) => Classes[c] == Numeral;

    private static byte[] Build()
    {
        var classes = new byte[char.MaxValue + 1];
        for (int i = 0; i < classes.Length; i++) classes[i] = Classify((char)i);

        Set(classes, "〇零一二三四五六七八九十百千万亿两", Numeral);
        Set(classes, "0123456789０１２３４５６７８９", Digit);
        Set(classes, "，", (byte)'c');
        Set(classes, ",", (byte)',');
        Set(classes, "；;", (byte)';');
        Set(classes, "。｡", (byte)'p');
        Set(classes, ".", (byte)'.');
        Set(classes, "．", (byte)'f');
        Set(classes, "：:", (byte)':');
        Set(classes, "、､", (byte)'^');
        Set(classes, "（(", (byte)'(');
        Set(classes, "）)", (byte)')');
        Set(classes, "「｢", (byte)'[');
        Set(classes, "」｣", (byte)']');
        Set(classes, "“", (byte)'{');
        Set(classes, "”", (byte)'}');
        Set(classes, "\"", (byte)'"');
        Set(classes, "《", (byte)'<');
        Set(classes, "》", (byte)'>');
        Set(classes, "【", (byte)'K');
        Set(classes, "】", (byte)'J');
        Set(classes, "〔［[", (byte)'T');
        Set(classes, "〕］]", (byte)'t');
        Set(classes, "=＝", (byte)'=');
        Set(classes, "/", (byte)'/');
        Set(classes, "-·—–～~％%‘’〈〉『』℃‰", Word);
        Set(classes, " \t\u000B\u000C\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u202F\u205F\u2060\u3000\uFEFF", Blank);
        Set(classes, "\n", (byte)'\n');
        Set(classes, "\r", (byte)'\r');
        // Compatibility ideographs whose ordinary form lies beyond the basic plane: not the same length, so refused.
        Set(classes, "\uFA6C\uFACF\uFAD0\uFAD1\uFAD5\uFAD6\uFAD7", Refused);
        return classes;
    }

    private static byte Classify(char c)
    {
        if (char.IsSurrogate(c)) return Surrogate;
        switch (CharUnicodeInfo.GetUnicodeCategory(c))
        {
            case UnicodeCategory.Control:
            case UnicodeCategory.Format:
            case UnicodeCategory.LineSeparator:
            case UnicodeCategory.ParagraphSeparator:
            case UnicodeCategory.NonSpacingMark:
            case UnicodeCategory.EnclosingMark:
            case UnicodeCategory.SpacingCombiningMark:
            case UnicodeCategory.OtherNotAssigned:
            case UnicodeCategory.PrivateUse:
                return Refused;
        }

        if (char.IsLetterOrDigit(c) || HanVariants.Fold(c) != c || c == '々') return Word;
        return Other;
    }

    private static void Set(byte[] classes, string characters, byte value)
    {
        foreach (char c in characters) classes[c] = value;
    }
}
