using Zhaodan.Analysis.Search;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Comparing;

/// <summary>
/// What bounds the cases of a comparison: 互斥, 反义 and 蕴含, ranges and options, and that what is not proven is silent: it is as
/// presumed, and nothing that is stated forces it.
/// </summary>
internal sealed class JointConstraints(VariableCircuit circuit, SpaceVariables space)
{
    private readonly HashSet<(string First, bool IsFirst, string Second, bool IsSecond)> _known = [];
    private readonly List<(FactVariables First, bool IsFirst, FactVariables Second, bool IsSecond)> _clauses = [];

    /// <summary>The constraints of a program; their facts become part of the space.</summary>
    public void Add(RegimeProgram program)
    {
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            (Fact first, Fact second) = (program.Facts[constraint.First.Fact], program.Facts[constraint.Second.Fact]);
            if (!first.IsVocabulary || !second.IsVocabulary) continue;
            if (!_known.Add((first.Name, constraint.First.Positive, second.Name, constraint.Second.Positive))) continue;
            (FactVariables one, FactVariables other) = (space.Of(first), space.Of(second));
            circuit.Variable(one.Truth.Possible);
            circuit.Variable(other.Truth.Possible);
            circuit.Variable(one.Truth.Certain);
            circuit.Variable(other.Truth.Certain);
            _clauses.Add((one, constraint.First.Positive, other, constraint.Second.Positive));
        }
    }

    /// <summary>A fact that another one forces to be 是, as inputs.</summary>
    public IEnumerable<(int Premise, int Forced)> Implications()
    {
        foreach ((FactVariables first, bool isFirst, FactVariables second, bool isSecond) in _clauses)
        {
            if (isFirst == isSecond) continue;
            (FactVariables premise, FactVariables forced) = isFirst ? (second, first) : (first, second);
            yield return (circuit.Variable(premise.Truth.Possible).Gate, circuit.Variable(forced.Truth.Possible).Gate);
        }
    }

    /// <summary>Sets that every case belongs to.</summary>
    public IEnumerable<Wire> Bounds()
    {
        foreach ((FactVariables first, bool isFirst, FactVariables second, bool isSecond) in _clauses)
        {
            yield return Or(Literal(first, isFirst).Possible, Literal(second, isSecond).Certain);
            yield return Or(Literal(first, isFirst).Certain, Literal(second, isSecond).Possible);
            if (second.HasProof) yield return Forced(first, isFirst, second);
            if (first.HasProof) yield return Forced(second, isSecond, first);
        }

        foreach (FactVariables fact in space.Facts.Values)
        {
            yield return SpaceBounds.IsSound(circuit, fact, space.Options);
            if (fact.HasProof) yield return Silent(fact);
        }

        foreach (OrderVariables order in space.Orders.Values) yield return SpaceBounds.IsSound(circuit, order);
        foreach (SpanVariables span in space.Spans.Values) yield return span.Holds.IsSound(circuit);
    }

    // What is stated, and does not hold as the constraint has it, forces the other fact: that is as good as stated. Of facts
    // under no word of proof only what silence would not make so is stated.
    private Wire Forced(FactVariables premise, bool isPositive, FactVariables forced)
    {
        Wire isStated = premise.HasProof ? circuit.Variable(premise.Proven) : SaidFacts.IsSaid(premise.Fact, isPositive ? Truth.False : Truth.True) ? Wire.True : Wire.False;
        return Or(Literal(premise, isPositive).Possible, Or(!isStated, circuit.Variable(forced.Proven)));
    }

    private Wire Silent(FactVariables fact)
    {
        (Wire possible, Wire certain) = Literal(fact, true);
        Wire allowed = circuit.And(possible, !certain);
        if (fact.Fact.PresumedTruth == Truth.True) allowed = Or(allowed, certain);
        if (fact.Fact.PresumedTruth == Truth.False || fact.Fact.IsDeniedByRest) allowed = Or(allowed, !possible);
        return Or(circuit.Variable(fact.Proven), allowed);
    }

    private (Wire Possible, Wire Certain) Literal(FactVariables fact, bool positive)
    {
        Wire possible = circuit.Variable(fact.Truth.Possible), certain = circuit.Variable(fact.Truth.Certain);
        return positive ? (possible, certain) : (!certain, !possible);
    }

    private Wire Or(Wire a, Wire b) => circuit.Or(a, b);
}
