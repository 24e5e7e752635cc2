using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm;

/// <summary>
/// A 案例 bound to one program (language page, section 6): every name is an index into the program's facts, groups and
/// values. It is data beside the program and never part of it.
/// </summary>
public sealed record TestCase
{
    public required string Title { get; init; }

    /// <summary>理由; empty when none is given.</summary>
    public string Reason { get; init; } = "";

    /// <summary>来源 生成: counts for neither coverage nor mutation strength.</summary>
    public bool IsGenerated { get; init; }

    public required SourcePlace Place { get; init; }

    /// <summary>At least one; each is answered on its own.</summary>
    public required ImmutableArray<TestAct> Acts { get; init; }
}

/// <summary>One act (行为) of a case: what it states and what it is due.</summary>
public sealed record TestAct
{
    /// <summary>Empty where the case has no 行为 line.</summary>
    public string Name { get; init; } = "";

    /// <summary>是、否、不明, and also 认定 of groups that are not derived and 决定, which are facts of their own kind.</summary>
    public ImmutableArray<TruthStatement> Truths { get; init; } = [];

    public ImmutableArray<NumberStatement> Numbers { get; init; } = [];

    public ImmutableArray<ChoiceStatement> Choices { get; init; } = [];

    /// <summary>认定 of groups that the program derives itself: they change nothing and are shown where they contradict.</summary>
    public ImmutableArray<AssertedConclusion> Asserted { get; init; } = [];

    /// <summary>另有规定: rules of law that are not encoded.</summary>
    public ImmutableArray<StatedLaw> Laws { get; init; } = [];

    /// <summary>认可: open items that somebody granted, with the reason; they are among <see cref="Truths"/> as well.</summary>
    public ImmutableArray<Grant> Grants { get; init; } = [];

    /// <summary>其余 否</summary>
    public bool RestFalse { get; init; }

    public ImmutableArray<Expectation> Expectations { get; init; } = [];

    /// <summary>应得 义务 …</summary>
    public ImmutableArray<DutyExpectation> Duties { get; init; } = [];
}

/// <summary>An open item that somebody granted: who, and why.</summary>
public readonly record struct Grant(int Fact, string Reason);

/// <summary>
/// What an obligation or a right is due to have come to. <see cref="Status"/> is <see cref="DutyStatus.None"/> for 待查明;
/// <see cref="Possible"/> is None and <see cref="Missing"/> default where they are not written.
/// </summary>
public sealed record DutyExpectation(int Duty, DutyStatus Status, DutyStatus Possible, ImmutableArray<int> Missing, SourcePlace Place);

public readonly record struct TruthStatement(int Fact, StatedTruth Truth);

/// <summary>Counts as they are, money in 分, dates in days since 1970-01-01.</summary>
public readonly record struct NumberStatement(int Fact, NumberRange Range);

public readonly record struct ChoiceStatement(int Fact, OptionSet Options);

/// <summary>A case says 认定 of a value that the program derives by its own rules.</summary>
public readonly record struct AssertedConclusion(int Group, int Value);

/// <summary>What kind of outcome a case is due.</summary>
public enum ExpectedStatus : byte
{
    /// <summary>Values, or 无: nothing else may be possible</summary>
    Settled,

    /// <summary>待查明</summary>
    Undetermined,

    /// <summary>裁量</summary>
    Discretionary,

    /// <summary>冲突</summary>
    Conflicting,

    /// <summary>不适用: of the regime as a whole</summary>
    Inapplicable,
}

/// <summary>One 应得 line. Masks are those of <see cref="GroupOutcome"/>, with <see cref="GroupOutcome.None"/> for 无.</summary>
public sealed record Expectation
{
    /// <summary>−1 for 应得 不适用.</summary>
    public const int WholeRegime = -1;

    public required int Group { get; init; }

    public required ExpectedStatus Status { get; init; }

    /// <summary>
    /// The settled values that are due. With <see cref="ExpectedStatus.Settled"/> exactly these; with 待查明, 裁量 and 冲突
    /// only compared when not 0 (应得 移送 移送纪检监察机关、待查明).
    /// </summary>
    public ulong Values { get; init; }

    /// <summary>
    /// 可能: every possible outcome, settled ones, 无 and 冲突 (<see cref="GroupOutcome.Clash"/>) included; null when not
    /// written.
    /// </summary>
    public ulong? Possible { get; init; }

    /// <summary>可能 … 不适用; only read together with <see cref="Possible"/>.</summary>
    public bool PossiblyInapplicable { get; init; }

    /// <summary>
    /// 缺: exactly the missing facts, by index; default when not written. Decisions are compared only when at least one
    /// decision fact is listed.
    /// </summary>
    public ImmutableArray<int> Missing { get; init; }

    /// <summary>依据: citations of the rules that must all be among those that carry; default when not written.</summary>
    public ImmutableArray<string> Citations { get; init; }

    public SourcePlace Place { get; init; }
}
