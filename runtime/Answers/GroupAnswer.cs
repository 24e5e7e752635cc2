using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Answers;

/// <summary>The answer for one conclusion group.</summary>
public sealed record GroupAnswer
{
    public required int Group { get; init; }

    public required string Name { get; init; }

    public required GroupKind Kind { get; init; }

    public required GroupStatus Status { get; init; }

    /// <summary>How far a group is settled where it may be that the regime does not apply at all.</summary>
    public static GroupStatus StatusUnder(GroupOutcome outcome, Judgement scope)
    {
        if (!scope.IsUnknown) return outcome.Status;
        bool ignorant = (scope.Cause & Cause.Ignorance) != 0 || outcome.Status == GroupStatus.Undetermined;
        return ignorant ? GroupStatus.Undetermined : GroupStatus.Discretionary;
    }

    /// <summary>The program's outcome; 不适用 for want of a known scope is not part of it.</summary>
    public required GroupOutcome Outcome { get; init; }

    /// <summary>Every possible outcome, in the order of the values, then 无, 冲突, 不适用.</summary>
    public required ImmutableArray<OutcomeAnswer> Outcomes { get; init; }

    /// <summary>Why the group is not settled; none when it is.</summary>
    public Cause Cause { get; init; }

    /// <summary>What the rules of the program come to for this group, best first; the rest is not near.</summary>
    public ImmutableArray<RuleInGroup> Rules { get; init; } = [];

    /// <summary>Rules that speak of this group and whose conditions are not met.</summary>
    public int RulesNotShown { get; init; }

    /// <summary>
    /// 缺: the facts that an unsettled group waits for (<see cref="Conditions.MissingFacts"/>), in order of declaration.
    /// </summary>
    public ImmutableArray<FactGround> Missing { get; init; } = [];

    /// <summary>The decisions (决定) that an unsettled group waits for.</summary>
    public ImmutableArray<FactGround> Decisions { get; init; } = [];

    public ImmutableArray<ConflictAnswer> Conflicts { get; init; } = [];

    /// <summary>Groups in 冲突 on whose value this one depends: no fact settles it before they are resolved.</summary>
    public ImmutableArray<string> HangsOnConflicts { get; init; } = [];

    /// <summary>
    /// Presumed facts that the answer stands on: together with what is stated they are enough for it
    /// (<see cref="Conditions.Justification"/>). Empty when the answer is the same on what is stated alone.
    /// </summary>
    public ImmutableArray<FactGround> Presumed { get; init; } = [];

    /// <summary>What the answer would be on what is stated alone; empty when it would be the same.</summary>
    public string WithoutPresumption { get; init; } = "";

    /// <summary>未查实: what is not proven and, if it were, could change the answer.</summary>
    public ImmutableArray<ProofGround> Unproven { get; init; } = [];

    /// <summary>Another regime had the word here; null where none had, or none said otherwise.</summary>
    public WordAnswer? Word { get; init; }

    /// <summary>What would settle it; null where it is settled, or was not asked for.</summary>
    public SettlingAnswer? Settling { get; init; }

    /// <summary>What remains over all completions of the unknown facts; null where it was not asked for.</summary>
    public ExactAnswer? Exact { get; init; }

    /// <summary>What the other reading of one place would make of the group, for each place that it depends on.</summary>
    public ImmutableArray<ReadingEffect> Readings { get; init; } = [];

    public IEnumerable<OutcomeAnswer> Settled => Outcomes.Where(outcome => outcome.IsSettled);
}

/// <summary>
/// A fact that a group waits for or stands on, with the citations of the rules in which it plays its part. Where these are
/// rules of another group, whose value the group uses, <see cref="Through"/> is that group's name; else it is empty.
/// </summary>
public sealed record FactGround(FactMention Mention, ImmutableArray<string> Citations, string Through)
{
    public string Name => Mention.Name;
}

