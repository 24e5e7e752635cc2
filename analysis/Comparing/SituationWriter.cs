using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// What a case states to two regimes, in words. Facts that follow from others are left out, and so are causal links, which the
/// comparison takes to be there unless it was asked otherwise.
/// </summary>
internal sealed class SituationWriter(JointCases cases, JointRegime first, JointRegime second)
{
    /// <summary>Null where a regime's interpreter does not confirm the case.</summary>
    public Situation? Write(JointCase one, IReadOnlySet<string> deciding, RelevantFacts relevant)
    {
        if (first.ConfirmWith(one) is not { } inFirst || second.ConfirmWith(one) is not { } inSecond) return null;
        var facts = new Dictionary<string, SituationFact>(StringComparer.Ordinal);
        Add(one, first, inFirst.Facts, deciding, relevant, facts);
        Add(one, second, inSecond.Facts, deciding, relevant, facts);
        return new Situation([.. facts.Values.OrderByDescending(fact => fact.IsDeciding)], one.IsSmallest, inFirst.Evaluation, inSecond.Evaluation)
        {
            Stated = [.. Stated(first, inFirst.Facts).Concat(Stated(second, inSecond.Facts)).DistinctBy(fact => fact.Name)],
            Case = one,
        };
    }

    private void Add(JointCase one, JointRegime regime, CaseFacts stated, IReadOnlySet<string> deciding, RelevantFacts relevant, Dictionary<string, SituationFact> facts)
    {
        for (int i = 0; i < regime.Program.Facts.Length; i++)
        {
            Fact fact = regime.Named.Facts[i];
            if (facts.ContainsKey(fact.Name) || fact.IsCaseDate || fact.Kind is FactKind.Decision or FactKind.Reading) continue;
            if (fact.Kind == FactKind.Link && !cases.Options.TriesLinks) continue;
            bool isDeciding = deciding.Contains(fact.Name);
            StatedTruth truth = fact.TruthSlot < 0 ? StatedTruth.Silent : stated.Truths[fact.TruthSlot];
            if (fact.Kind == FactKind.Assertion && truth != StatedTruth.True) continue;
            if (truth is StatedTruth.True or StatedTruth.False)
            {
                facts.Add(fact.Name, new SituationFact(fact.Name, truth == StatedTruth.True ? fact.Name : "没有：" + fact.Name, truth == StatedTruth.True, isDeciding));
            }
            else if (truth == StatedTruth.Unknown)
            {
                facts.Add(fact.Name, new SituationFact(fact.Name, "不明：" + fact.Name, false, isDeciding));
            }
            else if (relevant.Shows(fact.Name, one, isDeciding) && Value(fact, stated) is { Length: > 0 } value)
            {
                facts.Add(fact.Name, new SituationFact(fact.Name, $"{fact.Name} {value}", true, isDeciding));
            }
        }
    }

    private static IEnumerable<StatedFact> Stated(JointRegime regime, CaseFacts facts)
    {
        foreach (Fact fact in regime.Named.Facts)
        {
            if (fact.IsCaseDate) continue;
            var stated = new StatedFact(
                fact.Name,
                fact.TruthSlot < 0 ? StatedTruth.Silent : facts.Truths[fact.TruthSlot],
                fact.NumberSlot < 0 ? NumberRange.Anything : facts.Numbers[fact.NumberSlot],
                fact.ChoiceSlot < 0 ? default : facts.Choices[fact.ChoiceSlot]);
            if (stated.Truth != StatedTruth.Silent || stated.Number != NumberRange.Anything || stated.Choice != default) yield return stated;
        }
    }

    private static string Value(Fact fact, CaseFacts stated)
    {
        if (fact.ChoiceSlot >= 0)
        {
            ulong all = OptionSet.All(fact.Options.Length), open = ~stated.Choices[fact.ChoiceSlot].Excluded & all;
            return open == all ? "" : string.Join("或者", fact.Options.Where((_, option) => (open >> option & 1) != 0));
        }

        return fact.NumberSlot < 0 ? "" : QuantityText.Range(fact, stated.Numbers[fact.NumberSlot]);
    }
}
