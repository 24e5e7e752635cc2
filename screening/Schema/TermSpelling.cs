using System.Text;
using Zhaodan.Compiler.Syntax.Lexing;

namespace Zhaodan.Screening.Schema;

/// <summary>Spellings of one term that differ only in what an office program or a keyboard changes.</summary>
internal static class TermSpelling
{
    /// <summary>Without blanks and one pair of quotation marks around it.</summary>
    public static ReadOnlySpan<char> Unquoted(ReadOnlySpan<char> name)
    {
        name = name.Trim();
        return name.Length > 2 && ((name[0] == '「' && name[^1] == '」') || (name[0] == '“' && name[^1] == '”')) ? name[1..^1].Trim() : name;
    }

    /// <summary>Would <see cref="EvenOut"/> change anything?</summary>
    public static bool NeedsEvening(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (IsBlank(c) || TermText.Fold(c) != c) return true;
        }

        return false;
    }

    /// <summary>As names are spelt in the program (<see cref="TermText"/>), without blanks.</summary>
    public static string EvenOut(ReadOnlySpan<char> name)
    {
        var result = new StringBuilder(name.Length);
        foreach (char c in Unquoted(name))
        {
            if (!IsBlank(c)) result.Append(TermText.Fold(c));
        }

        return result.ToString();
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF';
}
