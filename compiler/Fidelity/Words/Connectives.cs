namespace Zhaodan.Compiler.Fidelity.Words;

/// <summary>What joins a stretch of a text to the one before it.</summary>
internal enum Joint
{
    /// <summary>The beginning, or a full stop, colon or semicolon</summary>
    None,

    /// <summary>、, 和, 以及: what it means is settled elsewhere</summary>
    Open,

    Comma,

    And,

    Or,
}

internal static class Connectives
{
    /// <summary>The connective nearest before a place; brackets that open there are passed over.</summary>
    public static Joint Before(string text, int at)
    {
        for (int i = at - 1; i >= 0; i--)
        {
            switch (text[i])
            {
                case '。' or '：' or '；':
                    return i > 0 && text[i] == '；' ? Joint.Open : Joint.None;
                case '，':
                    return Joint.Comma;
                case '、':
                    return Joint.Open;
                case '或':
                case '者' when i > 0 && text[i - 1] == '或':
                    return Joint.Or;
                case '且':
                    return Joint.And;
                case '并' when i == 0 || text[i - 1] is not ('合' or '一'):
                    return Joint.And;
                case '和' or '及' or '与':
                    return Joint.Open;
                case '等' when i > 0 && text[i - 1] is not ('平' or '同' or '高' or '对'):
                    return Joint.Open;
            }
        }

        return Joint.None;
    }

    /// <summary>
    /// The joints before the places of a text where the words stand: their rarest pairs of characters tell, since the others may
    /// stand anywhere.
    /// </summary>
    public static List<Joint> BeforeWords(string text, string words)
    {
        var places = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (int i = 0; i + 1 < words.Length; i++)
        {
            string pair = words.Substring(i, 2);
            if (places.ContainsKey(pair)) continue;
            var found = new List<int>();
            for (int at = text.IndexOf(pair, StringComparison.Ordinal); at >= 0; at = text.IndexOf(pair, at + 1, StringComparison.Ordinal)) found.Add(at);
            if (found.Count > 0) places.Add(pair, found);
        }

        if (places.Count == 0) return [];
        int fewest = places.Values.Min(found => found.Count);
        return [.. places.Values.Where(found => found.Count == fewest).SelectMany(found => found).Select(at => Before(text, at))];
    }
}
