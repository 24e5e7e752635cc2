using Antlr4.Runtime;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Text;
using static Zhaodan.Grammar.StatuteParser;
using GrammarParser = Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>Parses one line by its rule and says how it is written where it cannot be read.</summary>
internal sealed class LineReader(ClauseParser parser, DiagnosticReporter reporter)
{
    /// <summary>Longer names are refused: every walk through the terms is bounded by the longest.</summary>
    public const int LongestName = 200;

    public TContext? Read<TContext>(List<ClauseToken> tokens, LineForm form, Func<GrammarParser, TContext> rule)
        where TContext : ParserRuleContext
    {
        int end = tokens[tokens.Count - 1].End;
        TContext? context = parser.Parse(tokens, end, rule, out SyntaxFailure failure);
        if (context is null)
        {
            if (failure.Offending is { } offending) reporter.Report(DiagnosticCatalogue.MalformedLine, offending.Span, form.Head, offending.Word, form.Form);
            else reporter.Report(DiagnosticCatalogue.UnfinishedLine, TextSpan.FromBounds(tokens[0].Start, end), form.Head, form.Form);
        }

        return context;
    }

    public Name NameOf(NameContext context)
    {
        ClauseToken token = Spans.Only(context);
        if (token.Word.Length == 0) reporter.Report(DiagnosticCatalogue.EmptyName, token.Span);
        if (token.Word.Length <= LongestName) return token.Name;
        reporter.Report(DiagnosticCatalogue.NameTooLong, token.Span, token.Word.Length, LongestName);
        return new Name(token.Word.Substring(0, LongestName), token.Span);
    }

    public System.Collections.Immutable.ImmutableArray<Name> NamesOf(NamesContext context)
    {
        var names = System.Collections.Immutable.ImmutableArray.CreateBuilder<Name>((context.ChildCount + 1) / 2);
        foreach (var child in context.children)
        {
            if (child is NameContext name) names.Add(NameOf(name));
        }

        return names.ToImmutable();
    }

    public static StringLiteral LiteralOf(Antlr4.Runtime.Tree.ITerminalNode node)
    {
        ClauseToken token = Spans.Token(node);
        return new StringLiteral(token.Word, token.Span);
    }
}
