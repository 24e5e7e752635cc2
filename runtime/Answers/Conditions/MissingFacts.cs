using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>
/// What an unsettled group waits for: facts and decisions, both in order of declaration, and groups in 冲突 on whose value it
/// depends; no fact settles those. <see cref="Groups"/> are all groups whose unknown value was met on the way.
/// </summary>
public readonly record struct Missing(
    ImmutableArray<int> Facts,
    ImmutableArray<int> Decisions,
    ImmutableArray<int> Conflicts,
    ImmutableArray<int> Groups);

/// <summary>
/// Finds what is missing (缺), exactly so:
/// <list type="number">
/// <item>Start at the claims (must, may, against) of every value of the group that is possible and not settled, or that may
/// clash. Of these only the unknown ones count; where the value cannot clash, must does not count when may is 是, nor may
/// when must is 是; against does not count when must is 否. For a conclusion used as a condition, only the values that bear on it: in 择先
/// those up to it, in 并列 it and what it excludes, in 唯一 and for a group's default all.</item>
/// <item>From an unknown node go to its unknown operands only. A defined term leads to its definition, not to the term.</item>
/// <item>The facts reached are missing: 不明 as a truth value, as a number whose range does not decide, as a choice with
/// several options left. Facts of kind Decision are listed as decisions.</item>
/// </list>
/// No constraint and no exact mode is asked whether a fact listed could be left out. Iterative; each node is visited once.
/// </summary>
public sealed class MissingFacts : NodeVisitor<bool>
{
    private readonly RegimeProgram _program;
    private readonly CaseFacts _facts;
    private readonly Evaluation _evaluation;
    private readonly HashSet<int> _seen = [];
    private readonly SortedSet<int> _missing = [];
    private readonly SortedSet<int> _decisions = [];
    private readonly SortedSet<int> _conflicts = [];
    private readonly SortedSet<int> _groups = [];
    private readonly Stack<int> _work = new();

    private readonly bool _entersGroups;

    private MissingFacts(RegimeProgram program, CaseFacts facts, Evaluation evaluation, bool entersGroups)
    {
        _entersGroups = entersGroups;
        _program = program;
        _facts = facts;
        _evaluation = evaluation;
    }

    /// <summary>What a group waits for; nothing when it is settled.</summary>
    public static Missing OfGroup(RegimeProgram program, CaseFacts facts, Evaluation evaluation, int group)
    {
        var walk = new MissingFacts(program, facts, evaluation, entersGroups: true);
        GroupOutcome outcome = evaluation.Groups[group];
        ulong open = (outcome.Unsettled | outcome.Clashing) & ~(GroupOutcome.None | GroupOutcome.Clash);
        if (outcome.Unsettled != 0) walk.StartAt(group, open);
        return walk.Run();
    }

    /// <summary>
    /// What an unknown node waits for; nothing when it is 是 or 否. Without <paramref name="entersGroups"/> it only says whose
    /// value the node asks for.
    /// </summary>
    public static Missing OfNode(RegimeProgram program, CaseFacts facts, Evaluation evaluation, int node, bool entersGroups = true)
    {
        var walk = new MissingFacts(program, facts, evaluation, entersGroups);
        walk.Push(node);
        return walk.Run();
    }

    public override bool VisitConstant(ConstantNode node) => true;

    public override bool VisitFact(FactNode node) =>
        (_program.Facts[node.Fact].Kind == FactKind.Decision ? _decisions : _missing).Add(node.Fact);

    public override bool VisitCompare(CompareNode node) => _missing.Add(node.Fact);

    // A date that is exact is not what the comparison waits for.
    public override bool VisitCompareFacts(CompareFactsNode node)
    {
        if (!Number(node.Left).IsExact) _missing.Add(node.Left);
        if (!Number(node.Right).IsExact) _missing.Add(node.Right);
        return true;
    }

    public override bool VisitSpan(SpanNode node)
    {
        if (!Number(node.Start).IsExact) _missing.Add(node.Start);
        if (!Number(node.Finish).IsExact) _missing.Add(node.Finish);
        return true;
    }

    public override bool VisitChoice(ChoiceNode node) => _missing.Add(node.Fact);

    public override bool VisitNot(NotNode node) => Push(node.Operand);

    public override bool VisitAnd(AndNode node) => Push(node.Operands);

    public override bool VisitOr(OrNode node) => Push(node.Operands);

    public override bool VisitAtLeast(AtLeastNode node) => Push(node.Operands);

    // Never 不明: silence proves nothing, and nothing is waited for.
    public override bool VisitCertain(CertainNode node) => true;

    public override bool VisitDefined(DefinedNode node) => Push(node.Definition);

    public override bool VisitConclusion(ConclusionNode node)
    {
        var claims = new GroupClaims(_program, _evaluation, node.Group);
        _groups.Add(node.Group);
        if (claims.Outcome.Status == GroupStatus.Conflicting) _conflicts.Add(node.Group);
        if (!_entersGroups) return true;
        StartAt(node.Group, claims.BearingOn(node.Value) & (claims.Outcome.Unsettled | claims.Outcome.Clashing));
        return true;
    }

    // Which reading is followed is never missing.
    public override bool VisitReading(ReadingNode node) => Push(_evaluation.FollowedBy(node));

    private Missing Run()
    {
        while (_work.TryPop(out int node)) _program.Nodes[node].Accept(this);
        return new Missing([.. _missing], [.. _decisions], [.. _conflicts], [.. _groups]);
    }

    private void StartAt(int group, ulong values)
    {
        var claims = new GroupClaims(_program, _evaluation, group);
        for (int v = 0; v < claims.Definition.Values.Length; v++)
        {
            ulong bit = 1UL << v;
            if ((values & bit) == 0) continue;
            ValueClaims claim = claims[v];
            bool mayClash = (claims.Outcome.Clashing & bit) != 0;
            if (!claim.Soft.IsTrue || mayClash) PushClaim(claims.Inputs(v).Hard);
            if (!claim.Hard.IsTrue || mayClash) PushClaim(claims.Inputs(v).Soft);
            if (claim.Hard.IsPossible) PushClaim(claims.Inputs(v).Against);
        }
    }

    private void PushClaim(int node)
    {
        if (node >= 0) Push(node);
    }

    private NumberRange Number(int fact) => _facts.Numbers[_program.Facts[fact].NumberSlot];

    private bool Push(ImmutableArray<int> operands)
    {
        foreach (int operand in operands) Push(operand);
        return true;
    }

    private bool Push(int node)
    {
        if (_evaluation.Nodes[node].IsUnknown && _seen.Add(node)) _work.Push(node);
        return true;
    }
}
