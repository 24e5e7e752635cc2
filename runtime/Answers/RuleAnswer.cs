using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>A rule put to a case: its own words, its condition operand by operand, what stood in its way.</summary>
public sealed record RuleAnswer
{
    /// <summary>Index in the program.</summary>
    public required int Rule { get; init; }

    public required string Citation { get; init; }

    public string ArticleTitle { get; init; } = "";

    public ImmutableArray<string> Heads { get; init; } = [];

    public required string Text { get; init; }

    public SourcePlace Place { get; init; }

    public required ConditionAnswer Condition { get; init; }

    /// <summary>Condition, exceptions that cut everything, and defeats taken together.</summary>
    public required Judgement Applies { get; init; }

    public ImmutableArray<ExceptionAnswer> Exceptions { get; init; } = [];

    /// <summary>不适用: rules that defeat this one when they apply.</summary>
    public ImmutableArray<DefeatAnswer> Defeats { get; init; } = [];

    /// <summary>优先于: rules that win over this one where conclusions clash.</summary>
    public ImmutableArray<DefeatAnswer> YieldsTo { get; init; } = [];

    public ImmutableArray<ConclusionAnswer> Conclusions { get; init; } = [];

    public ImmutableArray<PartAnswer> Parts { get; init; } = [];

    /// <summary>即使…: shown, without effect.</summary>
    public ImmutableArray<ConditionAnswer> EvenIf { get; init; } = [];

    /// <summary>The open item (其他…) that the rule rests on; null for every other rule.</summary>
    public FactAnswer? OpenFact { get; init; }
}

/// <summary>
/// 但…的除外. <see cref="Holds"/> counts the counter-exception (…的仍然适用). <see cref="Because"/> are the facts that decided it,
/// or that it waits for. <see cref="Cuts"/> are the conclusions that it cuts; empty means all.
/// </summary>
public sealed record ExceptionAnswer(
    string Text,
    Judgement Holds,
    ConditionAnswer Condition,
    ConditionAnswer? Counter,
    ImmutableArray<string> Because,
    ImmutableArray<string> Cuts,
    SourcePlace Place);

/// <summary>Another rule, and whether it applies.</summary>
public sealed record DefeatAnswer(int Rule, string Citation, Judgement Applies);

/// <summary>A value that a rule concludes; values of one menu share <see cref="Menu"/> (−1: not a menu).</summary>
public sealed record ConclusionAnswer(
    int Group,
    string GroupName,
    int Value,
    string ValueName,
    Modality Modality,
    int Menu,
    Judgement Applies,
    ImmutableArray<string> Notes);

/// <summary>An item below a head of the kind 同时具备 or N项以上.</summary>
public sealed record PartAnswer(string Citation, string Text, ConditionAnswer Condition, ImmutableArray<ExceptionAnswer> Exceptions);
