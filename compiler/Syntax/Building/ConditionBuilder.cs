using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Segmenting;
using Zhaodan.Compiler.Text;
using Zhaodan.Grammar;
using static Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>
/// Flat operands and operators → a condition with the precedence of language.md §3, and the errors that the section names where
/// drafting is ambiguous. Recursion only through brackets, which are at most 64 deep.
/// </summary>
internal sealed class ConditionBuilder(DiagnosticReporter reporter, bool quiet)
{
    /// <summary>A condition that may end in a list head, which is handed out apart.</summary>
    public ConditionSyntax? Build(ConditionContext context, bool inDefinition, out ListHeadSyntax? listHead)
    {
        listHead = null;
        List<ConditionElement> elements = Flatten(context);
        ConditionElement last = elements[elements.Count - 1];
        if (last.ListHead is { } head && last.Joint is Joint.None or Joint.Comma or Joint.But or Joint.And && last.Negation is null)
        {
            listHead = ListHeadOf(head, inDefinition);
            elements.RemoveAt(elements.Count - 1);
            // 虽甲，但有下列情形之一的: the list head is what 虽 waits for.
            if (last.Joint == Joint.But) AnswerConcession(elements);
        }

        return elements.Count == 0 ? null : Join(elements);
    }

    public ConditionSyntax Build(ConditionContext context) => Join(Flatten(context));

    private static void AnswerConcession(List<ConditionElement> elements)
    {
        ConditionElement? waiting = elements.FindLast(element => element.Concession is not null);
        if (waiting is not null) waiting.Concession = null;
    }

    private ListHeadSyntax ListHeadOf(ClauseToken token, bool inDefinition)
    {
        var payload = (ListHeadPayload)(token.Payload ?? new ListHeadPayload(ListMode.Any, 0));
        if (payload.Mode is null && !inDefinition) Report(DiagnosticCatalogue.ListHeadMode, token.Span, token.Word);
        return new ListHeadSyntax(token.Span, payload.Mode ?? ListMode.Any, Math.Max(0, payload.Count));
    }

    private List<ConditionElement> Flatten(ConditionContext context)
    {
        var elements = new List<ConditionElement>();
        Joint joint = Joint.None;
        ClauseToken? jointToken = null;
        foreach (IParseTree child in context.children)
        {
            if (child is OperatorContext op) (joint, jointToken) = JointOf(op);
            else elements.Add(ElementOf((OperandContext)child, joint, jointToken));
        }

        return elements;
    }

    private static (Joint Joint, ClauseToken Token) JointOf(OperatorContext op)
    {
        ClauseToken first = Spans.Token((ITerminalNode)op.children[0]);
        ClauseToken last = Spans.Token((ITerminalNode)op.children[op.ChildCount - 1]);
        Joint joint = (first.Type, last.Type) switch
        {
            (_, StatuteLexer.CAUSES) => Joint.Causes,
            (StatuteLexer.COMMA, StatuteLexer.OR) => Joint.CommaOr,
            (StatuteLexer.COMMA, StatuteLexer.BUT) => Joint.But,
            (StatuteLexer.COMMA, _) => Joint.Comma,
            (_, StatuteLexer.BUT) => Joint.But,
            (_, StatuteLexer.OR) => Joint.Or,
            (_, StatuteLexer.LIST_AND) => Joint.ListAnd,
            (_, StatuteLexer.AND) => Joint.And,
            _ => Joint.Pause,
        };
        return (joint, last);
    }

