using System.Collections.Immutable;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Report;

/// <summary>
/// What 汇总.json and 汇总.html say. It holds nothing that differs between two runs over the same input into the same place: no
/// time, no rate, no path but the one from the output folder to the input.
/// </summary>
public sealed record ScreeningSummary
{
    /// <summary>Raised when a member changes its meaning or goes.</summary>
    public const int SchemaVersion = 1;

    public required CaseSource Input { get; init; }

    /// <summary>SHA-256 of the input's bytes in hexadecimal.</summary>
    public required string InputHash { get; init; }

    public required long InputBytes { get; init; }

    public required Unmentioned Unmentioned { get; init; }

    /// <summary>Rows of the input without its header; answered and bad add up to it.</summary>
    public required long Rows { get; init; }

    public required long Answered { get; init; }

    public required long Bad { get; init; }

    public required long BlankLines { get; init; }

    /// <summary>Rows that assert (认定) a value which some chosen regime derives itself, where it changed nothing.</summary>
    public required long IdleAssertions { get; init; }

    public required ImmutableArray<RegimeSummary> Regimes { get; init; }

    /// <summary>Rows were counted and not written; nobody looked for repeated case numbers, and the input was not hashed.</summary>
    public bool TotalsOnly { get; init; }

    /// <summary>What a row needs to be answered once more; null where nobody said.</summary>
    public ReplaySummary? Replay { get; init; }
}

/// <summary>How the input was read, beyond <see cref="CaseSource"/>.</summary>
/// <param name="Path">The input as seen from the output folder; empty for a pipe.</param>
/// <param name="Keep">Columns kept.</param>
/// <param name="AllowMissing">Missing columns were confirmed.</param>
public sealed record ReplaySummary(string Path, ImmutableArray<string> Keep, bool AllowMissing);

/// <summary>In how many cases a fact was missing, and in how many some group waited for it alone.</summary>
public sealed record MissingFactSummary(string Name, long Missing, long Alone);

/// <summary>The counts of a regime by the values of a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Rows">By value, in the order of their code units; the rest last.</param>
public sealed record BreakdownSummary(string Column, ImmutableArray<BreakdownRow> Rows);

/// <summary>The cases with one value of a column, or with none of those that have a row of their own.</summary>
public sealed record BreakdownRow
{
    public required string Value { get; init; }

    public required bool IsRest { get; init; }

    public required long Cases { get; init; }

    public required long Undetermined { get; init; }

    public required long PresumptionBorne { get; init; }

    public required long ReadingDependent { get; init; }

    public required ImmutableArray<GroupSummary> Groups { get; init; }
}

public sealed record RegimeSummary
{
    public required string Code { get; init; }

    public required string Title { get; init; }

    public required string DocumentNumber { get; init; }

    public required string ProgramHash { get; init; }

    /// <summary>Cases that the regime does not speak of (适用 is 否).</summary>
    public required long Inapplicable { get; init; }

    /// <summary>Cases with at least one group that is 待查明.</summary>
    public required long Undetermined { get; init; }

    /// <summary>Cases with at least one heavier value that is settled only by presumption.</summary>
    public required long PresumptionBorne { get; init; }

    /// <summary>The regime gives the days on which it holds.</summary>
    public bool HasForce { get; init; }

    /// <summary>Cases silent on a date that were taken to fall in force.</summary>
    public long PresumedInForce { get; init; }

    /// <summary>Cases whose act lies outside of the days on which the regime holds.</summary>
    public long NotInForce { get; init; }

    /// <summary>Cases in which another regime, or law that the case states, had the word in some group.</summary>
    public long Overruled { get; init; }

    /// <summary>Empty where the regime has only one version; a case may be answered by several.</summary>
    public ImmutableArray<VersionSummary> Versions { get; init; } = [];

    /// <summary>Cases with a date that a span or a duty needs outside the calendar: 待查明 for that reason.</summary>
    public required long OutsideCalendar { get; init; }

    /// <summary>Cases in which the other reading of at least one place, taken alone, would give another outcome.</summary>
    public required long ReadingDependent { get; init; }

    /// <summary>Every place with two readings.</summary>
    public required ImmutableArray<ReadingSummary> Readings { get; init; }

    public required ImmutableArray<GroupSummary> Groups { get; init; }

    public required ImmutableArray<DutySummary> Duties { get; init; }

    /// <summary>Every rule, those that applied most first.</summary>
    public required ImmutableArray<RuleSummary> Rules { get; init; }

    /// <summary>Cases in which granting at least one open item, alone, would give another outcome; 0 where they were not tried.</summary>
    public long OpenItemDependent { get; init; }

    /// <summary>Facts that outcomes wait for, those that settle most first; null where that was not asked.</summary>
    public ImmutableArray<MissingFactSummary>? Missing { get; init; }

    /// <summary>The counts by the values of columns of the register; one for each column asked for.</summary>
    public ImmutableArray<BreakdownSummary> By { get; init; } = [];

    /// <summary>Whether the open items were tried at all.</summary>
    public required bool OpenItemsTried { get; init; }

    public required ImmutableArray<OpenItemSummary> OpenItems { get; init; }
}

/// <summary>One conclusion group. The six statuses add up to the cases answered.</summary>
public sealed record GroupSummary
{
    public required string Name { get; init; }

    /// <summary>择先, 并列 or 唯一</summary>
    public required string Kind { get; init; }

    public required long Settled { get; init; }

    public required long Nothing { get; init; }

    public required long Undetermined { get; init; }

    public required long Discretionary { get; init; }

    public required long Conflicting { get; init; }

    public required long Inapplicable { get; init; }

    public required ImmutableArray<ValueSummary> Values { get; init; }
}

/// <summary>How many cases a version of a regime answered.</summary>
public sealed record VersionSummary(string Version, string ProgramHash, long Cases);

/// <summary>In how many cases a value is settled, settled only by presumption, and open.</summary>
public sealed record ValueSummary(string Name, long Settled, long Presumed, long Possible);

/// <summary>An obligation or a right; statuses, undetermined and inapplicable add up to the cases answered.</summary>
public sealed record DutySummary
{
    public required string Name { get; init; }

    /// <summary>义务 or 权利</summary>
    public required string Kind { get; init; }

    /// <summary>The words of its rule.</summary>
    public required string Text { get; init; }

    /// <summary>Settled statuses that occurred, in their order.</summary>
    public required ImmutableArray<DutyStatusCount> Statuses { get; init; }

    public required long Undetermined { get; init; }

    public required long Inapplicable { get; init; }
}

/// <summary>In how many cases a duty had a status.</summary>
public sealed record DutyStatusCount(string Status, long Count);

/// <summary>In how many cases a rule applied, and in how many it may apply.</summary>
public sealed record RuleSummary(string Citation, string ArticleTitle, string Text, long Applied, long MayApply);

/// <summary>In how many cases the outcome would be another if this open item were granted.</summary>
public sealed record OpenItemSummary(string Name, string Citation, string Text, long WouldChange);

/// <summary>A place with two readings: which one the answers follow, and in how many cases the other one would give another outcome.</summary>
public sealed record ReadingSummary(string Citation, string Default, string DefaultText, string Other, string OtherText, long WouldChange);
