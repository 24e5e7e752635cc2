using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

public enum ConditionKind : byte
{
    /// <summary>A fact, a comparison, a choice, a conclusion or a constant; negated where the text begins with 未</summary>
    Leaf,

    /// <summary>且</summary>
    All,

    /// <summary>或者</summary>
    Any,

    /// <summary>At least so many of the operands</summary>
    AtLeast,

    /// <summary>未（…）</summary>
    Not,

    /// <summary>查实…</summary>
    Proven,

    /// <summary>A defined term; its operand is the definition</summary>
    Defined,

    /// <summary>A clause in two readings; its operand is what the reading that is followed says</summary>
    Reading,

    /// <summary>有第…条规定情形; its operands are what that rule turns on</summary>
    Provision,
}

/// <summary>
/// A condition as a case has it. The depth is bounded (<see cref="AnswerRequest.MaxDepth"/>), so that renderers may recurse.
/// </summary>
public sealed record ConditionAnswer
{
    public required ConditionKind Kind { get; init; }

    /// <summary>As the compiler understood it, in Chinese; of a compound one a head (以下全部成立), its operands follow.</summary>
    public required string Text { get; init; }

    public required Judgement Value { get; init; }

    /// <summary>The fact of a leaf, −1 for every other condition.</summary>
    public int Fact { get; init; } = -1;

    /// <summary>What the case has and from where: 否（未提出即否）, 2万元, 未陈述; empty for compound conditions.</summary>
    public string Known { get; init; } = "";

    /// <summary>The leaf rests on a presumption (推定, 未提出即否, 其余 否, or what they force).</summary>
    public bool IsPresumed { get; init; }

    /// <summary>未查实: a proof word whose matter is not settled by what the case states.</summary>
    public bool IsUnproven { get; init; }

    public ImmutableArray<ConditionAnswer> Operands { get; init; } = [];

    /// <summary>How many operands are left out for the sake of length.</summary>
    public int Omitted { get; init; }
}