    private ConditionElement ElementOf(OperandContext operand, Joint joint, ClauseToken? jointToken)
    {
        ClauseToken? actor = null, negation = null, proof = null, concession = null, cause = null, andLike = null, proven = null;
        int negations = 0, negationsOfCause = 0;
        PrimaryContext? primary = null;
        foreach (IParseTree child in operand.children)
        {
            switch (child)
            {
                case PrefixContext prefix:
                    ClauseToken token = Spans.Only(prefix);
                    switch (token.Type)
                    {
                        case StatuteLexer.NOT:
                            if (negations > 0 && negation is not null) Report(DiagnosticCatalogue.DoubleNegation, TextSpan.Cover(negation.Span, token.Span), negation.Word, token.Word);
                            negation = token;
                            negations++;
                            break;
                        case StatuteLexer.CAUSE:
                            if (cause is not null) Report(DiagnosticCatalogue.CauseWithoutVerb, cause.Span, cause.Word);
                            cause = token;
                            negationsOfCause = negations;
                            negations = 0;
                            negation = null;
                            actor = null;
                            break;
                        case StatuteLexer.ACTOR:
                            actor = token;
                            break;
                        case StatuteLexer.CONCESSION:
                            concession = token;
                            break;
                        default:
                            proof = token;
                            break;
                    }

                    break;
                case PrimaryContext p:
                    primary = p;
                    break;
                case SuffixContext suffix when Spans.Only(suffix).Type == StatuteLexer.AND_LIKE:
                    andLike = Spans.Only(suffix);
                    break;
                case SuffixContext suffix:
                    proven = Spans.Only(suffix);
                    break;
            }
        }

        if (primary is null) throw new InvalidOperationException("The grammar gives every operand a primary.");
        ClauseToken? listHead = primary.LIST_HEAD() is { } head ? Spans.Token(head) : null;
        ConditionSyntax node = Primary(primary, actor);
        if (proof is not null) node = new ProofConditionSyntax(TextSpan.Cover(proof.Span, node.Span), proof.Type == StatuteLexer.DISPROVE, node);
        if (negation is not null) node = new NotConditionSyntax(TextSpan.Cover(negation.Span, node.Span), node);
        return new ConditionElement(joint, jointToken, node)
        {
            Opens = cause,
            NegatedCause = negationsOfCause,
            Negation = negation,
            Proof = proof,
            Concession = concession,
            AndLike = andLike,
            Proven = proven,
            ListHead = listHead,
            StandsAlone = actor is not null || cause is not null || Spans.Token(operand.Start).FollowsAspect,
        };
    }

    private ConditionSyntax Primary(PrimaryContext primary, ClauseToken? actor)
    {
        if (primary.term() is { } term)
        {
            ClauseToken token = Spans.Only(term);
            TextSpan span = actor is null ? token.Span : TextSpan.Cover(actor.Span, token.Span);
            if (token.Type == StatuteLexer.UNKNOWN) return new ErrorConditionSyntax(span);
            if (token.Type == StatuteLexer.QUANTITY_FACT && (token.Kinds & TermKinds.CountedAct) == 0)
            {
                Report(DiagnosticCatalogue.QuantityAsCondition, token.Span, token.Word);
                return new ErrorConditionSyntax(span);
            }

            return new TermConditionSyntax(span, token.Name, actor?.Name ?? default);
        }

        if (primary.condition() is { } inner) return Build(inner);
        if (primary.references() is { } references) return new ReferenceConditionSyntax(Spans.Of(primary), ReferenceBuilder.Build(references));
        if (primary.comparison() is { } comparison) return ComparisonBuilder.Build(comparison, reporter, quiet);
        if (primary.choice() is { } choice) return ComparisonBuilder.Build(choice);
        if (primary.dateComparison() is { } date) return ComparisonBuilder.Build(date);
        if (primary.span() is { } span2) return ComparisonBuilder.Build(span2, reporter, quiet);
        return new ErrorConditionSyntax(Spans.Of(primary));
    }

    /// <summary>Elements → condition: list heads out of place, causes, then commas, then words.</summary>
    private ConditionSyntax Join(List<ConditionElement> elements)
    {
        foreach (ConditionElement element in elements)
        {
            if (element.ListHead is { } head) Report(DiagnosticCatalogue.ListHeadPlace, head.Span, head.Word);
        }

        return JoinCommas(JoinCauses(elements));
    }

