using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>Builds the answer of one group. Rules that speak of each group are indexed once for a program.</summary>
internal sealed class GroupAnswerBuilder(CaseView view, ImmutableArray<ImmutableArray<RuleConclusionRef>> rulesOf)
{
    private const ulong Values = ~(GroupOutcome.None | GroupOutcome.Clash);
    private readonly RoleFinder _roles = new(view);
    private readonly GroundFinder _grounds = new(view, rulesOf);

    private RegimeProgram Program => view.Program;

    public GroupAnswer Build(int index, ScopeAnswer? scope)
    {
        ConclusionGroup group = Program.Groups[index];
        GroupOutcome outcome = view.Evaluation.Groups[index];
        bool openScope = scope is { Value.IsUnknown: true };
        (ImmutableArray<FactGround> missing, ImmutableArray<FactGround> decisions, ImmutableArray<string> conflicting) = _grounds.Missing(index, openScope);
        bool onPresumption = Differs(outcome, view.OnStated.Groups[index]);
        (ImmutableArray<RuleInGroup> rules, int notShown) = Rules(index);
        GroupStatus status = GroupAnswer.StatusUnder(outcome, scope?.Value ?? Judgement.True);
        return new GroupAnswer
        {
            Group = index,
            Name = group.Name,
            Kind = group.Kind,
            Status = status,
            Outcome = outcome,
            Outcomes = Outcomes(index, scope),
            Cause = WhyOpen(outcome, scope),
            Rules = rules,
            RulesNotShown = notShown,
            Missing = missing,
            Decisions = decisions,
            Conflicts = Conflicts(index),
            HangsOnConflicts = conflicting,
            Presumed = onPresumption ? _grounds.Presumed(index) : [],
            WithoutPresumption = onPresumption ? OutcomeText.Of(group, view.OnStated.Groups[index]) : "",
            Unproven = Differs(outcome, view.ProofOpen.Groups[index]) ? _grounds.Unproven(index) : [],
        };
    }

    private static Cause WhyOpen(GroupOutcome outcome, ScopeAnswer? scope)
    {
        Cause cause = scope?.Value.Cause ?? Cause.None;
        if ((outcome.Unsettled & outcome.Ignorance) != 0) cause |= Cause.Ignorance;
        if ((outcome.Unsettled & outcome.Discretion) != 0) cause |= Cause.Discretion;
        return cause;
    }

    private ImmutableArray<OutcomeAnswer> Outcomes(int index, ScopeAnswer? scope)
    {
        ConclusionGroup group = Program.Groups[index];
        GroupOutcome outcome = view.Evaluation.Groups[index];
        Cause scopeCause = scope?.Value.Cause ?? Cause.None;
        bool ownDiscretion = rulesOf[index].Any(r => IsSoft(Conclusion(r).Modality) && view[Conclusion(r).Applies].IsPossible);
        var outcomes = ImmutableArray.CreateBuilder<OutcomeAnswer>();
        for (int v = 0; v < group.Values.Length; v++)
        {
            if ((outcome.Possible & (1UL << v)) != 0) outcomes.Add(OfValue(index, v, scopeCause, ownDiscretion));
        }

        if ((outcome.Possible & GroupOutcome.None) != 0) outcomes.Add(Other(OutcomeKind.Nothing, Words.Nothing, GroupOutcome.None));
        if (((outcome.Possible | outcome.Settled) & GroupOutcome.Clash) != 0) outcomes.Add(Other(OutcomeKind.Clash, Words.Clash, GroupOutcome.Clash));
        if (scopeCause != Cause.None)
        {
            outcomes.Add(new OutcomeAnswer { Kind = OutcomeKind.Inapplicable, Name = Words.Inapplicable, Cause = scopeCause });
        }

        return outcomes.ToImmutable();

        OutcomeAnswer Other(OutcomeKind kind, string name, ulong bit) => new()
        {
            Kind = kind,
            Name = name,
            IsSettled = (outcome.Settled & bit) != 0 && scopeCause == Cause.None,
            Cause = CauseOf(outcome, bit) | scopeCause,
        };
    }

    private OutcomeAnswer OfValue(int index, int value, Cause scopeCause, bool ownDiscretion)
    {
        ConclusionGroup group = Program.Groups[index];
        GroupOutcome outcome = view.Evaluation.Groups[index];
        ulong bit = 1UL << value;
        bool isSettled = (outcome.Settled & bit) != 0;
        var carriers = ImmutableArray.CreateBuilder<int>();
        var candidates = ImmutableArray.CreateBuilder<int>();
        var modalities = ImmutableArray.CreateBuilder<Modality>();
        foreach (RuleConclusionRef reference in rulesOf[index])
        {
            RuleConclusion conclusion = Conclusion(reference);
            Judgement applies = view[conclusion.Applies];
            if (conclusion.Value != value || conclusion.Modality == Modality.Against || applies.IsFalse) continue;
            // A discretion that nobody has used carries nothing that is settled otherwise.
            if (isSettled && IsSoft(conclusion.Modality) && !view.Claim(group.Inputs[value].Soft).IsTrue) continue;
            ImmutableArray<int>.Builder list = applies.IsTrue ? carriers : candidates;
            if (!list.Contains(reference.Rule)) list.Add(reference.Rule);
            if (isSettled && !applies.IsTrue) continue;
            if (!modalities.Contains(conclusion.Modality)) modalities.Add(conclusion.Modality);
        }

        Cause cause = CauseOf(outcome, bit) | scopeCause;
        return new OutcomeAnswer
        {
            Kind = OutcomeKind.Value,
            Value = value,
            Name = group.Values[value].Name,
            IsSettled = isSettled && scopeCause == Cause.None,
            IsDefault = group.Default == value && carriers.Count == 0 && (isSettled || candidates.Count == 0),
            IsPresumed = (view.Evaluation.Presumed[index] & bit) != 0,
            Cause = cause,
            FollowsDiscretion = cause == Cause.Discretion && !ownDiscretion,
            Modalities = modalities.ToImmutable(),
            Carriers = carriers.ToImmutable(),
            Candidates = candidates.ToImmutable(),
        };
    }

