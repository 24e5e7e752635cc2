using Zhaodan.Analysis.Search;
using Zhaodan.Circuits.Gates;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Checks;

/// <summary>
/// A regime over all completed cases, as a circuit, and the search for a case that belongs to several sets at once. The same
/// planes and the same bounds as those of <see cref="CaseSpace"/>; but a circuit grows only with the program, most questions
/// are answered by a case that was found before, and the rest by a search that keeps what it learned.
/// </summary>
internal sealed class RegimeCircuit
{
    private readonly VariableCircuit _circuit;
    private readonly PlaneEvaluation<VariableCircuit, Wire> _planes;
    private readonly CaseSearch _search;
    private readonly CaseSamples _samples;

    public RegimeCircuit(RegimeProgram program, DiagramLimits limits, CancellationToken cancellation)
    {
        _circuit = new VariableCircuit();
        var logic = new PlaneLogic<VariableCircuit, Wire>(_circuit, withCauses: false);
        var space = new SpaceVariables(SpaceOptions.Completed);
        var leaves = new SpaceLeaves<VariableCircuit, Wire>(space, program, logic);
        var placer = new LeafPlacer<Wire>(leaves);
        foreach (Node node in program.Nodes) node.Accept(placer);
        _planes = new PlaneEvaluation<VariableCircuit, Wire>(program, logic, leaves);
        _samples = new CaseSamples(_circuit.Gates);

        // Facts that no condition speaks of stand between those that some do.
        foreach (BinaryConstraint constraint in program.Constraints)
        {
            Literal(constraint.First);
            Literal(constraint.Second);
        }

        _search = new CaseSearch(_circuit.Gates, limits.Steps, cancellation);
        foreach (BinaryConstraint constraint in program.Constraints) _search.Require(Literal(constraint.First), Literal(constraint.Second));
        foreach (FactVariables fact in space.Facts.Values) _search.Require(SpaceBounds.IsSound(_circuit, fact, space.Options));
        foreach (OrderVariables order in space.Orders.Values) _search.Require(SpaceBounds.IsSound(_circuit, order));

        Wire Literal(Literal literal)
        {
            Wire truth = _circuit.Variable(space.Of(program.Facts[literal.Fact]).Truth.Possible);
            return literal.Positive ? truth : !truth;
        }
    }

    public Wire Scope => _planes.Scope.Possible;

    public Wire Possible(int node) => _planes.Node(node).Possible;

    public Wire Certain(int node) => _planes.Node(node).Certain;

    /// <summary>Where a rule applies; with several conclusions, where all of them stand.</summary>
    public Wire Applies(Rule rule)
    {
        Wire applies = Possible(rule.Applies);
        foreach (RuleConclusion conclusion in rule.Conclusions) applies = _circuit.And(applies, Possible(conclusion.Applies));
        return applies;
    }

    /// <summary>Is there a case that belongs to all these sets?</summary>
    /// <exception cref="DiagramLimitException">It took too long to find out.</exception>
    public bool IsPossible(params ReadOnlySpan<Wire> sets)
    {
        if (_samples.Has(sets)) return true;
        if (!_search.Find(sets)) return false;
        _samples.Add(_search);
        return true;
    }

    /// <summary>Work done so far counts no more.</summary>
    public void Rest() => _search.Rest();
}
