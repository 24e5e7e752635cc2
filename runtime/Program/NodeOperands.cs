using System.Collections.Immutable;

namespace Zhaodan.ProgramForm;

/// <summary>What a node reads.</summary>
public static class NodeOperands
{
    /// <summary>The operands of a node, in order; the value of a group is not among them.</summary>
    public static ImmutableArray<int> Operands(this Node node) => node.Accept(OperandVisitor.Instance);

    private sealed class OperandVisitor : NodeVisitor<ImmutableArray<int>>
    {
        public static readonly OperandVisitor Instance = new();

        public override ImmutableArray<int> VisitConstant(ConstantNode node) => [];

        public override ImmutableArray<int> VisitFact(FactNode node) => [];

        public override ImmutableArray<int> VisitCompare(CompareNode node) => [];

        public override ImmutableArray<int> VisitCompareFacts(CompareFactsNode node) => [];

        public override ImmutableArray<int> VisitSpan(SpanNode node) => [];

        public override ImmutableArray<int> VisitChoice(ChoiceNode node) => [];

        public override ImmutableArray<int> VisitNot(NotNode node) => [node.Operand];

        public override ImmutableArray<int> VisitAnd(AndNode node) => node.Operands;

        public override ImmutableArray<int> VisitOr(OrNode node) => node.Operands;

        public override ImmutableArray<int> VisitAtLeast(AtLeastNode node) => node.Operands;

        public override ImmutableArray<int> VisitCertain(CertainNode node) => [node.Operand];

        public override ImmutableArray<int> VisitDefined(DefinedNode node) => [node.Definition, node.Stated];

        public override ImmutableArray<int> VisitReading(ReadingNode node) => [node.Default, node.Other];

        public override ImmutableArray<int> VisitConclusion(ConclusionNode node) => [];
    }
}