    private static Cause CauseOf(GroupOutcome outcome, ulong bit)
    {
        if ((outcome.Settled & bit) != 0) return Cause.None;
        return ((outcome.Ignorance & bit) != 0 ? Cause.Ignorance : Cause.None) | ((outcome.Discretion & bit) != 0 ? Cause.Discretion : Cause.None);
    }

    private (ImmutableArray<RuleInGroup> Rules, int NotShown) Rules(int index)
    {
        var found = new List<RuleInGroup>();
        int notShown = 0;
        foreach (IGrouping<int, RuleConclusionRef> ofRule in rulesOf[index].GroupBy(r => r.Rule))
        {
            (RuleRole Role, string Reason) best = (RuleRole.Fails, "");
            var conclusions = ImmutableArray.CreateBuilder<ConclusionAnswer>();
            foreach (RuleConclusionRef reference in ofRule)
            {
                (RuleRole Role, string Reason) role = _roles.Find(reference.Rule, reference.Conclusion);
                if (role.Role < best.Role || conclusions.Count == 0) best = role;
                conclusions.Add(ConclusionText.Answer(view, Conclusion(reference)));
            }

            if (best.Role == RuleRole.Fails && !view.Request.IncludesAll)
            {
                notShown++;
                continue;
            }

            found.Add(new RuleInGroup(ofRule.Key, Program.Rules[ofRule.Key].Citation, best.Role, conclusions.ToImmutable(), best.Reason));
        }

        return ([.. found.OrderBy(rule => rule.Role).ThenBy(rule => rule.Rule)], notShown);
    }

    private ImmutableArray<ConflictAnswer> Conflicts(int index)
    {
        ConclusionGroup group = Program.Groups[index];
        ulong clashing = view.Evaluation.Groups[index].Clashing & Values;
        if (clashing == 0) return [];
        var conflicts = ImmutableArray.CreateBuilder<ConflictAnswer>();
        for (int v = 0; v < group.Values.Length; v++)
        {
            if ((clashing & (1UL << v)) == 0) continue;
            Judgement hard = view.Claim(group.Inputs[v].Hard);
            Judgement against = view.Claim(group.Inputs[v].Against);
            if ((hard & against).IsPossible)
            {
                conflicts.Add(new ConflictAnswer(
                    v, group.Values[v].Name, MustRules(index, v), -1, "不得" + group.Values[v].Name, AgainstRules(index, v), (hard & against).IsTrue));
            }

            for (int w = v + 1; w < group.Values.Length && group.Kind != GroupKind.Priority; w++)
            {
                Judgement both = hard & view.Claim(group.Inputs[w].Hard);
                if ((clashing & (1UL << w)) == 0 || !group.Excludes(v, w) || !both.IsPossible) continue;
                conflicts.Add(new ConflictAnswer(
                    v, group.Values[v].Name, MustRules(index, v), w, group.Values[w].Name, MustRules(index, w), both.IsTrue));
            }
        }

        return conflicts.ToImmutable();
    }

    private ImmutableArray<int> MustRules(int group, int value) =>
        RulesWhere(group, c => c.Value == value && c.Modality is Modality.Must or Modality.Settles);

    private ImmutableArray<int> AgainstRules(int group, int value) =>
        RulesWhere(group, c => c.Modality == Modality.Against && _roles.Covers(group, c.Value, value));

    private ImmutableArray<int> RulesWhere(int group, Func<RuleConclusion, bool> isWanted) =>
        [.. rulesOf[group].Where(r => isWanted(Conclusion(r)) && view[Conclusion(r).Applies].IsPossible).Select(r => r.Rule).Distinct()];

    private static bool Differs(GroupOutcome a, GroupOutcome b) => a.Possible != b.Possible || a.Settled != b.Settled;

    private RuleConclusion Conclusion(RuleConclusionRef reference) => Program.Rules[reference.Rule].Conclusions[reference.Conclusion];

    private static bool IsSoft(Modality modality) => modality is Modality.May or Modality.MustChoose;
}

/// <summary>A conclusion by its rule and its place in the rule.</summary>
internal readonly record struct RuleConclusionRef(int Rule, int Conclusion);
