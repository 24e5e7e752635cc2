using System.Collections.Immutable;

namespace Zhaodan.Screening.Input;

/// <summary>How a case file is to be read.</summary>
public sealed record CaseReaderOptions
{
    public CaseFormat Format { get; init; }

    /// <summary>The sheet of a workbook to read; null: its first.</summary>
    public string? Sheet { get; init; }

    /// <summary>Of CSV; the other formats leave no choice.</summary>
    public CaseEncoding Encoding { get; init; }

    public CaseShape Shape { get; init; }

    /// <summary>Columns of the register's own that are carried through to the answers, in this order.</summary>
    public ImmutableArray<string> Keep { get; init; } = [];

    /// <summary>What columns mean whose names do not say it, and what the register has no column for.</summary>
    public ImmutableArray<MappedColumn> Mapping { get; init; } = [];

    /// <summary>Confirms that facts the regimes use have no column.</summary>
    public bool AllowMissing { get; init; }

    /// <summary>Only counts are wanted: what names a case is not looked at, and the file is not hashed. Only an Arrow file can be read so.</summary>
    public bool IsForTotals { get; init; }
}
