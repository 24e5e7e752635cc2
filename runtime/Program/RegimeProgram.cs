using System.Collections.Immutable;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.ProgramForm;

/// <summary>Who made a regime and where and when it holds. Dates are days since 1970-01-01, null when not given.</summary>
public sealed record RegimeHeader
{
    public required string Title { get; init; }

    /// <summary>代号</summary>
    public required string Code { get; init; }

    public string DocumentNumber { get; init; } = "";

    public string Authority { get; init; } = "";

    public string Territory { get; init; } = "";

    public string Rank { get; init; } = "";

    public string InForce { get; init; } = "";

    public ImmutableArray<string> Superiors { get; init; } = [];

    public ImmutableArray<string> Vocabularies { get; init; } = [];
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

    /// <summary>适用, −1 when the regime has no scope line.</summary>
    public int Scope { get; init; } = -1;

    public int TruthSlots { get; init; }

    public int NumberSlots { get; init; }

    public int ChoiceSlots { get; init; }
}
