using System.Collections.Immutable;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers.Settling;

namespace Zhaodan.Runtime.Answers;

/// <summary>What the caller knows of a case beyond its facts, and how much is to be explained.</summary>
public sealed record AnswerRequest
{
    public static AnswerRequest Default { get; } = new();

    public string CaseNumber { get; init; } = "";

    public string ActName { get; init; } = "";

    public string ProgramHash { get; init; } = "";

    /// <summary>认定 of groups that the program derives itself.</summary>
    public ImmutableArray<AssertedConclusion> Asserted { get; init; } = [];

    /// <summary>认可: open items that somebody granted.</summary>
    public ImmutableArray<Grant> Grants { get; init; } = [];

    /// <summary>Explains every rule, those too whose conditions are not met.</summary>
    public bool IncludesAll { get; init; }

    /// <summary>How much may be tried to find what would settle the groups that are not settled; null: it is not looked for.</summary>
    public TrialBudget? Settling { get; init; }

    /// <summary>Conditions shown for one condition tree; what goes beyond is counted.</summary>
    public int MaxConditions { get; init; } = 400;

    /// <summary>Depth shown of one condition tree, at most 32.</summary>
    public int MaxDepth { get; init; } = 16;
}
