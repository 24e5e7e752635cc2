using System.Collections.Immutable;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Strength;

/// <summary>
/// A case in the words of a .statute file. What it is due is taken from the program, so it is marked 来源 生成 and counts for
/// nothing until a drafter has judged it by the text, said why, and taken the mark away.
/// </summary>
public static class CaseDraft
{
    /// <summary>What a case states, a line each.</summary>
    public static ImmutableArray<string> Facts(RegimeProgram program, CaseFacts facts)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach ((StatedTruth truth, string word) in new[] { (StatedTruth.True, "是"), (StatedTruth.False, "否"), (StatedTruth.Unknown, "不明") })
        {
            IEnumerable<string> names = program.Facts
                .Where(fact => fact.TruthSlot >= 0 && fact.Kind is not (FactKind.Decision or FactKind.Reading) && !fact.IsCaseDate && facts.Truths[fact.TruthSlot] == truth && !(truth == StatedTruth.True && fact.Kind == FactKind.Assertion))
                .Select(fact => fact.Name);
            string list = string.Join('、', names);
            if (list.Length > 0) lines.Add($"{word} {list}");
        }

        string values = string.Join('、', program.Facts.Where(fact => !fact.IsCaseDate).Select(fact => Value(fact, facts)).Where(text => text.Length > 0));
        if (values.Length > 0) lines.Add($"取值 {values}");
        foreach (Fact fact in program.Facts)
        {
            if (fact.IsCaseDate && DateLine(program, fact, facts) is { Length: > 0 } date) lines.Add(date);

            // 认定 V and 决定 V are facts of just these names.
            if (fact.Kind == FactKind.Assertion && facts.Truths[fact.TruthSlot] == StatedTruth.True) lines.Add(fact.Name);
            if (fact.Kind == FactKind.Reading && facts.Truths[fact.TruthSlot] == StatedTruth.True) lines.Add($"{fact.Name} {fact.Options[1]}");
            if (fact.Kind != FactKind.Decision) continue;
            if (facts.Truths[fact.TruthSlot] == StatedTruth.True) lines.Add(fact.Name);
            if (facts.Truths[fact.TruthSlot] == StatedTruth.False) lines.Add(fact.Name.Replace("决定 ", "决定 不 ", StringComparison.Ordinal));
        }

        if (facts.RestFalse) lines.Add("其余 否");
        return lines.ToImmutable();
    }

    /// <summary>The outcome of a group as 应得 has it, or 不适用.</summary>
    public static string Due(ConclusionGroup group, GroupOutcome outcome, Judgement scope)
    {
        if (scope.IsFalse) return "不适用";
        GroupStatus status = GroupAnswer.StatusUnder(outcome, scope);
        if (status == GroupStatus.Settled) return $"{group.Name} {OutcomeText.Names(group, outcome.Settled, false)}";
        string word = status switch
        {
            GroupStatus.Undetermined => "待查明",
            GroupStatus.Discretionary => "裁量",
            _ => "冲突",
        };
        string possible = OutcomeText.Names(group, outcome.Possible, scope.IsUnknown);
        return status == GroupStatus.Conflicting ? $"{group.Name} {word}" : $"{group.Name} {word}，可能 {possible}";
    }

    /// <summary>The groups whose outcomes differ, with both; the regime as a whole where it applies in one only.</summary>
    public static IEnumerable<(string Original, string Mutant)> Differences(RegimeProgram program, KillingCase killer)
    {
        (Evaluation before, Evaluation after) = (killer.Original, killer.Mutant);
        for (int g = 0; g < program.Groups.Length; g++)
        {
            if (!program.Groups[g].IsDerived) continue;
            string original = Due(program.Groups[g], before.Groups[g], before.Scope), mutant = Due(program.Groups[g], after.Groups[g], after.Scope);
            if (original != mutant) yield return (original, mutant);
            if (original == "不适用" || mutant == "不适用") yield break;
        }
    }

    /// <summary>The case as a drafter would add it.</summary>
    public static string Text(RegimeProgram program, MutantResult mutant, KillingCase killer)
    {
        var text = new StringBuilder();
        text.Append("案例「").Append(Title(mutant)).AppendLine("」");
        text.AppendLine("  来源 生成");
        foreach (string line in Facts(program, killer.Facts)) text.Append("  ").AppendLine(line);
        foreach ((string original, string changed) in Differences(program, killer))
        {
            text.Append("  应得 ").Append(original).Append("    // 变异后：").AppendLine(changed);
        }

        return text.ToString();
    }

    private static string Title(MutantResult mutant) => $"变异：{MutationText.Of(mutant.Mutation)}".Replace('「', '“').Replace('」', '”');

    // Dates of the case have lines of their own; the blank 施行 of the regime itself goes without its 代号.
    private static string DateLine(RegimeProgram program, Fact fact, CaseFacts facts)
    {
        string name = fact.Name == CaseDateNames.InForceOf(program.Header.FamilyCode) ? CaseDateNames.InForce : fact.Name;
        if (Value(fact, facts) is not { Length: > 0 } value) return fact.TruthSlot >= 0 && facts.Truths[fact.TruthSlot] == StatedTruth.Unknown ? $"{name} 不明" : "";
        return name + value[fact.Name.Length..];
    }

    private static string Value(Fact fact, CaseFacts facts)
    {
        if (fact.ChoiceSlot >= 0)
        {
            ulong open = ~facts.Choices[fact.ChoiceSlot].Excluded & OptionSet.All(fact.Options.Length);
            if (open == OptionSet.All(fact.Options.Length)) return "";
            return $"{fact.Name} {string.Join("或者", fact.Options.Where((_, option) => (open >> option & 1) != 0))}";
        }

        string range = fact.NumberSlot < 0 ? "" : QuantityText.Range(fact, facts.Numbers[fact.NumberSlot]);
        return range.Length == 0 ? "" : $"{fact.Name} {range}";
    }
}