    /// <summary>
    /// 因甲，致使乙: the cause runs from the nearest 因 that has no verb yet, the effect to the end of the comma's segment.
    /// </summary>
    private List<ConditionElement> JoinCauses(List<ConditionElement> elements)
    {
        if (!elements.Exists(element => element.Opens is not null || element.Joint == Joint.Causes)) return elements;

        var done = new List<ConditionElement>();
        var open = new Stack<int>();
        for (int i = 0; i < elements.Count; i++)
        {
            ConditionElement element = elements[i];
            if (element.Joint != Joint.Causes)
            {
                if (element.Opens is not null) open.Push(done.Count);
                done.Add(element);
                continue;
            }

            if (open.Count == 0)
            {
                if (element.JointToken is { } verb) Report(DiagnosticCatalogue.VerbWithoutCause, verb.Span, verb.Word);
                element.Joint = Joint.Comma;
                done.Add(element);
                continue;
            }

            int effectEnd = i + 1;
            while (effectEnd < elements.Count && !IsCommaLevel(elements[effectEnd].Joint) && elements[effectEnd].Joint != Joint.Causes) effectEnd++;
            int start = open.Pop();
            ConditionElement opener = done[start];
            ConditionSyntax cause = JoinCommas(done.GetRange(start, done.Count - start));
            ConditionSyntax effect = JoinCommas(elements.GetRange(i, effectEnd - i));
            done.RemoveRange(start, done.Count - start);
            ConditionSyntax node = new CauseConditionSyntax(TextSpan.Cover(opener.Opens?.Span ?? cause.Span, effect.Span), cause, effect);
            if (opener.NegatedCause > 0) node = new NotConditionSyntax(node.Span, node);
            done.Add(new ConditionElement(opener.Joint, opener.JointToken, node) { Concession = opener.Concession });
            i = effectEnd - 1;
        }

        foreach (int start in open.Reverse())
        {
            if (done[start].Opens is { } word) Report(DiagnosticCatalogue.CauseWithoutVerb, word.Span, word.Word);
        }

        return done;
    }

    private static bool IsCommaLevel(Joint joint) => joint is Joint.Comma or Joint.CommaOr or Joint.But;

    /// <summary>，and 但: all of the segments; ，或者 alone: any of them.</summary>
    private ConditionSyntax JoinCommas(List<ConditionElement> elements)
    {
        var segments = new List<ConditionElement>();
        int start = 0;
        for (int i = 1; i <= elements.Count; i++)
        {
            if (i < elements.Count && !IsCommaLevel(elements[i].Joint)) continue;
            segments.Add(JoinWords(elements, start, i));
            start = i;
        }

        segments = JoinConcessions(segments);
        ClauseToken? or = null;
        bool and = false;
        for (int i = 1; i < segments.Count; i++)
        {
            if (segments[i].Joint == Joint.CommaOr) or ??= segments[i].JointToken;
            else and = true;
            if (segments[i].Joint == Joint.CommaOr && segments[i].Proven is { } proven) Report(DiagnosticCatalogue.ProofBesideList, proven.Span, proven.Word);
        }

        if (or is not null && and) Report(DiagnosticCatalogue.OrBesideComma, or.Span);
        return Combine(segments, or is not null && !and);
    }

    /// <summary>虽甲，但乙 is one operand: from 虽 to the end of the segment that 但 begins.</summary>
    private List<ConditionElement> JoinConcessions(List<ConditionElement> segments)
    {
        if (!segments.Exists(segment => segment.Concession is not null)) return segments;

        // Where the commas after a segment end: at 但, at ，或者, or at the end.
        var stops = new int[segments.Count];
        for (int i = segments.Count - 1; i >= 0; i--)
        {
            stops[i] = i + 1 < segments.Count && segments[i + 1].Joint == Joint.Comma ? stops[i + 1] : i + 1;
        }

        var joined = new List<ConditionElement>(segments.Count);
        for (int i = 0; i < segments.Count; i++)
        {
            ConditionElement segment = segments[i];
            int but = stops[i];
            if (segment.Concession is not null && but < segments.Count && segments[but].Joint == Joint.But)
            {
                joined.Add(new ConditionElement(segment.Joint, segment.JointToken, Combine(segments.GetRange(i, but - i + 1), false)));
                i = but;
                continue;
            }

            if (segment.Concession is { } lone) Report(DiagnosticCatalogue.ConcessionWithoutBut, lone.Span, lone.Word);
            joined.Add(segment);
        }

        return joined;
    }

