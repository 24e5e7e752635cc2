using System.Globalization;
using System.Text;

namespace Zhaodan.ProgramForm.Printing;

/// <summary>How names and texts appear in a printed program: bare where nothing can be mistaken, else between 「 and 」.</summary>
internal static class PrintedNames
{
    private static readonly HashSet<string> s_words = new(StringComparer.Ordinal)
    {
        "是", "否", "不明", "且", "或", "未", "至少", "查实", "定义", "所述", "为", "无",
    };

    /// <summary>Names of one kind: those that occur twice get their number.</summary>
    public static string[] Of(IEnumerable<string> names) => Unique(names.Select(Of));

    /// <summary>Appends its number to each one that occurs twice.</summary>
    public static string[] Unique(IEnumerable<string> names)
    {
        string[] printed = names.ToArray();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in printed)
        {
            seen.TryGetValue(name, out int count);
            seen[name] = count + 1;
        }

        for (int i = 0; i < printed.Length; i++)
        {
            if (seen[printed[i]] > 1) printed[i] += "#" + i.ToString(CultureInfo.InvariantCulture);
        }

        return printed;
    }

    public static string Of(string name) => name.Length > 0 && !s_words.Contains(name) && name.All(IsPlain) && !IsNodeNumber(name) ? name : Quote(name);

    /// <summary>A text of any content on one line: 「 」 \ and whatever is not seen become \uXXXX.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("「", text.Length + 2);
        foreach (char c in text)
        {
            bool hidden = c is '「' or '」' or '\\' || char.IsSurrogate(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            if (hidden) quoted.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture));
            else quoted.Append(c);
        }

        return quoted.Append('」').ToString();
    }

    private static bool IsPlain(char c) => char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter;

    private static bool IsNodeNumber(string name) => name[0] is 'n' or '#' or >= '0' and <= '9';
}
