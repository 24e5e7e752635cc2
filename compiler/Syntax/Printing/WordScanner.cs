using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Printing;

/// <summary>
/// A word as it stands in a text. <see cref="Kinds"/> says what a word of a clause may be; a word of a declaration or case line
/// has none. The span of 「甲」 has its marks, the word has not.
/// </summary>
public readonly record struct WrittenWord(string Word, TextSpan Span, TermKinds Kinds, bool IsOfLine, bool IsOfDecision)
{
    /// <summary>Where the word's own characters stand; null where marks or blanks lie between.</summary>
    public bool IsQuoted => Span.Length == Word.Length + 2;
}

/// <summary>A citation as it stands in a clause.</summary>
public readonly record struct WrittenReference(ReferenceSyntax Reference, TextSpan Span);

/// <summary>
/// All words of a file that may name something declared, by the very pieces that the segmenter and the line reader found:
/// what is only text (理由, 释义, titles, 其他…) is no word.
/// </summary>
public static class WordScanner
{
    public static ImmutableArray<WrittenWord> Scan(SourceText source, ILexiconResolver lexicons) => Scan(source, lexicons, out _);

    /// <summary>The same, with the citations of clauses.</summary>
    public static ImmutableArray<WrittenWord> Scan(SourceText source, ILexiconResolver lexicons, out ImmutableArray<WrittenReference> references)
    {
        var cited = ImmutableArray.CreateBuilder<WrittenReference>();
        var words = ImmutableArray.CreateBuilder<WrittenWord>();
        FileDeclarations declarations = StatuteParser.ParseDeclarations(source, new DiagnosticBag(), AddLine);
        StatuteParser.Parse(declarations, lexicons, new DiagnosticBag(), AddClause, AddLine);
        references = cited.ToImmutable();
        return words.ToImmutable();

        void AddClause(IReadOnlyList<ClauseToken> tokens)
        {
            foreach (ClauseToken token in tokens)
            {
                if (token.Payload is ReferenceSyntax reference) cited.Add(new WrittenReference(reference, token.Span));
                if (token.Kinds != TermKinds.None) words.Add(new WrittenWord(token.Word, token.Span, token.Kinds, false, false));
            }
        }

        void AddLine(IReadOnlyList<ClauseToken> tokens)
        {
            if (tokens[0].Type is StatuteLexer.REASON_LINE or StatuteLexer.GLOSS_LINE or StatuteLexer.SOURCE_LINE or StatuteLexer.ACT_LINE or StatuteLexer.FORMER_LINE) return;
            bool isDecision = tokens[0].Type == StatuteLexer.DECIDE_LINE;
            for (int i = 1; i < tokens.Count; i++)
            {
                if (tokens[i].Type is StatuteLexer.WORD or StatuteLexer.STRING) words.Add(new WrittenWord(tokens[i].Word, tokens[i].Span, TermKinds.None, true, isDecision));
            }
        }
    }
}
