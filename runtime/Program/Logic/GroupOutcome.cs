namespace Zhaodan.ProgramForm.Logic;

/// <summary>How far a conclusion group is settled.</summary>
public enum GroupStatus : byte
{
    /// <summary>A value, several (并列), or 无</summary>
    Settled,

    /// <summary>待查明: facts are missing</summary>
    Undetermined,

    /// <summary>裁量: only a decision is missing</summary>
    Discretionary,

    /// <summary>冲突</summary>
    Conflicting,
}

/// <summary>
/// The resolved value of a group as sets of values, bit i standing for value i. <see cref="Possible"/>: what may be the
/// outcome; <see cref="Settled"/>: what is; both with <see cref="None"/> for 无 and <see cref="Clash"/> for 冲突.
/// <see cref="Clashing"/>: values that stand in a possible 冲突. <see cref="Ignorance"/> and <see cref="Discretion"/>: why
/// an outcome is possible and not settled.
/// </summary>
public readonly record struct GroupOutcome(ulong Possible, ulong Settled, ulong Clashing, ulong Ignorance, ulong Discretion)
{
    /// <summary>无: nothing is concluded.</summary>
    public const ulong None = 1UL << 63;

    /// <summary>冲突</summary>
    public const ulong Clash = 1UL << 62;

    /// <summary>The most values that a group may have.</summary>
    public const int MaxValues = 62;

    public ulong Unsettled => Possible & ~Settled;

    public GroupStatus Status =>
        (Settled & Clash) != 0 ? GroupStatus.Conflicting
        : Unsettled == 0 ? GroupStatus.Settled
        : (Unsettled & Ignorance) != 0 ? GroupStatus.Undetermined
        : GroupStatus.Discretionary;

    /// <summary>The outcome as a condition: 是 when settled to the value, 否 when it is not possible, otherwise 不明 with its cause.</summary>
    public Judgement IsValue(int value)
    {
        ulong bit = 1UL << value;
        if ((Settled & bit) != 0) return Judgement.True;
        if (((Possible | Clashing) & bit) == 0) return Judgement.False;
        Cause cause = Cause.None;
        if ((Discretion & bit) != 0) cause |= Cause.Discretion;
        if ((Ignorance & bit) != 0 || cause == Cause.None) cause |= Cause.Ignorance;
        return Judgement.Unknown(cause);
    }
}
