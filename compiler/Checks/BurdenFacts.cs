using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// 未提出即否 is for facts that speak for somebody (language page, section 5, "Facts"): such a fact must not give the lightest
/// value by its absence (未甲，免责; 免责，但甲的除外), where silence would be enough, nor the heaviest by its presence.
/// </summary>
internal static class BurdenFacts
{
    public static void Check(BoundRegime regime, DiagnosticBag diagnostics)
    {
        var helping = new HashSet<FactSymbol>();
        foreach (BoundRule rule in regime.Rules)
        {
            if (Find(rule, order => order[0]) is not null) helping.UnionWith(Spoken(rule).Where(one => one.IsAffirmed).Select(one => one.Fact));
        }

        foreach (BoundRule rule in regime.Rules)
        {
            ValueSymbol? lightest = Find(rule, order => order[0]), heaviest = Find(rule, order => order[order.Length - 1]);
            foreach ((FactSymbol fact, bool isAffirmed) in Spoken(rule).Distinct())
            {
                ValueSymbol? value = isAffirmed ? helping.Contains(fact) ? null : heaviest : lightest;
                if (value is not null) diagnostics.Report(DiagnosticCatalogue.BurdenAgainst, rule.Location, fact.Name, rule.Citation, value.Name);
            }
        }
    }

    private static ValueSymbol? Find(BoundRule rule, Func<ImmutableArray<int>, int> end) => rule.Conclusions.Find(conclusion =>
        conclusion.Modality != Modality.Against && conclusion.Value.Group.Order is { Length: > 1 } order && end(order) == conclusion.Value.Index)?.Value;

    // The facts with 未提出即否 that a rule asks for or wants absent. What must be proven is not presumed; a provision cited speaks for itself.
    private static List<(FactSymbol Fact, bool IsAffirmed)> Spoken(BoundRule rule)
    {
        var spoken = new List<(FactSymbol Fact, bool IsAffirmed)>();
        var work = new Stack<(BoundCondition Condition, bool IsAffirmed)>();
        work.Push((rule.Condition, true));
        foreach (BoundException exception in rule.Exceptions)
        {
            work.Push((exception.Condition, false));
            if (exception.Counter is { } counter) work.Push((counter, true));
        }

        while (work.Count > 0)
        {
            (BoundCondition condition, bool isAffirmed) = work.Pop();
            switch (condition)
            {
                case BoundFact { Fact: { Presumption: Presumption.Burden } fact }:
                    spoken.Add((fact, isAffirmed));
                    break;
                case BoundNot not:
                    work.Push((not.Operand, !isAffirmed));
                    break;
                case BoundAnd and:
                    Push(and.Operands);
                    break;
                case BoundOr or:
                    Push(or.Operands);
                    break;
                case BoundAtLeast atLeast:
                    Push(atLeast.Operands);
                    break;
                case BoundCause cause:
                    Push([cause.Cause, cause.Effect]);
                    break;
                case BoundReading reading:
                    Push([reading.Default, reading.Other]);
                    break;
            }

            void Push(ImmutableArray<BoundCondition> operands)
            {
                foreach (BoundCondition operand in operands) work.Push((operand, isAffirmed));
            }
        }

        return spoken;
    }
}
