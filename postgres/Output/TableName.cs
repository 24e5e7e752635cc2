using System.Text;

namespace Zhaodan.Postgres.Output;

/// <summary>A table by schema and name, as they are written: nothing is folded to lower case.</summary>
internal sealed record TableName(string Schema, string Name)
{
    /// <summary>Bytes of a name in PostgreSQL; a longer one would be cut without a word.</summary>
    public const int MostBytes = 63;

    public string Sql => $"{Quote(Schema)}.{Quote(Name)}";

    public string Shown => $"{Schema}.{Name}";

    /// <summary>The comment of a table that is to become this one: what a job that was killed leaves is known by it.</summary>
    public string StageMark => $"照单未完成：{Shown}";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Literal(string text) => $"E'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Why a name cannot be one; null where it can.</summary>
    public static string? Problem(string name) =>
        name.Length == 0 ? "名称是空的"
        : name.Contains('\0') ? "名称里有编号为 0 的字符"
        : Encoding.UTF8.GetByteCount(name) > MostBytes ? $"“{name}”有{Encoding.UTF8.GetByteCount(name)}字节"
        : null;
}

/// <summary>Names of columns as PostgreSQL takes them.</summary>
internal static class ColumnNames
{
    /// <summary>Cut where they are too long, and with a number behind them where they would be the same.</summary>
    public static string[] Fit(IReadOnlyList<string> names)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        string[] fit = new string[names.Count];
        for (int i = 0; i < fit.Length; i++)
        {
            string whole = names[i].Length == 0 ? "列" : names[i];
            fit[i] = Cut(whole, "");
            for (int n = 2; !taken.Add(fit[i]); n++) fit[i] = Cut(whole, $"〔{n}〕");
        }

        return fit;
    }

    private static string Cut(string name, string tail)
    {
        int left = TableName.MostBytes - Encoding.UTF8.GetByteCount(tail);
        var cut = new StringBuilder();
        foreach (Rune rune in name.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0) break;
            cut.Append(rune);
        }

        return cut.Append(tail).ToString();
    }
}
