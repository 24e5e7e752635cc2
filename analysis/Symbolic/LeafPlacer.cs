using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>Asks for what a leaf of a program is, so that its variables are made; other nodes are passed over.</summary>
internal sealed class LeafPlacer<T>(ILeafPlanes<T> leaves) : NodeVisitor<bool>
{
    public override bool VisitFact(FactNode node)
    {
        leaves.Fact(node);
        return true;
    }

    public override bool VisitCompare(CompareNode node)
    {
        leaves.Compare(node);
        return true;
    }

    public override bool VisitCompareFacts(CompareFactsNode node)
    {
        leaves.CompareFacts(node);
        return true;
    }

    public override bool VisitChoice(ChoiceNode node)
    {
        leaves.Choice(node);
        return true;
    }

    public override bool VisitSpan(SpanNode node)
    {
        leaves.Span(node);
        return true;
    }

    public override bool VisitReading(ReadingNode node)
    {
        leaves.OtherReading(node.Fact);
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
