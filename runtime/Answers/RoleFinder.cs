using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// Which role a rule has in a group (<see cref="RuleRole"/>), and why in words. It explains the outcome that the resolver
/// found and decides nothing about it.
/// </summary>
internal sealed class RoleFinder(CaseView view)
{
    private const int MostReasons = 3;

    private RegimeProgram Program => view.Program;

    public (RuleRole Role, string Reason) Find(int ruleIndex, int conclusionIndex)
    {
        Rule rule = Program.Rules[ruleIndex];
        RuleConclusion conclusion = rule.Conclusions[conclusionIndex];
        GroupOutcome outcome = view.Evaluation.Groups[conclusion.Group];
        ulong bit = 1UL << conclusion.Value;
        Judgement applies = view[conclusion.Applies];
        if (applies.IsFalse) return WhyNot(ruleIndex, conclusionIndex);

        if (applies.IsUnknown)
        {
            bool matters = outcome.Unsettled != 0 && (conclusion.Modality == Modality.Against || ((outcome.Unsettled | outcome.Clashing) & bit) != 0);
            return (RuleRole.MayApply, matters ? "" : "是否适用不影响本结论");
        }

        if (conclusion.Modality == Modality.Against) return (RuleRole.Forbids, "");
        bool isSoft = conclusion.Modality is Modality.May or Modality.MustChoose;
        bool isSettled = (outcome.Settled & bit) != 0 || ((outcome.Settled & GroupOutcome.Clash) != 0 && (outcome.Clashing & bit) != 0);
        if (isSoft && !view.Claim(Inputs(conclusion).Soft).IsTrue)
        {
            if (isSettled) return (RuleRole.Outranked, "该结论已由其他条款确定，不待裁量");
            return ((outcome.Possible | outcome.Clashing) & bit) != 0 && view.Claim(Inputs(conclusion).Soft).IsPossible
                ? (RuleRole.Opens, "尚待决定")
                : (RuleRole.Outranked, WhyOutranked(conclusion));
        }

        if (isSettled) return (RuleRole.Carries, "");
        return ((outcome.Possible | outcome.Clashing) & bit) != 0
            ? (RuleRole.Opens, "已适用，但在先或者相斥的结论尚未确定")
            : (RuleRole.Outranked, WhyOutranked(conclusion));
    }

    /// <summary>Is a value that another one 包括, directly or through others, the first itself included?</summary>
    public bool Covers(int group, int umbrella, int value)
    {
        ulong covered = 1UL << umbrella;
        ulong work = covered;
        while (work != 0)
        {
            int at = BitOperations.TrailingZeroCount(work);
            work &= work - 1;
            foreach (int included in Program.Groups[group].Values[at].Includes)
            {
                ulong bit = 1UL << included;
                if ((covered & bit) == 0) work |= bit;
                covered |= bit;
            }
        }

        return (covered & (1UL << value)) != 0;
    }

    private (RuleRole, string) WhyNot(int ruleIndex, int conclusionIndex)
    {
        Rule rule = Program.Rules[ruleIndex];
        if (view[rule.Condition].IsFalse) return WhyFails(ruleIndex);
        foreach (RuleException exception in rule.Exceptions)
        {
            if (view[exception.Holds].IsTrue && (exception.Cuts.IsEmpty || exception.Cuts.Contains(conclusionIndex)))
            {
                return (RuleRole.Blocked, $"除外情形成立：{exception.Text}");
            }
        }

        foreach (int other in rule.DefeatedBy)
        {
            if (view[Program.Rules[other].Applies].IsTrue) return (RuleRole.Defeated, $"{Program.Rules[other].Citation}规定不适用本条款");
        }

        foreach (int other in rule.YieldsTo)
        {
            if (view[Program.Rules[other].Applies].IsTrue) return (RuleRole.Defeated, $"{Program.Rules[other].Citation}优先");
        }

        return (RuleRole.Fails, "");
    }

    private (RuleRole, string) WhyFails(int rule)
    {
        ImmutableArray<int> raised = view.RaisedBy(rule);
        if (raised.IsEmpty) return (RuleRole.Fails, "");
        string stated = string.Join('、', raised.Take(MostReasons).Select(view.Shapes.Facts.Label));
        string because = string.Join('；', view.Explainer.Because(Program.Rules[rule].Condition, statedFirst: true).Take(MostReasons));
        return (RuleRole.Raised, $"案件提到{stated}，而{because}");
    }

    private string WhyOutranked(RuleConclusion conclusion)
    {
        ConclusionGroup group = Program.Groups[conclusion.Group];
        string value = group.Values[conclusion.Value].Name;
        if (CitationOf(conclusion.Group, c => c.Modality == Modality.Against && Covers(conclusion.Group, c.Value, conclusion.Value)) is { } against)
        {
            return $"{against}规定不得{value}";
        }

        GroupOutcome outcome = view.Evaluation.Groups[conclusion.Group];
        for (int v = 0; v < group.Values.Length; v++)
        {
            bool precedes = group.Kind == GroupKind.Priority ? v < conclusion.Value : group.Excludes(v, conclusion.Value);
            if (v == conclusion.Value || !precedes || (outcome.Settled & (1UL << v)) == 0) continue;
            return group.Kind == GroupKind.Priority ? $"「{group.Values[v].Name}」在先，已经成立" : $"「{group.Values[v].Name}」与之相斥，已经成立";
        }

        bool isSoft = conclusion.Modality is Modality.May or Modality.MustChoose;
        return isSoft ? $"已决定不用「{value}」" : "在先或者相斥的结论排除了它";
    }

    private string? CitationOf(int group, Func<RuleConclusion, bool> isWanted)
    {
        foreach (Rule rule in Program.Rules)
        {
            foreach (RuleConclusion conclusion in rule.Conclusions)
            {
                if (conclusion.Group == group && isWanted(conclusion) && view[conclusion.Applies].IsTrue) return rule.Citation;
            }
        }

        return null;
    }

    private ValueInputs Inputs(RuleConclusion conclusion) => Program.Groups[conclusion.Group].Inputs[conclusion.Value];
}
