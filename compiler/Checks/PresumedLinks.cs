using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Symbols;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compiler.Checks;

/// <summary>
/// A link presumed 是 must not carry the heavier value of a group (language page, section 3), nor by a detour: through a
/// defined term, or a provision that is cited. Links of the rule's own words are found while it is lowered.
/// </summary>
internal static class PresumedLinks
{
    public static void Check(BoundRegime regime, DiagnosticBag diagnostics)
    {
        LinkPresumption presumed = regime.Vocabulary.Links;
        if (!presumed.All && presumed.Names.IsEmpty) return;
        Dictionary<FactSymbol, BoundCondition> definitions = regime.Definitions.GroupBy(definition => definition.Term).ToDictionary(group => group.Key, group => group.First().Condition);
        foreach (BoundRule rule in regime.Rules)
        {
            if (Heaviest(rule) is not { } value) continue;
            foreach (string link in Detours(rule, definitions).Where(presumed.Covers))
            {
                diagnostics.Report(DiagnosticCatalogue.PresumedHeavierLink, rule.Location, link, value.Name, rule.Citation);
            }
        }
    }

    private static ValueSymbol? Heaviest(BoundRule rule) => rule.Conclusions.Find(conclusion =>
        conclusion.Modality != Modality.Against && conclusion.Value.Group.Order is { Length: > 1 } order && order[order.Length - 1] == conclusion.Value.Index)?.Value;

    // The links met behind a definition or a citation; each condition is walked once.
    private static SortedSet<string> Detours(BoundRule rule, Dictionary<FactSymbol, BoundCondition> definitions)
    {
        var links = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<object>();
        var work = new Stack<(BoundCondition Condition, bool IsBehind)>();
        work.Push((rule.Condition, false));
        while (work.Count > 0)
        {
            (BoundCondition condition, bool isBehind) = work.Pop();
            switch (condition)
            {
                case BoundFact fact when definitions.TryGetValue(fact.Fact, out BoundCondition? definition) && seen.Add(fact.Fact):
                    work.Push((definition, true));
                    break;
                case BoundReference reference:
                    foreach (ProvisionTarget target in reference.Targets)
                    {
                        if ((target.Rule?.Condition ?? target.Condition) is { } cited && seen.Add(cited)) work.Push((cited, true));
                    }

                    break;
                case BoundCause cause:
                    if (isBehind) links.UnionWith(from one in Singles(cause.Cause) from other in Singles(cause.Effect) select LinkName.Of(CausalLinks.NameOf(one), CausalLinks.NameOf(other)));
                    work.Push((cause.Cause, isBehind));
                    work.Push((cause.Effect, isBehind));
                    break;
                case BoundAnd and:
                    Push(and.Operands, isBehind);
                    break;
                case BoundOr or:
                    Push(or.Operands, isBehind);
                    break;
                case BoundAtLeast atLeast:
                    Push(atLeast.Operands, isBehind);
                    break;
                case BoundProof { Negated: false } proof:
                    work.Push((proof.Operand, isBehind));
                    break;
                case BoundReading reading:
                    work.Push((reading.Default, isBehind));
                    work.Push((reading.Other, isBehind));
                    break;
            }
        }

        return links;

        void Push(ImmutableArray<BoundCondition> operands, bool isBehind)
        {
            foreach (BoundCondition operand in operands) work.Push((operand, isBehind));
        }
    }

    // Depth is that of written brackets.
    private static IEnumerable<BoundCondition> Singles(BoundCondition end) => end switch
    {
        BoundAnd and => and.Operands.SelectMany(Singles),
        BoundOr or => or.Operands.SelectMany(Singles),
        BoundOpen => [],
        _ => [end],
    };
}
