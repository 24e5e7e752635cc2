using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>第八条、第十条至第十二条 → references, a range being one.</summary>
internal static class ReferenceBuilder
{
    public static ImmutableArray<ReferenceSyntax> Build(ReferencesContext context)
    {
        var tokens = new List<ClauseToken>(context.ChildCount);
        foreach (IParseTree child in context.children) tokens.Add(Spans.Token((ITerminalNode)child));
        return Build(tokens);
    }

    public static ImmutableArray<ReferenceSyntax> Build(IReadOnlyList<ClauseToken> tokens)
    {
        ImmutableArray<ReferenceSyntax>.Builder references = ImmutableArray.CreateBuilder<ReferenceSyntax>();
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Payload is not ReferenceSyntax reference) continue;
            bool range = i > 0 && tokens[i - 1].Type == StatuteLexer.TO && references.Count > 0;
            if (!range)
            {
                references.Add(reference);
                continue;
            }

            ReferenceSyntax start = references[references.Count - 1];
            references[references.Count - 1] = new ReferenceSyntax(
                TextSpan.Cover(start.Span, reference.Span), start.Base, start.Article, start.Paragraph, start.Items, reference);
        }

        return references.ToImmutable();
    }
}
