using Antlr4.Runtime;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>From ANTLR's nodes to tokens and places.</summary>
internal static class Spans
{
    public static TextSpan Of(ParserRuleContext context)
    {
        int start = context.Start is ClauseToken first ? first.Start : 0;
        int end = context.Stop is ClauseToken last ? last.End : start;
        return TextSpan.FromBounds(start, end);
    }

    public static ClauseToken Token(ITerminalNode node) => (ClauseToken)node.Symbol;

    public static ClauseToken Token(IToken token) => (ClauseToken)token;

    /// <summary>The token of a rule that is one token.</summary>
    public static ClauseToken Only(ParserRuleContext context) => (ClauseToken)context.Start;

    public static TextSpan Cover(SyntaxNode first, SyntaxNode last) => TextSpan.Cover(first.Span, last.Span);
}
