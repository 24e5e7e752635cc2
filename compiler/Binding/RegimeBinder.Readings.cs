using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Syntax.Printing;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// Two readings (language page, section 4). Sentences that differ only in their condition stay one rule, whose condition is
/// one or the other; what differs otherwise becomes rules of their own, each of which holds only in its reading.
/// </summary>
public sealed partial class RegimeBinder
{
    private readonly Dictionary<string, BoundReadingPair> _readings = new(StringComparer.Ordinal);

    private void BindReadings(ReadingSentenceSyntax syntax, bool isHead, Place place, Scope scope)
    {
        BoundReadingPair pair = Declare(syntax, place.Path, scope.NameParagraph);
        ImmutableArray<SentenceSyntax> byDefault = syntax.Default;
        ImmutableArray<SentenceSyntax> other = syntax.Other;
        if (byDefault.Length == other.Length && byDefault.Zip(other, CanJoin).All(joins => joins))
        {
            for (int s = 0; s < byDefault.Length; s++) BindJoined(pair, byDefault[s], other[s], isHead && s == byDefault.Length - 1, place, scope);
            return;
        }

        BindApart(pair, byDefault, false, isHead, place, scope);
        BindApart(pair, other, true, isHead, place, scope);
    }

    private void BindApart(BoundReadingPair pair, ImmutableArray<SentenceSyntax> sentences, bool isOther, bool isHead, Place place, Scope scope)
    {
        var holds = new BoundConstant(Truth.True);
        var fails = new BoundConstant(Truth.False);
        Scope inside = scope with
        {
            Conditions = scope.Conditions.Add(isOther ? new BoundReading(pair, fails, holds) : new BoundReading(pair, holds, fails)),
            Reading = scope.Reading + (isOther == pair.IsSecondDefault ? "读法甲" : "读法乙"),
        };
        Place own = place with { FirstRule = _rules.Count };
        for (int s = 0; s < sentences.Length; s++) BindSentence(sentences[s], isHead && s == sentences.Length - 1, own, inside);
    }

    private void BindJoined(BoundReadingPair pair, SentenceSyntax byDefault, SentenceSyntax other, bool isHead, Place place, Scope scope)
    {
        if (SyntaxPrinter.Print(byDefault) == SyntaxPrinter.Print(other))
        {
            BindSentence(byDefault, isHead, place, scope);
            return;
        }

        switch (byDefault, other)
        {
            case (RuleSentenceSyntax first, RuleSentenceSyntax second):
                BoundCondition condition = Joined(pair, place, scope, () => ConditionOf(first), () => ConditionOf(second));
                if (isHead) BindItems(Extend(scope, first, place.Path, condition), place.Block.Items, place.Path, first.ListHead);
                else BindRule(first, place.Path, UnreadWithoutConclusion(first, place, scope), condition);
                break;
            case (DefinitionSentenceSyntax first, DefinitionSentenceSyntax second):
                BindDefinition(first, place.Block, place.Path, scope.NameParagraph, Joined(pair, place, scope, () => ConditionOf(first), () => ConditionOf(second)));
                break;
        }
    }

    // Each reading counts its 等 from one: it is the same list that is open.
    private BoundReading Joined(BoundReadingPair pair, Place place, Scope scope, Func<BoundCondition?> byDefault, Func<BoundCondition?> other)
    {
        _conditions.Enter(place.Path, Cite(place.Path, scope));
        BoundCondition first = byDefault() ?? new BoundConstant(Truth.True);
        _conditions.Enter(place.Path, Cite(place.Path, scope));
        return new BoundReading(pair, first, other() ?? new BoundConstant(Truth.True));
    }

    private BoundReadingPair Declare(ReadingSentenceSyntax syntax, ProvisionPath path, bool nameParagraph)
    {
        string citation = path.Cite(nameParagraph);
        if (_readings.TryGetValue(citation, out BoundReadingPair? known)) return known;
        if (syntax.First.Select(SyntaxPrinter.Print).SequenceEqual(syntax.Second.Select(SyntaxPrinter.Print), StringComparer.Ordinal))
        {
            Report(DiagnosticCatalogue.SameReadings, syntax.Span, citation);
        }

        var pair = new BoundReadingPair(
            citation, Locate(syntax.FirstSpan), Locate(syntax.SecondSpan), syntax.IsSecondDefault, syntax.Reason?.Text ?? "", Locate(syntax.Span));
        _readings.Add(citation, pair);
        return pair;
    }

    private static bool CanJoin(SentenceSyntax first, SentenceSyntax second) => (first, second) switch
    {
        (RuleSentenceSyntax a, RuleSentenceSyntax b) => SyntaxPrinter.Print(WithoutCondition(a)) == SyntaxPrinter.Print(WithoutCondition(b)),
        (DefinitionSentenceSyntax a, DefinitionSentenceSyntax b) => SyntaxPrinter.Print(WithoutCondition(a)) == SyntaxPrinter.Print(WithoutCondition(b)),
        _ => SyntaxPrinter.Print(first) == SyntaxPrinter.Print(second),
    };

    private static RuleSentenceSyntax WithoutCondition(RuleSentenceSyntax rule) => new(rule.Span, null, rule.ListHead, rule.Exceptions, rule.Conclusions, rule.EvenIf);

    private static DefinitionSentenceSyntax WithoutCondition(DefinitionSentenceSyntax definition) =>
        new(definition.Span, definition.Term, definition.IsInclusion, null, definition.ListHead);
}
