using System.Text;
using Zhaodan.Compiler.Syntax.Lexing;

namespace Zhaodan.Compiler.Fidelity;

/// <summary>
/// One spelling for texts that differ only in how they were typeset (language page, section 7: line breaks, blanks and full or
/// half width evened out). What is compared and hashed goes through here.
/// </summary>
public static class NormalText
{
    /// <summary>Blanks, line breaks and invisible characters left out; the rest as it is.</summary>
    public static string WithoutBlanks(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!IsBlank(c)) result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>The same with digits, letters and punctuation in one width and quotation marks of one shape.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (!IsBlank(c)) result.Append(Fold(c));
        }

        return result.ToString();
    }

    /// <summary>Of one character; a blank stays what it is.</summary>
    public static char Fold(char c) => c switch
    {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '(' => '（',
        ')' => '）',
        '?' => '？',
        '!' => '！',
        '｡' => '。',
        '､' => '、',
        '．' => '.',
        '"' or '“' or '”' or '「' or '」' or '｢' or '｣' or '『' or '』' or '＂' or '〝' or '〞' => '“',
        '\'' or '‘' or '’' => '‘',
        '[' or '［' => '〔',
        ']' or '］' => '〕',
        '—' or '–' or '－' or '―' => '-',
        '〇' or '○' => '零',
        _ => TermText.Fold(c),
    };

    /// <summary>The beginning of a text, for a message.</summary>
    public static string Excerpt(string text)
    {
        const int most = 24;
        if (text.Length <= most) return text;
        int end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return new StringBuilder(text, 0, end, most).Append('…').ToString();
    }

    /// <summary>A blank, a line break, or a character that takes no room.</summary>
    public static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || c is '\uFEFF' or '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\u00AD';

    /// <summary>A letter, digit or Han character; surrogates belong to such.</summary>
    public static bool IsContent(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c);
}
