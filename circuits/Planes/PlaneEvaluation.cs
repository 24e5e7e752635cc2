using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Planes;

/// <summary>What the leaves of a program (facts, comparisons, choices) are in many cases at once.</summary>
public interface ILeafPlanes<T>
{
    JudgementPlanes<T> Fact(FactNode node);

    JudgementPlanes<T> Compare(CompareNode node);

    JudgementPlanes<T> CompareFacts(CompareFactsNode node);

    JudgementPlanes<T> Choice(ChoiceNode node);

    JudgementPlanes<T> Span(SpanNode node);

    /// <summary>Where the other reading than the default one is chosen.</summary>
    T OtherReading(int fact);
}

/// <summary>
/// A program evaluated in many cases at once: section 5 of the language page, as <see cref="Runtime.Reference.Interpreter"/>
/// has it, over sets of cases. Facts are taken as resolved. Nodes and groups are evaluated when first asked for, as diagrams
/// of what nobody asks for may be large. Not thread-safe.
/// </summary>
public sealed class PlaneEvaluation<TAlgebra, T>(RegimeProgram program, PlaneLogic<TAlgebra, T> logic, ILeafPlanes<T> leaves)
    where TAlgebra : IPlaneAlgebra<T>
{
    private readonly JudgementPlanes<T>[] _nodes = new JudgementPlanes<T>[program.Nodes.Length];
    private readonly bool[] _isKnown = new bool[program.Nodes.Length];
    private readonly OutcomePlanes<T>?[] _groups = new OutcomePlanes<T>?[program.Groups.Length];
    private readonly GroupPlanes<TAlgebra, T> _resolver = new(logic);
    private Evaluator? _evaluator;

    public RegimeProgram Program => program;

    /// <summary>适用: everywhere where the regime has no scope line.</summary>
    public JudgementPlanes<T> Scope => program.Scope < 0 ? logic.True : Node(program.Scope);

    public JudgementPlanes<T> Node(int node)
    {
        if (!_isKnown[node]) Evaluate([node]);
        return _nodes[node];
    }

    /// <summary>The resolved value of a group; null where the program does not derive it.</summary>
    public OutcomePlanes<T>? Group(int group)
    {
        if (!program.Groups[group].IsDerived) return null;
        if (_groups[group] is { } known) return known;
        Evaluate(InputsOf(group));
        return _groups[group] = Resolve(group);
    }

    /// <summary>What the rules of a derived group come to, whatever it was given (<see cref="Give"/>).</summary>
    public OutcomePlanes<T> ByRules(int group)
    {
        Evaluate(InputsOf(group));
        return Resolve(group);
    }

    /// <summary>Gives a group an outcome, which conditions on it then see; before any of them was asked for.</summary>
    public void Give(int group, OutcomePlanes<T> outcome) => _groups[group] = outcome;

    /// <summary>What rules say of a value, or −1: a part of <see cref="ConclusionGroup.Inputs"/>, or <see cref="ConclusionGroup.Required"/>.</summary>
    public JudgementPlanes<T> Claim(int node) => node < 0 ? logic.False : Node(node);

    // Everything below, in the order of the nodes: what a node or a group needs stands before it.
    private void Evaluate(IEnumerable<int> roots)
    {
        var needed = new SortedSet<int>();
        var work = new Stack<int>(roots.Where(root => root >= 0));
        while (work.TryPop(out int node))
        {
            if (_isKnown[node] || !needed.Add(node)) continue;
            foreach (int operand in program.Nodes[node].Operands()) work.Push(operand);
            if (program.Nodes[node] is not ConclusionNode conclusion || !program.Groups[conclusion.Group].IsDerived) continue;
            foreach (int input in InputsOf(conclusion.Group)) work.Push(input);
        }

        _evaluator ??= new Evaluator(this, logic, leaves);
        foreach (int node in needed)
        {
            _nodes[node] = program.Nodes[node].Accept(_evaluator);
            _isKnown[node] = true;
        }
    }

    private IEnumerable<int> InputsOf(int group) =>
        program.Groups[group].Inputs.SelectMany(inputs => new[] { inputs.Hard, inputs.Soft, inputs.Against }).Append(program.Groups[group].Required).Where(input => input >= 0);

    private OutcomePlanes<T> Resolve(int group)
    {
        ConclusionGroup definition = program.Groups[group];
        var claims = new GroupPlanes<TAlgebra, T>.Claims[definition.Values.Length];
        for (int v = 0; v < claims.Length; v++)
        {
            ValueInputs inputs = definition.Inputs[v];
            claims[v] = new GroupPlanes<TAlgebra, T>.Claims(Known(inputs.Hard), Known(inputs.Soft), Known(inputs.Against));
        }

        return _resolver.Resolve(definition, claims, Known(definition.Required));

        JudgementPlanes<T> Known(int node) => node < 0 ? logic.False : _nodes[node];
    }

    private sealed class Evaluator(PlaneEvaluation<TAlgebra, T> evaluation, PlaneLogic<TAlgebra, T> logic, ILeafPlanes<T> leaves) : NodeVisitor<JudgementPlanes<T>>
    {
        public override JudgementPlanes<T> VisitConstant(ConstantNode node) => node.Value switch
        {
            Truth.True => logic.True,
            Truth.False => logic.False,
            _ => logic.Unknown,
        };

        public override JudgementPlanes<T> VisitFact(FactNode node) => leaves.Fact(node);

        public override JudgementPlanes<T> VisitCompare(CompareNode node) => leaves.Compare(node);

        public override JudgementPlanes<T> VisitCompareFacts(CompareFactsNode node) => leaves.CompareFacts(node);

        public override JudgementPlanes<T> VisitSpan(SpanNode node) => leaves.Span(node);

        public override JudgementPlanes<T> VisitChoice(ChoiceNode node) => leaves.Choice(node);

        public override JudgementPlanes<T> VisitNot(NotNode node) => logic.Not(Known(node.Operand));

        public override JudgementPlanes<T> VisitAnd(AndNode node)
        {
            JudgementPlanes<T> result = logic.True;
            foreach (int operand in node.Operands) result = logic.And(result, Known(operand));
            return result;
        }

        public override JudgementPlanes<T> VisitOr(OrNode node)
        {
            JudgementPlanes<T> result = logic.False;
            foreach (int operand in node.Operands) result = logic.Or(result, Known(operand));
            return result;
        }

        public override JudgementPlanes<T> VisitAtLeast(AtLeastNode node) => logic.AtLeast(node.Count, [.. node.Operands.Select(Known)]);

        public override JudgementPlanes<T> VisitCertain(CertainNode node) => logic.Certain(Known(node.Operand));

        public override JudgementPlanes<T> VisitDefined(DefinedNode node) => logic.Defined(Known(node.Definition), Known(node.Stated));

        public override JudgementPlanes<T> VisitConclusion(ConclusionNode node)
        {
            OutcomePlanes<T> outcome = evaluation._groups[node.Group] ??= evaluation.Resolve(node.Group);
            return evaluation._resolver.IsValue(outcome, node.Value);
        }

        public override JudgementPlanes<T> VisitReading(ReadingNode node) => logic.Choose(leaves.OtherReading(node.Fact), Known(node.Other), Known(node.Default));

        private JudgementPlanes<T> Known(int node) => evaluation._nodes[node];
    }
}
