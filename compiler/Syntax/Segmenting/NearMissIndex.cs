using System.Collections.Immutable;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// Finds declared words that resemble an undeclared one. Words that share most characters with it are found by a table from
/// characters to words; among these the longest common subsequence decides.
/// </summary>
internal sealed class NearMissIndex
{
    private const int Candidates = 64;

    private const int LongestCompared = 64;

    private readonly IReadOnlyList<string> _words;
    private readonly Dictionary<char, List<int>> _holders = [];
    private readonly int[] _shared;

    public NearMissIndex(IReadOnlyList<string> words)
    {
        _words = words;
        _shared = new int[words.Count];
        for (int i = 0; i < words.Count; i++)
        {
            string word = words[i];
            for (int j = 0; j < word.Length; j++)
            {
                if (word.IndexOf(word[j]) < j) continue;
                if (!_holders.TryGetValue(word[j], out List<int>? holders)) _holders.Add(word[j], holders = []);
                holders.Add(i);
            }
        }
    }

    public ImmutableArray<string> Nearest(string word)
    {
        if (word.Length is 0 or > LongestCompared) return [];
        var touched = new List<int>();
        lock (_shared)
        {
            for (int j = 0; j < word.Length; j++)
            {
                if (word.IndexOf(word[j]) < j || !_holders.TryGetValue(word[j], out List<int>? holders)) continue;
                foreach (int i in holders)
                {
                    if (_shared[i]++ == 0) touched.Add(i);
                }
            }

            // At least a third of the shorter word's characters are shared, or it cannot be near.
            touched.RemoveAll(i =>
            {
                bool far = _shared[i] * 3 < Math.Min(word.Length, _words[i].Length) || _words[i].Length > LongestCompared;
                if (far) _shared[i] = 0;
                return far;
            });
            touched.Sort((a, b) => _shared[a] != _shared[b] ? _shared[b].CompareTo(_shared[a]) : a.CompareTo(b));
            foreach (int i in touched) _shared[i] = 0;
        }

        return touched
            .Take(Candidates)
            .Select(i => (Index: i, Score: Likeness(word, _words[i])))
            .Where(candidate => candidate.Score >= 0.5)
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Index)
            .Take(3)
            .Select(candidate => _words[candidate.Index])
            .ToImmutableArray();
    }

    /// <summary>Twice the longest common subsequence over both lengths: 1 for the same word.</summary>
    private static double Likeness(string a, string b)
    {
        var row = new int[b.Length + 1];
        foreach (char c in a)
        {
            int diagonal = 0;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = c == b[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }

        return 2.0 * row[b.Length] / (a.Length + b.Length);
    }
}
