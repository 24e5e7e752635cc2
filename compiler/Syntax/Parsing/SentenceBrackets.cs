using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>Brackets of a sentence: paired, and not too deep for a parser that recurses into them.</summary>
internal static class SentenceBrackets
{
    private const int Deepest = 64;

    /// <summary>Reports brackets that do not pair and leaves them out; false when they are nested too deeply.</summary>
    public static bool Check(ref List<ClauseToken> tokens, DiagnosticReporter reporter, ref bool suspect)
    {
        var open = new Stack<int>();
        HashSet<int>? unmatched = null;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type == StatuteLexer.LPAREN)
            {
                open.Push(i);
                if (open.Count <= Deepest) continue;
                reporter.Report(DiagnosticCatalogue.BracketsTooDeep, tokens[i].Span, Deepest);
                return false;
            }

            if (tokens[i].Type != StatuteLexer.RPAREN) continue;
            if (open.Count > 0) open.Pop();
            else (unmatched ??= []).Add(i);
        }

        foreach (int i in open) (unmatched ??= []).Add(i);
        if (unmatched is null) return true;

        suspect = true;
        foreach (int i in unmatched.OrderBy(i => i)) reporter.Report(DiagnosticCatalogue.UnmatchedBracket, tokens[i].Span, tokens[i].Word);
        tokens = tokens.Where((_, i) => !unmatched.Contains(i)).ToList();
        return true;
    }

    /// <summary>How many brackets are open around each token; a bracket counts as outside of itself.</summary>
    public static int[] Depths(List<ClauseToken> tokens)
    {
        var depths = new int[tokens.Count];
        int depth = 0;
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type == StatuteLexer.RPAREN) depth--;
            depths[i] = depth;
            if (tokens[i].Type == StatuteLexer.LPAREN) depth++;
        }

        return depths;
    }
}
