using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Circuits.Layers;

/// <summary>What a family of versions comes to, in many cases at once: <see cref="FamilyOutcome"/>.</summary>
/// <param name="Contradictory">The case contradicts itself under one of the versions looked at.</param>
/// <param name="Scope">Does the family speak of the case?</param>
/// <param name="Used">By version: does it answer?</param>
/// <param name="Stances">By shared group (<see cref="LinkedRegime.SharedGroups"/>).</param>
/// <param name="Grounds">By <see cref="VersionGround"/>: how the version was found; exactly one holds.</param>
public sealed record FamilyWires(Wire Contradictory, TruthWires Scope, ImmutableArray<Wire> Used, ImmutableArray<StanceWires> Stances, ImmutableArray<Wire> Grounds);

/// <summary>One family: from its versions to one answer, as the runtime's layer has it for one case.</summary>
internal sealed class FamilyCircuit
{
    private readonly Circuit _circuit;
    private readonly ImmutableArray<RegimeProgram> _versions;
    private readonly VersionDates? _dates;
    private readonly int _main;

    public FamilyCircuit(CircuitBuilder builder, LinkedRegime regime, RegimeFamily family)
    {
        _circuit = builder.Circuit;
        Definition = family;
        _versions = [.. family.Versions.Select(version => regime.Programs[version.Program])];
        Groups = regime.SharedGroups(family);
        _dates = _versions.Length > 1 ? new VersionDates(builder, family, regime.Programs) : null;
        _main = family.LighterBy.Length == 0 ? -1 : IndexOf(family.LighterBy);
    }

    public RegimeFamily Definition { get; }

    /// <summary>The groups of all versions by name, those of the latest first.</summary>
    public ImmutableArray<ConclusionGroup> Groups { get; }

    public int IndexOf(string group)
    {
        for (int g = 0; g < Groups.Length; g++)
        {
            if (Groups[g].Name == group) return g;
        }

        return -1;
    }

    /// <param name="versions">What each version says.</param>
    public FamilyWires Combine(ImmutableArray<VersionWires> versions)
    {
        if (_dates is null)
        {
            return new FamilyWires(
                versions[0].Contradictory,
                versions[0].Scope,
                [Wire.True],
                [.. Enumerable.Range(0, Groups.Length).Select(g => StanceOf(versions, 0, g))],
                GroundsOf(VersionGround.Only, Wire.True));
        }

        (Wire[] used, Wire unordered, Wire moved) = Pick(versions);
        Wire any = Any(used), isOne = new MaskWires(_circuit, used).HasOne, several = _circuit.And(any, !isOne);
        Wire possible = Wire.False, certain = _circuit.And(any, !_dates.MayBeOutside);
        for (int v = 0; v < used.Length; v++)
        {
            possible = _circuit.Or(possible, _circuit.And(used[v], versions[v].Applicability.Possible));
            certain = _circuit.And(certain, _circuit.Or(!used[v], versions[v].Applicability.Certain));
        }

        return new FamilyWires(
            Contradictory(versions),
            new TruthWires(_circuit.Or(possible, certain), certain),
            [.. used],
            [.. Enumerable.Range(0, Groups.Length).Select(g => Unite(versions, used, g, any, isOne))],
            Grounds(unordered, several, moved));
    }

    // The versions looked at, and the latest where no version is.
    private Wire Contradictory(ImmutableArray<VersionWires> versions)
    {
        Wire contradictory = Wire.False, anyWanted = Wire.False;
        for (int v = 0; v < versions.Length; v++)
        {
            Wire wanted = Wanted(v);
            contradictory = _circuit.Or(contradictory, _circuit.And(wanted, versions[v].Contradictory));
            anyWanted = _circuit.Or(anyWanted, wanted);
        }

        return _circuit.Or(contradictory, _circuit.And(!anyWanted, versions[^1].Contradictory));
    }

    private Wire Wanted(int version)
    {
        if (_dates is not { } dates) return Wire.True;
        if (Definition.LighterBy.Length == 0) return dates.Acts[version];
        Wire later = Any(dates.Decisions.AsSpan()[version..]);
        return _circuit.Or(dates.Acts[version], _circuit.And(Any(dates.Acts.AsSpan()[..version]), later));
    }

