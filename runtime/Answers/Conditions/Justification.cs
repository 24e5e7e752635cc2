using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers.Conditions;

/// <summary>Facts in order of declaration, proof words by node index, and the groups whose value was met on the way.</summary>
internal readonly record struct Grounds(ImmutableArray<int> Facts, ImmutableArray<int> Proofs, ImmutableArray<int> Groups);

/// <summary>
/// What an answer stands on that is gone in a weaker evaluation (presumptions withheld, or proof left open): leaves enough to
/// give the answer back when they are taken as they are. Where one operand is enough (或者 that is 是, 且 that is 否) it takes
/// the first one. Where both evaluations agree on a node nothing below it matters. Iterative, each node once.
/// </summary>
internal sealed class Justification : NodeVisitor<bool>
{
    private readonly RegimeProgram _program;
    private readonly Evaluation _full;
    private readonly Evaluation _weaker;
    private readonly HashSet<int> _seen = [];
    private readonly SortedSet<int> _facts = [];
    private readonly SortedSet<int> _proofs = [];
    private readonly SortedSet<int> _groups = [];
    private readonly bool _entersGroups;
    private readonly Stack<int> _work = new();
    private int _current;

    private Justification(RegimeProgram program, Evaluation full, Evaluation weaker, bool entersGroups)
    {
        _entersGroups = entersGroups;
        _program = program;
        _full = full;
        _weaker = weaker;
    }

    public static Grounds OfGroup(RegimeProgram program, Evaluation full, Evaluation weaker, int group)
    {
        var walk = new Justification(program, full, weaker, entersGroups: true);
        walk.StartAt(group, ulong.MaxValue);
        return walk.Run();
    }

    /// <summary>Without <paramref name="entersGroups"/> it only says whose value the node asks for.</summary>
    public static Grounds OfNode(RegimeProgram program, Evaluation full, Evaluation weaker, int node, bool entersGroups = true)
    {
        var walk = new Justification(program, full, weaker, entersGroups);
        walk.Push(node);
        return walk.Run();
    }

    public override bool VisitConstant(ConstantNode node) => true;

    public override bool VisitFact(FactNode node) => _facts.Add(node.Fact);

    public override bool VisitCompare(CompareNode node) => true;

    public override bool VisitCompareFacts(CompareFactsNode node) => true;

    public override bool VisitSpan(SpanNode node) => true;

    public override bool VisitChoice(ChoiceNode node) => true;

    public override bool VisitNot(NotNode node) => Push(node.Operand);

    public override bool VisitAnd(AndNode node) => _full.Nodes[_current].IsFalse ? PushSome(node.Operands, Truth.False, 1) : PushAll(node.Operands);

    public override bool VisitOr(OrNode node) => _full.Nodes[_current].IsTrue ? PushSome(node.Operands, Truth.True, 1) : PushAll(node.Operands);

    public override bool VisitAtLeast(AtLeastNode node) => _full.Nodes[_current].Truth switch
    {
        Truth.True => PushSome(node.Operands, Truth.True, node.Count),
        Truth.False => PushSome(node.Operands, Truth.False, node.Operands.Length - node.Count + 1),
        _ => PushAll(node.Operands),
    };

    // Proof words look at what is stated: only leaving proof open makes a difference to them.
    public override bool VisitCertain(CertainNode node) => _proofs.Add(_current);

    public override bool VisitDefined(DefinedNode node)
    {
        if (!_full.Nodes[node.Definition].IsUnknown) return Push(node.Definition);
        return Push(node.Stated) && Push(node.Definition);
    }

    public override bool VisitConclusion(ConclusionNode node)
    {
        _groups.Add(node.Group);
        if (_entersGroups) StartAt(node.Group, new GroupClaims(_program, _full, node.Group).BearingOn(node.Value));
        return true;
    }

    // Both evaluations follow the same reading.
    public override bool VisitReading(ReadingNode node) => Push(_full.FollowedBy(node));

    private Grounds Run()
    {
        while (_work.TryPop(out _current)) _program.Nodes[_current].Accept(this);
        return new Grounds([.. _facts], [.. _proofs], [.. _groups]);
    }

    private void StartAt(int group, ulong values)
    {
        var claims = new GroupClaims(_program, _full, group);
        ulong wanted = values & claims.Reached();
        bool isSettled = claims.Outcome.Unsettled == 0;
        for (int v = 0; v < claims.Definition.Values.Length; v++)
        {
            if ((wanted & (1UL << v)) == 0) continue;
            ValueClaims claim = claims[v];
            ValueInputs inputs = claims.Inputs(v);
            bool mustSuffices = isSettled && claim.Hard.IsTrue && claim.Against.IsFalse;
            bool maySuffices = isSettled && claim.Soft.IsTrue && !claim.Hard.IsTrue;
            if (!maySuffices) PushClaim(inputs.Hard);
            if (!mustSuffices) PushClaim(inputs.Soft);
            if (claim.Hard.IsPossible) PushClaim(inputs.Against);
        }
    }

    private void PushClaim(int node)
    {
        if (node >= 0) Push(node);
    }

    private bool PushAll(ImmutableArray<int> operands)
    {
        foreach (int operand in operands) Push(operand);
        return true;
    }

    // Operands that both evaluations agree on cost nothing and come first.
    private bool PushSome(ImmutableArray<int> operands, Truth truth, int count)
    {
        foreach (int operand in operands)
        {
            if (_full.Nodes[operand].Truth == truth && _weaker.Nodes[operand].Truth == truth) count--;
        }

        foreach (int operand in operands)
        {
            if (count <= 0) break;
            if (_full.Nodes[operand].Truth != truth || _weaker.Nodes[operand].Truth == truth) continue;
            Push(operand);
            count--;
        }

        return true;
    }

    private bool Push(int node)
    {
        if (_full.Nodes[node] != _weaker.Nodes[node] && _seen.Add(node)) _work.Push(node);
        return true;
    }
}
