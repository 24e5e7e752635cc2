using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Conditions;

namespace Zhaodan.Runtime.Answers.Reading;

/// <summary>What a provision means to the compiler, read back for its drafter.</summary>
public sealed record ClauseReading
{
    public required RegimeHeader Regime { get; init; }

    /// <summary>The citation as asked.</summary>
    public required string Asked { get; init; }

    public ImmutableArray<RuleReading> Rules { get; init; } = [];

    /// <summary>Definitions that stand in the provision.</summary>
    public ImmutableArray<DefinitionReading> Definitions { get; init; } = [];

    /// <summary>不编码 or 待编码 of the provision.</summary>
    public ImmutableArray<Omission> Omissions { get; init; } = [];

    /// <summary>Places of the provision that can be read in two ways.</summary>
    public ImmutableArray<ReadingPair> Readings { get; init; } = [];

    /// <summary>Citations that were perhaps meant; only where nothing was found.</summary>
    public ImmutableArray<string> Suggestions { get; init; } = [];

    public bool IsEmpty => Rules.IsEmpty && Definitions.IsEmpty && Omissions.IsEmpty;
}

/// <summary>One rule read back.</summary>
public sealed record RuleReading
{
    public required string Citation { get; init; }

    public string ArticleTitle { get; init; } = "";

    public ImmutableArray<string> Heads { get; init; } = [];

    public required string Text { get; init; }

    public SourcePlace Place { get; init; }

    public required ConditionReading Condition { get; init; }

    public ImmutableArray<ExceptionReading> Exceptions { get; init; } = [];

    public ImmutableArray<PartReading> Parts { get; init; } = [];

    /// <summary>One text for each conclusion, one for each menu.</summary>
    public ImmutableArray<string> Conclusions { get; init; } = [];

    /// <summary>Citations of rules that this one defeats (不适用).</summary>
    public ImmutableArray<string> Defeats { get; init; } = [];

    public ImmutableArray<string> DefeatedBy { get; init; } = [];

    /// <summary>优先于</summary>
    public ImmutableArray<string> PreferredTo { get; init; } = [];

    public ImmutableArray<string> YieldsTo { get; init; } = [];

    public ImmutableArray<ConditionReading> EvenIf { get; init; } = [];

    /// <summary>The rule is an open item (其他…): a person grants it.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The facts it looks at, in order of declaration.</summary>
    public ImmutableArray<TermReading> Terms { get; init; } = [];

    /// <summary>The definitions of terms that it uses itself.</summary>
    public ImmutableArray<DefinitionReading> Definitions { get; init; } = [];
}

/// <summary>但…的除外, its own exception (…的仍然适用) and the conclusions it cuts; none means all.</summary>
public sealed record ExceptionReading(string Text, ConditionReading Condition, ConditionReading? Counter, ImmutableArray<string> Cuts);

public sealed record PartReading(string Citation, string Text, ConditionReading Condition, ImmutableArray<ExceptionReading> Exceptions);

public sealed record DefinitionReading(string Term, string Citation, string Text, ConditionReading Condition);

/// <summary>A fact as declared; <see cref="Presumption"/> says in Chinese what silence about it means.</summary>
public sealed record TermReading(string Name, FactKind Kind, string Gloss, string Presumption);
