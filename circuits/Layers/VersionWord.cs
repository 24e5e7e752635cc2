using System.Collections.Immutable;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Circuits.Layers;

/// <summary>A regime that may have the word before a version: what it comes to, where it is heard, and where it may be.</summary>
internal sealed record Superior(FamilyCircuit Family, FamilyWires Says, LegalRank Rank, TruthWires Heard);

/// <summary>
/// Gives a version's superiors, and laws that cases state, the word: the lowest first, so that the highest has the last word;
/// among equals the encoded one.
/// </summary>
internal sealed class VersionWord : IGroupWord
{
    private readonly CircuitBuilder _builder;
    private readonly Circuit _circuit;
    private readonly RegimeProgram _program;
    private readonly ImmutableArray<Superior> _superiors;
    private readonly ILawColumns? _laws;
    private readonly LegalRanks _yields;
    private readonly WordWires _words;

    /// <param name="builder">Where inputs are asked for.</param>
    /// <param name="program">The version's.</param>
    /// <param name="superiors">In the order of its links.</param>
    /// <param name="laws">Null: no case states any.</param>
    /// <param name="isHeard">Another regime may be given the word of this one.</param>
    public VersionWord(CircuitBuilder builder, RegimeProgram program, ImmutableArray<Superior> superiors, ILawColumns? laws, bool isHeard)
    {
        (_builder, _circuit, _program, _superiors, _laws) = (builder, builder.Circuit, program, superiors, laws);
        _words = new WordWires(_circuit);
        foreach (PrecedenceDeclaration declaration in program.Precedence) _yields |= declaration.Ranks;
        NeedsGrounds = isHeard || !superiors.IsEmpty || (laws is not null && _yields != LegalRanks.None);
    }

    public bool NeedsGrounds { get; }

    public GroupWord Give(int group, StanceWires own)
    {
        ConclusionGroup definition = _program.Groups[group];
        StanceWires stance = own;
        var deciders = new Wire[_superiors.Length];
        var laws = new Wire[(int)LegalRank.Law + 1];
        Wire changed = Wire.False;
        int next = 0;
        for (LegalRank rank = LegalRank.None; rank <= LegalRank.Law; rank++)
        {
            if (_laws is not null && _yields.Includes(rank)) Hear(Stated(definition, rank), ref laws[(int)rank]);
            for (; next < _superiors.Length && (_superiors[next].Rank <= rank || rank == LegalRank.Law); next++) Hear(SaidBy(_superiors[next], definition), ref deciders[next]);
        }

        return new GroupWord(own, stance, changed, [.. deciders], [.. laws]);

        void Hear((StanceWires Stance, Wire Speaks)? said, ref Wire decides)
        {
            if (said is not { } higher) return;
            (stance, Wire moved) = _words.Give(definition, stance, higher.Stance, higher.Speaks);
            if (moved.IsFalse) return;
            for (int i = 0; i < deciders.Length; i++) deciders[i] = _circuit.And(deciders[i], !moved);
            for (int i = 0; i < laws.Length; i++) laws[i] = _circuit.And(laws[i], !moved);
            decides = moved;
            changed = _circuit.Or(changed, moved);
        }
    }

    private (StanceWires Stance, Wire Speaks)? SaidBy(Superior superior, ConclusionGroup group)
    {
        int shared = superior.Family.IndexOf(group.Name);
        if (shared < 0) return null;
        StanceWires stance = superior.Says.Stances[shared].As(group);
        TruthWires scope = superior.Says.Scope, heard = superior.Heard;
        Wire doubtful = _circuit.Or(_circuit.And(heard.Possible, !heard.Certain), _circuit.And(scope.Possible, !scope.Certain));
        return (stance.Doubtful(_circuit, group, doubtful), _circuit.And(scope.Possible, heard.Possible));
    }

    // One law at most of a rank speaks of a group in a case (ILawColumns).
    private (StanceWires Stance, Wire Speaks)? Stated(ConclusionGroup group, LegalRank rank)
    {
        var carried = new Wire[group.Values.Length + 2];
        var barred = new Wire[carried.Length];
        Wire forbids = Wire.False, speaks = Wire.False;
        for (int v = 0; v < group.Values.Length; v++)
        {
            carried[v] = Law(v, isAgainst: false);
            Wire against = Law(v, isAgainst: true);
            foreach (int included in group.Values[v].Includes.Append(v)) barred[included] = _circuit.Or(barred[included], against);
            forbids = _circuit.Or(forbids, against);
            speaks = _circuit.Or(speaks, carried[v]);
        }

        var carries = new MaskWires(_circuit, carried);
        var bars = new MaskWires(_circuit, barred);
        StanceWires silent = StanceWires.Silent(_circuit, group, asDeclared: false).When(forbids);
        return (silent with
        {
            Possible = silent.Possible | carries,
            Settled = silent.Settled | carries,
            ByRule = carries,
            MustByRule = carries,
            MayMust = carries,
            Barred = bars,
            MayBar = bars,
        }, _circuit.Or(speaks, forbids));

        Wire Law(int value, bool isAgainst) => _laws is null ? Wire.False
            : _builder.Input(new CircuitInput(InputKind.StatedTrue, _laws.Law(new StatedLaw(rank, group.Name, group.Values[value].Name, isAgainst))));
    }
}
