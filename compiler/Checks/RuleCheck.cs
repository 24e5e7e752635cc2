using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Checks;

/// <summary>What can be wrong with a rule that is well formed (language page, sections 3 and 7).</summary>
public static class RuleCheck
{
    public static void Run(BoundRegime regime, DiagnosticBag diagnostics)
    {
        foreach (BoundRule rule in regime.Rules) CheckBareNegation(rule, diagnostics);
    }

    // 未X is also true of somebody of whom X could not be asked; alone it must not carry an exemption or a 不得.
    private static void CheckBareNegation(BoundRule rule, DiagnosticBag diagnostics)
    {
        FactSymbol? negated = Negated(rule.Condition);
        if (negated is null && rule.Condition is BoundReading readings) negated = Negated(readings.Default) ?? Negated(readings.Other);
        if (negated is not { } fact) return;
        foreach (BoundConclusion conclusion in rule.Conclusions)
        {
            bool isLightest = !conclusion.Value.Group.Order.IsEmpty && conclusion.Value.Group.Order[0] == conclusion.Value.Index;
            if (conclusion.Modality != Modality.Against && !isLightest) continue;
            diagnostics.Report(DiagnosticCatalogue.BareNegation, rule.Location, rule.Citation, fact.Name, conclusion.Value.Name);
            return;
        }
    }

    private static FactSymbol? Negated(BoundCondition condition) => condition is BoundNot { Operand: BoundFact { Fact: var fact } } ? fact : null;
}
