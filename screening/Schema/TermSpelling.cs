using System.Text;

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

    /// <summary>Full-width letters and digits, blanks and other marks that <see cref="EvenOut"/> would change.</summary>
    public static bool NeedsEvening(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') or '\u200B' or '\uFEFF' or '(' or ')' or (>= '\u2F00' and <= '\u2FDF') || char.IsWhiteSpace(c)) return true;
        }

        return false;
    }

    public static string EvenOut(ReadOnlySpan<char> name)
    {
        var result = new StringBuilder(name.Length);
        foreach (char c in Unquoted(name))
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF') continue;
            result.Append(c is (>= '０' and <= '９') or (>= 'Ａ' and <= 'Ｚ') or (>= 'ａ' and <= 'ｚ') ? (char)(c - 0xFEE0) : c);
        }

        return result.ToString();
    }
}
