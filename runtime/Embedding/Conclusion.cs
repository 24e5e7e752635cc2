using System.Runtime.CompilerServices;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Runtime.Embedding;

/// <summary>How far a conclusion group of an answer is settled.</summary>
public enum ConclusionStatus : byte
{
    /// <summary>A value, several (并列), or 无</summary>
    Settled,

    /// <summary>待查明: facts are missing, or it is not known whether the regime applies</summary>
    Undetermined,

    /// <summary>裁量: only a decision is missing</summary>
    Discretionary,

    /// <summary>冲突</summary>
    Conflicting,

    /// <summary>不适用: the case lies outside the regime</summary>
    Inapplicable,

    /// <summary>What the case states contradicts itself</summary>
    Contradictory,
}

/// <summary>
/// One conclusion group of an answer (language page, section 5, "Groups"). <typeparamref name="TValue"/> is a generated enumeration of
/// flags, with 无 and 冲突 beside the values of the group.
/// </summary>
public readonly struct Conclusion<TValue>
    where TValue : struct, Enum
{
    private readonly GroupRecord _group;
    private readonly EmbeddedRegime _regime;
    private readonly int _index;
    private readonly Truth _scope;
    private readonly bool _isContradictory;

    /// <summary>For generated code.</summary>
    public Conclusion(in GroupRecord group, EmbeddedRegime regime, int index, Truth scope, bool isContradictory)
    {
        _group = group;
        _regime = regime;
        _index = index;
        _scope = scope;
        _isContradictory = isContradictory;
    }

    private GroupOutcome Outcome => new(_group.Possible, _group.Settled, _group.Clashing, _group.Ignorance, _group.Discretion);

    public ConclusionStatus Status => _isContradictory ? ConclusionStatus.Contradictory
        : _scope == Truth.False ? ConclusionStatus.Inapplicable
        : _scope == Truth.Unknown ? ConclusionStatus.Undetermined
        : (ConclusionStatus)Outcome.Status;

    /// <summary>Nothing is open: <see cref="Settled"/> is the whole answer.</summary>
    public bool IsSettled => Status == ConclusionStatus.Settled;

    /// <summary>The values that certainly hold, or 无; none of them where the regime may not apply.</summary>
    public TValue Settled => Flags(_scope == Truth.True && !_isContradictory ? _group.Settled : 0);

    /// <summary>Everything that may come of it, what is settled included; 不适用 beside it where <see cref="MayBeInapplicable"/>.</summary>
    public TValue Possible => Flags(IsAnswered ? _group.Possible : 0);

    /// <summary>Possible and not settled for want of facts.</summary>
    public TValue ForWantOfFacts => Flags(IsAnswered ? _group.Possible & ~_group.Settled & _group.Ignorance : 0);

    /// <summary>Possible and not settled because a decision is open.</summary>
    public TValue ForWantOfDecision => Flags(IsAnswered ? _group.Possible & ~_group.Settled & _group.Discretion : 0);

    /// <summary>Values that stand in a 冲突.</summary>
    public TValue Clashing => Flags(IsAnswered ? _group.Clashing : 0);

    /// <summary>〔推定〕: heavier values that are settled only because something was presumed.</summary>
    public TValue Presumed => Flags(_scope == Truth.True && !_isContradictory ? _group.Presumed : 0);

    /// <summary>It is not known whether the regime applies to the case.</summary>
    public bool MayBeInapplicable => !_isContradictory && _scope == Truth.Unknown;

    private bool IsAnswered => _scope != Truth.False && !_isContradictory;

    /// <summary>As a condition: 是 when settled to the value, 否 when it is not possible, else 不明.</summary>
    public Truth Is(TValue value)
    {
        ulong bits = Unsafe.As<TValue, ulong>(ref value);
        if (!IsAnswered || ((_group.Possible | _group.Clashing) & bits) == 0) return Truth.False;
        return _scope == Truth.True && (_group.Settled & bits) == bits ? Truth.True : Truth.Unknown;
    }

    /// <summary>不予追究 · 待查明，可能 不予追究、无</summary>
    public override string ToString() => Status switch
    {
        ConclusionStatus.Inapplicable => Words.Inapplicable,
        ConclusionStatus.Contradictory => ShortExplanation.Contradictory,
        _ => OutcomeText.Of(_regime.Group(_index), Outcome, _scope == Truth.Unknown),
    };

    private static TValue Flags(ulong bits) => Unsafe.As<ulong, TValue>(ref bits);
}
