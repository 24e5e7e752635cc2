using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Planes;

/// <summary>
/// What screening asks of one program's circuit, as outputs (numbers of a <see cref="WireSet"/>). Lists of outputs are in the
/// order in which a <see cref="BitReader"/> takes them.
/// </summary>
internal sealed class RegimeWires
{
    private readonly WireSet _wires;
    private readonly ProgramCircuit _program;

    public RegimeWires(CircuitBuilder builder, WireSet wires, RuleIndex index, bool triesOpenItems, SupplementCells? supplement = null)
    {
        RegimeProgram program = index.Program;
        _wires = wires;
        _program = new ProgramCircuit(builder, program);
        Index = index;
        Contradictory = wires.Add(_program.Contradictory);
        Readings = [.. program.Readings.Select(pair => _program.ChangesWith(pair.Fact, onlyWhereSilent: true))];
        Groups = [.. Enumerable.Range(0, program.Groups.Length).Where(g => program.Groups[g].IsDerived).Select(GroupBits)];
        Tail = [.. ForceNotes(builder.Circuit).Concat(Readings).Select(wires.Add)];
        Days = program.ReckonsDays ? [.. DayBits()] : [];
        IEnumerable<Wire> openItems = triesOpenItems ? OpenItems.Of(program).Select(item => _program.ChangesWith(item.Fact, onlyWhereSilent: false)) : [];
        Counts = new CountWires(builder.Circuit, wires, _program, Readings, [.. openItems]);
        Supplement = supplement is null ? null : new SupplementWires(builder, wires, this, _program, supplement);
    }

    public RuleIndex Index { get; }

    /// <summary>A case that contradicts itself, and is not answered.</summary>
    public int Contradictory { get; }

    /// <summary>By place: would the other reading change the answer?</summary>
    public ImmutableArray<Wire> Readings { get; }

    /// <summary>By derived group: scope; possible, settled, clashing, by ignorance, by discretion; presumed; its conclusions.</summary>
    public ImmutableArray<ImmutableArray<int>> Groups { get; }

    /// <summary>The four ways in which the act may stand to the force in time, where it has one, then <see cref="Readings"/>.</summary>
    public ImmutableArray<int> Tail { get; }

    /// <summary>Scope, a span outside the calendar, then of each duty whether it applies, its time has begun, it was done. Empty where no days are reckoned.</summary>
    public ImmutableArray<int> Days { get; }

    public CountWires Counts { get; }

    /// <summary>Null where no further columns are asked for.</summary>
    public SupplementWires? Supplement { get; }

    private ImmutableArray<int> GroupBits(int group)
    {
        var bits = ImmutableArray.CreateBuilder<int>();
        Add(bits, _program.Scope);
        OutcomeSlot<Wire>[] slots = _program.Groups[group]?.Slots ?? [];
        bits.AddRange(slots.Select(slot => _wires.Add(slot.Possible)));
        bits.AddRange(slots.Select(slot => _wires.Add(slot.Settled)));
        bits.AddRange(slots.Select(slot => _wires.Add(slot.Clashing)));
        bits.AddRange(slots.Select(slot => _wires.Add(slot.Ignorance)));
        bits.AddRange(slots.Select(slot => _wires.Add(slot.Discretion)));
        bits.AddRange(_program.Presumed[group].Select(_wires.Add));
        foreach (NumberedConclusion conclusion in Index.OfGroup[group]) Add(bits, _program.Node(Index.AppliesOf(conclusion)));
        return bits.ToImmutable();
    }

    private IEnumerable<Wire> ForceNotes(Circuit circuit)
    {
        if (_program.Program.Force is null) return [];
        TruthWires force = _program.Force;
        Wire open = circuit.And(force.Possible, !force.Certain);
        return [force.Certain, circuit.And(open, _program.IsSilentOnForce), !force.Possible, circuit.And(open, !_program.IsSilentOnForce)];
    }

    private ImmutableArray<int> DayBits()
    {
        var bits = ImmutableArray.CreateBuilder<int>();
        Add(bits, _program.Scope);
        bits.Add(_wires.Add(_program.IsOutsideCalendar));
        foreach (Duty duty in _program.Program.Duties)
        {
            Add(bits, _program.Node(duty.Applies));
            Add(bits, duty.Started < 0 ? new TruthWires(Wire.True, Wire.True) : _program.Node(duty.Started));
            Add(bits, _program.Node(duty.Performed));
        }

        return bits.ToImmutable();
    }

    private void Add(ImmutableArray<int>.Builder bits, TruthWires truth)
    {
        bits.Add(_wires.Add(truth.Possible));
        bits.Add(_wires.Add(truth.Certain));
    }
}
