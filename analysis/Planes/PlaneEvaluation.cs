using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Planes;

/// <summary>What the leaves of a program (facts, comparisons, choices) are in many cases at once.</summary>
public interface ILeafPlanes<T>
{
    JudgementPlanes<T> Fact(FactNode node);

    JudgementPlanes<T> Compare(CompareNode node);

    JudgementPlanes<T> CompareFacts(CompareFactsNode node);

    JudgementPlanes<T> Choice(ChoiceNode node);
}

/// <summary>A program evaluated in many cases at once.</summary>
/// <param name="Nodes">By node.</param>
/// <param name="Groups">By group; null for groups that the program does not derive.</param>
/// <param name="Scope">适用: everywhere where the regime has no scope line.</param>
public sealed record PlaneEvaluation<T>(JudgementPlanes<T>[] Nodes, OutcomePlanes<T>?[] Groups, JudgementPlanes<T> Scope);

/// <summary>
/// Evaluates a program in many cases at once: section 5 of the language page, as <see cref="Runtime.Reference.Interpreter"/>
/// has it, over sets of cases. Facts are taken as resolved.
/// </summary>
public static class PlaneEvaluator
{
    public static PlaneEvaluation<T> Evaluate<TAlgebra, T>(RegimeProgram program, PlaneLogic<TAlgebra, T> logic, ILeafPlanes<T> leaves)
        where TAlgebra : IPlaneAlgebra<T>
    {
        var run = new Run<TAlgebra, T>(program, logic, leaves);
        for (int i = 0; i < run.Nodes.Length; i++) run.Nodes[i] = program.Nodes[i].Accept(run);
        var groups = new OutcomePlanes<T>?[program.Groups.Length];
        for (int g = 0; g < groups.Length; g++) groups[g] = program.Groups[g].IsDerived ? run.Outcome(g) : null;
        return new PlaneEvaluation<T>(run.Nodes, groups, program.Scope < 0 ? logic.True : run.Nodes[program.Scope]);
    }

    private sealed class Run<TAlgebra, T>(RegimeProgram program, PlaneLogic<TAlgebra, T> logic, ILeafPlanes<T> leaves) : NodeVisitor<JudgementPlanes<T>>
        where TAlgebra : IPlaneAlgebra<T>
    {
        private readonly GroupPlanes<TAlgebra, T> _resolver = new(logic);
        private readonly OutcomePlanes<T>?[] _groups = new OutcomePlanes<T>?[program.Groups.Length];

        public JudgementPlanes<T>[] Nodes { get; } = new JudgementPlanes<T>[program.Nodes.Length];

        public OutcomePlanes<T> Outcome(int group)
        {
            if (_groups[group] is { } known) return known;
            ConclusionGroup definition = program.Groups[group];
            var claims = new GroupPlanes<TAlgebra, T>.Claims[definition.Values.Length];
            for (int v = 0; v < claims.Length; v++)
            {
                ValueInputs inputs = definition.Inputs[v];
                claims[v] = new GroupPlanes<TAlgebra, T>.Claims(Claim(inputs.Hard), Claim(inputs.Soft), Claim(inputs.Against));
            }

            return _groups[group] = _resolver.Resolve(definition, claims, Claim(definition.Required));
        }

        public override JudgementPlanes<T> VisitConstant(ConstantNode node) => node.Value switch
        {
            Truth.True => logic.True,
            Truth.False => logic.False,
            _ => logic.Unknown,
        };

        public override JudgementPlanes<T> VisitFact(FactNode node) => leaves.Fact(node);

        public override JudgementPlanes<T> VisitCompare(CompareNode node) => leaves.Compare(node);

        public override JudgementPlanes<T> VisitCompareFacts(CompareFactsNode node) => leaves.CompareFacts(node);

        public override JudgementPlanes<T> VisitChoice(ChoiceNode node) => leaves.Choice(node);

        public override JudgementPlanes<T> VisitNot(NotNode node) => logic.Not(Nodes[node.Operand]);

        public override JudgementPlanes<T> VisitAnd(AndNode node)
        {
            JudgementPlanes<T> result = logic.True;
            foreach (int operand in node.Operands) result = logic.And(result, Nodes[operand]);
            return result;
        }

        public override JudgementPlanes<T> VisitOr(OrNode node)
        {
            JudgementPlanes<T> result = logic.False;
            foreach (int operand in node.Operands) result = logic.Or(result, Nodes[operand]);
            return result;
        }

        public override JudgementPlanes<T> VisitAtLeast(AtLeastNode node) =>
            logic.AtLeast(node.Count, [.. node.Operands.Select(operand => Nodes[operand])]);

        public override JudgementPlanes<T> VisitCertain(CertainNode node) => logic.Certain(Nodes[node.Operand]);

        public override JudgementPlanes<T> VisitDefined(DefinedNode node) => logic.Defined(Nodes[node.Definition], Nodes[node.Stated]);

        public override JudgementPlanes<T> VisitConclusion(ConclusionNode node) => _resolver.IsValue(Outcome(node.Group), node.Value);

        private JudgementPlanes<T> Claim(int node) => node < 0 ? logic.False : Nodes[node];
    }
}
