using System.Collections.Immutable;
using Zhaodan.Compiler.Symbols;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Regimes;

namespace Zhaodan.Compiler.Binding;

/// <summary>An exception as bound. <see cref="Cuts"/> are the values that it cuts; empty cuts all.</summary>
public sealed record BoundException(BoundCondition Condition, BoundCondition? Counter, ImmutableArray<ValueSymbol> Cuts, SourceLocation Location);

/// <summary>A value concluded; values of one menu share the number.</summary>
public sealed record BoundConclusion(ValueSymbol Value, Modality Modality, int Menu, ImmutableArray<string> Notes, SourceLocation Location);

/// <summary>An obligation or a right that a rule gives rise to.</summary>
public sealed record BoundDuty(
    DutyKind Kind, ImmutableArray<FactSymbol> Actors, FactSymbol Act, FactSymbol? Start, Period Period, bool IsPrompt, SourceLocation Location);

/// <summary>An item below 同时具备 or N项以上.</summary>
public sealed record BoundPart(ProvisionPath Path, string Citation, SourceLocation Location, BoundCondition Condition, ImmutableArray<BoundException> Exceptions);

/// <summary>A rule as bound; mutable lists are filled while the article is read and not touched afterwards.</summary>
public sealed class BoundRule(ProvisionPath path, string citation, string articleTitle, SourceLocation location, BoundCondition condition)
{
    public ProvisionPath Path { get; } = path;

    /// <summary>Unique in the regime.</summary>
    public string Citation { get; } = citation;

    public string ArticleTitle { get; } = articleTitle;

    /// <summary>The clause's own words.</summary>
    public SourceLocation Location { get; } = location;

    public BoundCondition Condition { get; } = condition;

    /// <summary>Position in <see cref="BoundRegime.Rules"/>.</summary>
    public int Index { get; internal set; }

    public ImmutableArray<SourceLocation> Heads { get; init; } = [];

    public ImmutableArray<BoundPart> Parts { get; init; } = [];

    public ImmutableArray<BoundCondition> EvenIf { get; init; } = [];

    public string OpenFact { get; init; } = "";

    public List<BoundException> Exceptions { get; } = [];

    public List<BoundConclusion> Conclusions { get; } = [];

    public List<BoundDuty> Duties { get; } = [];

    /// <summary>Rules that this one defeats (不适用).</summary>
    public List<BoundRule> Defeats { get; } = [];

    /// <summary>Rules that this one goes before (优先于).</summary>
    public List<BoundRule> Precedes { get; } = [];
}

/// <summary>所称X，是指/包括….</summary>
public sealed record BoundDefinition(FactSymbol Term, BoundCondition Condition, ProvisionPath Path, string Citation, SourceLocation Location);

/// <summary>A place that can be read in two ways, with the words of both.</summary>
public sealed record BoundReadingPair(string Citation, SourceLocation First, SourceLocation Second, bool IsSecondDefault, string Reason, SourceLocation Location);

/// <summary>A regime in which every word is a symbol.</summary>
public sealed record BoundRegime
{
    public required RegimeHeader Header { get; init; }

    public required SourceLocation Location { get; init; }

    public required Vocabulary Vocabulary { get; init; }

    public BoundCondition? Scope { get; init; }

    public RegimePeriod Period { get; init; } = RegimePeriod.Always;

    public required ImmutableArray<BoundRule> Rules { get; init; }

    public required ImmutableArray<BoundDefinition> Definitions { get; init; }

    public required ImmutableArray<Omission> Omissions { get; init; }

    /// <summary>Names of the discretionary facts of open items and 等, in order.</summary>
    public required ImmutableArray<string> OpenFacts { get; init; }

    /// <summary>Sentences that give another regime the word, or take it.</summary>
    public ImmutableArray<PrecedenceDeclaration> Precedence { get; init; } = [];

    /// <summary>Another regime, encoded or not, may have the word before this one.</summary>
    public bool MayYield { get; init; }

    /// <summary>日历; missing where the header names none.</summary>
    public Name CalendarTitle { get; init; }

    /// <summary>The first span that cannot be reckoned without a calendar; null where there is none.</summary>
    public SourceLocation? NeedsCalendar { get; init; }

    /// <summary>Places with two readings, in the order of the text.</summary>
    public ImmutableArray<BoundReadingPair> Readings { get; init; } = [];

    /// <summary>How many articles the regime has, encoded or omitted.</summary>
    public int Articles { get; init; }
}
