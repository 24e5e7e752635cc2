using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Job;

/// <summary>How a job ended. <see cref="Summary"/> and <see cref="Files"/> are there only if it succeeded.</summary>
public sealed record ScreeningReport
{
    public required bool Succeeded { get; init; }

    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    public ScreeningSummary? Summary { get; init; }

    /// <summary>Names of the files in the output folder.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
