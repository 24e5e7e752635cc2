using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Circuits.Layers;

/// <summary>
/// Which versions of a family may answer, in many cases at once: <see cref="Runtime.Regimes.VersionPicker"/>, which is the
/// definition. Dates are compared with every border of a version once; a version is a wire, the oldest first.
/// </summary>
internal sealed class VersionDates
{
    private readonly CircuitBuilder _builder;
    private readonly Circuit _circuit;
    private readonly RegimeProgram _program;
    private readonly ForceInTime[] _force;

    public VersionDates(CircuitBuilder builder, RegimeFamily family, ImmutableArray<RegimeProgram> programs)
    {
        (_builder, _circuit) = (builder, builder.Circuit);
        _program = programs[family.Versions[0].Program];
        _force = [.. family.Versions.Select(version => programs[version.Program].Force).OfType<ForceInTime>()];
        if (_force.Length != family.Versions.Length) throw new ArgumentException("A version without dates.", nameof(family));
        int act = _force[0].ActDate, decision = _force[0].DecisionDate, last = _force.Length - 1;

        Wire isSilent = IsSilent(decision);
        (Wire[] decided, Wire decidedOutside) = Meeting(decision);
        Wire none = !Any(decided), isLate = IsAtLeast(decision, _force[0].From ?? 0);
        var decisions = new Wire[_force.Length];
        var acts = new Wire[_force.Length];
        (Wire[] acted, Wire actedOutside) = Meeting(act);
        IsPresumed = _program.Facts[act].TruthSlot < 0 ? Wire.False : !builder.IsStated(builder.Columns.Truth(_program, act));
        Wire surely = _circuit.And(!isSilent, _circuit.And(!decidedOutside, ExactlyOne(decided)));
        for (int v = 0; v <= last; v++)
        {
            // A decision after the last 废止 sees all versions, one before the first none but the act's.
            Wire where = v == last ? isLate : Wire.False;
            if (v == 0) where = _circuit.Or(where, !isLate);
            where = Choose(none, where, decided[v]);
            decisions[v] = Choose(isSilent, v == last ? Wire.True : Wire.False, where);
            acts[v] = Choose(IsPresumed, Choose(surely, decided[v], v == last ? Wire.True : Wire.False), acted[v]);
        }

        (Acts, Decisions) = ([.. acts], [.. decisions]);
        MayBeOutside = _circuit.And(!IsPresumed, actedOutside);
    }

    /// <summary>The act's date falls into it, or may.</summary>
    public ImmutableArray<Wire> Acts { get; }

    /// <summary>The decision falls into it, or may; the latest where the case is silent.</summary>
    public ImmutableArray<Wire> Decisions { get; }

    /// <summary>The act may lie outside of every version.</summary>
    public Wire MayBeOutside { get; }

    public Wire IsPresumed { get; }

    private (Wire[] Met, Wire Outside) Meeting(int date)
    {
        var met = new Wire[_force.Length];
        Wire outside = _force[0].From is { } first ? !IsAtLeast(date, first) : Wire.False;
        for (int v = 0; v < met.Length; v++)
        {
            long? from = _force[v].From, until = _force[v].Until;
            met[v] = _circuit.And(until is { } end ? !IsAtLeast(date, end) : Wire.True, from is { } begin ? MayBeAtLeast(date, begin) : Wire.True);
            if (until is not { } over) continue;
            if (v + 1 == met.Length) outside = _circuit.Or(outside, MayBeAtLeast(date, over));
            else if (_force[v + 1].From is { } next && over < next) outside = _circuit.Or(outside, _circuit.And(MayBeAtLeast(date, over), !IsAtLeast(date, next)));
        }

        return (met, outside);
    }

    private Wire IsSilent(int date)
    {
        if (_program.Facts[date].TruthSlot >= 0) return !_builder.IsStated(_builder.Columns.Truth(_program, date));
        return _circuit.And(!IsAtLeast(date, long.MinValue + 1), MayBeAtLeast(date, long.MaxValue));
    }

    private Wire IsAtLeast(int date, long bound) => _builder.Input(new CircuitInput(InputKind.IsAtLeast, _builder.Columns.Number(_program, date), bound));

    // As every comparison of the program has it, so that planes are shared: a number is at least its lower end.
    private Wire MayBeAtLeast(int date, long bound) =>
        _circuit.Or(_builder.Input(new CircuitInput(InputKind.MayBeAtLeast, _builder.Columns.Number(_program, date), bound)), IsAtLeast(date, bound));

    private Wire Any(ReadOnlySpan<Wire> wires)
    {
        Wire any = Wire.False;
        foreach (Wire wire in wires) any = _circuit.Or(any, wire);
        return any;
    }

    private Wire ExactlyOne(Wire[] wires) => new MaskWires(_circuit, wires).HasOne;

    private Wire Choose(Wire where, Wire then, Wire otherwise) => _circuit.Or(_circuit.And(where, then), _circuit.And(!where, otherwise));
}
