using Zhaodan.Compiler.Syntax.Antlr;

namespace Zhaodan.Compiler.Syntax.Building;

/// <summary>An operator as the flat list holds it.</summary>
internal enum Joint
{
    None,
    Comma,
    CommaOr,
    But,
    And,
    Or,
    ListAnd,
    Pause,
    Causes,
}

/// <summary>An operand with the operator before it; <see cref="Opens"/> is the word 因 when a cause begins with it.</summary>
internal sealed class ConditionElement(Joint joint, ClauseToken? jointToken, ConditionSyntax node)
{
    public Joint Joint { get; set; } = joint;

    public ClauseToken? JointToken { get; } = jointToken;

    public ConditionSyntax Node { get; set; } = node;

    public ClauseToken? Opens { get; set; }

    /// <summary>How many negations stand before 因.</summary>
    public int NegatedCause { get; set; }

    public ClauseToken? Negation { get; init; }

    public ClauseToken? Proof { get; init; }

    public ClauseToken? Concession { get; set; }

    public ClauseToken? AndLike { get; init; }

    public ClauseToken? Proven { get; init; }

    public ClauseToken? ListHead { get; init; }

    /// <summary>已, a subject or 因 stands before it, so that a negation or proof word further left does not reach it.</summary>
    public bool StandsAlone { get; init; }
}
