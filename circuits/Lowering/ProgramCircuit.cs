using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
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
    private readonly IGroupWord? _word;
    private readonly ProgramEvaluation _own;

    public ProgramCircuit(CircuitBuilder builder, RegimeProgram program)
        : this(builder, program, null)
    {
    }

    /// <param name="builder">Where inputs are asked for.</param>
    /// <param name="program">The program.</param>
    /// <param name="word">Gives others the word over its groups; null: nobody has it.</param>
    internal ProgramCircuit(CircuitBuilder builder, RegimeProgram program, IGroupWord? word)
    {
        (_builder, _word) = (builder, word);
        _logic = new PlaneLogic<Circuit, Wire>(builder.Circuit);
        _closure = new ImplicationClosure(program);
        Program = program;
        _facts = new FactPlanes(builder, program, _closure);
        _own = Evaluate(_facts, withPresumed: true);
        Contradictory = _facts.Contradictory;
        Scope = TruthWires.Of(_own.Planes.Scope);
        Applicability = ApplicabilityOf(_own);
        Groups = _own.Groups;
        Presumed = _own.Presumed;
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

    /// <summary>By group, as conditions see it; null where the program does not derive it.</summary>
    public ImmutableArray<OutcomePlanes<Wire>?> Groups { get; }

    /// <summary>By group and value: settled, heavier than the lightest, and only so because something was presumed.</summary>
    public ImmutableArray<ImmutableArray<Wire>> Presumed { get; }

    /// <summary>By group: what becomes of it after others had the word; null where nobody can have it, or the program does not derive it.</summary>
    public ImmutableArray<GroupWord?> Words => _own.Words;

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
        ProgramEvaluation changed = Evaluate(other, withPresumed: false);
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

    /// <summary>What the version says whose program this is.</summary>
    internal VersionWires Says => new(Contradictory, Scope, Applicability, StancesOf(_own));

    /// <summary>What it would say if a fact were stated 是. What is presumed is left out.</summary>
    internal VersionWires SaysWith(int fact)
    {
        var facts = new FactPlanes(_builder, Program, _closure, fact);
        ProgramEvaluation changed = Evaluate(facts, withPresumed: false);
        return new VersionWires(facts.Contradictory, TruthWires.Of(changed.Planes.Scope), ApplicabilityOf(changed), StancesOf(changed));
    }

    /// <summary>Does the case speak of a 是否 fact itself?</summary>
    public Wire IsStated(int fact) => _facts.IsStated(fact);

    private ProgramEvaluation Evaluate(FactPlanes facts, bool withPresumed) => new(_builder, _logic, Program, facts, _word, withPresumed);

    private static ImmutableArray<StanceWires?> StancesOf(ProgramEvaluation evaluation) => [.. evaluation.Words.Select(word => word?.After)];

    private TruthWires ApplicabilityOf(ProgramEvaluation evaluation) =>
        Program.Applicability < 0 ? new TruthWires(Wire.True, Wire.True) : TruthWires.Of(evaluation.Planes.Node(Program.Applicability));

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
}
