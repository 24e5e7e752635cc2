namespace Zhaodan.Cli.Shell;

/// <summary>What somebody probably meant.</summary>
internal static class Suggestion
{
    /// <summary>“是不是“X”？” with the nearest of the known words; empty when none is near.</summary>
    public static string For(string written, IEnumerable<string> known)
    {
        string? best = null;
        int bestDistance = int.MaxValue;
        foreach (string candidate in known)
        {
            int distance = Distance(written, candidate);
            if (distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        // Up to a third of the word may differ, one character at least.
        return best is not null && bestDistance <= Math.Max(1, best.Length / 3) ? $"是不是“{best}”？" : "";
    }

    // Edit distance with swapped neighbours counted once; words of a command line are short.
    private static int Distance(string a, string b)
    {
        const int longest = 64;
        if (a.Length > longest || b.Length > longest) return longest;
        var table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) table[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                int least = Math.Min(Math.Min(table[i - 1, j] + 1, table[i, j - 1] + 1), table[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) least = Math.Min(least, table[i - 2, j - 2] + 1);
                table[i, j] = least;
            }
        }

        return table[a.Length, b.Length];
    }
}