    /// <summary>The operands between two commas, joined by words and 、.</summary>
    private ConditionElement JoinWords(List<ConditionElement> elements, int start, int end)
    {
        ConditionElement first = elements[start];
        ClauseToken? or = null, and = null, pause = null;
        int lastPause = -1, lastConnective = -1;
        for (int i = start + 1; i < end; i++)
        {
            ClauseToken? token = elements[i].JointToken;
            switch (elements[i].Joint)
            {
                case Joint.Or:
                    or ??= token;
                    lastConnective = i;
                    break;
                case Joint.And or Joint.ListAnd:
                    and ??= token;
                    lastConnective = i;
                    break;
                default:
                    pause = token;
                    lastPause = i;
                    break;
            }
        }

        if (or is not null && and is not null)
        {
            (ClauseToken earlier, ClauseToken later) = or.Start < and.Start ? (or, and) : (and, or);
            Report(DiagnosticCatalogue.AndBesideOr, later.Span, earlier.Word, later.Word);
        }
        else if (pause is not null && lastPause > lastConnective)
        {
            Report(DiagnosticCatalogue.EnumerationNotClosed, pause.Span);
        }

        ReportPrefixesBeforeLists(elements, start, end);
        var operands = new List<ConditionElement>(end - start);
        bool any = or is not null || and is null;
        ClauseToken? comma = null, concession = null;
        for (int i = start; i < end; i++)
        {
            operands.Add(elements[i]);
            concession ??= elements[i].Concession;
            if (elements[i].AndLike is { } like) operands.Add(new ConditionElement(Joint.Or, like, new AndTheLikeSyntax(like.Span)));
            if (elements[i].Proven is not { } proven) continue;
            if (proven.Type == StatuteLexer.COMMA_PROVEN) comma = proven;
            else if (end - start > 1) Report(DiagnosticCatalogue.ProofBesideList, proven.Span, proven.Word);
            else comma = proven;
        }

        ConditionSyntax node = Combine(operands, any);
        if (comma is not null) node = new ProofConditionSyntax(TextSpan.Cover(node.Span, comma.Span), false, node);
        return new ConditionElement(first.Joint, first.JointToken, node) { Concession = concession, Proven = comma };
    }

    private void ReportPrefixesBeforeLists(List<ConditionElement> elements, int start, int end)
    {
        for (int i = start; i + 1 < end; i++)
        {
            if (elements[i + 1].Joint is not (Joint.Or or Joint.ListAnd or Joint.Pause) || elements[i + 1].StandsAlone) continue;
            if (elements[i].Negation is { } negation && elements[i + 1].Negation is null)
            {
                Report(DiagnosticCatalogue.NegationBeforeList, TextSpan.Cover(negation.Span, elements[i + 1].Node.Span), negation.Word);
            }

            if (elements[i].Proof is { } proof && elements[i + 1].Proof is null)
            {
                Report(DiagnosticCatalogue.ProofBesideList, TextSpan.Cover(proof.Span, elements[i + 1].Node.Span), proof.Word);
            }
        }
    }

    private static ConditionSyntax Combine(List<ConditionElement> operands, bool any)
    {
        if (operands.Count == 1) return operands[0].Node;
        TextSpan span = Spans.Cover(operands[0].Node, operands[operands.Count - 1].Node);
        ImmutableArray<ConditionSyntax> nodes = operands.Select(operand => operand.Node).ToImmutableArray();
        return any ? new OrConditionSyntax(span, nodes) : new AndConditionSyntax(span, nodes);
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments)
    {
        // In a sentence with an undeclared word the rest is a guess.
        if (!quiet) reporter.Report(descriptor, span, arguments);
    }
}
