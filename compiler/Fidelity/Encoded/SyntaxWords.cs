using System.Collections.Immutable;
using Zhaodan.Compiler.Syntax;

namespace Zhaodan.Compiler.Fidelity.Encoded;

/// <summary>The declared words that a 款 or an item uses in its own sentences.</summary>
internal static class SyntaxWords
{
    public static ImmutableArray<string> Of(ClauseBlockSyntax block)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (SentenceSyntax sentence in block.Sentences) Add(sentence, words);
        return words.ToImmutable();
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
        var pending = new Stack<ConditionSyntax>();
        if (root is not null) pending.Push(root);
        while (pending.Count > 0)
        {
            switch (pending.Pop())
            {
                case AndConditionSyntax and:
                    foreach (ConditionSyntax operand in and.Operands) pending.Push(operand);
                    break;
                case OrConditionSyntax or:
                    foreach (ConditionSyntax operand in or.Operands) pending.Push(operand);
                    break;
                case NotConditionSyntax not:
                    pending.Push(not.Operand);
                    break;
                case CauseConditionSyntax cause:
                    pending.Push(cause.Cause);
                    pending.Push(cause.Effect);
                    break;
                case ProofConditionSyntax proof:
                    pending.Push(proof.Operand);
                    break;
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
                case DateConditionSyntax date:
                    Add(date.Term, words);
                    Add(date.OtherTerm, words);
                    break;
            }
        }
    }

    private static void Add(Name name, ImmutableArray<string>.Builder words)
    {
        if (!name.IsMissing) words.Add(name.Text);
    }
}
