namespace Zhaodan.ProgramForm.Logic;

/// <summary>
/// A truth value with the cause of its being 不明; a value that is 是 or 否 has no cause. The operators stand here and
/// nowhere else: folding and the reference interpreter call them, every other evaluator is tested against them
/// (language page, section 5, "Conditions").
/// </summary>
public readonly record struct Judgement
{
    private Judgement(Truth truth, Cause cause)
    {
        Truth = truth;
        Cause = cause;
    }

    public Truth Truth { get; }

    public Cause Cause { get; }

    public static Judgement True => new(Truth.True, Cause.None);

    public static Judgement False => new(Truth.False, Cause.None);

    /// <summary>不明 for a reason; at least one reason is needed.</summary>
    public static Judgement Unknown(Cause cause) =>
        cause == Cause.None ? throw new ArgumentException("An unknown value needs a cause.", nameof(cause)) : new(Truth.Unknown, cause);

    public static Judgement Of(Truth truth, Cause causeIfUnknown = Cause.Ignorance) =>
        truth == Truth.Unknown ? Unknown(causeIfUnknown) : new(truth, Cause.None);

    public bool IsPossible => Truth != Truth.False;

    public bool IsTrue => Truth == Truth.True;

    public bool IsFalse => Truth == Truth.False;

    public bool IsUnknown => Truth == Truth.Unknown;

    /// <summary>未</summary>
    public static Judgement operator !(Judgement a) => new(Kleene.Not(a.Truth), a.Cause);

    /// <summary>且. The cause of an unknown conjunction is that of its unknown operands.</summary>
    public static Judgement operator &(Judgement a, Judgement b) => Combine(Kleene.And(a.Truth, b.Truth), a, b);

    /// <summary>或. The cause of an unknown disjunction is that of its unknown operands.</summary>
    public static Judgement operator |(Judgement a, Judgement b) => Combine(Kleene.Or(a.Truth, b.Truth), a, b);

    /// <summary>At least <paramref name="count"/> of the operands: 是 when enough are 是, 否 when 是 and 不明 together do not reach it.</summary>
    public static Judgement AtLeast(int count, ReadOnlySpan<Judgement> operands)
    {
        int certain = 0;
        int possible = 0;
        Cause cause = Cause.None;
        foreach (Judgement operand in operands)
        {
            if (operand.IsTrue) certain++;
            if (operand.IsPossible) possible++;
            cause |= operand.Cause;
        }

        Truth truth = Kleene.AtLeast(count, certain, possible);
        return new(truth, truth == Truth.Unknown ? cause : Cause.None);
    }

    /// <summary>Proof words: 是 only when certainly 是, otherwise 否, never 不明.</summary>
    public Judgement Certain() => Truth == Truth.True ? True : False;

    /// <summary>A defined term: the definition where it is settled, else what the case states of the term.</summary>
    public static Judgement Defined(Judgement definition, Judgement stated) =>
        definition.IsUnknown && !stated.IsUnknown ? stated : definition;

    private static Judgement Combine(Truth truth, Judgement a, Judgement b) =>
        new(truth, truth == Truth.Unknown ? a.Cause | b.Cause : Cause.None);

    public override string ToString() => Truth switch
    {
        Truth.True => "是",
        Truth.False => "否",
        _ => Cause == Cause.Discretion ? "不明（随裁量）" : "不明",
    };
}
