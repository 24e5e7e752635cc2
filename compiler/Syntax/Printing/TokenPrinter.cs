using System.Text;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Printing;

/// <summary>The pieces that the segmenter found in clauses, for <c>show --stage tokens</c>: one sentence after the other, a piece on a line.</summary>
public static class TokenPrinter
{
    public static string Print(FileDeclarations declarations, ILexiconResolver lexicons)
    {
        var text = new StringBuilder();
        SourceText source = declarations.Source;
        Syntax.StatuteParser.Parse(declarations, lexicons, new DiagnosticBag(), tokens =>
        {
            if (text.Length > 0) text.Append('\n');
            foreach (ClauseToken token in tokens)
            {
                var place = new SourceLocation(source, token.Span);
                text.Append(place.Line).Append(':').Append(place.Column).Append(' ')
                    .Append(StatuteLexer.DefaultVocabulary.GetSymbolicName(token.Type)).Append(' ').Append(token.Word).Append('\n');
            }
        });
        return text.ToString();
    }
}
