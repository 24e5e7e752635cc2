using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// All possible cases of one or several regimes with a common vocabulary, as decision diagrams over <see cref="SpaceVariables"/>.
/// What the first regime's conditions, rules and constraints speak of together stands close together in the order of
/// variables; a later regime appends what it has of its own.
/// </summary>
public sealed class CaseSpace(DiagramStore store, SpaceOptions options)
{
    private readonly SpaceVariables _variables = new(options);
    private readonly SpaceConstraints _constraints = new(store, options);

    public DiagramStore Store { get; } = store;

    public SpaceOptions Options { get; } = options;

    public PlaneLogic<DiagramStore, Diagram> Logic { get; } = new(store, options.HasCauses);

    internal SpaceVariables Variables => _variables;

    internal IReadOnlyDictionary<string, FactVariables> Facts => _variables.Facts;

    internal IReadOnlyDictionary<(string Left, string Right), OrderVariables> Orders => _variables.Orders;

    internal IReadOnlyDictionary<(string Start, string Finish, Period Period), SpanVariables> Spans => _variables.Spans;

    /// <summary>A program over all cases of the space; its facts and constraints become part of the space.</summary>
    public PlaneEvaluation<DiagramStore, Diagram> Evaluate(RegimeProgram program)
    {
        _constraints.Add(program);
        Place(program);
        return new PlaneEvaluation<DiagramStore, Diagram>(program, Logic, Leaves(program));
    }

    /// <summary>The members of a set that the constraints (互斥、反义、蕴含, ranges, options) allow.</summary>
    public Diagram Possible(Diagram set) => _constraints.Bound(set, _variables.Owners, _variables.Orders);

    /// <summary>The members of a set in which everything that it depends on is settled and proven, decisions apart.</summary>
    public Diagram Settled(Diagram set)
    {
        foreach (SpaceFact owner in Owners(set)) set = Store.And(set, owner.IsSettled(Store));
        return set;
    }

    /// <summary>What the variables of a set belong to, each once.</summary>
    internal IEnumerable<SpaceFact> Owners(Diagram set) => Store.Support(set).Select(variable => _variables.Owners[variable]).Distinct();

    internal SpaceFact OwnerOf(int variable) => _variables.Owners[variable];

    private SpaceLeaves<DiagramStore, Diagram> Leaves(RegimeProgram program) => new(_variables, program, Logic);

    // Truth parts in their order; bounds, options and orders as nodes ask for them, beside the fact that they belong to.
    private void Place(RegimeProgram program)
    {
        var placer = new LeafPlacer<Diagram>(Leaves(program));
        var nodesOf = new Dictionary<int, List<Node>>();
        foreach (Node node in program.Nodes)
        {
            int fact = node switch
            {
                FactNode one => one.Fact,
                CompareNode compare => compare.Fact,
                CompareFactsNode compare => compare.Left,
                ChoiceNode choice => choice.Fact,
                ReadingNode reading => reading.Fact,
                SpanNode span => span.Start,
                _ => -1,
            };
            if (fact < 0) continue;
            if (!nodesOf.TryGetValue(fact, out List<Node>? nodes)) nodesOf.Add(fact, nodes = []);
            nodes.Add(node);
        }

        foreach (int fact in VariableOrder.Of(program))
        {
            if (!nodesOf.TryGetValue(fact, out List<Node>? nodes)) continue;
            foreach (Node node in nodes) node.Accept(placer);
        }
    }
}
