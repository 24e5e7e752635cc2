using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Conditions;

namespace Zhaodan.Runtime.Regimes;

/// <summary>Says which versions of a regime answer a case and why, and unites the answers of those that remain possible.</summary>
/// <param name="layer">As it stands after the case was put to it.</param>
internal sealed class VersionsExplainer(RegimeLayer layer)
{
    private LinkedRegime Regime => layer.Regime;

    // What all versions that remain come to, with the first of them as the one explained.
    public Answer Combined(Answer answer, int first, Func<int, Answer> answerOf, List<Answer> others)
    {
        int self = Regime.Families.Length - 1;
        FamilyOutcome outcome = layer.Self;
        int[] used = [.. layer.UsedVersions(self)];
        answer = answer with { Versions = Versions(answer, used) };
        if (used.Length < 2) return answer;
        List<Answer> all = [WithOpenDuties(answer, first)];
        foreach (int version in used.Where(v => v != first)) all.Add(WithOpenDuties(answerOf(version), version));
        answer = all[0];
        others.AddRange(all.Skip(1));
        var groups = ImmutableArray.CreateBuilder<GroupAnswer>();
        ImmutableArray<ConclusionGroup> shared = layer.GroupsOf(self);
        for (int g = 0; g < shared.Length; g++)
        {
            GroupAnswer[] parts = [.. all.Select(a => a.Groups.FirstOrDefault(x => x.Name == shared[g].Name)).OfType<GroupAnswer>()];
            if (parts.Length > 0) groups.Add(United(shared[g], outcome.Groups[g].Outcome, parts, outcome));
        }

        ScopeAnswer? scope = outcome.Scope == Truth.Unknown ? all.Select(a => a.Scope).FirstOrDefault(s => s is not null) : answer.Scope;
        if (scope is not null) scope = scope with { Value = Judgement.Of(outcome.Scope) };
        return answer with { Groups = groups.ToImmutable(), Scope = scope };
    }

    // What a version asks for is only asked of the case if it is that version that answers.
    private Answer WithOpenDuties(Answer answer, int version)
    {
        ImmutableArray<FactMention> dates = layer.Self.Ground == VersionGround.Open ? [.. OpenDates(version)] : [];
        return answer with
        {
            Duties =
            [
                .. answer.Duties.Select(duty => duty with
                {
                    StatusWord = DutyWords.Undetermined,
                    IsSettled = false,
                    Possible = duty.Possible.Contains(Words.Inapplicable) ? duty.Possible : duty.Possible.Add(Words.Inapplicable),
                    Missing = [.. duty.Missing, .. dates.Where(date => !duty.Missing.Any(known => known.Name == date.Name))],
                }),
            ],
        };
    }

    private GroupAnswer United(ConclusionGroup group, GroupOutcome outcome, GroupAnswer[] parts, FamilyOutcome family)
    {
        bool mayBeInapplicable = family.Scope == Truth.Unknown;
        var outcomes = ImmutableArray.CreateBuilder<OutcomeAnswer>();
        foreach (OutcomeAnswer known in parts.SelectMany(part => part.Outcomes).GroupBy(o => (o.Kind, o.Name)).Select(same => same.First()).OrderBy(o => o.Kind).ThenBy(o => o.Value))
        {
            ulong bit = known.Kind switch
            {
                OutcomeKind.Value => 1UL << known.Value,
                OutcomeKind.Nothing => GroupOutcome.None,
                OutcomeKind.Clash => GroupOutcome.Clash,
                _ => 0,
            };
            bool isSettled = (outcome.Settled & bit) != 0 && !mayBeInapplicable;
            Cause cause = isSettled ? Cause.None
                : ((outcome.Ignorance & bit) != 0 || bit == 0 ? Cause.Ignorance : Cause.None) | ((outcome.Discretion & bit) != 0 ? Cause.Discretion : Cause.None);
            outcomes.Add(known with { IsSettled = isSettled, Cause = cause, IsPresumed = known.IsPresumed && isSettled });
        }

        bool isOpen = outcome.Status != GroupStatus.Settled || mayBeInapplicable;
        ImmutableArray<FactGround> missing = [];
        foreach (GroupAnswer part in parts) missing = Grounds.Joined(missing, part.Missing);
        if (isOpen && family.Ground == VersionGround.Open) missing = Grounds.Joined(missing, [.. OpenDates(0).Select(date => new FactGround(date, [], ""))]);
        return parts[0] with
        {
            Status = mayBeInapplicable ? GroupStatus.Undetermined : outcome.Status,
            Outcome = outcome,
            Outcomes = outcomes.ToImmutable(),
            Cause = isOpen ? parts.Aggregate(Cause.Ignorance, (cause, part) => cause | part.Cause) : Cause.None,
            Missing = isOpen ? missing : [],
            Decisions = isOpen ? parts.Select(part => part.Decisions).Aggregate(Grounds.Joined) : [],
            Kind = group.Kind,
        };
    }

