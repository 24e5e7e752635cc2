using System.Collections.Immutable;
using Antlr4.Runtime.Tree;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax.Antlr;
using Zhaodan.Compiler.Syntax.Parsing;
using Zhaodan.Compiler.Text;
using static Zhaodan.Grammar.StatuteParser;
using GrammarParser = Zhaodan.Grammar.StatuteParser;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>A shaped sentence → sentence nodes. An item with alternatives that have exceptions of their own gives several.</summary>
internal sealed class SentenceBuilder(ClauseParser parser, DiagnosticReporter reporter)
{
    /// <summary>甲，乙的，但丙的除外，丁 before alternatives are joined.</summary>
    private sealed record Part(
        TextSpan Span,
        ConditionSyntax? Condition,
        ListHeadSyntax? ListHead,
        ImmutableArray<ExceptionSyntax> Exceptions,
        ImmutableArray<ConclusionSyntax> Conclusions);

    /// <summary>Empty when the sentence could not be read; why was reported.</summary>
    public IReadOnlyList<SentenceSyntax> Build(SentenceShape shape, SentencePlace place)
    {
        var conditions = new ConditionBuilder(reporter, shape.IsSuspect);
        switch (shape.Form)
        {
            case SentenceForm.Definition:
                return Parse(shape, p => p.definition()) is { } definition ? [Definition(definition, conditions)] : [];

            case SentenceForm.Precedence:
                return Parse(shape, p => p.precedence()) is { } precedence
                    ? [new PrecedenceSentenceSyntax(Spans.Of(precedence), ReferenceBuilder.Build(precedence.references(0)), ReferenceBuilder.Build(precedence.references(1)))]
                    : [];

            case SentenceForm.Continuation:
                return Parse(shape, p => p.continuation()) is { } continuation
                    ? [new ContinuationSentenceSyntax(Spans.Of(continuation), new ConclusionBuilder(reporter, shape.IsSuspect).Build(continuation.conclusions()))]
                    : [];

            default:
                return Parse(shape, p => p.sentence()) is { } sentence ? Rules(sentence, shape, place, conditions) : [];
        }
    }

    /// <summary>A condition that stands alone: 适用 …, 即使 ….</summary>
    public ConditionSyntax? BuildCondition(List<ClauseToken> tokens, int end, bool isSuspect)
    {
        var shape = new SentenceShape(SentenceForm.Rule, tokens, [], isSuspect, end);
        return Parse(shape, p => p.conditionOnly()) is { } context
            ? new ConditionBuilder(reporter, isSuspect).Build(context.condition())
            : null;
    }

    private TContext? Parse<TContext>(SentenceShape shape, Func<GrammarParser, TContext> rule)
        where TContext : Antlr4.Runtime.ParserRuleContext
    {
        TContext? context = parser.Parse(shape.Tokens, shape.End, rule, out SyntaxFailure failure);
        // An error in a sentence with an undeclared word would most often be another consequence of it.
        if (context is null && !shape.IsSuspect) SyntaxMessages.Report(failure, shape.End, reporter);
        return context;
    }

    private static DefinitionSentenceSyntax Definition(DefinitionContext context, ConditionBuilder conditions)
    {
        // 包括下列情形 is any of them; after 是指 it must be said.
        ConditionSyntax? condition = conditions.Build(context.condition(), context.INCLUDES() is not null, out ListHeadSyntax? listHead);
        return new DefinitionSentenceSyntax(
            Spans.Of(context), Spans.Only(context.definedTerm()).Name, context.INCLUDES() is not null, condition, listHead);
    }

    private List<SentenceSyntax> Rules(SentenceContext context, SentenceShape shape, SentencePlace place, ConditionBuilder conditions)
    {
        ImmutableArray<ConditionSyntax> evenIf = shape.EvenIf
            .Select(tokens => tokens.Count == 0 ? null : BuildCondition(tokens, tokens[tokens.Count - 1].End, shape.IsSuspect))
            .OfType<ConditionSyntax>()
            .ToImmutableArray();

        var sentences = new List<SentenceSyntax>();
        var group = new List<Part>();
        foreach (IParseTree child in context.children)
        {
            if (child is not RulePartContext rulePart) continue;
            Part part = PartOf(rulePart, conditions, shape.IsSuspect);
            group.Add(part);
            if (part.Conclusions.IsEmpty) continue;
            Join(group, evenIf, sentences);
            group.Clear();
        }

        if (group.Count > 0)
        {
            Part last = group[group.Count - 1];
            if (place == SentencePlace.Paragraph && last.ListHead is null && last.Condition is not null && !shape.IsSuspect)
            {
                reporter.Report(DiagnosticCatalogue.RuleWithoutConclusion, last.Span);
            }

            Join(group, evenIf, sentences);
        }

        return sentences;
    }

