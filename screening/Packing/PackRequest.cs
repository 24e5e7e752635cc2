using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Packing;

/// <summary>A table of cases to be put into an Arrow file.</summary>
public sealed record PackRequest
{
    /// <summary>What they ask for is packed.</summary>
    public required ImmutableArray<LinkedRegime> Regimes { get; init; }

    /// <summary>Regimes that are not asked but of which the cases may speak (<see cref="Schema.CaseSchema"/>).</summary>
    public ImmutableArray<RegimeProgram> Others { get; init; } = [];

    /// <summary>Read twice, so no stream.</summary>
    public required CaseInput Input { get; init; }

    public required CaseReaderOptions Options { get; init; }

    public required IOutputFolder Output { get; init; }

    /// <summary>The name of the Arrow file in the folder.</summary>
    public required string File { get; init; }

    /// <summary>The name of the file of rows that cannot be read.</summary>
    public required string Quarantine { get; init; }

    /// <summary>More bad rows than this stop the job; null: never.</summary>
    public long? MaxBad { get; init; }
}

/// <summary>How packing ended; the numbers mean something only if it succeeded.</summary>
public sealed record PackReport(bool Succeeded, IReadOnlyList<Diagnostic> Diagnostics)
{
    public long Rows { get; init; }

    public long Packed { get; init; }

    public long Bad { get; init; }

    public int Columns { get; init; }

    public long Bytes { get; init; }
}
