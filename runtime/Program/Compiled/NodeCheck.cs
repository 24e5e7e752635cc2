using System.Collections.Immutable;

namespace Zhaodan.ProgramForm.Compiled;

/// <summary>A node reads only what stands before it, and of a fact only a part that it has.</summary>
internal sealed class NodeCheck(RegimeProgram program, ProgramCheck check) : NodeVisitor<bool>
{
    private int _at;

    public void Check(int node)
    {
        _at = node;
        program.Nodes[node].Accept(this);
    }

    public override bool VisitConstant(ConstantNode node) => true;

    public override bool VisitFact(FactNode node)
    {
        check.IsTruth(node.Fact);
        return true;
    }

    public override bool VisitCompare(CompareNode node)
    {
        check.IsNumber(node.Fact, node.Constant);
        return true;
    }

    public override bool VisitCompareFacts(CompareFactsNode node)
    {
        check.HasNumber(node.Left);
        check.HasNumber(node.Right);
        return true;
    }

    public override bool VisitSpan(SpanNode node)
    {
        check.HasNumber(node.Start);
        check.HasNumber(node.Finish);
        check.Require(!node.Period.IsNone, "期间");
        check.IsSpan(node.Period);
        return true;
    }

    public override bool VisitChoice(ChoiceNode node)
    {
        check.Require(node.Fact >= 0 && node.Fact < program.Facts.Length && program.Facts[node.Fact].ChoiceSlot >= 0, "选项事实");
        check.Require((node.Options & ~Logic.OptionSet.All(program.Facts[node.Fact].Options.Length)) == 0, "选项");
        return true;
    }

    public override bool VisitNot(NotNode node) => IsBefore(node.Operand);

    public override bool VisitAnd(AndNode node) => AreBefore(node.Operands);

    public override bool VisitOr(OrNode node) => AreBefore(node.Operands);

    public override bool VisitAtLeast(AtLeastNode node)
    {
        check.Require(node.Count >= 0 && node.Count <= node.Operands.Length, "至少几项");
        return AreBefore(node.Operands);
    }

    public override bool VisitCertain(CertainNode node) => IsBefore(node.Operand);

    public override bool VisitDefined(DefinedNode node) => IsBefore(node.Definition) && IsBefore(node.Stated);

    public override bool VisitReading(ReadingNode node)
    {
        check.IsTruth(node.Fact);
        return IsBefore(node.Default) && IsBefore(node.Other);
    }

    // The group is resolved when its value is first asked for.
    public override bool VisitConclusion(ConclusionNode node)
    {
        check.IsValue(node.Group, node.Value);
        ConclusionGroup group = program.Groups[node.Group];
        check.Require(group.IsDerived && group.Required < _at, "结论作条件");
        foreach (ValueInputs inputs in group.Inputs) check.Require(inputs.Hard < _at && inputs.Soft < _at && inputs.Against < _at, "结论作条件的先后");
        return true;
    }

    private bool AreBefore(ImmutableArray<int> operands)
    {
        foreach (int operand in operands) IsBefore(operand);
        return true;
    }

    private bool IsBefore(int operand)
    {
        check.IsNode(operand, _at);
        return true;
    }
}
