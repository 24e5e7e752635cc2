using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Reference;

/// <summary>How one pass over the nodes reads presumptions and proof words.</summary>
public enum EvaluationReading
{
    /// <summary>As the language page says: the answer</summary>
    Ordinary,

    /// <summary>Every presumption withheld: what is stated and forced alone</summary>
    StatedOnly,

    /// <summary>Proof words do not turn 不明 into 否: what is not proven might yet be</summary>
    ProofOpen,
}

/// <summary>Everything the interpreter found out about one case: the value of every node and the outcome of every group.</summary>
public sealed record Evaluation
{
    public required FactResolution Facts { get; init; }

    /// <summary>The case contradicts itself; it is reported and not answered, and nothing below is filled.</summary>
    public bool IsContradictory => Facts.Contradictions.Count > 0;

    /// <summary>By node index.</summary>
    public required ImmutableArray<Judgement> Nodes { get; init; }

    /// <summary>By group index; the default for groups that the program does not derive.</summary>
    public required ImmutableArray<GroupOutcome> Groups { get; init; }

    /// <summary>
    /// By group index: values other than the lightest (由轻到重) that are settled only because something was presumed, i.e.
    /// that are not settled on what is stated and forced alone: 追究〔推定〕.
    /// </summary>
    public required ImmutableArray<ulong> Presumed { get; init; }

    /// <summary>By duty index: what may have become of it.</summary>
    public ImmutableArray<DutyStatus> Duties { get; init; } = [];

    /// <summary>A date that a span or a duty needs lies outside the calendar.</summary>
    public bool IsOutsideCalendar { get; init; }

    /// <summary>The operand that a clause in two readings comes to.</summary>
    public int FollowedBy(ReadingNode node) => Facts[node.Fact].OnStated == Truth.True ? node.Other : node.Default;

    /// <summary>适用 and force in time: 是 when the regime has neither.</summary>
    public required Judgement Scope { get; init; }

    /// <summary>适用 without force in time: 是 when the regime has no scope line.</summary>
    public Judgement Applicability { get; init; } = Judgement.True;

    /// <summary>Force in time: 是 when the regime gives no dates.</summary>
    public Judgement Force { get; init; } = Judgement.True;
}