    /// <summary>Alternatives without a conclusion of their own share that of the last; an exception of an earlier one keeps it apart.</summary>
    private void Join(List<Part> group, ImmutableArray<ConditionSyntax> evenIf, List<SentenceSyntax> sentences)
    {
        Part last = group[group.Count - 1];
        if (group.Count == 1 && last.Condition is null && last.ListHead is null && AddToRuleBefore(last, sentences)) return;

        if (group.Count > 1 && group.Find(part => part.ListHead is not null) is { ListHead: { } head } && group.Exists(part => part.Condition is not null && part.ListHead is null))
        {
            reporter.Report(DiagnosticCatalogue.ListHeadPlace, head.Span, reporter.Source.Substring(head.Span));
        }

        if (group.Count == 1 || group.Take(group.Count - 1).Any(part => !part.Exceptions.IsEmpty))
        {
            foreach (Part part in group)
            {
                sentences.Add(new RuleSentenceSyntax(part.Span, part.Condition, part.ListHead, part.Exceptions, last.Conclusions, evenIf));
            }

            return;
        }

        ImmutableArray<ConditionSyntax> conditions = group.Select(part => part.Condition).OfType<ConditionSyntax>().ToImmutableArray();
        ConditionSyntax? any = conditions.Length switch
        {
            0 => null,
            1 => conditions[0],
            _ => new OrConditionSyntax(Spans.Cover(conditions[0], conditions[conditions.Length - 1]), conditions),
        };
        TextSpan span = TextSpan.Cover(group[0].Span, last.Span);
        sentences.Add(new RuleSentenceSyntax(span, any, last.ListHead, last.Exceptions, last.Conclusions, evenIf));
    }

    /// <summary>
    /// A part without a condition: after a rule of the same sentence its exceptions and conclusions are that rule's (甲的，从轻；但乙的，
    /// 不从轻); exceptions alone hold for the article. False where the part is a rule of its own.
    /// </summary>
    private static bool AddToRuleBefore(Part part, List<SentenceSyntax> sentences)
    {
        RuleSentenceSyntax? rule = sentences.Count > 0 ? sentences[sentences.Count - 1] as RuleSentenceSyntax : null;
        if (!part.Conclusions.IsEmpty)
        {
            if (rule is null || !part.Exceptions.IsEmpty) return false;
            sentences.Add(new ContinuationSentenceSyntax(part.Span, part.Conclusions));
        }
        else if (rule is not null)
        {
            sentences[sentences.Count - 1] = new RuleSentenceSyntax(
                TextSpan.Cover(rule.Span, part.Span), rule.Condition, rule.ListHead, rule.Exceptions.AddRange(part.Exceptions), rule.Conclusions, rule.EvenIf);
        }
        else
        {
            foreach (ExceptionSyntax exception in part.Exceptions) sentences.Add(new ExceptionSentenceSyntax(part.Span, exception));
        }

        return true;
    }

    private Part PartOf(RulePartContext context, ConditionBuilder conditions, bool quiet)
    {
        ConditionSyntax? condition = null;
        ListHeadSyntax? listHead = null;
        if (context.condition() is { } written) condition = conditions.Build(written, false, out listHead);

        ImmutableArray<ExceptionSyntax>.Builder exceptions = ImmutableArray.CreateBuilder<ExceptionSyntax>();
        foreach (BesidesContext besides in context.besides())
        {
            exceptions.Add(new ExceptionSyntax(Spans.Of(besides), conditions.Build(besides.condition()), null, []));
        }

        foreach (LimitContext limit in context.limit()) exceptions.Add(ExceptionOf(limit, conditions));
        ImmutableArray<ConclusionSyntax> conclusions = context.conclusions() is { } written2 ? new ConclusionBuilder(reporter, quiet).Build(written2, context.DE_CASES() is not null) : [];
        return new Part(Spans.Of(context), condition, listHead, exceptions.ToImmutable(), conclusions);
    }

    private static ExceptionSyntax ExceptionOf(LimitContext limit, ConditionBuilder conditions)
    {
        TextSpan span = Spans.Of(limit);
        ConditionSyntax condition = conditions.Build(limit.condition(0));
        if (limit.CUT() is not null)
        {
            return new ExceptionSyntax(span, condition, null, limit.cutTarget().Select(target => Spans.Only(target).Name).ToImmutableArray());
        }

        return new ExceptionSyntax(span, condition, limit.STILL() is null ? null : conditions.Build(limit.condition(1)), []);
    }
}
