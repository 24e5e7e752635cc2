using System.Collections.Immutable;

namespace Zhaodan.Runtime.Answers.Rendering;

/// <summary>What a sheet says beside the answers: all of it known to the caller, none of it read here.</summary>
public sealed record SheetDetails
{
    public required string CaseName { get; init; }

    /// <summary>The date of the sheet.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>理由 of the case; of what a person granted, its reason.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The file that the case came from, as it was named.</summary>
    public string Source { get; init; } = "";

    /// <summary>SHA-256 of that file; empty when it was not a file.</summary>
    public string SourceHash { get; init; } = "";

    public required string ToolVersion { get; init; }

    public required ImmutableArray<SheetAnswer> Answers { get; init; }
}

/// <summary>An answer, and the SHA-256 of what the case states under that regime.</summary>
public sealed record SheetAnswer(Answer Answer, string FactsHash)
{
    /// <summary>The published text of a regime of the answer or of one of its others, by 代号; null where it is not at hand.</summary>
    public Func<Answer, SheetSource?> SourceOf { get; init; } = _ => null;
}
