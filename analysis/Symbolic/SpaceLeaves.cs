using Zhaodan.Analysis.Diagrams;
using Zhaodan.Circuits.Planes;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>The leaves of a program as sets of cases of a space, in whatever these are held.</summary>
internal sealed class SpaceLeaves<TAlgebra, T>(SpaceVariables space, RegimeProgram program, PlaneLogic<TAlgebra, T> logic) : ILeafPlanes<T>
    where TAlgebra : IVariableAlgebra<T>
{
    private TAlgebra Algebra => logic.Algebra;

    public JudgementPlanes<T> Fact(FactNode node)
    {
        Fact fact = program.Facts[node.Fact];
        bool isDecision = fact.Kind == FactKind.Decision;
        if (isDecision && space.Options.IsUndecided) return new JudgementPlanes<T>(Algebra.True, Algebra.False, Algebra.False, Algebra.True);
        if (fact.Kind == FactKind.Open && space.Options.IsWithoutOpenItems) return logic.False;
        FactVariables variables = space.Of(fact);
        JudgementPlanes<T> planes = Planes(variables.Truth, isDecision);
        if (node.Basis == Basis.Full || !space.Options.HasProof) return planes;
        T proven = Algebra.Variable(variables.Proven);
        return logic.WithCauses(
            Algebra.Or(planes.Possible, Algebra.Not(proven)),
            Algebra.And(planes.Certain, proven),
            isDecision ? Algebra.False : Algebra.True,
            isDecision ? Algebra.True : Algebra.False);
    }

    public JudgementPlanes<T> Compare(CompareNode node)
    {
        FactVariables variables = space.Of(program.Facts[node.Fact]);
        return node.Comparison switch
        {
            Comparison.GreaterOrEqual => AtLeast(variables, node.Constant),
            Comparison.Less => logic.Not(AtLeast(variables, node.Constant)),
            Comparison.Greater => Above(variables, node.Constant),
            Comparison.LessOrEqual => logic.Not(Above(variables, node.Constant)),
            _ => logic.And(AtLeast(variables, node.Constant), logic.Not(Above(variables, node.Constant))),
        };
    }

    public JudgementPlanes<T> CompareFacts(CompareFactsNode node)
    {
        OrderVariables order = space.Order(program.Facts[node.Left], program.Facts[node.Right]);
        JudgementPlanes<T> less = Planes(order.Less), greater = Planes(order.Greater);
        return node.Comparison switch
        {
            Comparison.Less => less,
            Comparison.LessOrEqual => logic.Not(greater),
            Comparison.Greater => greater,
            Comparison.GreaterOrEqual => logic.Not(less),
            _ => logic.And(logic.Not(less), logic.Not(greater)),
        };
    }

    public JudgementPlanes<T> Choice(ChoiceNode node)
    {
        FactVariables variables = space.Of(program.Facts[node.Fact]);
        T wanted = Algebra.False, unwanted = Algebra.False;
        for (int option = 0; option < variables.Fact.Options.Length; option++)
        {
            T isOpen = Algebra.Variable(variables.Option(option));
            if ((node.Options >> option & 1) != 0) wanted = Algebra.Or(wanted, isOpen);
            else unwanted = Algebra.Or(unwanted, isOpen);
        }

        return logic.WithCauses(Algebra.Or(wanted, Algebra.Not(unwanted)), Algebra.Not(unwanted), Algebra.True, Algebra.False);
    }

    public JudgementPlanes<T> Span(SpanNode node) => Planes(space.Span(program.Facts[node.Start], program.Facts[node.Finish], node).Holds);

    public T OtherReading(int fact) => Algebra.Variable(space.Of(program.Facts[fact]).OtherReading);

    private JudgementPlanes<T> AtLeast(FactVariables variables, long bound) =>
        bound == long.MinValue ? logic.True : Planes(variables.AtLeast(bound));

    private JudgementPlanes<T> Above(FactVariables variables, long bound) =>
        bound == long.MaxValue ? logic.False : AtLeast(variables, bound + 1);

    private JudgementPlanes<T> Planes(VariablePair pair, bool isDecision = false)
    {
        T possible = Algebra.Variable(pair.Possible), certain = Algebra.Variable(pair.Certain);
        return logic.WithCauses(possible, certain, isDecision ? Algebra.False : Algebra.True, isDecision ? Algebra.True : Algebra.False);
    }
}
