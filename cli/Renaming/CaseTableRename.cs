using System.Text;

namespace Zhaodan.Cli.Renaming;

/// <summary>
/// A case table in which a term gets another name: its column, and its place in the lists of 是、否、不明、认定、决定. Whole cells
/// and whole members of lists only; everything else stays byte by byte, quotes and line ends included.
/// </summary>
internal static class CaseTableRename
{
    private static readonly string[] Lists = ["是", "否", "不明", "认定", "决定"];
    private static readonly string[] Verbs = ["致使", "导致", "造成", "使"];

    /// <summary>The text with the term renamed, and how many places that were.</summary>
    public static (string Text, int Places) Apply(string text, string old, string name, Func<string, bool> isDeclared)
    {
        var result = new StringBuilder(text.Length + 64);
        var listColumns = new HashSet<int>();
        int places = 0;
        int at = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0;
        result.Append(text, 0, at);
        for (int row = 0, column = 0; at < text.Length;)
        {
            int end = EndOfCell(text, at);
            string cell = text[at..end];
            bool isQuoted = cell.Length > 1 && cell[0] == '"' && cell[^1] == '"';
            string value = isQuoted ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
            string trimmed = value.Trim();
            if (row == 0 && Array.IndexOf(Lists, trimmed) >= 0) listColumns.Add(column);
            string renamed = row == 0 ? (trimmed == old ? value.Replace(trimmed, name, StringComparison.Ordinal) : value)
                : listColumns.Contains(column) ? List(value, old, name, isDeclared, ref places) : value;
            if (row == 0 && !ReferenceEquals(renamed, value)) places++;
            bool needsQuotes = isQuoted || renamed.AsSpan().IndexOfAny(",\"\n") >= 0;
            result.Append(renamed == value ? cell : needsQuotes ? $"\"{renamed.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : renamed);
            at = end;
            if (at == text.Length) break;
            bool isRowEnd = text[at] is '\n' or '\r';
            result.Append(text[at++]);
            if (isRowEnd && at < text.Length && text[at - 1] == '\r' && text[at] == '\n') result.Append(text[at++]);
            (row, column) = isRowEnd ? (row + 1, 0) : (row, column + 1);
        }

        return (result.ToString(), places);
    }

    private static int EndOfCell(string text, int at)
    {
        bool inQuotes = false;
        for (int i = at; i < text.Length; i++)
        {
            if (text[i] == '"') inQuotes = !inQuotes;
            else if (!inQuotes && text[i] is ',' or '\n' or '\r') return i;
        }

        return text.Length;
    }

    // A declared word that has 、 in its name is one member, found whole and longest first.
    private static string List(string cell, string old, string name, Func<string, bool> isDeclared, ref int places)
    {
        var members = new List<string>();
        string[] parts = cell.Split('、');
        for (int i = 0; i < parts.Length;)
        {
            int length = 1;
            for (int more = parts.Length - i; more > 1; more--)
            {
                if (!isDeclared(Bare(string.Join('、', parts, i, more)))) continue;
                length = more;
                break;
            }

            members.Add(string.Join('、', parts, i, length));
            i += length;
        }

        bool isChanged = false;
        for (int i = 0; i < members.Count; i++)
        {
            string renamed = Member(members[i], old, name, isDeclared);
            if (renamed == members[i]) continue;
            members[i] = renamed;
            places++;
            isChanged = true;
        }

        return isChanged ? string.Join('、', members) : cell;
    }

    private static string Member(string member, string old, string name, Func<string, bool> isDeclared)
    {
        string bare = Bare(member);
        if (bare == old) return member.Replace(old, name, StringComparison.Ordinal);
        if (isDeclared(bare)) return member;
        if (bare == "不" + old) return member.Replace(old, name, StringComparison.Ordinal);
        foreach (string verb in Verbs)
        {
            int at = bare.IndexOf(verb, StringComparison.Ordinal);
            if (at <= 0) continue;
            string cause = bare[..at];
            string effect = bare[(at + verb.Length)..];
            if (cause != old && effect != old) continue;
            return member.Replace(bare, (cause == old ? name : cause) + verb + (effect == old ? name : effect), StringComparison.Ordinal);
        }

        return member;
    }

    private static string Bare(string member)
    {
        string trimmed = member.Trim();
        return trimmed.Length > 2 && trimmed[0] == '「' && trimmed[^1] == '」' ? trimmed[1..^1] : trimmed;
    }
}
