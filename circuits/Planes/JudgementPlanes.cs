namespace Zhaodan.Circuits.Planes;

/// <summary>
/// A judgement in many cases at once: where it may be 是, where it is, and where it is 不明 from ignorance and from discretion.
/// Ignorance and discretion together cover exactly the cases in which it is 不明.
/// </summary>
public readonly record struct JudgementPlanes<T>(T Possible, T Certain, T Ignorance, T Discretion);

/// <summary>The operators of <see cref="ProgramForm.Logic.Judgement"/> on planes.</summary>
/// <param name="algebra">How sets of cases are held.</param>
/// <param name="withCauses">Whether the causes of 不明 are kept; without them ignorance and discretion stay empty.</param>
public sealed class PlaneLogic<TAlgebra, T>(TAlgebra algebra, bool withCauses = true)
    where TAlgebra : IPlaneAlgebra<T>
{
    public TAlgebra Algebra { get; } = algebra;

    public JudgementPlanes<T> True { get; } = new(algebra.True, algebra.True, algebra.False, algebra.False);

    public JudgementPlanes<T> False { get; } = new(algebra.False, algebra.False, algebra.False, algebra.False);

    /// <summary>不明 everywhere, from ignorance.</summary>
    public JudgementPlanes<T> Unknown { get; } = new(algebra.True, algebra.False, withCauses ? algebra.True : algebra.False, algebra.False);

    public JudgementPlanes<T> Not(JudgementPlanes<T> a) => a with { Possible = Algebra.Not(a.Certain), Certain = Algebra.Not(a.Possible) };

    public JudgementPlanes<T> And(JudgementPlanes<T> a, JudgementPlanes<T> b) =>
        Join(Algebra.And(a.Possible, b.Possible), Algebra.And(a.Certain, b.Certain), a, b);

    public JudgementPlanes<T> Or(JudgementPlanes<T> a, JudgementPlanes<T> b) =>
        Join(Algebra.Or(a.Possible, b.Possible), Algebra.Or(a.Certain, b.Certain), a, b);

    public JudgementPlanes<T> AtLeast(int count, ReadOnlySpan<JudgementPlanes<T>> operands)
    {
        T ignorance = Algebra.False, discretion = Algebra.False;
        var possible = new T[count + 1];
        var certain = new T[count + 1];
        Array.Fill(possible, Algebra.False);
        Array.Fill(certain, Algebra.False);
        (possible[0], certain[0]) = (Algebra.True, Algebra.True);
        foreach (JudgementPlanes<T> operand in operands)
        {
            for (int reached = count; reached > 0; reached--)
            {
                possible[reached] = Algebra.Or(possible[reached], Algebra.And(possible[reached - 1], operand.Possible));
                certain[reached] = Algebra.Or(certain[reached], Algebra.And(certain[reached - 1], operand.Certain));
            }

            ignorance = Algebra.Or(ignorance, operand.Ignorance);
            discretion = Algebra.Or(discretion, operand.Discretion);
        }

        return WithCauses(possible[count], certain[count], ignorance, discretion);
    }

    /// <summary>Proof words: what is certain, and never 不明.</summary>
    public JudgementPlanes<T> Certain(JudgementPlanes<T> a) => new(a.Certain, a.Certain, Algebra.False, Algebra.False);

    public JudgementPlanes<T> Defined(JudgementPlanes<T> definition, JudgementPlanes<T> stated)
    {
        return Choose(Algebra.And(Unsettled(definition), Algebra.Not(Unsettled(stated))), stated, definition);
    }

    /// <summary>One judgement in some cases, another in the rest.</summary>
    public JudgementPlanes<T> Choose(T where, JudgementPlanes<T> then, JudgementPlanes<T> otherwise)
    {
        T elsewhere = Algebra.Not(where);
        return new JudgementPlanes<T>(
            Pick(then.Possible, otherwise.Possible),
            Pick(then.Certain, otherwise.Certain),
            Pick(then.Ignorance, otherwise.Ignorance),
            Pick(then.Discretion, otherwise.Discretion));

        T Pick(T a, T b) => Algebra.Or(Algebra.And(where, a), Algebra.And(elsewhere, b));
    }

    /// <summary>Where a judgement is 不明.</summary>
    public T Unsettled(JudgementPlanes<T> a) => Algebra.And(a.Possible, Algebra.Not(a.Certain));

    /// <summary>A judgement from its two values, with the causes as far as it is 不明.</summary>
    public JudgementPlanes<T> WithCauses(T possible, T certain, T ignorance, T discretion)
    {
        if (!withCauses) return new JudgementPlanes<T>(possible, certain, Algebra.False, Algebra.False);
        T unsettled = Algebra.And(possible, Algebra.Not(certain));
        return new JudgementPlanes<T>(possible, certain, Algebra.And(unsettled, ignorance), Algebra.And(unsettled, discretion));
    }

    private JudgementPlanes<T> Join(T possible, T certain, JudgementPlanes<T> a, JudgementPlanes<T> b) =>
        WithCauses(possible, certain, Algebra.Or(a.Ignorance, b.Ignorance), Algebra.Or(a.Discretion, b.Discretion));
}
