using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Symbols;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// The facts whose mere absence makes a condition true: 未甲, 未甲且未乙, 没有（甲或者乙）, and 丙或者未甲 by its second half. 未X is also
/// true of somebody of whom X could not be asked (language page, section 3, presupposition).
/// </summary>
internal static class BareNegations
{
    /// <summary>Empty where something positive is asked for. Depth is that of written brackets.</summary>
    public static IReadOnlyList<FactSymbol> Of(BoundCondition condition)
    {
        switch (condition)
        {
            case BoundNot { Operand: var operand }:
                var denied = new List<FactSymbol>();
                return AreFacts(operand, denied) ? denied : [];
            case BoundAnd and:
                List<IReadOnlyList<FactSymbol>> all = [.. and.Operands.Select(Of)];
                return all.TrueForAll(facts => facts.Count > 0) ? [.. all.SelectMany(facts => facts).Distinct()] : [];
            case BoundOr or:
                return or.Operands.Select(Of).FirstOrDefault(facts => facts.Count > 0) ?? [];
            case BoundReading reading:
                return Of(reading.Default) is { Count: > 0 } facts ? facts : Of(reading.Other);
            default:
                return [];
        }
    }

    // What is denied in one: a fact, or a list of facts in brackets.
    private static bool AreFacts(BoundCondition condition, List<FactSymbol> facts)
    {
        switch (condition)
        {
            case BoundFact fact:
                facts.Add(fact.Fact);
                return true;
            case BoundAnd and:
                return and.Operands.All(operand => AreFacts(operand, facts));
            case BoundOr or:
                return or.Operands.All(operand => AreFacts(operand, facts));
            default:
                return false;
        }
    }
}
