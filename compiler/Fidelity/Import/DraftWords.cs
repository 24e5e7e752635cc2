namespace Zhaodan.Compiler.Fidelity.Import;

/// <summary>The terms and conclusions that a skeleton proposes, in the order of the text.</summary>
internal sealed class DraftWords
{
    // A name is at most this long; a longer phrase is cut, and the drafter names it.
    private const int LongestName = 60;

    private readonly List<string> _facts = [];
    private readonly List<string> _values = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Facts => _facts;

    public IReadOnlyList<string> Values => _values;

    /// <summary>The name of a fact for a phrase; null where nothing is left that could be a name.</summary>
    public string? Fact(string phrase) => Add(phrase, _facts, _values);

    public string? Value(string phrase) => Add(phrase, _values, _facts);

    private string? Add(string phrase, List<string> names, List<string> others)
    {
        string name = MarkerText(phrase);
        if (name.Length < 2) return null;
        if (name.Length > LongestName) name = name.Substring(0, LongestName);
        if (_known.Add(name)) names.Add(name);
        // One name is either a fact or a conclusion.
        return others.Contains(name) ? null : name;
    }

    private static string MarkerText(string phrase) => Words.MarkerScanner.Content(phrase, 0, phrase.Length);
}
