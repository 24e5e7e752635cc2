using Zhaodan.Analysis.Diagrams;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>What the variables of one fact, or of one order of two numbers, can be together.</summary>
internal static class SpaceBounds
{
    public static T IsSound<T>(IVariableAlgebra<T> algebra, FactVariables fact, SpaceOptions options)
    {
        T sound = algebra.True;
        if (fact.HasTruth) sound = fact.Truth.IsSound(algebra);
        VariablePair? below = null;
        foreach ((long bound, VariablePair pair) in fact.Bounds)
        {
            sound = algebra.And(sound, pair.IsSound(algebra));
            if (below is { } lower)
            {
                sound = algebra.And(sound, Forces(algebra, pair.Possible, lower.Possible));
                sound = algebra.And(sound, Forces(algebra, pair.Certain, lower.Certain));
            }

            // Counts and money are never negative; of one that nobody states that is not known.
            if (!options.IsIncomplete && bound <= 0 && fact.Fact.Kind is FactKind.Count or FactKind.Money) sound = algebra.And(sound, algebra.Variable(pair.Certain));
            below = pair;
        }

        return fact.Options.Count == 0 ? sound : algebra.And(sound, fact.Exactly(algebra, atMostOne: !options.IsIncomplete));
    }

    public static T IsSound<T>(IVariableAlgebra<T> algebra, OrderVariables order)
    {
        T sound = algebra.And(order.Less.IsSound(algebra), order.Greater.IsSound(algebra));
        sound = algebra.And(sound, Denies(algebra, order.Less.Certain, order.Greater.Possible));
        sound = algebra.And(sound, Denies(algebra, order.Greater.Certain, order.Less.Possible));
        sound = algebra.And(sound, Apart(algebra, order.Left, order.Right, order.Greater));
        return algebra.And(sound, Apart(algebra, order.Right, order.Left, order.Less));
    }

    // One is at least so many, the other less than that: their order is known.
    private static T Apart<T>(IVariableAlgebra<T> algebra, FactVariables high, FactVariables low, VariablePair isAbove)
    {
        T sound = algebra.True;
        foreach ((long most, VariablePair notReached) in low.Bounds)
        {
            foreach ((long least, VariablePair reached) in high.Bounds)
            {
                if (least < most) continue;
                T near = algebra.Or(algebra.Not(algebra.Variable(reached.Certain)), algebra.Variable(notReached.Possible));
                sound = algebra.And(sound, algebra.Or(near, algebra.Variable(isAbove.Certain)));
            }
        }

        return sound;
    }

    private static T Forces<T>(IVariableAlgebra<T> algebra, int variable, int forced) =>
        algebra.Or(algebra.Not(algebra.Variable(variable)), algebra.Variable(forced));

    private static T Denies<T>(IVariableAlgebra<T> algebra, int variable, int denied) =>
        algebra.Or(algebra.Not(algebra.Variable(variable)), algebra.Not(algebra.Variable(denied)));
}
