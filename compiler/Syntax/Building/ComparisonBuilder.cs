using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>违法所得二万元以上不满五万元, 两次以上不如实记录, 过错情节轻微, 甲早于乙.</summary>
internal static class ComparisonBuilder
{
    public static ConditionSyntax Build(ComparisonContext context, DiagnosticReporter reporter, bool quiet)
    {
        TextSpan span = Spans.Of(context);
        ClauseToken term = Spans.Token(context.QUANTITY_FACT());
        ImmutableArray<QuantityBound>.Builder bounds = ImmutableArray.CreateBuilder<QuantityBound>(2);
        if (context.BOUND() is { } prefixed)
        {
            if (QuantityOf(context.QUANTITY()) is not { } quantity) return new ErrorConditionSyntax(span);
            bounds.Add(new QuantityBound(OperatorOf(Spans.Token(prefixed)), quantity));
            return new ComparisonConditionSyntax(span, term.Name, bounds.ToImmutable());
        }

        foreach (BoundContext bound in context.bound())
        {
            if (QuantityOf(bound.QUANTITY()) is not { } quantity) return new ErrorConditionSyntax(span);
            ITerminalNode? word = bound.COMPARE() ?? bound.BOUND();
            if (word is null && (context.IS() is null || context.bound().Length > 1))
            {
                if (!quiet) reporter.Report(DiagnosticCatalogue.ComparisonNeedsBound, quantity.Span, Spans.Only(bound).Word);
                return new ErrorConditionSyntax(span);
            }

            bounds.Add(new QuantityBound(word is null ? ComparisonOperator.Equal : OperatorOf(Spans.Token(word)), quantity));
        }

        return new ComparisonConditionSyntax(span, term.Name, bounds.ToImmutable());
    }

    public static ConditionSyntax Build(ChoiceContext context) =>
        new ChoiceConditionSyntax(
            Spans.Of(context),
            Spans.Token(context.CHOICE()).Name,
            context.OPTION().Select(option => Spans.Token(option).Name).ToImmutableArray());

    public static ConditionSyntax Build(DateComparisonContext context)
    {
        TextSpan span = Spans.Of(context);
        ClauseToken term = Spans.Token((ITerminalNode)context.children[0]);
        ClauseToken op = Spans.Token((ITerminalNode)context.children[1]);
        ClauseToken other = Spans.Token((ITerminalNode)context.children[2]);
        if (other.Type != StatuteLexer.DATE) return new DateConditionSyntax(span, term.Name, OperatorOf(op), null, other.Name);
        return other.Payload is DatePayload { Days: { } days }
            ? new DateConditionSyntax(span, term.Name, OperatorOf(op), days, default)
            : new ErrorConditionSyntax(span);
    }

    public static ConditionSyntax Build(SpanContext context, DiagnosticReporter reporter, bool quiet)
    {
        PeriodContext period = context.period();
        QuantitySyntax? length = LengthOf(period.QUANTITY(), period.BOUND(), reporter, quiet);
        if (length is null) return new ErrorConditionSyntax(Spans.Of(context));
        return new SpanConditionSyntax(Spans.Of(context), Spans.Only(period.dated()).Name, length, Spans.Only(context.dated()).Name);
    }

    /// <summary>五个工作日内: the length of a span; null where it cannot be one.</summary>
    public static QuantitySyntax? LengthOf(ITerminalNode quantity, ITerminalNode bound, DiagnosticReporter reporter, bool quiet)
    {
        ClauseToken word = Spans.Token(bound);
        if (OperatorOf(word) == ComparisonOperator.LessOrEqual && word.Word != "以下") return QuantityOf(quantity);
        if (!quiet) reporter.Report(DiagnosticCatalogue.SpanBound, word.Span, word.Word);
        return null;
    }

    private static QuantitySyntax? QuantityOf(ITerminalNode node) => (Spans.Token(node).Payload as QuantityPayload)?.Quantity;

    private static ComparisonOperator OperatorOf(ClauseToken token) =>
        token.Payload is ComparisonOperator op ? op : throw new InvalidOperationException($"{token.Word} carries no operator.");
}
