using System.Text;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Lexing;

/// <summary>
/// One spelling for words that are the same: radicals and compatibility ideographs become ordinary Han characters (NFC and a
/// little more, see <see cref="HanVariants"/>), full-width letters and digits become ASCII. Decomposed letters do not reach this
/// point: combining marks are refused. Declarations and clauses go through the same function, so names compare ordinally.
/// </summary>
public static class TermText
{
    public static char Fold(char c)
    {
        if (c < '\u2E80') return c;
        if (c >= '０' && c <= '９') return (char)(c - '０' + '0');
        if (c >= 'Ａ' && c <= 'Ｚ') return (char)(c - 'Ａ' + 'A');
        if (c >= 'ａ' && c <= 'ｚ') return (char)(c - 'ａ' + 'a');
        return HanVariants.Fold(c);
    }

    public static string Normalize(string text)
    {
        int i = 0;
        while (i < text.Length && Fold(text[i]) == text[i]) i++;
        if (i == text.Length) return text;

        var normal = new StringBuilder(text.Length);
        foreach (char c in text) normal.Append(Fold(c));
        return normal.ToString();
    }

    internal static string Normalize(SourceText source, int start, int end) => Normalize(source.Content.Substring(start, end - start));
}
