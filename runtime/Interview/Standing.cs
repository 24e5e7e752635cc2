using System.Collections.Immutable;
using System.Numerics;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Interview;

/// <summary>A fact by its program in the regime and its index there.</summary>
public readonly record struct ProgramFact(int Program, int Fact);

/// <summary>An obligation or a right that is not settled, and whether facts or decisions would take it further.</summary>
internal readonly record struct OpenDuty(DutyStatus Status, bool WaitsForFacts, bool WaitsForDecisions);

/// <summary>
/// How the goals of a regime stand in a case, by the regime's layer: its versions, and what has the word over them. A snapshot.
/// </summary>
public sealed class Standing
{
    internal Standing()
    {
    }

    /// <summary>The case contradicts itself; nothing else here has a meaning.</summary>
    public bool IsContradictory { get; internal init; }

    public Truth Scope { get; internal init; }

    internal Cause ScopeCause { get; init; }

    /// <summary>The versions that answer, as bits.</summary>
    public uint Versions { get; internal init; }

    /// <summary>One for each goal of the subject.</summary>
    public ImmutableArray<GroupOutcome> Goals { get; internal init; } = [];

    internal ImmutableArray<DutyStatus> Duties { get; init; } = [];

    internal ImmutableArray<OpenDuty> OpenDuties { get; init; } = [];

    /// <summary>What the goals wait for, decisions left aside.</summary>
    public ImmutableArray<ProgramFact> Facts { get; internal init; } = [];

    public ImmutableArray<ProgramFact> Decisions { get; internal init; } = [];

    /// <summary>By program; null where it has no part in the answer.</summary>
    internal ImmutableArray<Evaluation?> Evaluations { get; init; } = [];

    /// <summary>Is every goal settled; before <see cref="InterviewStage.Decisions"/>, but for decisions?</summary>
    public bool IsSettled(InterviewStage stage)
    {
        if (IsContradictory) return false;
        if (Scope == Truth.False) return true;
        bool decisionsCount = stage == InterviewStage.Decisions;
        if (Scope == Truth.Unknown && (decisionsCount || (ScopeCause & Cause.Ignorance) != 0)) return false;
        return Goals.All(goal => IsSettled(goal, decisionsCount)) && !OpenDuties.Any(duty => Waits(duty, decisionsCount));
    }

    public IEnumerable<ProgramFact> Missing(InterviewStage stage) => stage == InterviewStage.Decisions ? Facts.Concat(Decisions) : Facts;

    /// <summary>
    /// How far the goals are from being settled: the outcomes that remain possible, each weighing as much as a good many open
    /// facts, and the facts that are waited for. 0 where all is settled.
    /// </summary>
    internal double Distance(InterviewStage stage)
    {
        const double OutcomeWeight = 16;
        if (IsContradictory || IsSettled(stage)) return 0;
        bool decisionsCount = stage == InterviewStage.Decisions;
        double distance = Missing(stage).Count();
        foreach (GroupOutcome goal in Goals)
        {
            if (IsSettled(goal, decisionsCount) && Scope == Truth.True) continue;
            int possible = BitOperations.PopCount(goal.Possible) + (Scope == Truth.Unknown ? 1 : 0);
            distance += OutcomeWeight * Math.Max(1, possible - 1);
        }

        foreach (OpenDuty duty in OpenDuties)
        {
            if (Waits(duty, decisionsCount)) distance += OutcomeWeight * Math.Max(1, BitOperations.PopCount((uint)duty.Status) - 1);
        }

        return distance;
    }

    /// <summary>Are the same versions, outcomes and statuses what the case comes to?</summary>
    internal bool ComesToTheSame(Standing other) =>
        IsContradictory == other.IsContradictory && Scope == other.Scope
        && (Scope == Truth.False || (Versions == other.Versions && Goals.SequenceEqual(other.Goals) && Duties.SequenceEqual(other.Duties)));

    private static bool Waits(OpenDuty duty, bool decisionsCount) => duty.WaitsForFacts || (decisionsCount && duty.WaitsForDecisions);

    private static bool IsSettled(GroupOutcome goal, bool decisionsCount) =>
        decisionsCount ? goal.Status is GroupStatus.Settled or GroupStatus.Conflicting : goal.Status != GroupStatus.Undetermined;
}
