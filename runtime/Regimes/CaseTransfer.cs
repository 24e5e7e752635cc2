using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Regimes;

/// <summary>
/// What a case states in the slots of one program, put into the slots of another: facts go by name, as in a case table. Open
/// items, decisions and readings are those of their own regime, whatever another has at the same place.
/// </summary>
public static class CaseTransfer
{
    public static CaseFacts Of(RegimeProgram from, CaseFacts facts, RegimeProgram to)
    {
        var found = new CaseFacts(to) { RestFalse = facts.RestFalse };
        var index = new Dictionary<(string, FactKind), Fact>();
        bool isSame = ReferenceEquals(from, to);
        foreach (Fact fact in to.Facts) index[(fact.Name, fact.Kind)] = fact;
        foreach (Fact fact in from.Facts)
        {
            if (!isSame && fact.Kind is FactKind.Open or FactKind.Decision or FactKind.Reading) continue;
            if (!index.TryGetValue((fact.Name, fact.Kind), out Fact? other)) continue;
            if (fact.TruthSlot >= 0 && other.TruthSlot >= 0) found.Truths[other.TruthSlot] = facts.Truths[fact.TruthSlot];
            if (fact.NumberSlot >= 0 && other.NumberSlot >= 0) found.Numbers[other.NumberSlot] = facts.Numbers[fact.NumberSlot];
            if (fact.ChoiceSlot >= 0 && other.ChoiceSlot >= 0 && fact.Options.SequenceEqual(other.Options, StringComparer.Ordinal))
            {
                found.Choices[other.ChoiceSlot] = facts.Choices[fact.ChoiceSlot];
            }
        }

        return found;
    }
}
