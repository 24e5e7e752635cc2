using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Lowering;

/// <summary>
/// The value of every 是否 fact as a circuit over what cases state: <see cref="Runtime.Reference.FactResolution"/>, which is
/// the definition (language page, section 5, "Facts"). All constraints join two literals, so that what a statement forces is
/// what can be reached from it: propagation is a closure made once, and what is left is straight-line.
/// </summary>
internal sealed class FactPlanes
{
    private readonly RegimeProgram _program;
    private readonly Circuit _circuit;
    private readonly ImplicationClosure _closure;
    private readonly Wire[] _isTrue;
    private readonly Wire[] _isFalse;
    private readonly Wire[] _isUnknown;
    private readonly Wire[] _isStated;
    private readonly Literals _onStated;
    private readonly Literals _value;

    /// <param name="builder">Where inputs are asked for.</param>
    /// <param name="program">The program.</param>
    /// <param name="closure">Of the program.</param>
    /// <param name="assumed">A fact that is taken as stated 是 whatever the case says, or −1: a grant, or another reading.</param>
    public FactPlanes(CircuitBuilder builder, RegimeProgram program, ImplicationClosure closure, int assumed = -1)
    {
        (_program, _circuit, _closure) = (program, builder.Circuit, closure);
        int count = program.Facts.Length;
        (_isTrue, _isFalse, _isUnknown, _isStated) = (new Wire[count], new Wire[count], new Wire[count], new Wire[count]);
        for (int f = 0; f < count; f++)
        {
            if (program.Facts[f].TruthSlot < 0) continue;
            if (f == assumed)
            {
                _isTrue[f] = _isStated[f] = Wire.True;
                continue;
            }

            if (!closure.IsRelevant(f)) continue;
            int column = builder.Columns.Truth(program, f);
            _isTrue[f] = builder.Input(new CircuitInput(InputKind.StatedTrue, column));
            _isFalse[f] = builder.Input(new CircuitInput(InputKind.StatedFalse, column));
            _isUnknown[f] = builder.Input(new CircuitInput(InputKind.StatedUnknown, column));
            _isStated[f] = builder.IsStated(column);
        }

        _onStated = Spread(new Literals(_isTrue, _isFalse));
        Literals presumed = Spread(Join(_onStated, OwnPresumptions()));
        _value = builder.RestFalse ? Spread(Join(presumed, Blanket(presumed))) : presumed;
        Contradictory = Clash();
    }

    /// <summary>The literal 是 and the literal 否 of each fact: in which cases they are known.</summary>
    private readonly record struct Literals(Wire[] True, Wire[] False)
    {
        public Wire Of(Literal literal) => literal.Positive ? True[literal.Fact] : False[literal.Fact];
    }

    /// <summary>The cases that contradict themselves; nothing else here means anything in them.</summary>
    public Wire Contradictory { get; }

    /// <summary>Stated 是, as the case says it.</summary>
    public Wire IsStated(int fact) => _isStated[fact];

    /// <summary>Where the fact may be 是 and where it is.</summary>
    public (Wire Possible, Wire Certain) this[int fact, Basis basis]
    {
        get
        {
            Literals literals = basis == Basis.Stated ? _onStated : _value;
            return (!literals.False[fact], literals.True[fact]);
        }
    }

    // Steps 2 and 4.
    private Literals Spread(Literals from)
    {
        int count = _program.Facts.Length;
        var spread = new Literals([.. from.True], [.. from.False]);
        for (int f = 0; f < count; f++)
        {
            if (!_closure.IsRelevant(f)) continue;
            foreach (Literal premise in _closure.PremisesOf(new Literal(f, true))) spread.True[f] = _circuit.Or(spread.True[f], from.Of(premise));
            foreach (Literal premise in _closure.PremisesOf(new Literal(f, false))) spread.False[f] = _circuit.Or(spread.False[f], from.Of(premise));
        }

        return spread;
    }

    private Literals Join(Literals known, Literals more) =>
        new([.. known.True.Zip(more.True, _circuit.Or)], [.. known.False.Zip(more.False, _circuit.Or)]);

    // Step 3: of facts that the case is silent on and that nothing forces.
    private Literals OwnPresumptions()
    {
        var taken = Nothing();
        for (int f = 0; f < _program.Facts.Length; f++)
        {
            if (_program.Facts[f].PresumedTruth is not { } presumed || !_closure.IsRelevant(f) || _program.Facts[f].TruthSlot < 0) continue;
            var literal = new Literal(f, presumed == Truth.True);
            Wire take = IsSilent(f, _onStated);
            foreach (Literal consequence in _closure.ConsequencesOf(literal)) take = _circuit.And(take, !IsStatedUnknown(consequence.Fact, _onStated));
            (literal.Positive ? taken.True : taken.False)[f] = take;
        }

        return taken;
    }

    // 其余 否, withheld where it would assert what nobody asserted.
    private Literals Blanket(Literals presumed)
    {
        var taken = Nothing();
        for (int f = 0; f < _program.Facts.Length; f++)
        {
            if (!_program.Facts[f].IsDeniedByRest || !_closure.IsRelevant(f) || _program.Facts[f].TruthSlot < 0) continue;
            Wire take = IsSilent(f, presumed);
            foreach (Literal consequence in _closure.ConsequencesOf(new Literal(f, false)))
            {
                take = _circuit.And(take, !IsStatedUnknown(consequence.Fact, presumed));
                if (consequence.Positive) take = _circuit.And(take, _circuit.Or(presumed.True[consequence.Fact], presumed.False[consequence.Fact]));
            }

            taken.False[f] = take;
        }

        return taken;
    }

    private Literals Nothing() => new(new Wire[_program.Facts.Length], new Wire[_program.Facts.Length]);

    private Wire IsSilent(int fact, Literals known) => _circuit.And(!IsStated(fact), _circuit.And(!known.True[fact], !known.False[fact]));

    private Wire IsStatedUnknown(int fact, Literals known) => _circuit.And(_isUnknown[fact], _circuit.And(!known.True[fact], !known.False[fact]));

    private Wire Clash()
    {
        Wire any = Wire.False;
        for (int f = 0; f < _program.Facts.Length; f++) any = _circuit.Or(any, _circuit.And(_value.True[f], _value.False[f]));
        return any;
    }
}
