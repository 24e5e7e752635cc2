using System.Collections.Immutable;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Strength;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Conflicts;

/// <summary>
/// Cases in which a regime says one thing and a higher one another, both by a rule and both settled: what a legality review
/// looks for. Rule by rule of the lower regime; where nothing is found there is nothing (proved). What one leaves open or says
/// nothing of is no conflict.
/// </summary>
public sealed class RankConflictFinder
{
    private readonly JointCases _cases;
    private readonly JointRegime _lower;
    private readonly JointRegime _higher;
    private readonly Wire _within;

    private RankConflictFinder(RegimeProgram lower, RegimeProgram higher, DiagramLimits limits, CancellationToken cancellation)
    {
        _cases = new JointCases(new JointOptions { Limits = limits }, cancellation);
        (_lower, _higher, _) = FedAssertions.Add(_cases, lower, higher);
        _within = _cases.And(_lower.Scope, _higher.Scope);
    }

    /// <param name="lower">The regime reviewed.</param>
    /// <param name="higher">The one that it must not contradict.</param>
    /// <param name="groups">Only these; empty for all that both derive.</param>
    /// <param name="limits">Of one question.</param>
    /// <param name="cancellation">Ends a long search.</param>
    public static ImmutableArray<GroupConflicts> Find(RegimeProgram lower, RegimeProgram higher, IReadOnlyList<string> groups, DiagramLimits? limits = null, CancellationToken cancellation = default)
    {
        var finder = new RankConflictFinder(lower, higher, limits ?? DiagramLimits.Usual, cancellation);
        var found = ImmutableArray.CreateBuilder<GroupConflicts>();
        for (int g = 0; g < lower.Groups.Length; g++)
        {
            ConclusionGroup group = lower.Groups[g];
            int h = Enumerable.Range(0, higher.Groups.Length).FirstOrDefault(other => higher.Groups[other].IsDerived && higher.Groups[other].Name == group.Name, -1);
            if (!group.IsDerived || h < 0 || (groups.Count > 0 && !groups.Contains(group.Name))) continue;
            found.Add(finder.Find(g, h));
        }

        return found.ToImmutable();
    }

    // A claim of one side: a value that is settled by a rule, or 不得.
    private readonly record struct Claim(int Value, bool IsAgainst, string Name);

    private GroupConflicts Find(int g, int h)
    {
        var found = ImmutableArray.CreateBuilder<RankConflict>();
        bool isGivenUp = false;
        foreach (Claim lower in Claims(_lower, g))
        {
            foreach (Claim higher in Claims(_higher, h))
            {
                if (KindOf(g, lower, higher) is not { } kind) continue;
                Wire against = Holds(_higher, h, higher);
                for (int r = 0; r < _lower.Program.Rules.Length; r++)
                {
                    try
                    {
                        if (ByRule(_lower, g, lower, r) is not { } carried) continue;
                        Wire own = _cases.And(Holds(_lower, g, lower), carried);
                        if (_cases.FindSmallest(_within, own, against) is { } one) found.Add(Told(kind, g, h, lower, higher, r, one));
                    }
                    catch (DiagramLimitException)
                    {
                        isGivenUp = true;
                    }
                }
            }
        }

        return new GroupConflicts(_lower.Program.Groups[g].Name, found.ToImmutable()) { IsGivenUp = isGivenUp };
    }

    private static IEnumerable<Claim> Claims(JointRegime regime, int group)
    {
        ConclusionGroup definition = regime.Program.Groups[group];
        for (int v = 0; v < definition.Values.Length; v++)
        {
            if (definition.Inputs[v] is not { Hard: < 0, Soft: < 0 }) yield return new Claim(v, false, definition.Values[v].Name);
            if (definition.Inputs[v].Against >= 0) yield return new Claim(v, true, definition.Values[v].Name);
        }
    }

    private Wire Holds(JointRegime regime, int group, Claim claim)
    {
        if (claim.IsAgainst) return regime.Certain(regime.Program.Groups[group].Inputs[claim.Value].Against);
        Wire settled = regime.Group(group) is { } outcome ? outcome.Slots[claim.Value].Settled : Wire.False;

        // By a rule and not by default.
        Wire carried = Wire.False;
        for (int r = 0; r < regime.Program.Rules.Length; r++)
        {
            if (ByRule(regime, group, claim, r) is { } where) carried = _cases.Or(carried, where);
        }

        return _cases.And(settled, carried);
    }

    // Where a rule carries a claim; null where it never does.
    private Wire? ByRule(JointRegime regime, int group, Claim claim, int rule)
    {
        Wire any = Wire.False;
        foreach (RuleConclusion conclusion in regime.Program.Rules[rule].Conclusions)
        {
            bool bears = conclusion.Group == group && claim.IsAgainst == (conclusion.Modality == Modality.Against)
                && (conclusion.Value == claim.Value || (claim.IsAgainst && regime.Program.Groups[group].Values[conclusion.Value].Includes.Contains(claim.Value)));
            if (bears) any = _cases.Or(any, regime.Certain(conclusion.Applies));
        }

        return any.IsFalse ? null : any;
    }

    private ConflictKind? KindOf(int g, Claim lower, Claim higher)
    {
        if (lower.IsAgainst && higher.IsAgainst) return null;
        if (lower.IsAgainst != higher.IsAgainst) return lower.Name != higher.Name ? null : lower.IsAgainst ? ConflictKind.LowerIsLighter : ConflictKind.LowerIsHeavier;
        ConclusionGroup group = _lower.Program.Groups[g];
        int other = Enumerable.Range(0, group.Values.Length).FirstOrDefault(value => group.Values[value].Name == higher.Name, -1);
        if (other < 0 || other == lower.Value || !group.Excludes(lower.Value, other)) return null;
        (int mine, int theirs) = (group.Order.IndexOf(lower.Value), group.Order.IndexOf(other));
        if (mine < 0 || theirs < 0) return ConflictKind.Opposite;
        return mine < theirs ? ConflictKind.LowerIsLighter : ConflictKind.LowerIsHeavier;
    }

    private RankConflict Told(ConflictKind kind, int g, int h, Claim lower, Claim higher, int rule, JointCase one)
    {
        bool isSo = _lower.Confirm(one) is { } below && IsSo(below, _lower, g, lower) && _higher.Confirm(one) is { } above && IsSo(above, _higher, h, higher);
        CaseFacts? facts = isSo ? _lower.FactsOf(one) : null, others = isSo ? _higher.FactsOf(one) : null;
        return new RankConflict
        {
            Kind = kind,
            Group = _lower.Program.Groups[g].Name,
            LowerValue = Text(lower),
            HigherValue = Text(higher),
            LowerRule = rule,
            HigherRules = [.. Enumerable.Range(0, _higher.Program.Rules.Length).Where(r => ByRule(_higher, h, higher, r) is { } where && one.Holds(where))],
            Case = facts is null || others is null ? [] : JointDraft.Facts(_lower.Program, facts, _higher.Program, others, saysLinks: false),
            IsSmallest = one.IsSmallest,
        };
    }

    private static bool IsSo(Evaluation evaluation, JointRegime regime, int group, Claim claim) => claim.IsAgainst
        ? evaluation.Nodes[regime.Program.Groups[group].Inputs[claim.Value].Against].IsTrue
        : (evaluation.Groups[group].Settled >> claim.Value & 1) != 0;

    private static string Text(Claim claim) => (claim.IsAgainst ? "不得" : "") + claim.Name;
}
