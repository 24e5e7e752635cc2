using Zhaodan.Analysis.Diagrams;
using Zhaodan.Analysis.Search;
using Zhaodan.Analysis.Symbolic;
using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Analysis.Exact;

/// <summary>
/// Every completion of the unknown facts of one case within 互斥, 反义 and 蕴含, as a circuit over just these facts, and the search
/// for one of a kind. A completion found is run through the reference interpreter before anything is said of it.
/// </summary>
internal sealed class Completions
{
    private readonly StandingEvidence _evidence;
    private readonly CaseFacts _facts;
    private readonly FactResolution _resolution;
    private readonly VariableCircuit _circuit = new();
    private readonly SpaceVariables _space = new(SpaceOptions.Completed);
    private readonly PlaneEvaluation<VariableCircuit, Wire> _planes;
    private readonly CaseSearch _search;
    private readonly Interpreter _interpreter;
    private readonly Wire _stated = Wire.True;

    /// <param name="evidence">The program as the case has it.</param>
    /// <param name="facts">The case.</param>
    /// <param name="resolution">Its facts, free of contradiction.</param>
    /// <param name="required">A node that is 是 in every completion looked at, or −1.</param>
    /// <param name="limits">Of all questions together.</param>
    /// <param name="cancellation">Ends a long search.</param>
    public Completions(StandingEvidence evidence, CaseFacts facts, FactResolution resolution, int required, DiagramLimits limits, CancellationToken cancellation)
    {
        (_evidence, _facts, _resolution) = (evidence, facts, resolution);
        _interpreter = new Interpreter(Program);
        var logic = new PlaneLogic<VariableCircuit, Wire>(_circuit, withCauses: false);
        var leaves = new CompletionLeaves(Program, facts, resolution, logic, new SpaceLeaves<VariableCircuit, Wire>(_space, Program, logic));
        var placer = new LeafPlacer<Wire>(leaves);
        foreach (Node node in Program.Nodes) node.Accept(placer);
        _planes = new PlaneEvaluation<VariableCircuit, Wire>(Program, logic, leaves);
        BinaryConstraint[] constraints = [.. Program.Constraints.Where(constraint => IsCompleted(constraint.First) && IsCompleted(constraint.Second))];
        foreach (Literal literal in constraints.SelectMany(constraint => new[] { constraint.First, constraint.Second })) WireOf(literal);
        foreach ((int definition, bool stated) in evidence.Statements)
        {
            JudgementPlanes<Wire> planes = _planes.Node(definition);
            _stated = _circuit.And(_stated, stated ? planes.Possible : !planes.Certain);
        }

        _search = new CaseSearch(_circuit.Gates, limits.Steps, cancellation);
        foreach (BinaryConstraint constraint in constraints) _search.Require(WireOf(constraint.First), WireOf(constraint.Second));
        foreach (FactVariables fact in _space.Facts.Values) Require(fact);
        foreach (OrderVariables order in _space.Orders.Values) _search.Require(SpaceBounds.IsSound(_circuit, order));

        // A definition that no completion leaves as stated stands against the statement.
        if (!_search.Find([_stated])) _stated = Wire.True;
        if (required >= 0) _stated = _circuit.And(_stated, _planes.Node(required).Certain);
        IsEmpty = !_search.Find([_stated]);
    }

    /// <summary>There is no completion: the vocabulary contradicts itself, or what is required cannot be.</summary>
    public bool IsEmpty { get; }

    public RegimeProgram Program => _evidence.Program;

    public Wire Scope => _planes.Scope.Possible;

    public Wire And(Wire a, Wire b) => _circuit.And(a, b);

    public OutcomePlanes<Wire>? Group(int group) => _planes.Group(group);

