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
            ReferenceSyntax? before = references.Count > 0 ? references[references.Count - 1] : null;
            if (!range || before is null)
            {
                references.Add(Complete(reference, before?.RangeEnd ?? before));
                continue;
            }

            references[references.Count - 1] = new ReferenceSyntax(
                TextSpan.Cover(before.Span, reference.Span), before.Base, before.Article, before.Paragraph, before.Items, Complete(reference, before));
        }

        return references.ToImmutable();
    }

    /// <summary>第八条第（一）项、第（三）项 and 第八条第（一）项至第（三）项: what the second leaves out it has from the first.</summary>
    private static ReferenceSyntax Complete(ReferenceSyntax reference, ReferenceSyntax? before)
    {
        if (!reference.IsBare || before is null) return reference;
        ImmutableArray<ItemStep> items = reference.Items;
        int paragraph = reference.Paragraph;
        if (paragraph == 0)
        {
            paragraph = before.Paragraph;
            int level = 0;
            while (level < before.Items.Length && before.Items[level].Mark != items[0].Mark) level++;
            if (level < before.Items.Length) items = before.Items.RemoveRange(level, before.Items.Length - level).AddRange(items);
        }

        return new ReferenceSyntax(reference.Span, before.Base, before.Article, paragraph, items, null, reference.Rule);
    }
}
