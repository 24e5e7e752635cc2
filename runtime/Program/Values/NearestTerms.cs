namespace Zhaodan.ProgramForm.Values;

/// <summary>The declared names that look most like an unknown one, by edit distance.</summary>
public static class NearestTerms
{
    private const int Shown = 3;
    private const int LongestCompared = 64;

    public static IReadOnlyList<string> Of(ReadOnlySpan<char> unknown, IEnumerable<string> names)
    {
        if (unknown.Length is 0 or > LongestCompared) return [];
        var best = new List<(int Distance, string Name)>();
        foreach (string name in names)
        {
            int limit = Math.Max(name.Length, unknown.Length) / 2;
            if (name.Length > LongestCompared || Math.Abs(name.Length - unknown.Length) > limit) continue;
            int distance = Distance(unknown, name);
            if (distance <= limit) best.Add((distance, name));
        }

        return best.OrderBy(found => found.Distance).ThenBy(found => found.Name, StringComparer.Ordinal).Take(Shown).Select(found => found.Name).ToList();
    }

    /// <summary>For a sentence: “最接近的有甲、乙。”, or nothing.</summary>
    public static string Sentence(ReadOnlySpan<char> unknown, IEnumerable<string> names)
    {
        IReadOnlyList<string> nearest = Of(unknown, names);
        return nearest.Count == 0 ? "" : $"最接近的有“{string.Join("”“", nearest)}”。";
    }

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        Span<int> row = stackalloc int[LongestCompared + 1];
        for (int j = 0; j <= b.Length; j++) row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
