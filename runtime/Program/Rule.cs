using System.Collections.Immutable;

namespace Zhaodan.ProgramForm;

public enum Modality
{
    /// <summary>No modal word; settles the matter as 应当 does</summary>
    Settles,

    /// <summary>应当、予以</summary>
    Must,

    /// <summary>应当择一: a menu under 应当</summary>
    MustChoose,

    /// <summary>可以</summary>
    May,

    /// <summary>不得</summary>
    Against,
}

/// <summary>A place in a .statute file: file as given to the compiler, one-based line and column (code points).</summary>
public readonly record struct SourcePlace(string File, int Line, int Column);

/// <summary>
/// An exception of a rule (但…的除外). <see cref="Condition"/> and <see cref="Counter"/> (…的仍然适用, −1 when absent) are as
/// written; <see cref="Holds"/> is the exception with its counter-exception counted. <see cref="Cuts"/> are indexes of the
/// rule's conclusions that it cuts; empty means all.
/// </summary>
public sealed record RuleException(int Condition, int Counter, int Holds, ImmutableArray<int> Cuts, string Text, SourcePlace Place);

/// <summary>
/// A value that a rule concludes. <see cref="Applies"/> is the node of applies(r, v): condition, exceptions, defeats and
/// precedence counted, decisions and 不得 not. Values of one menu share <see cref="Menu"/> (−1: not a menu).
/// </summary>
public sealed record RuleConclusion(int Group, int Value, Modality Modality, int Menu, int Applies, ImmutableArray<string> Notes);

/// <summary>A condition below a head of the kind 同时具备 or N项以上, shown in explanations.</summary>
public sealed record RulePart(string Citation, string Text, int Condition, ImmutableArray<RuleException> Exceptions);

/// <summary>A rule: citation, condition, exceptions, what defeats it and what it concludes (language page, section 4).</summary>
public sealed record Rule
{
    /// <summary>Unique in the program: 第八条第（一）项.</summary>
    public required string Citation { get; init; }

    /// <summary>【…】 of its article; empty when none.</summary>
    public string ArticleTitle { get; init; } = "";

    /// <summary>The clause's own words: the item, or the sentence.</summary>
    public required string Text { get; init; }

    /// <summary>The words of the heads above the item, outermost first.</summary>
    public ImmutableArray<string> Heads { get; init; } = [];

    public required SourcePlace Place { get; init; }

    public required int Condition { get; init; }

    public ImmutableArray<RuleException> Exceptions { get; init; } = [];

    /// <summary>Rules that defeat this one when they apply (不适用), by index.</summary>
    public ImmutableArray<int> DefeatedBy { get; init; } = [];

    /// <summary>Rules that win over this one where conclusions clash (优先于), by index.</summary>
    public ImmutableArray<int> YieldsTo { get; init; } = [];

    /// <summary>Condition ∧ ¬(exceptions that cut everything) ∧ ¬(defeats).</summary>
    public required int Applies { get; init; }

    public ImmutableArray<RuleConclusion> Conclusions { get; init; } = [];

    public ImmutableArray<RulePart> Parts { get; init; } = [];

    /// <summary>即使…: shown, without effect.</summary>
    public ImmutableArray<int> EvenIf { get; init; } = [];

    /// <summary>The fact of an open-textured item (其他…), or −1.</summary>
    public int OpenFact { get; init; } = -1;
}

/// <summary>所称X，是指/包括…: where a term is defined and by which condition.</summary>
public sealed record Definition(int Fact, int Condition, string Citation, string Text, SourcePlace Place);

/// <summary>
/// A place that can fairly be read in two ways, with the words of both. <see cref="Fact"/> is 否 where the default reading is
/// followed and 是 where the other one is.
/// </summary>
public sealed record ReadingPair(int Fact, string Citation, string First, string Second, bool IsSecondDefault, string Reason, SourcePlace Place)
{
    /// <summary>读法甲 or 读法乙, as the fact has it.</summary>
    public string NameOf(bool isOther) => isOther == IsSecondDefault ? "读法甲" : "读法乙";

    /// <summary>The words of that reading.</summary>
    public string TextOf(bool isOther) => isOther == IsSecondDefault ? First : Second;
}

/// <summary>A provision that is 不编码 or 待编码, or a number that the published text skips (缺号), with the reason.</summary>
public sealed record Omission(string Citation, string Reason, string Needs)
{
    public bool IsPending => Needs.Length > 0;

    /// <summary>缺号: the published text has no such number.</summary>
    public bool IsUnpublished { get; init; }

    /// <summary>The word of the line that says it.</summary>
    public string Word => IsUnpublished ? "缺号" : IsPending ? "待编码" : "不编码";
}
