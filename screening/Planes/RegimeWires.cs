using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Layers;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Regimes;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Planes;

/// <summary>What screening asks of one regime's circuit, as outputs (numbers of a <see cref="WireSet"/>).</summary>
internal sealed class RegimeWires
{
    private readonly Circuit _circuit;
    private readonly WireSet _wires;
    private readonly LayerCircuit _layer;

    /// <param name="builder">The circuit of the job.</param>
    /// <param name="wires">Takes the outputs.</param>
    /// <param name="shape">The regime.</param>
    /// <param name="laws">Laws that rows state; null: they state none.</param>
    /// <param name="triesOpenItems">Asks for each open item whether granting it would change the answer.</param>
    /// <param name="supplement">Further columns; null: none.</param>
    public RegimeWires(CircuitBuilder builder, WireSet wires, LayerShape shape, ILawColumns? laws, bool triesOpenItems, SupplementCells? supplement)
    {
        (_circuit, _wires, Shape) = (builder.Circuit, wires, shape);
        _layer = new LayerCircuit(builder, shape.Regime, laws);
        Contradictory = wires.Add(_layer.Contradictory);
        Groups = [.. Enumerable.Range(0, shape.Groups.Length).Select(i => new GroupBits(shape, _layer, _circuit, wires, i))];
        ImmutableArray<Wire> force = ForceNotes();
        ImmutableArray<ImmutableArray<Wire>> readings = EachOfVersions(v => shape.Program(v).Readings.Select(pair => _layer.ChangesWith(v, pair.Fact, onlyWhereSilent: true)));
        ImmutableArray<ImmutableArray<Wire>> items = EachOfVersions(v => shape.ItemsOf(v).Where(_ => triesOpenItems).Select(item => _layer.ChangesWith(v, item.Fact, onlyWhereSilent: false)));
        Tail = new TailBits(shape, _layer, _circuit, wires, force, readings);
        Days = shape.Own.Any(own => shape.Regime.Programs[own].ReckonsDays) ? [.. shape.Own.Select((_, v) => DayBits(v))] : [];
        Counts = new CountWires(_circuit, wires, shape, _layer, force, readings, items);
        Supplement = supplement is null ? null : new SupplementWires(builder, wires, this, _layer, supplement);
    }

    public LayerShape Shape { get; }

    /// <summary>A case that contradicts itself, and is not answered.</summary>
    public int Contradictory { get; }

    /// <summary>By group of the shape.</summary>
    public ImmutableArray<GroupBits> Groups { get; }

    public TailBits Tail { get; }

    /// <summary>
    /// By own version: does it apply, a span outside the calendar, then of each duty whether it applies, its time has begun, it
    /// was done. Empty where no days are reckoned.
    /// </summary>
    public ImmutableArray<ImmutableArray<int>> Days { get; }

    public CountWires Counts { get; }

    /// <summary>Null where no further columns are asked for.</summary>
    public SupplementWires? Supplement { get; }

    private ImmutableArray<ImmutableArray<Wire>> EachOfVersions(Func<int, IEnumerable<Wire>> wires) => [.. Shape.Own.Select((_, v) => wires(v).ToImmutableArray())];

    // As RowNotes.Force tells it of one case.
    private ImmutableArray<Wire> ForceNotes()
    {
        if (Shape.Latest.Force is null) return [];
        FamilyWires self = _layer.Self;
        if (!Shape.HasVersions)
        {
            ProgramCircuit program = _layer.Program(Shape.Own[0]);
            Wire open = _circuit.And(program.Force.Possible, !program.Force.Certain);
            return [program.Force.Certain, _circuit.And(open, program.IsSilentOnForce), !program.Force.Possible, _circuit.And(open, !program.IsSilentOnForce)];
        }

        Wire any = self.Used.Aggregate(Wire.False, _circuit.Or);
        Wire presumed = _circuit.And(any, self.Grounds[(int)VersionGround.Presumed]);
        Wire unknown = _circuit.And(any, _circuit.And(self.Grounds[(int)VersionGround.Open], !self.Scope.Certain));
        return [_circuit.And(any, !_circuit.Or(presumed, unknown)), presumed, !any, unknown];
    }

    // 不明 where several versions remain, nothing where another answers.
    private ImmutableArray<int> DayBits(int version)
    {
        FamilyWires self = _layer.Self;
        ProgramCircuit program = _layer.Program(Shape.Own[version]);
        Wire alone = self.Used.Where((_, v) => v != version).Aggregate(Wire.True, (all, used) => _circuit.And(all, !used));
        Wire possible = _circuit.And(self.Used[version], self.Scope.Possible);
        var bits = new BitList(_circuit, _wires);
        bits.Add(possible);
        bits.Add(_circuit.And(possible, _circuit.And(alone, self.Scope.Certain)));
        bits.Add(_circuit.And(possible, program.IsOutsideCalendar));
        foreach (Duty duty in program.Program.Duties)
        {
            bits.Add(program.Node(duty.Applies), possible);
            bits.Add(duty.Started < 0 ? new TruthWires(Wire.True, Wire.True) : program.Node(duty.Started), possible);
            bits.Add(program.Node(duty.Performed), possible);
        }

        return bits.Outputs;
    }
}
