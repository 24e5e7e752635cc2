using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Screening.Evaluation;

/// <summary>The answer of a regime to one case, as cells look at it: found row by row, or read from planes.</summary>
internal interface ILayerAnswer
{
    /// <summary>Does the regime speak of the case?</summary>
    Truth Scope { get; }

    /// <summary>The own versions that answer, as bits.</summary>
    uint Used { get; }

    VersionGround Ground { get; }

    /// <summary>What the regime comes to in a group of <see cref="LayerShape.Groups"/>.</summary>
    GroupOutcome Outcome(int shared);

    ulong Presumed(int shared);

    /// <summary>The versions of a family that answer, as bits.</summary>
    uint UsedOf(int family);

    /// <summary>What a program that answers says of a group, after others had the word.</summary>
    GroupOutcome OutcomeOf(int program, int group);

    /// <summary>What it says by itself.</summary>
    GroupOutcome OwnOutcomeOf(int program, int group);

    /// <summary>Of a program that answers: does a conclusion apply (<see cref="RuleIndex"/>)?</summary>
    ReadOnlySpan<Truth> ConclusionsOf(int program);

    /// <summary>Who changed what a program says of a group, the last one.</summary>
    Decider DeciderOf(int program, int group);

    /// <summary>Of a law that decided.</summary>
    LegalRank RankOf(Decider law);

    /// <summary>By place of an own version with two readings: would the other one change the answer?</summary>
    ReadOnlySpan<bool> Depends(int version);
}

/// <summary>What became of the obligations and rights of a regime's versions in one case.</summary>
internal interface IDutyAnswer
{
    /// <summary>Does an own version apply? 否 where another answers, 不明 where several remain.</summary>
    Truth ScopeOf(int version);

    /// <summary>By duty; only where the version applies or may apply.</summary>
    ReadOnlySpan<DutyStatus> DutiesOf(int version);

    /// <summary>A date that a span or a duty needs lies outside the calendar; only where the version applies or may apply.</summary>
    bool IsOutsideCalendar(int version);

    /// <summary>What the case states; only the numbers are looked at.</summary>
    CaseFacts FactsOf(int version);
}
