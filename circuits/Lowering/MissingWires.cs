using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Circuits.Lowering;

/// <summary>What one group waits for, as wires; only in cases in which that is asked.</summary>
/// <param name="Facts">The facts that are missing in some case, in the order of the program, and where each is.</param>
/// <param name="IsBlocked">A group in 冲突 stands in the way as well, which no fact settles.</param>
public sealed record GroupMissing(ImmutableArray<(int Fact, Wire Where)> Facts, Wire IsBlocked);

/// <summary>
/// What is missing (缺) in many cases at once: the walk of <see cref="Runtime.Answers.Conditions.MissingFacts"/>, which is the
/// definition, with the set of cases in which it comes by kept at every node. A node is come by in the cases in which it is
/// 不明 and something that is come by reads it; nodes stand behind what they read, so that one pass from the last to the
/// first finds all. What a scope that is 不明 waits for is missing in every group.
/// </summary>
public sealed class MissingWires
{
    private readonly CircuitBuilder _builder;
    private readonly Circuit _circuit;
    private readonly ProgramCircuit _circuits;
    private readonly RegimeProgram _program;
    private readonly Wire[] _demand;
    private readonly SortedDictionary<int, Wire> _facts = [];
    private Wire _blocked;

    public MissingWires(CircuitBuilder builder, ProgramCircuit program)
    {
        (_builder, _circuit, _circuits, _program) = (builder, builder.Circuit, program, program.Program);
        _demand = new Wire[_program.Nodes.Length];
    }

    /// <summary>What a derived group waits for.</summary>
    /// <param name="group">The group.</param>
    /// <param name="asked">In which cases: those in which its answer is 待查明, whoever answers.</param>
    public GroupMissing Of(int group, Wire asked)
    {
        Array.Clear(_demand);
        _facts.Clear();
        _blocked = Wire.False;
        if (_circuits.Groups[group] is not { } outcome) return new GroupMissing([], Wire.False);
        Wire unsettled = Any(outcome.Slots, slot => _circuit.And(slot.Possible, !slot.Settled));
        Start(group, outcome, _ => true, unsettled);
        if (_program.Scope >= 0) Demand(_program.Scope, Wire.True);
        for (int node = _demand.Length - 1; node >= 0; node--)
        {
            if (!_demand[node].IsFalse) _program.Nodes[node].Accept(new Walk(this, _demand[node]));
        }

        return new GroupMissing(
            [.. _facts.Select(entry => (entry.Key, _circuit.And(asked, entry.Value))).Where(entry => !entry.Item2.IsFalse)],
            _circuit.And(asked, _blocked));
    }

    // The claims of the values that are open or may clash.
    private void Start(int group, OutcomePlanes<Wire> outcome, Func<int, bool> bears, Wire where)
    {
        ConclusionGroup definition = _program.Groups[group];
        for (int v = 0; v < definition.Values.Length; v++)
        {
            if (!bears(v)) continue;
            OutcomeSlot<Wire> slot = outcome.Slots[v];
            Wire open = _circuit.And(where, _circuit.Or(_circuit.And(slot.Possible, !slot.Settled), slot.Clashing));
            ValueInputs inputs = definition.Inputs[v];
            if (inputs.Hard >= 0) Demand(inputs.Hard, _circuit.And(open, _circuit.Or(!Claim(inputs.Soft).Certain, slot.Clashing)));
            if (inputs.Soft >= 0) Demand(inputs.Soft, _circuit.And(open, _circuit.Or(!Claim(inputs.Hard).Certain, slot.Clashing)));
            if (inputs.Against >= 0) Demand(inputs.Against, _circuit.And(open, Claim(inputs.Hard).Possible));
        }
    }

    private TruthWires Claim(int node) => node < 0 ? new TruthWires(Wire.False, Wire.False) : _circuits.Node(node);

    private void Demand(int node, Wire where)
    {
        TruthWires truth = _circuits.Node(node);
        _demand[node] = _circuit.Or(_demand[node], _circuit.And(where, _circuit.And(truth.Possible, !truth.Certain)));
    }

    private void Miss(int fact, Wire where)
    {
        if (_program.Facts[fact].Kind == FactKind.Decision) return;
        _facts[fact] = _circuit.Or(_facts.GetValueOrDefault(fact), where);
    }

    // A number is not exact where its lower end lies below its upper end.
    private void MissUnlessExact(int fact, Wire where)
    {
        int column = _builder.Columns.Number(_program, fact);
        Miss(fact, _circuit.And(where, _builder.Input(new CircuitInput(InputKind.MayBeLess, column, 0, column))));
    }

    private Wire Any(OutcomeSlot<Wire>[] slots, Func<OutcomeSlot<Wire>, Wire> wire) => slots.Select(wire).Aggregate(Wire.False, _circuit.Or);

    /// <summary>From a node to what it reads, in the cases in which the node is come by.</summary>
    private sealed class Walk(MissingWires wires, Wire here) : NodeVisitor<bool>
    {
        public override bool VisitConstant(ConstantNode node) => true;

        public override bool VisitFact(FactNode node) => Miss(node.Fact);

        public override bool VisitCompare(CompareNode node) => Miss(node.Fact);

        public override bool VisitCompareFacts(CompareFactsNode node) => MissDates(node.Left, node.Right);

        public override bool VisitSpan(SpanNode node) => MissDates(node.Start, node.Finish);

        public override bool VisitChoice(ChoiceNode node) => Miss(node.Fact);

        public override bool VisitNot(NotNode node) => Go([node.Operand]);

        public override bool VisitAnd(AndNode node) => Go(node.Operands);

        public override bool VisitOr(OrNode node) => Go(node.Operands);

        public override bool VisitAtLeast(AtLeastNode node) => Go(node.Operands);

        // Never 不明: silence proves nothing, and nothing is waited for.
        public override bool VisitCertain(CertainNode node) => true;

        public override bool VisitDefined(DefinedNode node) => Go([node.Definition]);

        // Which reading is followed is never missing.
        public override bool VisitReading(ReadingNode node)
        {
            Wire other = wires._circuits.FollowsOther(node.Fact);
            wires.Demand(node.Other, wires._circuit.And(here, other));
            wires.Demand(node.Default, wires._circuit.And(here, !other));
            return true;
        }

        public override bool VisitConclusion(ConclusionNode node)
        {
            if (wires._circuits.Groups[node.Group] is not { } outcome) return true;
            ConclusionGroup group = wires._program.Groups[node.Group];
            wires._blocked = wires._circuit.Or(wires._blocked, wires._circuit.And(here, outcome.Slots[outcome.Clash].Settled));
            wires.Start(node.Group, outcome, value => Bears(group, value, node.Value), here);
            return true;
        }

        // As GroupClaims.BearingOn.
        private static bool Bears(ConclusionGroup group, int v, int value) => v == value || group.Default == value || group.Kind switch
        {
            GroupKind.Priority => v < value,
            GroupKind.Unique => true,
            _ => group.Excludes(v, value),
        };

        private bool Go(ImmutableArray<int> operands)
        {
            foreach (int operand in operands) wires.Demand(operand, here);
            return true;
        }

        private bool Miss(int fact)
        {
            wires.Miss(fact, here);
            return true;
        }

        private bool MissDates(int first, int second)
        {
            wires.MissUnlessExact(first, here);
            wires.MissUnlessExact(second, here);
            return true;
        }
    }
}
