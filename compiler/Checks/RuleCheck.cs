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
        PresumedLinks.Check(regime, diagnostics);
    }

    // Alone it must not carry an exemption or a 不得.
    private static void CheckBareNegation(BoundRule rule, DiagnosticBag diagnostics)
    {
        IReadOnlyList<FactSymbol> negated = BareNegations.Of(rule.Condition);
        if (negated.Count == 0) return;
        foreach (BoundConclusion conclusion in rule.Conclusions)
        {
            bool isLightest = !conclusion.Value.Group.Order.IsEmpty && conclusion.Value.Group.Order[0] == conclusion.Value.Index;
            if (conclusion.Modality != Modality.Against && !isLightest) continue;
            if (negated.Count == 1) diagnostics.Report(DiagnosticCatalogue.BareNegation, rule.Location, rule.Citation, negated[0].Name, conclusion.Value.Name);
            else diagnostics.Report(DiagnosticCatalogue.BareNegations, rule.Location, rule.Citation, string.Join("、", negated.Select(fact => "未" + fact.Name)), conclusion.Value.Name);
            return;
        }
    }
}