    // The dates that leave several versions possible.
    private IEnumerable<FactMention> OpenDates(int version)
    {
        int program = Regime.Self.Versions[version].Program;
        RegimeProgram definition = Regime.Programs[program];
        if (definition.Force is not { } force) yield break;
        foreach (int fact in new[] { force.ActDate, force.DecisionDate })
        {
            NumberRange date = layer.Facts(program).Numbers[definition.Facts[fact].NumberSlot];
            bool isStated = layer.Facts(program).Truths[definition.Facts[fact].TruthSlot] != StatedTruth.Silent;
            if (isStated && !date.IsExact) yield return new FactMention(fact, definition.Facts[fact].Name, definition.Facts[fact].Kind);
        }
    }

    private VersionsAnswer Versions(Answer answer, int[] used)
    {
        int self = Regime.Families.Length - 1;
        RegimeFamily family = Regime.Self;
        FamilyOutcome outcome = layer.Self;
        string main = family.LighterBy.Length > 0 ? family.LighterBy : Regime.Latest.Header.MainGroup;
        var versions = ImmutableArray.CreateBuilder<VersionAnswer>();
        for (int v = 0; v < family.Versions.Length; v++)
        {
            int index = family.Versions[v].Program;
            RegimeProgram program = Regime.Programs[index];
            string period = program.Force is { } force ? ForcePeriod.Of(force, program.Header) : "";
            versions.Add(new VersionAnswer(program.Header.Version, period, used.Contains(v), layer.IsUsed(index) ? MainOf(index, main) : ""));
        }

        ImmutableArray<VersionAnswer> all = versions.ToImmutable();
        string chosen = string.Join('、', all.Where(v => v.IsUsed).Select(v => v.Label + "版"));
        (string act, string decision) = Dates();
        string reason = used.Length == 0 ? $"行为日期{act}不在任何一版的施行期间" : outcome.Ground switch
        {
            VersionGround.Presumed => decision.Length > 0
                ? $"用{chosen}：案件没有写明行为日期，推定适用决定日期（{decision}）所在的一版〔推定〕"
                : $"用{chosen}：案件没有写明行为日期，推定适用最后一版〔推定〕",
            VersionGround.Lighter => $"用{chosen}：行为日期{act}，{Decided(decision)}；「{main}」比轻重，从旧兼从轻",
            VersionGround.Unordered => $"各版并列：行为日期{act}，{Decided(decision)}；「{main}」的轻重不能比较，{chosen}的答案都列出",
            VersionGround.Open => $"{chosen}都可能适用：行为日期{act}{(decision.Length > 0 ? "，决定日期" + decision : "")}",
            _ => $"用{chosen}：行为日期{act}",
        };
        return new VersionsAnswer(outcome.Ground, reason, all);

        static string Decided(string decision) => decision.Length > 0 ? "决定日期" + decision : "没有写明决定日期，看到最后一版";

        string MainOf(int program, string name)
        {
            RegimeProgram one = Regime.Programs[program];
            for (int g = 0; g < one.Groups.Length; g++)
            {
                if (one.Groups[g].Name == name && one.Groups[g].IsDerived) return $"{name} {OutcomeText.Of(one.Groups[g], layer.Outcome(program).Groups[g])}";
            }

            return "";
        }
    }

    private (string Act, string Decision) Dates()
    {
        int program = Regime.Self.Versions[0].Program;
        RegimeProgram oldest = Regime.Programs[program];
        if (oldest.Force is not { } force) return ("", "");
        return (Text(force.ActDate), Text(force.DecisionDate));

        string Text(int fact)
        {
            if (fact < 0 || layer.Facts(program).Truths[oldest.Facts[fact].TruthSlot] == StatedTruth.Silent) return "";
            string quantity = QuantityText.Range(oldest.Facts[fact], layer.Facts(program).Numbers[oldest.Facts[fact].NumberSlot]);
            return quantity.Length > 0 ? quantity : Words.Of(Truth.Unknown);
        }
    }
}