    /// <summary>A completion that belongs to both sets, as the interpreter evaluates it; null: there is none.</summary>
    /// <exception cref="DiagramLimitException">It took too long to find out.</exception>
    public (CaseFacts Facts, Evaluation Evaluation)? Find(Wire a, Wire b)
    {
        while (_search.Find([_stated, a, b]))
        {
            if (Complete() is { } facts && _interpreter.Evaluate(facts) is { IsContradictory: false, IsOutsideCalendar: false } evaluation) return (facts, evaluation);

            // No numbers or days lie so: bounds, orders and spans of several dates may not go together.
            if (_space.Orders.Count == 0 && _space.Spans.Count == 0) throw new InvalidOperationException($"A completion of {Program.Header.Code} that the interpreter does not take.");
            Wire same = Wire.True;
            foreach (int variable in NumberVariables()) same = _circuit.And(same, _search.IsSet(Gate(variable)) ? _circuit.Variable(variable) : !_circuit.Variable(variable));
            _search.Require(!same);
        }

        return null;
    }

    private IEnumerable<int> NumberVariables() =>
        _space.Facts.Values.SelectMany(fact => fact.Bounds.Values).Concat(_space.Orders.Values.SelectMany(order => new[] { order.Less, order.Greater }))
            .Concat(_space.Spans.Values.Select(span => span.Holds)).Select(pair => pair.Possible);

    private int Gate(int variable) => _circuit.Variable(variable).Gate;

    // The case with everything settled; null where numbers cannot be as the search has them.
    private CaseFacts? Complete()
    {
        var completed = new CaseFacts(Program);
        completed.CopyFrom(_facts);
        completed.RestFalse = false;
        for (int f = 0; f < Program.Facts.Length; f++)
        {
            Fact fact = Program.Facts[f];
            ResolvedFact resolved = _resolution[f];
            _space.Facts.TryGetValue(fact.Name, out FactVariables? variables);
            if (CompletionLeaves.IsCompleted(fact, resolved))
            {
                if (variables is { HasTruth: true }) completed.Truths[fact.TruthSlot] = _search.IsSet(Gate(variables.Truth.Possible)) ? StatedTruth.True : StatedTruth.False;
            }
            else if (fact.TruthSlot >= 0 && resolved.Value != Truth.Unknown && fact.Kind != FactKind.Reading)
            {
                completed.Truths[fact.TruthSlot] = resolved.Value == Truth.True ? StatedTruth.True : StatedTruth.False;
            }

            if (variables is null || variables.Options.Count == 0) continue;
            foreach ((int option, int variable) in variables.Options)
            {
                if (_search.IsSet(Gate(variable))) completed.Choices[fact.ChoiceSlot] = OptionSet.Exactly(option, fact.Options.Length);
            }
        }

        return new NumberPlacer(Program, _space, variable => _search.IsSet(Gate(variable))).TryPlace(completed) ? completed : null;
    }

    // What the case leaves of a number or a choice.
    private void Require(FactVariables fact)
    {
        _search.Require(SpaceBounds.IsSound(_circuit, fact, SpaceOptions.Completed));
        Fact definition = Program.Facts.First(known => known.Name == fact.Fact.Name);
        foreach ((long bound, VariablePair pair) in fact.Bounds)
        {
            NumberRange known = _facts.Numbers[definition.NumberSlot];
            if (known.Low >= bound) _search.Require(_circuit.Variable(pair.Possible));
            if (known.High < bound) _search.Require(!_circuit.Variable(pair.Possible));
        }

        foreach ((int option, int variable) in fact.Options)
        {
            if ((_facts.Choices[definition.ChoiceSlot].Excluded >> option & 1) != 0) _search.Require(!_circuit.Variable(variable));
        }
    }

    private bool IsCompleted(Literal literal) => CompletionLeaves.IsCompleted(Program.Facts[literal.Fact], _resolution[literal.Fact]);

    private Wire WireOf(Literal literal)
    {
        Wire truth = _circuit.Variable(_space.Of(Program.Facts[literal.Fact]).Truth.Possible);
        return literal.Positive ? truth : !truth;
    }
}
