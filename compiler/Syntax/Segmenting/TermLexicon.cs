using System.Collections.Immutable;

namespace Zhaodan.Compiler.Syntax.Segmenting;

/// <summary>
/// The words that one or several vocabularies declare: names, synonyms, former names, options, units, conclusion values and groups,
/// each with what it may be. The segmenter and the case reader look words up here.
/// </summary>
public sealed class TermLexicon
{
    private readonly List<string> _words = [];
    private readonly TermTrie _trie;
    private readonly Lazy<NearMissIndex> _nearMisses;

    private TermLexicon(int characters)
    {
        _trie = new TermTrie(characters);
        Units = new UnitTable();
        _nearMisses = new Lazy<NearMissIndex>(() => new NearMissIndex(_words));
    }

    /// <summary>No declared word at all.</summary>
    public static TermLexicon Empty { get; } = new(0);

    /// <summary>Every declared word once.</summary>
    public IReadOnlyList<string> Words => _words;

    internal TermTrie Trie => _trie;

    internal UnitTable Units { get; }

    public static TermLexicon Build(IEnumerable<VocabularySyntax> vocabularies)
    {
        var parts = vocabularies.ToList();
        int characters = parts.Sum(part => part.Declarations.Length) * 10;
        var lexicon = new TermLexicon(characters);
        foreach (VocabularySyntax vocabulary in parts)
        {
            foreach (DeclarationSyntax declaration in vocabulary.Declarations) lexicon.Add(declaration);
        }

        return lexicon;
    }

    /// <summary>What the whole word may be; <see cref="TermKinds.None"/> when it is not declared.</summary>
    public TermKinds Find(string word) => (TermKinds)_trie.Find(word);

    /// <summary>Up to three declared words that resemble <paramref name="word"/>, the nearest first.</summary>
    public ImmutableArray<string> Nearest(string word) => _nearMisses.Value.Nearest(word);

    private void Add(DeclarationSyntax declaration)
    {
        switch (declaration)
        {
            case FactDeclarationSyntax fact:
                AddFact(fact);
                break;
            case GroupDeclarationSyntax group:
                AddGroup(group);
                break;
        }
    }

    private void AddFact(FactDeclarationSyntax fact)
    {
        TermKinds kind = fact.Kind switch
        {
            FactSyntaxKind.Event => TermKinds.Event,
            FactSyntaxKind.Actor => TermKinds.Actor,
            _ => fact.Type?.Kind switch
            {
                TypeSyntaxKind.Count or TypeSyntaxKind.Money => TermKinds.Quantity,
                TypeSyntaxKind.Date => TermKinds.Date,
                TypeSyntaxKind.Choice => TermKinds.Choice,
                _ => TermKinds.Fact,
            },
        };
        // 不记录：次 is an act; what is named as a number (…次数) is none.
        bool isAct = fact.Type is { Kind: TypeSyntaxKind.Count, Unit.Text: "次" } && fact.Name.Text is { Length: > 0 } name && name[name.Length - 1] != '数';
        if (isAct) kind |= TermKinds.CountedAct;
        Add(fact.Name, kind);
        foreach (Name synonym in fact.Attributes.Synonyms) Add(synonym, kind);
        foreach (Name former in fact.Attributes.FormerNames) Add(former, kind);
        if (fact.Type is not { } type) return;
        if (!type.Unit.IsMissing) Units.Add(type.Unit.Text);
        foreach (Name option in type.Options) Add(option, TermKinds.Option);
    }

    private void AddGroup(GroupDeclarationSyntax group)
    {
        Add(group.Name, TermKinds.Group);
        foreach (ValueSyntax value in group.Values)
        {
            Add(value.Name, TermKinds.Value);
            foreach (Name included in value.Includes) Add(included, TermKinds.Value);
        }

        foreach (ValueSynonyms synonyms in group.Synonyms)
        {
            foreach (Name synonym in synonyms.Synonyms) Add(synonym, TermKinds.Value);
        }
    }

    private void Add(Name name, TermKinds kind)
    {
        if (name.IsMissing) return;
        int node = _trie.Add(name.Text);
        int before = _trie.Value(node);
        if (before == 0) _words.Add(name.Text);
        _trie.SetValue(node, before | (int)kind);
    }
}
