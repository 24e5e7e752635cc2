using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Renaming;

/// <summary>
/// Where a term stands in a set of compiled texts and what must be written instead. Places are found by segmentation, never by
/// looking for the characters: 故意 within 故意违法 is no place. The renamed fact keeps its identity: 原名, or for a conclusion's
/// value 同义, leaves the former name readable in old case files (language page, section 1).
/// </summary>
public sealed class TermRename
{
    private static readonly string[] Verbs = ["致使", "导致", "造成", "使"];
    private static readonly string[] Marks = ["认定 ", "决定 "];

    private readonly CompilationResult _before;
    private readonly Symbol _symbol;
    private readonly string _name;

    /// <param name="before">Without errors.</param>
    /// <param name="symbol">A fact, a value or a group.</param>
    /// <param name="name">The new name.</param>
    public TermRename(CompilationResult before, Symbol symbol, string name)
    {
        _before = before;
        _symbol = symbol;
        _name = name;
    }

    private string Old => _symbol.Name;

    /// <summary>Only files in which something changes, in the order of the compilation.</summary>
    public ImmutableArray<EditedSource> Plan()
    {
        var edited = ImmutableArray.CreateBuilder<EditedSource>();
        foreach (FileSyntax file in _before.Files)
        {
            var edits = new Dictionary<TextSpan, TextEdit>();
            foreach (WrittenWord word in WordScanner.Scan(file.Source, _before.Lexicons))
            {
                if (EditOf(file.Source, word) is { } edit) edits[edit.Span] = edit;
            }

            foreach (HeaderSyntax header in file.Blocks.OfType<RegimeSyntax>().SelectMany(regime => regime.Headers))
            {
                if (_symbol is GroupSymbol && header.Kind == HeaderKind.MainGroup && header.Value.Text == Old) edits[header.Value.Span] = new TextEdit(header.Value.Span, _name);
            }

            if (FormerName(file) is { } former) edits.Add(former.Span, former);
            if (edits.Count > 0) edited.Add(new EditedSource(file.Source, [.. edits.Values]));
        }

        return edited.ToImmutable();
    }

    private TextEdit? EditOf(SourceText source, WrittenWord word)
    {
        if (word.Word == Old) return Replace(source, word, 0, Old.Length);
        if (!word.IsOfLine || !word.Word.Contains(Old, StringComparison.Ordinal) || Find(word.Word) is not null) return null;

        // 未甲 in a constraint or a link, 不甲 in a decision, 决定 甲 and 认定 甲 as answers show them.
        if (word.Word == "未" + Old || (word.IsOfDecision && word.Word == "不" + Old)) return Replace(source, word, 1, Old.Length);
        foreach (string mark in Marks)
        {
            if (word.Word == mark + Old) return Replace(source, word, mark.Length, Old.Length);
        }

        return Link(source, word);
    }

    // 甲致使乙: an end is a declared word, or 未 and a declared word. Both ends may be the term.
    private TextEdit? Link(SourceText source, WrittenWord word)
    {
        if (LinkName.Canonical(word.Word, Find) is not { } canonical) return null;
        foreach (string verb in Verbs)
        {
            for (int at = word.Word.IndexOf(verb, 1, StringComparison.Ordinal); at > 0; at = word.Word.IndexOf(verb, at + 1, StringComparison.Ordinal))
            {
                string cause = word.Word.Substring(0, at);
                string effect = word.Word.Substring(at + verb.Length);
                if (LinkName.Canonical(cause + verb + effect, Find) != canonical || !IsEnd(cause) || !IsEnd(effect)) continue;
                string renamed = End(cause) + verb + End(effect);
                return renamed == word.Word ? null : Write(source, word, renamed);
            }
        }

        return null;
    }

    // Regimes may use several vocabularies together.
    private Symbol? Find(string word) => _before.Vocabularies.Select(vocabulary => vocabulary.Find(word)).FirstOrDefault(symbol => symbol is not null);

    private bool IsEnd(string end) => Find(end) is not null || (end.Length > 1 && end[0] == '未' && Find(end.Substring(1)) is not null);

    private string End(string end)
    {
        if (end == Old) return _name;
        return end == "未" + Old && Find(end) is null ? "未" + _name : end;
    }

    private TextEdit Replace(SourceText source, WrittenWord word, int start, int length) =>
        Write(source, word, word.Word.Remove(start, length).Insert(start, _name));

    // Marks that stand there stay; a name that a list would take apart gets them.
    private static TextEdit Write(SourceText source, WrittenWord word, string text)
    {
        string written = source.Substring(word.Span);
        if (written.Length > 1 && written[0] is '「' or '“' or '『') return new TextEdit(word.Span, written[0] + text + written[written.Length - 1]);
        return new TextEdit(word.Span, word.IsOfLine ? Listed(text) : text);
    }

    private static string Listed(string name) => name.IndexOfAny(['、', '，', '：', ' ', '（', '）']) >= 0 ? $"「{name}」" : name;

    // Where the former name is kept: added to what is there, or on a line of its own below the declaration.
    private TextEdit? FormerName(FileSyntax file)
    {
        if (!ReferenceEquals(_symbol.Location.Source, file.Source)) return null;
        foreach (DeclarationSyntax declaration in file.Blocks.OfType<VocabularySyntax>().SelectMany(vocabulary => vocabulary.Declarations))
        {
            switch (declaration)
            {
                case FactDeclarationSyntax fact when _symbol is FactSymbol && fact.Name.Text == Old:
                    if (!fact.Attributes.FormerNames.IsEmpty) return Insert(fact.Attributes.FormerNames.Last().Span.End, "、" + Listed(Old));
                    return NewLine(file.Source, Math.Max(fact.Name.Span.End, fact.Type?.Span.End ?? 0), "原名 " + Listed(Old));
                case GroupDeclarationSyntax group when _symbol is ValueSymbol value && group.Name.Text == value.Group.Name:
                    foreach (ValueSynonyms synonyms in group.Synonyms)
                    {
                        if (synonyms.Value.Text == Old && !synonyms.Synonyms.IsEmpty) return Insert(synonyms.Synonyms.Last().Span.End, "、" + Listed(Old));
                    }

                    return NewLine(file.Source, group.Values.Max(each => each.Span.End), $"同义 {Listed(_name)}＝{Listed(Old)}");
            }
        }

        return null;
    }

    private static TextEdit Insert(int at, string text) => new(new TextSpan(at, 0), text);

    private static TextEdit NewLine(SourceText source, int after, string text)
    {
        int end = source.Content.IndexOf('\n', after);
        bool isLast = end < 0;
        if (isLast) end = source.Content.Length;
        bool hasReturn = end > 0 && source.Content[end - 1] == '\r';
        return Insert(hasReturn ? end - 1 : end, (hasReturn ? "\r\n" : "\n") + "  " + text);
    }
}
