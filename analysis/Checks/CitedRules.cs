using Zhaodan.Compiler.Binding;

namespace Zhaodan.Analysis.Checks;

/// <summary>The rules that a condition cites (有第…条规定情形). Depth is that of written brackets.</summary>
internal static class CitedRules
{
    public static HashSet<BoundRule> Of(BoundCondition condition)
    {
        var rules = new HashSet<BoundRule>();
        Collect(condition);
        return rules;

        void Collect(BoundCondition at)
        {
            switch (at)
            {
                case BoundReference reference:
                    foreach (ProvisionTarget target in reference.Targets)
                    {
                        if (target.Rule is { } rule) rules.Add(rule);
                    }

                    break;
                case BoundNot not:
                    Collect(not.Operand);
                    break;
                case BoundAnd and:
                    foreach (BoundCondition operand in and.Operands) Collect(operand);
                    break;
                case BoundOr or:
                    foreach (BoundCondition operand in or.Operands) Collect(operand);
                    break;
                case BoundAtLeast atLeast:
                    foreach (BoundCondition operand in atLeast.Operands) Collect(operand);
                    break;
                case BoundReading reading:
                    Collect(reading.Default);
                    Collect(reading.Other);
                    break;
            }
        }
    }
}
