using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Planes;

namespace Zhaodan.Screening.Totals;

/// <summary>What is counted of one obligation or right, as outputs.</summary>
/// <param name="Undetermined">待查明</param>
/// <param name="Settled">By status.</param>
internal sealed record DutyCountWires(int Undetermined, ImmutableArray<(DutyStatus Status, int Output)> Settled);

/// <summary>
/// What became of a program's obligations and rights in cases that give none of the dates that they need: there it follows from
/// whether they apply, have begun and were done alone.
/// </summary>
internal sealed class DatelessDays
{
    private static readonly Truth[] s_truths = [Truth.False, Truth.Unknown, Truth.True];

    private readonly Circuit _circuit;
    private readonly ImmutableArray<Wire> _bits;

    /// <param name="builder">The circuit.</param>
    /// <param name="set">Its outputs.</param>
    /// <param name="wires">Of the program, which reckons days.</param>
    public DatelessDays(CircuitBuilder builder, WireSet set, RegimeWires wires)
    {
        RegimeProgram program = wires.Shape.Latest;
        _circuit = builder.Circuit;
        ImmutableArray<Wire> all = set.Wires;
        _bits = [.. wires.Days[0].Select(output => all[output])];
        var scope = new TruthWires(_bits[0], _bits[1]);
        Wire isOutside = _bits[2];
        var duties = ImmutableArray.CreateBuilder<DutyCountWires>();
        for (int d = 0; d < program.Duties.Length; d++)
        {
            Wire open = Wire.False;
            var settled = new SortedDictionary<DutyStatus, Wire>();
            foreach ((DutyStatus status, Wire holds) in Statuses(program, d))
            {
                if ((status & DutyStatus.OutsideCalendar) != 0) isOutside = _circuit.Or(isOutside, holds);
                if (DutyWords.IsSettled(status)) settled[status] = _circuit.Or(settled.GetValueOrDefault(status), holds);
                else open = _circuit.Or(open, holds);
            }

            Wire undetermined = _circuit.And(scope.Possible, _circuit.Or(!scope.Certain, open));
            duties.Add(new DutyCountWires(set.Add(undetermined), [.. settled.Select(one => (one.Key, set.Add(_circuit.And(scope.Certain, one.Value))))]));
        }

        Duties = duties.ToImmutable();
        OutsideCalendar = set.Add(_circuit.And(scope.Possible, isOutside));
        Inapplicable = set.Add(!scope.Possible);
    }

    public ImmutableArray<DutyCountWires> Duties { get; }

    public int OutsideCalendar { get; }

    public int Inapplicable { get; }

    public IEnumerable<int> All => Duties.SelectMany(duty => duty.Settled.Select(one => one.Output).Append(duty.Undetermined)).Append(OutsideCalendar).Append(Inapplicable);

    // In the order of RegimeWires.Days.
    private IEnumerable<(DutyStatus Status, Wire Holds)> Statuses(RegimeProgram program, int duty)
    {
        int at = 3 + (6 * duty);
        foreach (Truth applies in s_truths)
        {
            foreach (Truth started in s_truths)
            {
                foreach (Truth performed in s_truths)
                {
                    DutyStatus status = DutyReckoning.Find(
                        program.Calendar, program.Duties[duty].Period, applies, started, NumberRange.Anything, performed, NumberRange.Anything, NumberRange.Anything);
                    yield return (status, _circuit.And(Is(at, applies), _circuit.And(Is(at + 2, started), Is(at + 4, performed))));
                }
            }
        }
    }

    private Wire Is(int at, Truth truth) => truth switch
    {
        Truth.True => _bits[at + 1],
        Truth.False => _circuit.And(!_bits[at], !_bits[at + 1]),
        _ => _circuit.And(_bits[at], !_bits[at + 1]),
    };
}