/// <summary>What is not proven, as the condition reads, with the citations of the rules that ask for proof.</summary>
public sealed record ProofGround(string Text, ImmutableArray<string> Citations);

/// <summary>
/// Another regime, or law that the case states, had the word in a group (language page, section 4). <see cref="Own"/> and
/// <see cref="Higher"/> are both answers as text, each with its citations; <see cref="Citation"/> and <see cref="Text"/> the
/// sentence that gives the word, which stands in <see cref="Declarer"/>.
/// </summary>
public sealed record WordAnswer(
    string Own,
    ImmutableArray<string> OwnCitations,
    string HigherName,
    string Higher,
    ImmutableArray<string> HigherCitations,
    string Declarer,
    string Citation,
    string Text);

public enum OutcomeKind : byte
{
    Value,

    /// <summary>无</summary>
    Nothing,

    /// <summary>冲突</summary>
    Clash,

    /// <summary>不适用</summary>
    Inapplicable,
}

/// <summary>One possible outcome of a group.</summary>
public sealed record OutcomeAnswer
{
    public required OutcomeKind Kind { get; init; }

    /// <summary>Index of the value, −1 for the other kinds.</summary>
    public int Value { get; init; } = -1;

    public required string Name { get; init; }

    public bool IsSettled { get; init; }

    /// <summary>No rule concludes it; it is the group's 默认.</summary>
    public bool IsDefault { get; init; }

    /// <summary>〔推定〕: a heavier value that is settled only because something was presumed.</summary>
    public bool IsPresumed { get; init; }

    /// <summary>Why it is possible and not settled; none when it is settled.</summary>
    public Cause Cause { get; init; }

    /// <summary>
    /// 随裁量: it hangs on a decision alone, and on one that belongs to another conclusion: no 可以 or menu of its own opens it.
    /// </summary>
    public bool FollowsDiscretion { get; init; }

    /// <summary>The modalities with which rules that apply, or may apply, conclude it.</summary>
    public ImmutableArray<Modality> Modalities { get; init; } = [];

    /// <summary>Indexes of the rules that carry it (applies is 是).</summary>
    public ImmutableArray<int> Carriers { get; init; } = [];

    /// <summary>Indexes of the rules that would carry it (applies is 不明).</summary>
    public ImmutableArray<int> Candidates { get; init; } = [];
}

/// <summary>
/// Two values that clash, or one that must hold and must not (<see cref="Second"/> −1). <see cref="IsCertain"/> is false
/// where the clash is only possible.
/// </summary>
public sealed record ConflictAnswer(
    int First,
    string FirstName,
    ImmutableArray<int> FirstRules,
    int Second,
    string SecondName,
    ImmutableArray<int> SecondRules,
    bool IsCertain);

/// <summary>What a rule comes to in one group, best first.</summary>
public enum RuleRole : byte
{
    /// <summary>It applies and carries a value that is settled or stands in a 冲突</summary>
    Carries,

    /// <summary>It applies and says 不得</summary>
    Forbids,

    /// <summary>It applies; its value is possible and waits for a decision, or for other rules</summary>
    Opens,

    /// <summary>It may apply: something is 不明</summary>
    MayApply,

    /// <summary>It applies and yet its value is not the outcome</summary>
    Outranked,

    /// <summary>Its condition is not refuted, an exception holds</summary>
    Blocked,

    /// <summary>Its condition is not refuted, another rule defeats it or is preferred to it</summary>
    Defeated,

    /// <summary>Its condition is not met, yet the case states a fact that is characteristic of it</summary>
    Raised,

    /// <summary>Its condition is not met</summary>
    Fails,
}

/// <summary>A rule in one group: <see cref="Reason"/> says in Chinese why it has its role, empty where the role says all.</summary>
public sealed record RuleInGroup(int Rule, string Citation, RuleRole Role, ImmutableArray<ConclusionAnswer> Conclusions, string Reason);
