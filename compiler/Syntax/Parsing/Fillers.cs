using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Grammar;

namespace Zhaodan.Compiler.Syntax.Parsing;

/// <summary>Words without logic that Chinese wants (language.md §2).</summary>
internal static class Fillers
{
    /// <summary>Takes fillers out; what follows 已 is marked, because a negation before it does not reach over.</summary>
    public static void Drop(List<ClauseToken> tokens)
    {
        for (int i = 0; i + 1 < tokens.Count; i++)
        {
            if (tokens[i].Type == StatuteLexer.FILLER && (tokens[i].Word[0] == '已' || tokens[i].FollowsAspect || tokens[i].Word == "确已")) tokens[i + 1].FollowsAspect = true;
        }

        tokens.RemoveAll(token => token.Type == StatuteLexer.FILLER);
    }
}

/// <summary>Words that only a conclusion begins with.</summary>
internal static class ConclusionLead
{
    public static bool Is(int type) => type is StatuteLexer.MUST or StatuteLexer.MAY or StatuteLexer.AGAINST
        or StatuteLexer.GIVE or StatuteLexer.VERB_FILLER or StatuteLexer.BY or StatuteLexer.DEFEATS or StatuteLexer.PRIOR;
}
