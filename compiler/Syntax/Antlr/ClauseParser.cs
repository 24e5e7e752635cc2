using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Misc;
using GrammarParser = Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Antlr;

/// <summary>
/// Where the grammar could not go on. <see cref="Previous"/> is null at the start, <see cref="Offending"/> at the end; <see cref="Next"/>
/// is the token after the offending one.
/// </summary>
internal readonly record struct SyntaxFailure(ClauseToken? Previous, ClauseToken? Offending, ClauseToken? Next, int Rule);

/// <summary>
/// Runs the generated parser over one chunk at a time; the decision tables are shared by all instances. SLL first; what it refuses
/// is tried again with full LL, so that SLL's weakness never makes an error. It gives up at the first error of a chunk:
/// chunks are small, and ANTLR's own recovery makes three messages of one mistake.
/// </summary>
internal sealed class ClauseParser
{
    private readonly ClauseTokenStream _stream = new();
    private readonly GrammarParser _parser;

    public ClauseParser()
    {
        _parser = new GrammarParser(_stream) { ErrorHandler = new GiveUpStrategy(), BuildParseTree = true };
        _parser.RemoveErrorListeners();
    }

    public TContext? Parse<TContext>(List<ClauseToken> tokens, int end, Func<GrammarParser, TContext> rule, out SyntaxFailure failure)
        where TContext : ParserRuleContext
    {
        failure = default;
        foreach (PredictionMode mode in new[] { PredictionMode.SLL, PredictionMode.LL })
        {
            _stream.Load(tokens, end);
            _parser.TokenStream = _stream;
            _parser.Interpreter.PredictionMode = mode;
            try
            {
                return rule(_parser);
            }
            catch (ParseCanceledException canceled) when (canceled.InnerException is RecognitionException error)
            {
                failure = FailureOf(tokens, error);
            }
        }

        return null;
    }

    private static SyntaxFailure FailureOf(List<ClauseToken> tokens, RecognitionException error)
    {
        int index = error.OffendingToken is ClauseToken offending ? offending.Index : tokens.Count;
        return new SyntaxFailure(
            index > 0 && index <= tokens.Count ? tokens[index - 1] : null,
            index < tokens.Count ? tokens[index] : null,
            index + 1 < tokens.Count ? tokens[index + 1] : null,
            error.Context?.RuleIndex ?? -1);
    }

    private sealed class GiveUpStrategy : DefaultErrorStrategy
    {
        public override void Recover(Parser recognizer, RecognitionException e) => throw new ParseCanceledException("", e);

        public override IToken RecoverInline(Parser recognizer) => throw new ParseCanceledException("", new InputMismatchException(recognizer));

        public override void Sync(Parser recognizer)
        {
        }

        public override void ReportError(Parser recognizer, RecognitionException e)
        {
        }
    }
}
