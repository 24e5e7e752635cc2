using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using GrammarParser = Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>Says in a drafter's words where the grammar stopped, from the token before and the token that did not fit.</summary>
internal static class SyntaxMessages
{
    public static void Report(SyntaxFailure failure, int end, DiagnosticReporter reporter)
    {
        ClauseToken? previous = failure.Previous;
        if (failure.Offending is not { } offending)
        {
            ReportEnd(previous, end, reporter);
            return;
        }

        if (previous is not null && ReportPair(previous, offending, failure.Next, reporter)) return;
        if (offending.Type == StatuteLexer.GROUP && failure.Rule != GrammarParser.RULE_target)
        {
            reporter.Report(DiagnosticCatalogue.GroupAsCondition, offending.Span, offending.Word);
        }
        else if (offending.Type == StatuteLexer.OPTION)
        {
            reporter.Report(DiagnosticCatalogue.OptionAlone, offending.Span, offending.Word);
        }
        else if (previous is null)
        {
            reporter.Report(DiagnosticCatalogue.UnexpectedStart, offending.Span, offending.Word);
        }
        else
        {
            reporter.Report(DiagnosticCatalogue.UnexpectedToken, offending.Span, previous.Word, offending.Word);
        }
    }

    private static void ReportEnd(ClauseToken? previous, int end, DiagnosticReporter reporter)
    {
        if (previous is null) reporter.Report(DiagnosticCatalogue.UnfinishedSentence, TextSpan.FromBounds(end, end), "");
        else if (IsMeasure(previous.Type)) reporter.Report(DiagnosticCatalogue.QuantityAsCondition, previous.Span, previous.Word);
        else reporter.Report(DiagnosticCatalogue.UnfinishedSentence, previous.Span, previous.Word);
    }

    private static bool ReportPair(ClauseToken previous, ClauseToken offending, ClauseToken? next, DiagnosticReporter reporter)
    {
        bool inConclusion = previous.Type is StatuteLexer.THEN or StatuteLexer.MUST or StatuteLexer.MAY or StatuteLexer.AGAINST
            or StatuteLexer.GIVE or StatuteLexer.VERB_FILLER or StatuteLexer.CONTINUE_BUT;
        if (inConclusion && IsOperand(offending.Type) && offending.Type is not StatuteLexer.VALUE)
        {
            reporter.Report(DiagnosticCatalogue.FactInConclusion, offending.Span, offending.Word);
        }
        else if (IsMeasure(previous.Type) && offending.Type is not StatuteLexer.QUANTITY and not StatuteLexer.OPTION)
        {
            reporter.Report(DiagnosticCatalogue.QuantityAsCondition, previous.Span, previous.Word);
        }
        else if (previous.Type == StatuteLexer.VALUE && offending.Type == StatuteLexer.VALUE)
        {
            reporter.Report(DiagnosticCatalogue.AdjacentNames, Both(previous, offending), previous.Word, offending.Word);
        }
        else if (IsOperand(previous.Type) && IsOperand(offending.Type))
        {
            reporter.Report(DiagnosticCatalogue.AdjacentTerms, Both(previous, offending), previous.Word, offending.Word);
        }
        else if (IsOperand(previous.Type) && offending.Type is StatuteLexer.MUST or StatuteLexer.MAY or StatuteLexer.AGAINST or StatuteLexer.GIVE)
        {
            reporter.Report(DiagnosticCatalogue.MissingDe, offending.Span, offending.Word);
        }
        else if (inConclusion && offending.Type == StatuteLexer.NOT && next is { Type: StatuteLexer.VALUE })
        {
            reporter.Report(DiagnosticCatalogue.NegatedConclusion, Both(offending, next), offending.Word, next.Word);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static TextSpan Both(ClauseToken a, ClauseToken b) => TextSpan.Cover(a.Span, b.Span);

    private static bool IsOperand(int type) => type is StatuteLexer.FACT or StatuteLexer.EVENT or StatuteLexer.ACTOR or StatuteLexer.VALUE
        or StatuteLexer.UNKNOWN or StatuteLexer.QUANTITY_FACT or StatuteLexer.DATE_FACT or StatuteLexer.CHOICE or StatuteLexer.LIST_HEAD
        or StatuteLexer.RPAREN or StatuteLexer.LPAREN or StatuteLexer.REFERENCE;

    private static bool IsMeasure(int type) => type is StatuteLexer.QUANTITY_FACT or StatuteLexer.DATE_FACT or StatuteLexer.CHOICE;
}
