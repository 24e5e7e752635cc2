using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>
/// All possible cases of one or several regimes with a common vocabulary, as decision diagrams. A fact is one variable, or two
/// where it may be 不明 (可能为是, 确定为是); a number is cut into ranges by the clauses' own constants, one variable for each
/// "at least"; a choice has a variable for each option. Facts are known by their names, so that regimes share them.
/// What the first regime's conditions, rules and constraints speak of together stands close together in the order of
/// variables; a later regime appends what it has of its own.
/// </summary>
public sealed class CaseSpace(DiagramStore store, SpaceOptions options)
{
    private readonly Dictionary<string, FactVariables> _facts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Left, string Right), OrderVariables> _orders = [];
    private readonly Dictionary<(string Start, string Finish, Period Period), SpanVariables> _spans = [];
    private readonly List<SpaceFact> _owners = [];
    private readonly SpaceConstraints _constraints = new(store, options);

    public DiagramStore Store { get; } = store;

    public SpaceOptions Options { get; } = options;

    public PlaneLogic<DiagramStore, Diagram> Logic { get; } = new(store, options.HasCauses);

    internal IReadOnlyDictionary<string, FactVariables> Facts => _facts;

    internal IReadOnlyDictionary<(string Left, string Right), OrderVariables> Orders => _orders;

    internal IReadOnlyDictionary<(string Start, string Finish, Period Period), SpanVariables> Spans => _spans;

    /// <summary>A program over all cases of the space; its facts and constraints become part of the space.</summary>
    public PlaneEvaluation<DiagramStore, Diagram> Evaluate(RegimeProgram program)
    {
        _constraints.Add(program);
        Place(program);
        return new PlaneEvaluation<DiagramStore, Diagram>(program, Logic, new Leaves(this, program));
    }

    /// <summary>The members of a set that the constraints (互斥、反义、蕴含, ranges, options) allow.</summary>
    public Diagram Possible(Diagram set) => _constraints.Bound(set, _owners, _orders);

    /// <summary>The members of a set in which everything that it depends on is settled and proven, decisions apart.</summary>
    public Diagram Settled(Diagram set)
    {
        foreach (SpaceFact owner in Owners(set)) set = Store.And(set, owner.IsSettled(Store));
        return set;
    }

    /// <summary>What the variables of a set belong to, each once.</summary>
    internal IEnumerable<SpaceFact> Owners(Diagram set) => Store.Support(set).Select(variable => _owners[variable]).Distinct();

    internal SpaceFact OwnerOf(int variable) => _owners[variable];

    // Truth parts in their order; bounds, options and orders as nodes ask for them, beside the fact that they belong to.
    private void Place(RegimeProgram program)
    {
        var placer = new Placer(this, program);
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

    internal FactVariables Variables(Fact fact)
    {
        if (_facts.TryGetValue(fact.Name, out FactVariables? known)) return known;
        var made = new FactVariables(fact, this);
        _facts.Add(fact.Name, made);
        return made;
    }

    internal OrderVariables Order(Fact left, Fact right)
    {
        if (_orders.TryGetValue((left.Name, right.Name), out OrderVariables? known)) return known;
        var made = new OrderVariables(Variables(left), Variables(right), this);
        _orders.Add((left.Name, right.Name), made);
        return made;
    }

    internal SpanVariables Span(Fact start, Fact finish, SpanNode node)
    {
        if (!_spans.TryGetValue((start.Name, finish.Name, node.Period), out SpanVariables? known)) _spans.Add((start.Name, finish.Name, node.Period), known = new SpanVariables(node, this));
        return known;
    }

    internal int NewVariable(SpaceFact owner)
    {
        _owners.Add(owner);
        return _owners.Count - 1;
    }

    // A pair of variables that may differ only where cases are incomplete.
    internal VariablePair NewPair(SpaceFact owner)
    {
        int possible = NewVariable(owner);
        return new VariablePair(possible, Options.IsIncomplete ? NewVariable(owner) : possible);
    }

    private JudgementPlanes<Diagram> Planes(VariablePair pair, bool isDecision = false)
    {
        Diagram possible = Store.Variable(pair.Possible), certain = Store.Variable(pair.Certain);
        return Logic.WithCauses(possible, certain, isDecision ? Diagram.False : Diagram.True, isDecision ? Diagram.True : Diagram.False);
    }

    private sealed class Leaves(CaseSpace space, RegimeProgram program) : ILeafPlanes<Diagram>
    {
        private PlaneLogic<DiagramStore, Diagram> Logic => space.Logic;

        public JudgementPlanes<Diagram> Fact(FactNode node)
        {
            Fact fact = program.Facts[node.Fact];
            bool isDecision = fact.Kind == FactKind.Decision;
            if (isDecision && space.Options.IsUndecided) return new JudgementPlanes<Diagram>(Diagram.True, Diagram.False, Diagram.False, Diagram.True);
            if (fact.Kind == FactKind.Open && space.Options.IsWithoutOpenItems) return Logic.False;
            FactVariables variables = space.Variables(fact);
            JudgementPlanes<Diagram> planes = space.Planes(variables.Truth, isDecision);
            if (node.Basis == Basis.Full || !space.Options.HasProof) return planes;
            Diagram proven = space.Store.Variable(variables.Proven);
            return Logic.WithCauses(
                space.Store.Or(planes.Possible, !proven),
                space.Store.And(planes.Certain, proven),
                isDecision ? Diagram.False : Diagram.True,
                isDecision ? Diagram.True : Diagram.False);
        }

        public JudgementPlanes<Diagram> Compare(CompareNode node)
        {
            FactVariables variables = space.Variables(program.Facts[node.Fact]);
            return node.Comparison switch
            {
                Comparison.GreaterOrEqual => AtLeast(variables, node.Constant),
                Comparison.Less => Logic.Not(AtLeast(variables, node.Constant)),
                Comparison.Greater => Above(variables, node.Constant),
                Comparison.LessOrEqual => Logic.Not(Above(variables, node.Constant)),
                _ => Logic.And(AtLeast(variables, node.Constant), Logic.Not(Above(variables, node.Constant))),
            };
        }

        public JudgementPlanes<Diagram> CompareFacts(CompareFactsNode node)
        {
            OrderVariables order = space.Order(program.Facts[node.Left], program.Facts[node.Right]);
            JudgementPlanes<Diagram> less = space.Planes(order.Less), greater = space.Planes(order.Greater);
            return node.Comparison switch
            {
                Comparison.Less => less,
                Comparison.LessOrEqual => Logic.Not(greater),
                Comparison.Greater => greater,
                Comparison.GreaterOrEqual => Logic.Not(less),
                _ => Logic.And(Logic.Not(less), Logic.Not(greater)),
            };
        }

        public JudgementPlanes<Diagram> Choice(ChoiceNode node)
        {
            FactVariables variables = space.Variables(program.Facts[node.Fact]);
            Diagram wanted = Diagram.False, unwanted = Diagram.False;
            for (int option = 0; option < variables.Fact.Options.Length; option++)
            {
                Diagram isOpen = space.Store.Variable(variables.Option(option));
                if ((node.Options >> option & 1) != 0) wanted = space.Store.Or(wanted, isOpen);
                else unwanted = space.Store.Or(unwanted, isOpen);
            }

            return Logic.WithCauses(space.Store.Or(wanted, !unwanted), !unwanted, Diagram.True, Diagram.False);
        }

        public JudgementPlanes<Diagram> Span(SpanNode node) => space.Planes(space.Span(program.Facts[node.Start], program.Facts[node.Finish], node).Holds);

        public Diagram OtherReading(int fact) => space.Store.Variable(space.Variables(program.Facts[fact]).OtherReading);

        private JudgementPlanes<Diagram> AtLeast(FactVariables variables, long bound) =>
            bound == long.MinValue ? Logic.True : space.Planes(variables.AtLeast(bound));

        private JudgementPlanes<Diagram> Above(FactVariables variables, long bound) =>
            bound == long.MaxValue ? Logic.False : AtLeast(variables, bound + 1);
    }

    private sealed class Placer(CaseSpace space, RegimeProgram program) : NodeVisitor<bool>
    {
        private readonly Leaves _leaves = new(space, program);

        public override bool VisitFact(FactNode node)
        {
            _leaves.Fact(node);
            return true;
        }

        public override bool VisitCompare(CompareNode node)
        {
            _leaves.Compare(node);
            return true;
        }

        public override bool VisitCompareFacts(CompareFactsNode node)
        {
            _leaves.CompareFacts(node);
            return true;
        }

        public override bool VisitChoice(ChoiceNode node)
        {
            _leaves.Choice(node);
            return true;
        }

        public override bool VisitSpan(SpanNode node)
        {
            _leaves.Span(node);
            return true;
        }

        public override bool VisitReading(ReadingNode node)
        {
            _leaves.OtherReading(node.Fact);
            return true;
        }

        public override bool VisitConstant(ConstantNode node) => false;

        public override bool VisitNot(NotNode node) => false;

        public override bool VisitAnd(AndNode node) => false;

        public override bool VisitOr(OrNode node) => false;

        public override bool VisitAtLeast(AtLeastNode node) => false;

        public override bool VisitCertain(CertainNode node) => false;

        public override bool VisitDefined(DefinedNode node) => false;

        public override bool VisitConclusion(ConclusionNode node) => false;
    }
}
