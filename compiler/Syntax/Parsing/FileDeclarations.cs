using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax;

/// <summary>A regime as the first pass sees it: enough to know which words its clauses and cases are written with.</summary>
public sealed record RegimeOutline(string Title, string Code, ImmutableArray<string> Vocabularies);

/// <summary>What the first pass over a file found; the second continues from it.</summary>
public sealed class FileDeclarations
{
    internal FileDeclarations(SourceLines lines, int languageVersion, ImmutableArray<BlockOutline> outlines, ImmutableArray<VocabularySyntax> vocabularies, ImmutableArray<RegimeOutline> regimes)
    {
        Lines = lines;
        LanguageVersion = languageVersion;
        Outlines = outlines;
        Vocabularies = vocabularies;
        Regimes = regimes;
    }

    public SourceText Source => Lines.Source;

    /// <summary>Complete syntax, but for 未甲 in constraints: whether that is 未 + 甲 is told apart when all declarations are known.</summary>
    public ImmutableArray<VocabularySyntax> Vocabularies { get; }

    public ImmutableArray<RegimeOutline> Regimes { get; }

    internal SourceLines Lines { get; }

    internal int LanguageVersion { get; }

    internal ImmutableArray<BlockOutline> Outlines { get; }
}
