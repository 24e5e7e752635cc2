using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Lowering;

/// <summary>Where a condition may be 是 and where it is.</summary>
public readonly record struct TruthWires(Wire Possible, Wire Certain)
{
    /// <summary>Where the truth of a judgement is what; its causes are left out.</summary>
    public static TruthWires Of(JudgementPlanes<Wire> planes) => new(planes.Possible, planes.Certain);
}

/// <summary>
/// Everything that screening asks of a program, as wires of one circuit: what <see cref="Runtime.Reference.Interpreter"/>,
/// which is the meaning, answers of each case. Nothing means anything in cases where <see cref="Contradictory"/> holds.
/// </summary>
public sealed class ProgramCircuit
{
    private readonly CircuitBuilder _builder;
    private readonly PlaneLogic<Circuit, Wire> _logic;
    private readonly ImplicationClosure _closure;
    private readonly FactPlanes _facts;
    private readonly Evaluation _own;

    public ProgramCircuit(CircuitBuilder builder, RegimeProgram program)
    {
        _builder = builder;
        _logic = new PlaneLogic<Circuit, Wire>(builder.Circuit);
        _closure = new ImplicationClosure(program);
        Program = program;
        _facts = new FactPlanes(builder, program, _closure);
        _own = new Evaluation(this, _facts, isOnStated: false);
        Contradictory = _facts.Contradictory;
        Scope = TruthWires.Of(_own.Planes.Scope);
        Applicability = program.Applicability < 0 ? new TruthWires(Wire.True, Wire.True) : Node(program.Applicability);
        Groups = _own.Groups;
        Presumed = PresumedValues();
        IsOutsideCalendar = OutsideCalendar();
        if (program.Force is { } force) (Force, IsSilentOnForce) = ForceInTime(force);
    }

    public RegimeProgram Program { get; }

    /// <summary>The case contradicts itself: it is reported and not answered.</summary>
    public Wire Contradictory { get; }

    /// <summary>适用 and force in time.</summary>
    public TruthWires Scope { get; }

    /// <summary>适用 alone.</summary>
    public TruthWires Applicability { get; }

    /// <summary>By group; null where the program does not derive it.</summary>
    public ImmutableArray<OutcomePlanes<Wire>?> Groups { get; }

    /// <summary>By group and value: settled, heavier than the lightest, and only so because something was presumed.</summary>
    public ImmutableArray<ImmutableArray<Wire>> Presumed { get; }

    /// <summary>A span of the program meets a date that the calendar does not reach; duties are not looked at.</summary>
    public Wire IsOutsideCalendar { get; }

    /// <summary>Was the regime in force on what is known of the day of the act; 是 where it gives no dates.</summary>
    public TruthWires Force { get; } = new(Wire.True, Wire.True);

    /// <summary>The case is silent on a date that <see cref="Force"/> needs, so that it is taken to fall in force.</summary>
    public Wire IsSilentOnForce { get; }

    public TruthWires Node(int node) => TruthWires.Of(_own.Planes.Node(node));

    /// <summary>Is a 是否 fact 不明, all told?</summary>
    public Wire IsUnknown(int fact)
    {
        (Wire possible, Wire certain) = _facts[fact, Basis.Full];
        return _builder.Circuit.And(possible, !certain);
    }

    /// <summary>Is the other reading of a place followed?</summary>
    public Wire FollowsOther(int fact) => _own.Leaves.OtherReading(fact);

