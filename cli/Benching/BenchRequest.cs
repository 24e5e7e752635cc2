using System.Collections.Immutable;

namespace Zhaodan.Cli.Benching;

/// <summary>How much the command bench measures.</summary>
internal sealed record BenchRequest
{
    /// <summary>Rows of the CSV table.</summary>
    public required int Rows { get; init; }

    /// <summary>是否 columns of the table.</summary>
    public required int Columns { get; init; }

    /// <summary>Cases of the block in memory, far more than any cache holds.</summary>
    public required long MemoryCases { get; init; }

    /// <summary>Each figure is the median of so many.</summary>
    public required int Rounds { get; init; }

    /// <summary>All regimes, where only some are measured otherwise; else empty.</summary>
    public required IReadOnlyList<Zhaodan.ProgramForm.RegimeProgram> Others { get; init; }

    /// <summary>Where peers are installed.</summary>
    public required string Peers { get; init; }

    public required string Specs { get; init; }

    /// <summary>How to start this command again; null: not known.</summary>
    public (string Program, ImmutableArray<string> Arguments)? Command { get; init; }
}
