using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Circuits.Layers;

/// <summary>
/// A regime with its versions and with those that have the word before it, as wires of one circuit: what
/// <see cref="Runtime.Regimes.RegimeLayer"/>, which is the meaning, answers of each case. Nothing means anything in cases
/// where <see cref="Contradictory"/> holds.
/// </summary>
public sealed class LayerCircuit
{
    private readonly CircuitBuilder _builder;
    private readonly Circuit _circuit;
    private readonly FamilyCircuit[] _families;
    private readonly FamilyWires[] _says;
    private readonly ProgramCircuit[] _programs;
    private readonly Wire _contradictoryAbove;

    /// <param name="builder">Where inputs are asked for.</param>
    /// <param name="regime">The regime.</param>
    /// <param name="laws">Laws that cases state; null: they state none.</param>
    public LayerCircuit(CircuitBuilder builder, LinkedRegime regime, ILawColumns? laws)
    {
        (_builder, _circuit, Regime) = (builder, builder.Circuit, regime);
        _families = [.. regime.Families.Select(family => new FamilyCircuit(builder, regime, family))];
        _says = new FamilyWires[_families.Length];
        _programs = new ProgramCircuit[regime.Programs.Length];
        Wire[] needed = Needed();
        Wire contradictory = Wire.False;
        for (int f = 0; f < _families.Length; f++)
        {
            foreach (FamilyVersion version in regime.Families[f].Versions)
            {
                RegimeProgram program = regime.Programs[version.Program];
                var word = new VersionWord(builder, program, [.. version.Superiors.Select(link => SuperiorOf(link, program))], laws, f + 1 < _families.Length);
                _programs[version.Program] = new ProgramCircuit(builder, program, word);
            }

            _says[f] = _families[f].Combine(VersionsOf(f));
            if (f + 1 < _families.Length) contradictory = _circuit.Or(contradictory, _circuit.And(needed[f], _says[f].Contradictory));
        }

        _contradictoryAbove = contradictory;
        Contradictory = _circuit.Or(contradictory, Self.Contradictory);
    }

    public LinkedRegime Regime { get; }

    /// <summary>The case contradicts itself under a program that has a part in the answer.</summary>
    public Wire Contradictory { get; }

    /// <summary>The regime's own answer.</summary>
    public FamilyWires Self => _says[^1];

    /// <summary>The groups of a family by name, those of its latest version first.</summary>
    public ImmutableArray<ConclusionGroup> GroupsOf(int family) => _families[family].Groups;

    /// <summary>What a family comes to, where it is heard.</summary>
    public FamilyWires Family(int family) => _says[family];

    /// <summary>A program after others had the word.</summary>
    public ProgramCircuit Program(int program) => _programs[program];

    /// <summary>
    /// Would the case come out otherwise (another scope, another version, another set of possible or settled values) if a fact of
    /// an own version were stated 是: an open item granted, the other reading followed? A case that would contradict itself does
    /// not come out at all.
    /// </summary>
    /// <param name="version">An own version.</param>
    /// <param name="fact">An open item or a reading of it.</param>
    /// <param name="onlyWhereSilent">A case that speaks of the fact itself is not tried.</param>
    public Wire ChangesWith(int version, int fact, bool onlyWhereSilent)
    {
        ProgramCircuit program = _programs[Regime.Self.Versions[version].Program];
        FamilyWires after = _families[^1].Combine(VersionsOf(_families.Length - 1).SetItem(version, program.SaysWith(fact)));
        Wire differs = Wire.False;
        for (int v = 0; v < Self.Used.Length; v++) differs = _circuit.Or(differs, _circuit.Xor(Self.Used[v], after.Used[v]));
        for (int g = 0; g < Self.Stances.Length; g++)
        {
            differs = _circuit.Or(differs, Self.Stances[g].Possible.Differs(after.Stances[g].Possible));
            differs = _circuit.Or(differs, Self.Stances[g].Settled.Differs(after.Stances[g].Settled));
        }

        differs = _circuit.And(differs, Self.Scope.Possible);
        differs = _circuit.Or(differs, _circuit.Xor(Self.Scope.Possible, after.Scope.Possible));
        differs = _circuit.Or(differs, _circuit.Xor(Self.Scope.Certain, after.Scope.Certain));
        differs = _circuit.And(differs, !_circuit.Or(_contradictoryAbove, after.Contradictory));
        return onlyWhereSilent ? _circuit.And(differs, !program.IsStated(fact)) : differs;
    }

    private ImmutableArray<VersionWires> VersionsOf(int family) => [.. Regime.Families[family].Versions.Select(version => _programs[version.Program].Says)];

    // A later regime whose 施行 is blank and not stated has no word, so it need not be answered.
    private Wire[] Needed()
    {
        var needed = new Wire[_families.Length];
        needed[^1] = Wire.True;
        for (int f = _families.Length - 1; f >= 0; f--)
        {
            foreach (FamilyLink link in Regime.Families[f].Versions.SelectMany(version => version.Superiors))
            {
                needed[link.Family] = _circuit.Or(needed[link.Family], _circuit.And(needed[f], link.IsLater ? MayHaveBegun(link.Family) : Wire.True));
            }
        }

        return needed;
    }

    private Superior SuperiorOf(FamilyLink link, RegimeProgram lower)
    {
        RegimeProgram latest = Latest(link.Family);
        var heard = new TruthWires(Wire.True, Wire.True);
        if (link.IsLater && latest.Force is { BlankDate: >= 0 } force && lower.Force?.From is { } from)
        {
            // 施行 must be later than that of the lower one, and somebody must say when it was.
            int column = _builder.Columns.Number(latest, force.BlankDate);
            Wire begun = MayHaveBegun(link.Family), certain = _builder.Input(new CircuitInput(InputKind.IsAtLeast, column, from + 1));
            Wire possible = _circuit.Or(_builder.Input(new CircuitInput(InputKind.MayBeAtLeast, column, from + 1)), certain);
            heard = new TruthWires(_circuit.And(begun, possible), _circuit.And(begun, certain));
        }

        return new Superior(_families[link.Family], _says[link.Family], latest.Header.LegalRank, heard);
    }

    private Wire MayHaveBegun(int family)
    {
        RegimeProgram latest = Latest(family);
        return latest.Force is { BlankDate: >= 0 } force ? _builder.IsStated(_builder.Columns.Truth(latest, force.BlankDate)) : Wire.True;
    }

    private RegimeProgram Latest(int family) => Regime.Programs[Regime.Families[family].Versions[^1].Program];
}
