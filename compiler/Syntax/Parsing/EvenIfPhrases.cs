using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>即使甲，: shown, and without effect wherever it stands.</summary>
internal static class EvenIfPhrases
{
    /// <summary>Takes the phrases out of a sentence; their conditions.</summary>
    public static List<List<ClauseToken>> Take(ref List<ClauseToken> tokens, DiagnosticReporter reporter, ref bool suspect)
    {
        var found = new List<List<ClauseToken>>();
        if (!tokens.Exists(token => token.Type == StatuteLexer.EVEN_IF)) return found;

        int[] depths = SentenceBrackets.Depths(tokens);
        var rest = new List<ClauseToken>(tokens.Count);
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type != StatuteLexer.EVEN_IF || depths[i] != 0)
            {
                rest.Add(tokens[i]);
                continue;
            }

            int end = EndOf(tokens, depths, i + 1);
            if (end < 0)
            {
                reporter.Report(DiagnosticCatalogue.EvenIfWithoutRest, tokens[i].Span, tokens[i].Word);
                suspect = true;
                continue;
            }

            List<ClauseToken> condition = tokens.GetRange(i + 1, end - i - 1);
            Fillers.Drop(condition);
            found.Add(condition);
            i = end;
        }

        tokens = rest;
        return found;
    }

    /// <summary>The comma before 仍然 or a conclusion; without one, the first comma.</summary>
    private static int EndOf(List<ClauseToken> tokens, int[] depths, int start)
    {
        int first = -1;
        for (int i = start; i < tokens.Count; i++)
        {
            if (depths[i] != 0 || tokens[i].Type != StatuteLexer.COMMA)
            {
                if (tokens[i].Type is StatuteLexer.SEMI or StatuteLexer.EVEN_IF) break;
                continue;
            }

            if (first < 0) first = i;
            if (i + 1 == tokens.Count) break;
            ClauseToken next = tokens[i + 1];
            if (ConclusionLead.Is(next.Type) || (next.Type == StatuteLexer.FILLER && next.Word[0] == '仍')) return i;
        }

        return first;
    }
}