    private (Wire[] Used, Wire Unordered, Wire Moved) Pick(ImmutableArray<VersionWires> versions)
    {
        if (_dates is not { } dates || _main < 0) return ([.. _dates?.Acts ?? [Wire.True]], Wire.False, Wire.False);
        int count = versions.Length;
        WeightWires[] weights = [.. Enumerable.Range(0, count).Select(v => new WeightWires(_circuit, Groups[_main], StanceOf(versions, v, _main), versions[v].Applicability.Certain))];
        var used = new Wire[count];
        Wire unordered = Wire.False, moved = Wire.False;
        for (int act = 0; act < count; act++)
        {
            // Candidates from the act's version to that of the decision; by each: does one of them beat it?
            var beaten = new Wire[count];
            for (int last = act; last < count; last++)
            {
                for (int v = act; v < last; v++)
                {
                    beaten[v] = _circuit.Or(beaten[v], weights[last].Beats(weights[v], isOlder: false));
                    beaten[last] = _circuit.Or(beaten[last], weights[v].Beats(weights[last], isOlder: true));
                }

                Wire decided = last == act ? Any(dates.Decisions.AsSpan()[..(act + 1)]) : dates.Decisions[last];
                Wire here = _circuit.And(dates.Acts[act], decided);
                Wire[] kept = [.. Enumerable.Range(act, last - act + 1).Select(v => !beaten[v])];
                unordered = _circuit.Or(unordered, _circuit.And(here, !new MaskWires(_circuit, kept).HasOne));
                for (int v = act; v <= last; v++)
                {
                    used[v] = _circuit.Or(used[v], _circuit.And(here, kept[v - act]));
                    moved = _circuit.Or(moved, _circuit.And(here, v == act ? !kept[0] : kept[v - act]));
                }
            }
        }

        return (used, unordered, moved);
    }

    private ImmutableArray<Wire> Grounds(Wire unordered, Wire several, Wire moved)
    {
        if (_dates is not { } dates) return GroundsOf(VersionGround.Only, Wire.True);
        Wire differ = Wire.False;
        for (int v = 0; v < dates.Acts.Length; v++) differ = _circuit.Or(differ, _circuit.Xor(dates.Acts[v], dates.Decisions[v]));
        Wire open = _circuit.And(!unordered, several), left = _circuit.And(!unordered, !several);
        Wire presumed = _circuit.And(left, dates.IsPresumed);
        left = _circuit.And(left, !dates.IsPresumed);
        Wire lighter = _main < 0 ? Wire.False : _circuit.And(left, _circuit.Or(moved, differ));
        return GroundsOf(VersionGround.Unordered, unordered, (VersionGround.Open, open), (VersionGround.Presumed, presumed), (VersionGround.Lighter, lighter),
            (VersionGround.Date, _circuit.And(left, !lighter)));
    }

    private static ImmutableArray<Wire> GroundsOf(VersionGround ground, Wire where, params ReadOnlySpan<(VersionGround Ground, Wire Where)> more)
    {
        var grounds = new Wire[(int)VersionGround.Open + 1];
        grounds[(int)ground] = where;
        foreach ((VersionGround other, Wire wire) in more) grounds[(int)other] = wire;
        return [.. grounds];
    }

    private StanceWires StanceOf(ImmutableArray<VersionWires> versions, int version, int shared)
    {
        for (int g = 0; g < _versions[version].Groups.Length; g++)
        {
            if (_versions[version].Groups[g].Name == Groups[shared].Name && versions[version].Stances[g] is { } stance) return stance.As(Groups[shared]);
        }

        return StanceWires.Silent(_circuit, Groups[shared], asDeclared: true);
    }

    // What every version that remains says stands; what only some say is possible, for want of knowing which one it is.
    private StanceWires Unite(ImmutableArray<VersionWires> versions, Wire[] used, int shared, Wire any, Wire isOne)
    {
        StanceWires silent = StanceWires.Silent(_circuit, Groups[shared], asDeclared: false), some = silent.When(Wire.False), all = some.Zip(some, (a, _) => ~a);
        for (int v = 0; v < used.Length; v++)
        {
            StanceWires stance = StanceOf(versions, v, shared);
            Wire other = !used[v];
            some = some.Zip(stance.When(used[v]), (a, b) => a | b);
            all = all.Zip(StanceWires.Choose(other, all, stance), (a, b) => a & b);
        }

        MaskWires open = some.Possible & ~all.Settled;
        StanceWires several = some with
        {
            Settled = all.Settled,
            Ignorance = open & (some.Ignorance | ~all.Possible | ~some.Discretion),
            Discretion = some.Discretion & open,
            Presumed = some.Presumed & all.Settled,
            MustByRule = all.MustByRule,
            Barred = all.Barred,
        };
        return StanceWires.Choose(any, StanceWires.Choose(isOne, some, several), silent);
    }

    private Wire Any(ReadOnlySpan<Wire> wires)
    {
        Wire any = Wire.False;
        foreach (Wire wire in wires) any = _circuit.Or(any, wire);
        return any;
    }
}
