using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// What remains possible of a group over all completions of the unknown facts (language page, section 5, "Exact mode").
/// </summary>
public sealed record ExactAnswer
{
    public required GroupOutcome Outcome { get; init; }

    /// <summary>待查明, 裁量, the values: the outcome as a text.</summary>
    public required string Text { get; init; }

    /// <summary>The clauses one by one leave more open than all completions do.</summary>
    public bool Differs { get; init; }

    /// <summary>Every outcome that is left, with a completion in which the group has it, by the facts that the group waits for.</summary>
    public ImmutableArray<ExactExample> Examples { get; init; } = [];

    /// <summary>若查实则改变: what is not proven, and what would be left if it were.</summary>
    public ImmutableArray<ExactProof> Proofs { get; init; } = [];
}

/// <summary>An outcome and a completion that has it: 甲是、乙否; empty where every completion has it.</summary>
public sealed record ExactExample(string Outcome, string Facts);

/// <summary>What is not proven, as the condition reads, and the outcome that would be left if it were.</summary>
public sealed record ExactProof(string Text, string Outcome);
