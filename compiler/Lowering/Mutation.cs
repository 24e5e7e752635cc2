using System.Collections.Immutable;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Compiler.Lowering;

/// <summary>What a mutation does to what it is aimed at.</summary>
public enum MutationKind
{
    /// <summary>Leaves a condition, an exception or a counter-exception out</summary>
    Drop,

    /// <summary>Turns it into its opposite</summary>
    Negate,

    /// <summary>Leaves out one causal link of 因…致使…</summary>
    Unlink,

    /// <summary>Leaves out 不适用 or 优先于 between two rules</summary>
    Unrank,
}

/// <summary>Of which part of a clause the mutated condition is.</summary>
public enum MutationPlace
{
    Condition,
    Exception,
    Counter,
    Definition,
    Scope,
    Precedence,
}

/// <summary>
/// One small change of a regime, made while it is lowered (language page, section 6, "mutation strength"): the condition
/// <see cref="Target"/>, which may stand in several rules (a shared head), is replaced wherever it stands.
/// </summary>
public sealed record Mutation(MutationKind Kind, MutationPlace Place, SourceLocation Location)
{
    /// <summary>Compared by identity; null for <see cref="MutationKind.Unrank"/>.</summary>
    public BoundCondition? Target { get; init; }

    /// <summary>What <see cref="Target"/> becomes when it is dropped: neutral where it stands.</summary>
    public Truth Neutral { get; init; }

    /// <summary>For <see cref="MutationKind.Unlink"/>: the name of the link.</summary>
    public string Link { get; init; } = "";

    /// <summary>For <see cref="MutationKind.Unrank"/>.</summary>
    public BoundRule? Winner { get; init; }

    public BoundRule? Loser { get; init; }

    /// <summary>Where it stands, as the regime cites it; several for a shared head.</summary>
    public ImmutableArray<string> Citations { get; init; } = [];

    /// <summary>The words concerned.</summary>
    public string Words { get; init; } = "";
}
