using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Job;

/// <summary>How a job ended. <see cref="Files"/> are there only if it succeeded, <see cref="Summary"/> only if it did not just finish what another run had all but done.</summary>
public sealed record ScreeningReport
{
    public required bool Succeeded { get; init; }

    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    public ScreeningSummary? Summary { get; init; }

    /// <summary>Of the files, in the order in which they got their names; empty where another run wrote them and this one gave them their names.</summary>
    public ImmutableArray<Resuming.WrittenFile> Written { get; init; } = [];

    /// <summary>Names of the files in the output folder.</summary>
    public ImmutableArray<string> Files { get; init; } = [];
}
