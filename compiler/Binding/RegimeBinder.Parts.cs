using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// Items below a head that counts them (同时具备, N项以上, 没有…之一): the head is one rule, and they are parts of its condition
/// (language page, section 4).
/// </summary>
public sealed partial class RegimeBinder
{
    // 同时具备下列情形, 有下列情形两项以上, 没有下列情形之一: the head is one rule, its items are parts of the condition.
    private void BindCountedHead(Scope scope, ImmutableArray<ItemSyntax> items, ProvisionPath path, ListHeadSyntax head)
    {
        ImmutableArray<BoundPart> parts = BindParts(items, path, scope.NameParagraph);
        int own = scope.Heads.Length - 1;
        AddRule(path, scope with { Heads = scope.Heads.RemoveAt(own) }, [CountParts(head, parts)], [], scope.Heads[own], parts, "");
    }

    private BoundCondition CountParts(ListHeadSyntax head, ImmutableArray<BoundPart> parts)
    {
        ImmutableArray<BoundCondition> operands = [.. parts.Select(PartHolds)];
        if (head.Mode == ListMode.All) return new BoundAnd(operands);
        if (head.Mode == ListMode.Any) return new BoundOr(operands);
        if (head.Mode == ListMode.None) return new BoundNot(new BoundOr(operands));
        if (head.Count > parts.Length) Report(DiagnosticCatalogue.CountTooLarge, head.Span, head.Count, parts.Length);
        return new BoundAtLeast(head.Count, operands);
    }

    // An item's exception makes that item false.
    private static BoundCondition PartHolds(BoundPart part) => part.Exceptions.IsEmpty
        ? part.Condition
        : new BoundAnd([part.Condition, .. part.Exceptions.Select(e => new BoundNot(Holds(e)))]);

    private static BoundCondition Holds(BoundException exception) => exception.Counter is null
        ? exception.Condition
        : new BoundAnd([exception.Condition, new BoundNot(exception.Counter)]);

    private ImmutableArray<BoundPart> BindParts(ImmutableArray<ItemSyntax> items, ProvisionPath parent, bool nameParagraph)
    {
        var parts = ImmutableArray.CreateBuilder<BoundPart>(items.Length);
        ImmutableArray<ItemStep> steps = SubHeadNumbers.StepsOf(items);
        for (int i = 0; i < items.Length; i++)
        {
            ItemSyntax item = items[i];
            ProvisionPath path = parent.Below(steps[i]);
            _provisions.AddPlace(path);
            string citation = path.Cite(nameParagraph);
            if (item.Body is { Sentences.IsEmpty: true, IsUnread: false, Items.IsEmpty: false })
            {
                // A sub-head that is a label only: the items below it are items of the head above.
                parts.AddRange(BindParts(item.Body.Items, path, nameParagraph));
                continue;
            }

            var conditions = new List<BoundCondition>();
            var exceptions = new List<BoundException>();
            BindPart(item.Body.Sentences, item.Body.Items, path, nameParagraph, conditions, exceptions);
            if (conditions.Count == 0) continue;
            var part = new BoundPart(path, citation, Locate(item.Body.Span), All(conditions), [.. exceptions]);
            parts.Add(part);
            _provisions.AddTarget(new ProvisionTarget(path, null, PartHolds(part)));
        }

        return parts.ToImmutable();
    }

    private void BindPart(
        ImmutableArray<SentenceSyntax> sentences,
        ImmutableArray<ItemSyntax> items,
        ProvisionPath path,
        bool nameParagraph,
        List<BoundCondition> conditions,
        List<BoundException> exceptions)
    {
        string citation = path.Cite(nameParagraph);
        foreach (SentenceSyntax sentence in sentences)
        {
            _conditions.Enter(path, citation);
            switch (sentence)
            {
                case RuleSentenceSyntax rule:
                    if (rule.Condition is not null) conditions.Add(_conditions.Bind(rule.Condition));
                    if (!items.IsEmpty && sentence == sentences[sentences.Length - 1])
                    {
                        ListHeadSyntax head = rule.ListHead ?? new ListHeadSyntax(rule.Span, ListMode.Any, 0);
                        conditions.Add(CountParts(head, BindParts(items, path, nameParagraph)));
                    }

                    exceptions.AddRange(_conclusions.BindExceptions(rule.Exceptions, [], citation));
                    break;
                case OpenSentenceSyntax:
                    conditions.Add(_conditions.DeclareOpenItem());
                    break;
                case ReadingSentenceSyntax readings:
                    conditions.Add(PartReading(readings, items, path, nameParagraph));
                    break;
            }
        }
    }

    private static BoundCondition All(List<BoundCondition> conditions) => conditions.Count == 1 ? conditions[0] : new BoundAnd([.. conditions]);

    // An item below 同时具备 or N项以上: with its exceptions it is one condition or the other.
    private BoundReading PartReading(ReadingSentenceSyntax syntax, ImmutableArray<ItemSyntax> items, ProvisionPath path, bool nameParagraph)
    {
        BoundReadingPair pair = Declare(syntax, path, nameParagraph);
        BoundCondition first = Part(syntax.First);
        BoundCondition second = Part(syntax.Second);
        return syntax.IsSecondDefault ? new BoundReading(pair, second, first) : new BoundReading(pair, first, second);

        BoundCondition Part(ImmutableArray<SentenceSyntax> sentences)
        {
            var conditions = new List<BoundCondition>();
            var exceptions = new List<BoundException>();
            BindPart(sentences, items, path, nameParagraph, conditions, exceptions);
            conditions.AddRange(exceptions.Select(e => new BoundNot(Holds(e))));
            return conditions.Count == 0 ? new BoundConstant(Truth.True) : All(conditions);
        }
    }
}
