namespace Zhaodan.Screening.Output;

/// <summary>Different texts of a column, numbered as they come. Bounded: a column with more of them is none for a dictionary.</summary>
internal sealed class TextDictionary(string column)
{
    private const int Most = 1 << 20;
    private const long MostCharacters = 1 << 26;

    private readonly Dictionary<string, int> _codes = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];
    private long _characters;

    /// <summary>By code.</summary>
    public IReadOnlyList<string> Texts => _texts;

    /// <exception cref="DictionaryFullException">There are too many.</exception>
    public int CodeOf(ReadOnlySpan<char> text)
    {
        if (_codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out int code)) return code;
        _characters += text.Length;
        if (_texts.Count == Most || _characters > MostCharacters) throw new DictionaryFullException(column, _texts.Count);
        string added = text.ToString();
        _codes.Add(added, _texts.Count);
        _texts.Add(added);
        return _texts.Count - 1;
    }
}

/// <summary>A column has more different texts than a dictionary should hold.</summary>
internal sealed class DictionaryFullException(string column, int limit) : IOException
{
    public string Column => column;

    public int Limit => limit;
}
