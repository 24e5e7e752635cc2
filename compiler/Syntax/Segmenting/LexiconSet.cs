using System.Collections.Concurrent;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>Finds the words that a regime's clauses, or a regime's cases, are written with.</summary>
public interface ILexiconResolver
{
    /// <summary>The words of these vocabularies together; a title that nobody declares is skipped.</summary>
    TermLexicon ForVocabularies(IReadOnlyList<string> titles);

    /// <summary>The words of the vocabularies that the regime with this 代号 names; null when there is no such regime.</summary>
    TermLexicon? ForRegime(string code);
}

/// <summary>The vocabularies of several files, parts of one title merged.</summary>
public sealed class LexiconSet : ILexiconResolver
{
    private readonly Dictionary<string, List<VocabularySyntax>> _vocabularies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RegimeOutline> _regimes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TermLexicon> _lexicons = new(StringComparer.Ordinal);

    private LexiconSet()
    {
    }

    public static LexiconSet Build(IEnumerable<FileDeclarations> files)
    {
        var set = new LexiconSet();
        foreach (FileDeclarations file in files)
        {
            foreach (VocabularySyntax vocabulary in file.Vocabularies)
            {
                // Its missing title was reported.
                if (vocabulary.Title.IsMissing) continue;
                if (!set._vocabularies.TryGetValue(vocabulary.Title.Text, out List<VocabularySyntax>? parts))
                {
                    set._vocabularies.Add(vocabulary.Title.Text, parts = []);
                }

                parts.Add(vocabulary);
            }

            foreach (RegimeOutline regime in file.Regimes)
            {
                // The versions of a regime may use different vocabularies; its cases may use the words of all.
                set._regimes[regime.Code] = set._regimes.TryGetValue(regime.Code, out RegimeOutline? other)
                    ? other with { Vocabularies = [.. other.Vocabularies.Union(regime.Vocabularies, StringComparer.Ordinal)] }
                    : regime;
            }
        }

        return set;
    }

    public TermLexicon ForVocabularies(IReadOnlyList<string> titles)
    {
        // Titles hold no line break, so the key is injective.
        string key = string.Join("\n", titles);
        return _lexicons.GetOrAdd(key, _ => TermLexicon.Build(PartsOf(titles)));
    }

    public TermLexicon? ForRegime(string code) =>
        _regimes.TryGetValue(code, out RegimeOutline? regime) ? ForVocabularies(regime.Vocabularies) : null;

    private IEnumerable<VocabularySyntax> PartsOf(IReadOnlyList<string> titles)
    {
        foreach (string title in titles.Distinct(StringComparer.Ordinal))
        {
            if (!_vocabularies.TryGetValue(title, out List<VocabularySyntax>? parts)) continue;
            foreach (VocabularySyntax part in parts) yield return part;
        }
    }
}
