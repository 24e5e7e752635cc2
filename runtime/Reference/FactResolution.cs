using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Reference;

/// <summary>
/// From what a case states to the value of every 是否 fact (language page, section 5, "Facts"), step by step:
/// (1) stated values; (2) what the constraints force, by unit propagation; (3) presumptions of the vocabulary for facts
/// still silent, then 其余 否 for those silent after that, each withheld where it would force a fact stated 不明;
/// (4) propagation after each; (5) the rest is 不明. Order of declaration never matters.
/// </summary>
public sealed class FactResolution
{
    private readonly RegimeProgram _program;
    private readonly List<BinaryConstraint>[] _constraintsOf;
    private readonly Truth[] _value;
    private readonly Truth[] _onStated;
    private readonly Provenance[] _provenance;
    private readonly Forcing?[] _forcing;
    private readonly List<Contradiction> _contradictions = [];
    private readonly Queue<int> _work = new();

    private FactResolution(RegimeProgram program, List<BinaryConstraint>[] constraintsOf)
    {
        _program = program;
        _constraintsOf = constraintsOf;
        _value = new Truth[program.Facts.Length];
        _onStated = new Truth[program.Facts.Length];
        _provenance = new Provenance[program.Facts.Length];
        _forcing = new Forcing?[program.Facts.Length];
    }

    public IReadOnlyList<Contradiction> Contradictions => _contradictions;

    public ResolvedFact this[int fact] => new(_value[fact], _onStated[fact], _provenance[fact]);

    /// <summary>What forced a fact; null where nothing did.</summary>
    public Forcing? ForcingOf(int fact) => _forcing[fact];

    /// <summary>Constraints by the facts they mention, to be made once for a program.</summary>
    public static List<BinaryConstraint>[] IndexConstraints(RegimeProgram program)
    {
        var index = new List<BinaryConstraint>[program.Facts.Length];
        for (int i = 0; i < index.Length; i++) index[i] = [];
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            index[constraint.First.Fact].Add(constraint);
            if (constraint.Second.Fact != constraint.First.Fact) index[constraint.Second.Fact].Add(constraint);
        }

        return index;
    }

    public static FactResolution Resolve(RegimeProgram program, List<BinaryConstraint>[] constraintsOf, CaseFacts facts)
    {
        var resolution = new FactResolution(program, constraintsOf);
        resolution.TakeStated(facts);
        resolution.Propagate(Provenance.Forced);
        resolution._value.CopyTo(resolution._onStated, 0);
        if (resolution._contradictions.Count > 0) return resolution;

        resolution.Presume(Provenance.Presumed, resolution.OwnPresumption);
        if (facts.RestFalse) resolution.Presume(Provenance.PresumedByCase, resolution.BlanketPresumption);
        return resolution;
    }

    // Step 1.
    private void TakeStated(CaseFacts facts)
    {
        for (int i = 0; i < _program.Facts.Length; i++)
        {
            Fact fact = _program.Facts[i];
            _value[i] = Truth.Unknown;
            if (fact.TruthSlot < 0) continue;
            StatedTruth stated = facts.Truths[fact.TruthSlot];
            if (stated == StatedTruth.Silent) continue;
            _value[i] = stated switch
            {
                StatedTruth.True => Truth.True,
                StatedTruth.False => Truth.False,
                _ => Truth.Unknown,
            };
            _provenance[i] = Provenance.Stated;
            if (_value[i] != Truth.Unknown) _work.Enqueue(i);
        }
    }

    // Steps 2 and 4: unit propagation to a fixpoint.
    private void Propagate(Provenance provenance)
    {
        while (_work.TryDequeue(out int fact))
        {
            foreach (BinaryConstraint constraint in _constraintsOf[fact])
            {
                Settle(constraint.First, constraint.Second, constraint.Origin, provenance);
                Settle(constraint.Second, constraint.First, constraint.Origin, provenance);
            }
        }
    }

    // If one literal of a constraint is 否, the other must be 是.
    private void Settle(Literal premise, Literal forced, string origin, Provenance provenance)
    {
        if (ValueOf(premise) != Truth.False) return;
        Truth current = ValueOf(forced);
        if (current == Truth.True) return;
        if (current == Truth.False)
        {
            var contradiction = new Contradiction(Math.Min(premise.Fact, forced.Fact), Math.Max(premise.Fact, forced.Fact), origin);
            if (!_contradictions.Contains(contradiction)) _contradictions.Add(contradiction);
            return;
        }

        _value[forced.Fact] = forced.Positive ? Truth.True : Truth.False;
        _provenance[forced.Fact] = provenance;
        _forcing[forced.Fact] = new Forcing(premise.Fact, origin);
        _work.Enqueue(forced.Fact);
    }

    private Truth ValueOf(Literal literal) => literal.Positive ? _value[literal.Fact] : Kleene.Not(_value[literal.Fact]);

    // Step 3. Which presumptions are taken is decided for all facts before any is taken.
    private void Presume(Provenance provenance, Func<int, Literal?> presumptionOf)
    {
        var taken = new List<Literal>();
        for (int i = 0; i < _program.Facts.Length; i++)
        {
            if (_provenance[i] == Provenance.Silent && presumptionOf(i) is { } literal) taken.Add(literal);
        }

        foreach (Literal literal in taken)
        {
            _value[literal.Fact] = literal.Positive ? Truth.True : Truth.False;
            _provenance[literal.Fact] = provenance;
            _work.Enqueue(literal.Fact);
        }

        Propagate(Provenance.ForcedByPresumption);
    }

    private Literal? OwnPresumption(int fact)
    {
        if (_program.Facts[fact].PresumedTruth is not { } presumed) return null;
        var literal = new Literal(fact, presumed == Truth.True);
        return Consequences(literal).Exists(IsStatedUnknown) ? null : literal;
    }

    // 其余 否 is withheld where denying one fact would assert another that nobody asserted (反义).
    private Literal? BlanketPresumption(int fact)
    {
        if (!_program.Facts[fact].IsDeniedByRest) return null;
        var literal = new Literal(fact, false);
        return Consequences(literal).Exists(c => IsStatedUnknown(c) || (c.Positive && _value[c.Fact] == Truth.Unknown)) ? null : literal;
    }

    private bool IsStatedUnknown(Literal literal) => _provenance[literal.Fact] == Provenance.Stated && _value[literal.Fact] == Truth.Unknown;

    // Everything that a literal forces through the constraints, itself left out.
    private List<Literal> Consequences(Literal start)
    {
        var found = new List<Literal>();
        var seen = new HashSet<Literal> { start };
        var work = new Queue<Literal>();
        work.Enqueue(start);
        while (work.TryDequeue(out Literal literal))
        {
            foreach (BinaryConstraint constraint in _constraintsOf[literal.Fact])
            {
                if (constraint.First == literal.Negated && seen.Add(constraint.Second)) Found(constraint.Second);
                if (constraint.Second == literal.Negated && seen.Add(constraint.First)) Found(constraint.First);
            }
        }

        return found;

        void Found(Literal literal)
        {
            found.Add(literal);
            work.Enqueue(literal);
        }
    }
}
