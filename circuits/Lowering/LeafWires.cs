using Zhaodan.Circuits.Gates;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Circuits.Lowering;

/// <summary>Facts, comparisons, choices and spans of a program as wires.</summary>
/// <param name="builder">Where inputs are asked for.</param>
/// <param name="logic">The operators.</param>
/// <param name="program">The program.</param>
/// <param name="facts">Its 是否 facts.</param>
/// <param name="isOnStated">Every presumption withheld, as <see cref="Runtime.Reference.EvaluationReading.StatedOnly"/>.</param>
internal sealed class LeafWires(CircuitBuilder builder, PlaneLogic<Circuit, Wire> logic, RegimeProgram program, FactPlanes facts, bool isOnStated) : ILeafPlanes<Wire>
{
    public JudgementPlanes<Wire> Fact(FactNode node)
    {
        (Wire possible, Wire certain) = facts[node.Fact, isOnStated ? Basis.Stated : node.Basis];
        bool isDecision = program.Facts[node.Fact].Kind == FactKind.Decision;
        return logic.WithCauses(possible, certain, isDecision ? Wire.False : Wire.True, isDecision ? Wire.True : Wire.False);
    }

    public JudgementPlanes<Wire> Compare(CompareNode node)
    {
        int column = builder.Columns.Number(program, node.Fact);
        return node.Comparison switch
        {
            Comparison.GreaterOrEqual => AtLeast(column, node.Constant),
            Comparison.Less => logic.Not(AtLeast(column, node.Constant)),
            Comparison.Greater => Above(column, node.Constant),
            Comparison.LessOrEqual => logic.Not(Above(column, node.Constant)),
            _ => logic.And(AtLeast(column, node.Constant), logic.Not(Above(column, node.Constant))),
        };
    }

    public JudgementPlanes<Wire> CompareFacts(CompareFactsNode node)
    {
        int left = builder.Columns.Number(program, node.Left), right = builder.Columns.Number(program, node.Right);
        return node.Comparison switch
        {
            Comparison.Less => Less(left, right),
            Comparison.LessOrEqual => logic.Not(Less(right, left)),
            Comparison.Greater => Less(right, left),
            Comparison.GreaterOrEqual => logic.Not(Less(left, right)),
            _ => logic.And(logic.Not(Less(left, right)), logic.Not(Less(right, left))),
        };
    }

    public JudgementPlanes<Wire> Choice(ChoiceNode node)
    {
        int column = builder.Columns.Choice(program, node.Fact);
        Wire wanted = Wire.False, unwanted = Wire.False;
        for (int option = 0; option < program.Facts[node.Fact].Options.Length; option++)
        {
            Wire isOpen = builder.Input(new CircuitInput(InputKind.IsOpen, column, option));
            if ((node.Options >> option & 1) != 0) wanted = builder.Circuit.Or(wanted, isOpen);
            else unwanted = builder.Circuit.Or(unwanted, isOpen);
        }

        return Known(builder.Circuit.Or(wanted, !unwanted), !unwanted);
    }

    public JudgementPlanes<Wire> Span(SpanNode node)
    {
        CircuitInput input = InputOf(node, InputKind.IsWithin);
        Wire certain = builder.Input(input);
        return Known(builder.Circuit.Or(builder.Input(input with { Kind = InputKind.MayBeWithin }), certain), certain);
    }

    public Wire OtherReading(int fact) => facts[fact, Basis.Stated].Certain;

    /// <summary>Where the calendar does not reach the span.</summary>
    public Wire IsOutsideCalendar(SpanNode node) => builder.Input(InputOf(node, InputKind.IsOutsideCalendar));

    private CircuitInput InputOf(SpanNode node, InputKind kind) =>
        new(kind, builder.Columns.Number(program, node.Start), 0, builder.Columns.Number(program, node.Finish), node.Period, program.Calendar);

    private JudgementPlanes<Wire> AtLeast(int column, long bound)
    {
        if (bound == long.MinValue) return logic.True;
        Wire certain = builder.Input(new CircuitInput(InputKind.IsAtLeast, column, bound));
        return Known(builder.Circuit.Or(builder.Input(new CircuitInput(InputKind.MayBeAtLeast, column, bound)), certain), certain);
    }

    private JudgementPlanes<Wire> Above(int column, long bound) => bound == long.MaxValue ? logic.False : AtLeast(column, bound + 1);

    private JudgementPlanes<Wire> Less(int left, int right)
    {
        Wire certain = builder.Input(new CircuitInput(InputKind.IsLess, left, 0, right));
        return Known(builder.Circuit.Or(builder.Input(new CircuitInput(InputKind.MayBeLess, left, 0, right)), certain), certain);
    }

    private JudgementPlanes<Wire> Known(Wire possible, Wire certain) => logic.WithCauses(possible, certain, Wire.True, Wire.False);
}
