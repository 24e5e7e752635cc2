using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Fidelity.Encoded;

/// <summary>The declared words that a 款 or an item uses in its own sentences.</summary>
internal static class SyntaxWords
{
    public static ImmutableArray<string> Of(ClauseBlockSyntax block)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (SentenceSyntax sentence in block.DefaultSentences) Add(sentence, words);
        return words.ToImmutable();
    }

    /// <summary>The provisions that its conditions refer to (有第十条规定情形), as they are cited; of a range each article.</summary>
    public static ImmutableArray<string> ReferencesOf(ClauseBlockSyntax block)
    {
        var cited = new SortedSet<string>(StringComparer.Ordinal);
        foreach (RuleSentenceSyntax rule in block.DefaultSentences.OfType<RuleSentenceSyntax>())
        {
            foreach (ConditionSyntax condition in Nodes([rule.Condition, .. rule.Exceptions.SelectMany(exception => new[] { exception.Condition, exception.Counter })]))
            {
                if (condition is not ReferenceConditionSyntax references) continue;
                foreach (ReferenceSyntax reference in references.References) cited.UnionWith(Cite(reference));
            }
        }

        return [.. cited];
    }

    private static IEnumerable<string> Cite(ReferenceSyntax reference)
    {
        // A range of a broken text may be of any length.
        const int mostOfRange = 200;
        if (reference.Base != ReferenceBase.Article) yield break;
        if (reference.RangeEnd is { Base: ReferenceBase.Article, IsBare: false } end && reference.Items.IsEmpty)
        {
            for (int n = reference.Article.Number; n <= end.Article.Number && n - reference.Article.Number < mostOfRange; n++) yield return Citation.Of(reference.Article with { Number = n, Insert = 0, Repeat = 0 });
            yield break;
        }

        yield return new ProvisionPath(reference.Article, reference.Paragraph, reference.Items).Cite(reference.Paragraph > 0);
    }

    private static void Add(SentenceSyntax sentence, ImmutableArray<string>.Builder words)
    {
        switch (sentence)
        {
            case RuleSentenceSyntax rule:
                Add(rule.Condition, words);
                foreach (ConditionSyntax condition in rule.EvenIf) Add(condition, words);
                foreach (ExceptionSyntax exception in rule.Exceptions) Add(exception, words);
                Add(rule.Conclusions, words);
                break;
            case ContinuationSentenceSyntax continuation:
                Add(continuation.Conclusions, words);
                break;
            case ExceptionSentenceSyntax exception:
                Add(exception.Exception, words);
                break;
            case DefinitionSentenceSyntax definition:
                Add(definition.Term, words);
                Add(definition.Condition, words);
                break;
        }
    }

    private static void Add(ImmutableArray<ConclusionSyntax> conclusions, ImmutableArray<string>.Builder words)
    {
        foreach (ConclusionSyntax conclusion in conclusions)
        {
            if (conclusion is DutyConclusionSyntax duty)
            {
                foreach (Name actor in duty.Actors) Add(actor, words);
                Add(duty.Start, words);
                Add(duty.Act, words);
            }

            if (conclusion is not ValueConclusionSyntax value) continue;
            foreach (Name name in value.Values) Add(name, words);
        }
    }

    private static void Add(ExceptionSyntax exception, ImmutableArray<string>.Builder words)
    {
        Add(exception.Condition, words);
        Add(exception.Counter, words);
        foreach (Name cut in exception.Cuts) Add(cut, words);
    }

    private static void Add(ConditionSyntax? root, ImmutableArray<string>.Builder words)
    {
        foreach (ConditionSyntax condition in Nodes([root]))
        {
            switch (condition)
            {
                case TermConditionSyntax term:
                    Add(term.Term, words);
                    Add(term.Actor, words);
                    break;
                case ComparisonConditionSyntax comparison:
                    Add(comparison.Term, words);
                    break;
                case ChoiceConditionSyntax choice:
                    Add(choice.Term, words);
                    foreach (Name option in choice.Options) Add(option, words);
                    break;
                case SpanConditionSyntax span:
                    Add(span.Start, words);
                    Add(span.Finish, words);
                    break;
                case DateConditionSyntax date:
                    Add(date.Term, words);
                    Add(date.OtherTerm, words);
                    break;
            }
        }
    }

    private static IEnumerable<ConditionSyntax> Nodes(IEnumerable<ConditionSyntax?> roots)
    {
        var pending = new Stack<ConditionSyntax>(roots.OfType<ConditionSyntax>());
        while (pending.Count > 0)
        {
            ConditionSyntax condition = pending.Pop();
            yield return condition;
            IEnumerable<ConditionSyntax> below = condition switch
            {
                AndConditionSyntax and => and.Operands,
                OrConditionSyntax or => or.Operands,
                NotConditionSyntax not => [not.Operand],
                CauseConditionSyntax cause => [cause.Cause, cause.Effect],
                ProofConditionSyntax proof => [proof.Operand],
                _ => [],
            };
            foreach (ConditionSyntax operand in below) pending.Push(operand);
        }
    }

    private static void Add(Name name, ImmutableArray<string>.Builder words)
    {
        if (!name.IsMissing) words.Add(name.Text);
    }
}
