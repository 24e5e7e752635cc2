using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Runtime.Answers;

/// <summary>What became of a case as a whole.</summary>
public enum AnswerStatus : byte
{
    /// <summary>Every group that the regime derives is answered</summary>
    Answered,

    /// <summary>不适用: the case lies outside the regime's scope; no group is answered</summary>
    Inapplicable,

    /// <summary>What the case states contradicts itself; it is reported and not answered</summary>
    Contradictory,
}

/// <summary>
/// What a person reads when a case is put to a regime (language page, section 5, "The answer"): data only, without layout.
/// Rules stand once, in <see cref="Rules"/>; groups refer to them by their index in the program.
/// </summary>
[JsonConverter(typeof(AnswerJsonConverter))]
public sealed record Answer
{
    public required RegimeHeader Regime { get; init; }

    /// <summary>SHA-256 of the serialised program as the caller knows it; empty when not given.</summary>
    public string ProgramHash { get; init; } = "";

    public string CaseNumber { get; init; } = "";

    /// <summary>行为; empty where the case has only one.</summary>
    public string ActName { get; init; } = "";

    public required AnswerStatus Status { get; init; }

    public ImmutableArray<ContradictionAnswer> Contradictions { get; init; } = [];

    /// <summary>Null when the regime has no scope line or the case contradicts itself.</summary>
    public ScopeAnswer? Scope { get; init; }

    /// <summary>Null when the regime gives no dates or the case contradicts itself.</summary>
    public ForceAnswer? Force { get; init; }

    /// <summary>Which version answers; null where the regime has only one.</summary>
    public VersionsAnswer? Versions { get; init; }

    /// <summary>
    /// The answers of the other versions that remain possible, and of the encoded regimes that had the word in some group:
    /// both answers are shown where one replaced the other. They have no others of their own.
    /// </summary>
    public ImmutableArray<Answer> Others { get; init; } = [];

    /// <summary>How the exact mode came out, in Chinese; empty where it was not asked for. The groups have their parts of it.</summary>
    public string ExactNote { get; init; } = "";

    /// <summary>In the order in which the program resolves them; only groups that it derives.</summary>
    public ImmutableArray<GroupAnswer> Groups { get; init; } = [];

    /// <summary>Obligations and rights, in the order of the program.</summary>
    public ImmutableArray<DutyAnswer> Duties { get; init; } = [];

    /// <summary>As of which <see cref="Duties"/> are judged; empty where the case gives no date.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>Spans that cannot be reckoned because the calendar does not reach: for a single case an error.</summary>
    public ImmutableArray<string> OutsideCalendar { get; init; } = [];

    /// <summary>The rules that are explained, in the order of the program.</summary>
    public ImmutableArray<RuleAnswer> Rules { get; init; } = [];

    /// <summary>How many rules of the program are not among <see cref="Rules"/>: their conditions are not met.</summary>
    public int RulesNotShown { get; init; }

    /// <summary>What the case states, and every other fact that an explained condition names, in order of declaration.</summary>
    public ImmutableArray<FactAnswer> Facts { get; init; } = [];

    /// <summary>Defined terms that the case states against their definition.</summary>
    public ImmutableArray<DefinitionConflict> DefinitionConflicts { get; init; } = [];

    /// <summary>Places with two readings on which the answer depends, and those for which the case chooses one.</summary>
    public ImmutableArray<ReadingAnswer> Readings { get; init; } = [];

    /// <summary>Outcomes that need the other reading of several places at once.</summary>
    public ImmutableArray<ReadingCombination> ReadingCombinations { get; init; } = [];

    /// <summary>The places with two readings are too many for all their combinations to be looked at.</summary>
    public bool AreReadingsCut { get; init; }

    /// <summary>认定 of values that the regime derives itself, where the derived value is another or not settled.</summary>
    public ImmutableArray<AssertionConflict> AssertionConflicts { get; init; } = [];

    /// <summary>In one line, with citations.</summary>
    public override string ToString() => AnswerLine.Of(this);
}

/// <summary>
/// The versions of a regime and those of them that answer. <see cref="Reason"/> says in Chinese why these; where none does, why
/// none.
/// </summary>
public sealed record VersionsAnswer(Regimes.VersionGround Ground, string Reason, ImmutableArray<VersionAnswer> Versions)
{
    public IEnumerable<VersionAnswer> Used => Versions.Where(version => version.IsUsed);
}

/// <summary>One version: 施行 to 废止 in Chinese, and where it was looked at what it says of the main group.</summary>
public sealed record VersionAnswer(string Label, string Period, bool IsUsed, string Main);

/// <summary>
/// 施行 and 废止: does the act fall into the days on which the regime holds? <see cref="Period"/> and <see cref="Reason"/> are
/// Chinese; <see cref="IsPresumed"/>: the case is silent on a date and is taken to fall in force.
/// </summary>
public sealed record ForceAnswer(Judgement Value, string Period, string Reason, bool IsPresumed);

/// <summary>适用 and force in time. Where it is 不明, every group may also be 不适用.</summary>
public sealed record ScopeAnswer(Judgement Value, ConditionAnswer Condition, ImmutableArray<FactMention> Missing, ImmutableArray<FactMention> Presumed)
{
    /// <summary>There is no 适用 line: <see cref="Answer.Force"/> says all.</summary>
    public bool IsForceAlone { get; init; }
}

/// <summary>A fact by name and by its index in the program.</summary>
public readonly record struct FactMention(int Fact, string Name, FactKind Kind);

/// <summary>A fact: what is known of it, and from where.</summary>
public sealed record FactAnswer
{
    public required FactMention Mention { get; init; }

    /// <summary>Null for a count, an amount, a date or a choice.</summary>
    public Truth? Truth { get; init; }

    /// <summary>The number, date or options as the case has them; empty where the fact has none or the case is silent.</summary>
    public string Quantity { get; init; } = "";

    public required Provenance Provenance { get; init; }

    /// <summary>Chinese, for people: 案件陈述, 未提出即否, 由「互斥 甲、乙」推出…</summary>
    public required string Source { get; init; }

    /// <summary>An explained condition names it, or it is a decision; false of what is stated and plays no part there.</summary>
    public bool IsRelevant { get; init; }

    public string Gloss { get; init; } = "";
}

/// <summary>Two things that cannot both be, with what the case says of each.</summary>
public sealed record ContradictionAnswer(FactAnswer First, FactAnswer Second, string Declaration);

/// <summary>A term that the case states one way and its definition settles the other way: the definition stands.</summary>
public sealed record DefinitionConflict(FactMention Term, Truth Stated, Truth Defined, ImmutableArray<string> Citations);

/// <summary>A value that the case asserts of a group that the regime derives. <see cref="Derived"/> is 否 or 不明; it stands.</summary>
public sealed record AssertionConflict(int Group, string GroupName, int Value, string ValueName, Truth Derived);
