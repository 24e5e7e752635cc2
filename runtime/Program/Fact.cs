using System.Collections.Immutable;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm;

public enum FactKind
{
    /// <summary>是否</summary>
    Truth,

    /// <summary>事件: 是否 and a date</summary>
    Event,

    /// <summary>主体</summary>
    Actor,

    /// <summary>A count with a unit</summary>
    Count,

    /// <summary>元, held in 分</summary>
    Money,

    /// <summary>日期, held in days since 1970-01-01</summary>
    Date,

    /// <summary>选项</summary>
    Choice,

    /// <summary>A causal link 甲致使乙</summary>
    Link,

    /// <summary>A discretionary fact of an open-textured item or of 等</summary>
    Open,

    /// <summary>认定: a conclusion value that the regime does not derive itself</summary>
    Assertion,

    /// <summary>决定: a discretion of 可以 or of a menu, exercised or not; what hangs on it is 裁量</summary>
    Decision,

    /// <summary>读法: which of two readings of a place is followed; 否 is the default one, and so is silence</summary>
    Reading,
}

/// <summary>What a fact that nobody speaks of is taken to be.</summary>
public enum Presumption
{
    /// <summary>不明</summary>
    None,

    /// <summary>推定 是</summary>
    True,

    /// <summary>推定 否</summary>
    False,

    /// <summary>未提出即否: the burden of raising it lies with whom it exculpates</summary>
    Burden,
}

/// <summary>
/// One input of a program. <see cref="TruthSlot"/>, <see cref="NumberSlot"/> and <see cref="ChoiceSlot"/> say where a case
/// holds it; −1 where it has no such part.
/// </summary>
public sealed record Fact
{
    public required string Name { get; init; }

    public required FactKind Kind { get; init; }

    public int TruthSlot { get; init; } = -1;

    public int NumberSlot { get; init; } = -1;

    public int ChoiceSlot { get; init; } = -1;

    /// <summary>The unit of a count as declared (次); empty for the rest.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The options of a choice; of a reading 甲 and 乙, the default one first.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    public Presumption Presumption { get; init; }

    /// <summary>释义; empty when none is given.</summary>
    public string Gloss { get; init; } = "";

    public ImmutableArray<string> Synonyms { get; init; } = [];

    public ImmutableArray<string> FormerNames { get; init; } = [];

    /// <summary>
    /// One of the dates that every case has (行为日期, 决定日期, 截至日期, 施行日期 of a regime that leaves it blank); no file must have
    /// it. Where it has a truth part, that says whether the case may be taken to fall in force: presumed 是 where the case is
    /// silent, stated 不明 where it states anything, so that the date itself decides (language page, section 5, "Rules").
    /// </summary>
    public bool IsCaseDate { get; init; }

    /// <summary>Declared in the vocabulary, so that 其余 否 reaches it when it is 是否.</summary>
    public bool IsVocabulary => Kind <= FactKind.Choice && !IsCaseDate;

    /// <summary>
    /// Does 其余 否 speak of it? It speaks of 是否 facts, events and actors of the vocabulary, never of links, open items,
    /// assertions, decisions or readings; and a fact with a presumption of its own takes that or none.
    /// </summary>
    public bool IsDeniedByRest => Presumption == Presumption.None && Kind is (FactKind.Truth or FactKind.Event or FactKind.Actor);

    /// <summary>The truth value that is presumed of it, if any.</summary>
    public Truth? PresumedTruth => Presumption switch
    {
        Presumption.True => Truth.True,
        Presumption.False or Presumption.Burden => Truth.False,
        _ => null,
    };
}

/// <summary>A 是否 fact or its negation.</summary>
public readonly record struct Literal(int Fact, bool Positive)
{
    public Literal Negated => new(Fact, !Positive);
}

/// <summary>Two literals of which at least one holds: what 互斥, 反义 and 蕴含 come to. <see cref="Origin"/> shows it as declared.</summary>
public readonly record struct BinaryConstraint(Literal First, Literal Second, string Origin);
