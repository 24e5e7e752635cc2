using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>Undeclared words of one file: each is reported once, at its first place, with how often it occurs.</summary>
internal sealed class UnknownWords
{
    /// <summary>Beyond this many different words no suggestions are looked for: such a file lacks its vocabulary.</summary>
    private const int Suggested = 200;

    private const int LongestShown = 60;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private readonly List<(string Word, TextSpan Span)> _measures = [];

    public void Add(string word, string bare, TextSpan span, TermLexicon lexicon)
    {
        // Where no word is known at all, that was said (RegimeWithoutWords).
        if (lexicon.Words.Count == 0) return;
        if (_entries.TryGetValue(word, out Entry? entry)) entry.Count++;
        else _entries.Add(word, new Entry(bare, span, lexicon, _entries.Count));
    }

    /// <summary>What follows a quantity is no number with a unit that was declared; declaring a word would not help.</summary>
    public void AddMeasure(string word, TextSpan span) => _measures.Add((word, span));

    public void Report(DiagnosticReporter reporter)
    {
        foreach ((string word, TextSpan span) in _measures) reporter.Report(DiagnosticCatalogue.UnknownMeasure, span, Shorten(word));
        foreach (KeyValuePair<string, Entry> entry in _entries.OrderBy(entry => entry.Value.Order))
        {
            string near = entry.Value.Order < Suggested ? Near(entry.Key, entry.Value) : "";
            reporter.Report(DiagnosticCatalogue.UnknownWord, entry.Value.Span, Shorten(entry.Key), entry.Value.Count, near);
        }
    }

    private static string Near(string word, Entry entry)
    {
        var near = entry.Lexicon.Nearest(word);
        if (near.IsEmpty && entry.Bare != word) near = entry.Lexicon.Nearest(entry.Bare);
        return near.IsEmpty ? "" : "（相近的有" + string.Concat(near.Select(candidate => $"“{candidate}”")) + "）";
    }

    internal static string Shorten(string word) =>
        word.Length <= LongestShown ? word : word.Remove(LongestShown - 1) + "…";

    private sealed class Entry(string bare, TextSpan span, TermLexicon lexicon, int order)
    {
        public string Bare { get; } = bare;

        public TextSpan Span { get; } = span;

        public TermLexicon Lexicon { get; } = lexicon;

        public int Order { get; } = order;

        public int Count { get; set; } = 1;
    }
}
