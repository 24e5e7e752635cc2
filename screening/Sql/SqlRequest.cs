using System.Collections.Immutable;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Sql;

/// <summary>What a statement is made of.</summary>
public sealed record SqlRequest
{
    public required SqlDialect Dialect { get; init; }

    /// <summary>At least one; columns of several begin with the regime's 代号.</summary>
    public required ImmutableArray<ScreeningRegime> Regimes { get; init; }

    /// <summary>What stands behind FROM: a quoted name, or a query in brackets.</summary>
    public required string Source { get; init; }

    /// <summary>What messages call the table.</summary>
    public required string SourceName { get; init; }

    /// <summary>The columns of the table; default: those of a wide table as <c>zhaodan generate</c> writes it.</summary>
    public ImmutableArray<string> Columns { get; init; }

    public CaseReaderOptions Reader { get; init; } = new();

    public Unmentioned Unmentioned { get; init; }
}

/// <summary>A statement, with what it looks at.</summary>
/// <param name="Text">One SELECT without a semicolon.</param>
/// <param name="Columns">The columns of the table that it reads.</param>
/// <param name="Outputs">The columns that come out, in order.</param>
/// <param name="PeriodEnds">The rows that the table <see cref="SqlScript.Calendar"/> must have; none: it is not looked at.</param>
public sealed record SqlStatement(string Text, ImmutableArray<string> Columns, ImmutableArray<string> Outputs, ImmutableArray<(int Span, long Start, long End)> PeriodEnds);