    /// <summary>
    /// Would the case come out otherwise (another scope, another set of possible or settled values) if a fact were stated 是:
    /// an open item granted, the other reading followed? A case that would contradict itself does not come out at all.
    /// </summary>
    /// <param name="fact">An open item or a reading.</param>
    /// <param name="onlyWhereSilent">A case that speaks of the fact itself is not tried.</param>
    public Wire ChangesWith(int fact, bool onlyWhereSilent)
    {
        Circuit circuit = _builder.Circuit;
        var other = new FactPlanes(_builder, Program, _closure, fact);
        var changed = new Evaluation(this, other, isOnStated: false);
        TruthWires scope = TruthWires.Of(changed.Planes.Scope);
        Wire differs = Wire.False;
        for (int g = 0; g < Groups.Length; g++)
        {
            if (Groups[g] is not { } before || changed.Groups[g] is not { } after) continue;
            for (int s = 0; s < before.Slots.Length; s++)
            {
                differs = circuit.Or(differs, circuit.Xor(before.Slots[s].Possible, after.Slots[s].Possible));
                differs = circuit.Or(differs, circuit.Xor(before.Slots[s].Settled, after.Slots[s].Settled));
            }
        }

        differs = circuit.And(differs, Scope.Possible);
        differs = circuit.Or(differs, circuit.Xor(Scope.Possible, scope.Possible));
        differs = circuit.Or(differs, circuit.Xor(Scope.Certain, scope.Certain));
        differs = circuit.And(differs, !other.Contradictory);
        return onlyWhereSilent ? circuit.And(differs, !_facts.IsStated(fact)) : differs;
    }

    private ImmutableArray<ImmutableArray<Wire>> PresumedValues()
    {
        if (!Program.Groups.Any(group => group.IsDerived && group.Order.Length > 1)) return [.. Program.Groups.Select(group => ImmutableArray.Create(new Wire[group.Values.Length]))];
        var onStated = new Evaluation(this, _facts, isOnStated: true);
        var presumed = ImmutableArray.CreateBuilder<ImmutableArray<Wire>>();
        for (int g = 0; g < Groups.Length; g++)
        {
            var wires = new Wire[Program.Groups[g].Values.Length];
            foreach (int value in Program.Groups[g].Order.Skip(1))
            {
                if (Groups[g] is { } full && onStated.Groups[g] is { } stated) wires[value] = _builder.Circuit.And(full.Slots[value].Settled, !stated.Slots[value].Settled);
            }

            presumed.Add([.. wires]);
        }

        return presumed.ToImmutable();
    }

    // As ProgramForm.ForceInTime.On, on what the case states.
    private (TruthWires Holds, Wire IsSilent) ForceInTime(ForceInTime force)
    {
        JudgementPlanes<Wire> holds = force.BlankDate >= 0 ? _own.Leaves.CompareFacts(new CompareFactsNode(force.ActDate, Comparison.GreaterOrEqual, force.BlankDate))
            : force.From is { } from ? _own.Leaves.Compare(new CompareNode(force.ActDate, Comparison.GreaterOrEqual, from))
            : _logic.True;
        if (force.Until is { } until) holds = _logic.And(holds, _own.Leaves.Compare(new CompareNode(force.ActDate, Comparison.Less, until)));
        Wire isSilent = IsSilent(force.ActDate);
        if (force.BlankDate >= 0) isSilent = _builder.Circuit.Or(isSilent, IsSilent(force.BlankDate));
        return (TruthWires.Of(holds), isSilent);
    }

    private Wire IsSilent(int fact) => !_builder.IsStated(_builder.Columns.Truth(Program, fact));

    private Wire OutsideCalendar()
    {
        Wire any = Wire.False;
        foreach (SpanNode span in Program.Nodes.OfType<SpanNode>()) any = _builder.Circuit.Or(any, _own.Leaves.IsOutsideCalendar(span));
        return any;
    }

    /// <summary>The program on one way of taking its facts.</summary>
    private sealed class Evaluation
    {
        public Evaluation(ProgramCircuit circuit, FactPlanes facts, bool isOnStated)
        {
            Leaves = new LeafWires(circuit._builder, circuit._logic, circuit.Program, facts, isOnStated);
            Planes = new PlaneEvaluation<Circuit, Wire>(circuit.Program, circuit._logic, Leaves);
            Groups = [.. Enumerable.Range(0, circuit.Program.Groups.Length).Select(Planes.Group)];
        }

        public LeafWires Leaves { get; }

        public PlaneEvaluation<Circuit, Wire> Planes { get; }

        public ImmutableArray<OutcomePlanes<Wire>?> Groups { get; }
    }
}
