using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.ProgramForm;

/// <summary>Who made a regime and where and when it holds. Dates are days since 1970-01-01, null when not given.</summary>
public sealed record RegimeHeader
{
    public required string Title { get; init; }

    /// <summary>代号, unique among programs: of one of several versions 代号〔版本〕.</summary>
    public required string Code { get; init; }

    /// <summary>代号 as written, shared by all versions; empty where it is <see cref="Code"/>.</summary>
    public string Family { get; init; } = "";

    /// <summary>What a case and a command call the regime: the 代号 as written.</summary>
    public string FamilyCode => Family.Length > 0 ? Family : Code;

    public string DocumentNumber { get; init; } = "";

    public string Authority { get; init; } = "";

    public string Territory { get; init; } = "";

    public string Rank { get; init; } = "";

    /// <summary>位阶 as a rank; none where it is not given.</summary>
    public LegalRank LegalRank { get; init; }

    /// <summary>施行 as written; 〔空〕 where the text leaves it blank.</summary>
    public string InForce { get; init; } = "";

    /// <summary>废止 as written.</summary>
    public string Repealed { get; init; } = "";

    /// <summary>版本; empty where the regime has only one.</summary>
    public string Version { get; init; } = "";

    public ImmutableArray<string> Superiors { get; init; } = [];

    /// <summary>上位 by 代号; the others are titles.</summary>
    public ImmutableArray<string> SuperiorCodes { get; init; } = [];

    /// <summary>主结论; empty when not given.</summary>
    public string MainGroup { get; init; } = "";

    /// <summary>从旧兼从轻</summary>
    public bool FavoursLighter { get; init; }

    public ImmutableArray<string> Vocabularies { get; init; } = [];
}

/// <summary>
/// The days on which a regime holds: from <see cref="From"/> on (施行), before <see cref="Until"/> (废止, or the 施行 of the
/// next version). <see cref="Node"/>: does the act fall into them? <see cref="ActDate"/> and <see cref="BlankDate"/> (施行日期,
/// −1 where the text gives the date) are facts. <see cref="IsLatest"/>: a case silent on its dates is taken to fall here.
/// </summary>
public sealed record ForceInTime(int Node, int ActDate, int DecisionDate, int BlankDate, long? From, long? Until, bool IsLatest)
{
    /// <summary>Is the regime in force on every day, on none, or on some of what is known of a date?</summary>
    public Truth On(NumberRange date, NumberRange blank)
    {
        Truth began = BlankDate >= 0 ? date.Compare(Comparison.GreaterOrEqual, blank)
            : From is { } from ? date.Compare(Comparison.GreaterOrEqual, NumberRange.Exactly(from))
            : Truth.True;
        return Until is { } until ? Kleene.And(began, date.Compare(Comparison.Less, NumberRange.Exactly(until))) : began;
    }
}

/// <summary>
/// The program form of one regime: facts, constraints, a graph of conditions, conclusion groups and rules, without any
/// syntax. Every backend starts here and derives nothing about meaning again: exceptions, defeats, decisions, causal links,
/// open items and assertions are already nodes and facts (runtime/Program/README.md).
/// </summary>
public sealed record RegimeProgram
{
    public required RegimeHeader Header { get; init; }

    public required ImmutableArray<Fact> Facts { get; init; }

    public required ImmutableArray<BinaryConstraint> Constraints { get; init; }

    /// <summary>In order of evaluation.</summary>
    public required ImmutableArray<Node> Nodes { get; init; }

    /// <summary>In order of resolution: a group comes before every group that uses its values.</summary>
    public required ImmutableArray<ConclusionGroup> Groups { get; init; }

    public required ImmutableArray<Rule> Rules { get; init; }

    /// <summary>Obligations and rights, in the order of their rules.</summary>
    public ImmutableArray<Duty> Duties { get; init; } = [];

    /// <summary>Has it spans or duties, so that a date may lie outside the calendar?</summary>
    public bool ReckonsDays => !Duties.IsEmpty || Nodes.Any(node => node is SpanNode);

    /// <summary>The working days that spans are reckoned with; null where the program has none that needs them.</summary>
    public WorkCalendar? Calendar { get; init; }

    /// <summary>截至日期: the fact whose date is that as of which <see cref="Duties"/> are judged; −1 without duties.</summary>
    public int AsOf { get; init; } = -1;

    /// <summary>决定日期: stands in where the case gives no 截至日期; −1 without duties.</summary>
    public int DecisionDate { get; init; } = -1;

    public ImmutableArray<Definition> Definitions { get; init; } = [];

    public ImmutableArray<Omission> Omissions { get; init; } = [];

    /// <summary>Places that can be read in two ways, in the order of the text; each has a fact of kind <see cref="FactKind.Reading"/>.</summary>
    public ImmutableArray<ReadingPair> Readings { get; init; } = [];

    /// <summary>Does the regime speak of the case: 适用 and force in time together; −1 when it has neither.</summary>
    public int Scope { get; init; } = -1;

    /// <summary>适用 alone, −1 when the regime has no scope line; only different from <see cref="Scope"/> where it has a force.</summary>
    public int Applicability { get; init; } = -1;

    /// <summary>施行 and 废止; null when the regime gives neither.</summary>
    public ForceInTime? Force { get; init; }

    /// <summary>Sentences that give another regime the word, or take it.</summary>
    public ImmutableArray<PrecedenceDeclaration> Precedence { get; init; } = [];

    /// <summary>
    /// Groups whose values other clauses use, in a regime that may have to give another the word: an evaluation may be given
    /// their outcome, and what follows from it follows from that (language page, section 4).
    /// </summary>
    public ImmutableArray<int> Overridable { get; init; } = [];

    public int TruthSlots { get; init; }

    public int NumberSlots { get; init; }

    public int ChoiceSlots { get; init; }
}
