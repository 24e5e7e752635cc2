namespace Zhaodan.Compiler.Emit.Smt;

/// <summary>Which cases a script speaks of. The default: every fact is 是 or 否, and no decision has been made.</summary>
public sealed record SmtOptions
{
    /// <summary>
    /// Facts may be 不明: each is a pair, 可能 (may be 是) and 确定 (is 是), numbers lie between two bounds, options of a choice are
    /// open or not.
    /// </summary>
    public bool IsIncomplete { get; init; }

    /// <summary>
    /// Whether a fact is proven is a symbol of its own (已查实), which proof words look at; otherwise all that is the case is proven.
    /// </summary>
    public bool HasProof { get; init; }

    /// <summary>Decisions (决定) are facts like others; otherwise what 可以 leaves open stays open.</summary>
    public bool HasDecisions { get; init; }
}

/// <summary>Where a condition may be 是 and where it is: two terms, the same one where it is never 不明.</summary>
public readonly record struct SmtTruth(string Possible, string Certain)
{
    internal static SmtTruth True { get; } = new(SmtTerm.True, SmtTerm.True);

    internal static SmtTruth False { get; } = new(SmtTerm.False, SmtTerm.False);

    internal static SmtTruth Of(string term) => new(term, term);

    internal string IsUnknown => Possible == Certain ? SmtTerm.False : SmtTerm.And(Possible, SmtTerm.Not(Certain));
}

/// <summary>Where one outcome of a group (a value, 无 or 冲突) is possible, where it is settled, and where it stands in a possible 冲突.</summary>
public readonly record struct SmtSlot(string Possible, string Settled, string Clashing);
