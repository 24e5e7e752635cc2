using System.Collections.Immutable;
using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input;

/// <summary>How a case file lays out its cases.</summary>
public enum CaseShape
{
    /// <summary>By the header: a list if there is a column 是, 否 or 不明</summary>
    Detect,

    /// <summary>A column per fact</summary>
    Wide,

    /// <summary>案号, 是, 否, 不明, then counts, dates and choices; terms joined by 、</summary>
    List,
}

/// <summary>What a column of the file was taken for, in words for people.</summary>
public sealed record ColumnMapping(string Column, string MeaningOfColumn);

/// <summary>What a reader found out about its source before the first row.</summary>
public sealed record CaseSource
{
    public required string Name { get; init; }

    public required string Encoding { get; init; }

    public required CaseShape Shape { get; init; }

    public required ImmutableArray<ColumnMapping> Columns { get; init; }

    /// <summary>Facts that the regimes use and the file does not have; only where that was confirmed.</summary>
    public required ImmutableArray<string> MissingColumns { get; init; }
}

/// <summary>
/// A source of cases, one at a time and in order. A reader neither drops a row nor answers for it: what it cannot read
/// comes with problems.
/// </summary>
public interface ICaseReader : IDisposable
{
    CaseSource Source { get; }

    long BytesRead { get; }

    /// <summary>Null where it cannot be known.</summary>
    long? BytesTotal { get; }

    /// <summary>Rows handed out so far.</summary>
    long Rows { get; }

    /// <summary>Lines without any character.</summary>
    long BlankLines { get; }

    /// <summary>The last row stops before its end.</summary>
    bool IsTruncated { get; }

    /// <summary>Fills the row. False at the end, or where the source cannot be read on: then <paramref name="diagnostics"/> has an error.</summary>
    bool Read(CaseRow row, DiagnosticBag diagnostics);

    /// <summary>SHA-256 of the whole source in hexadecimal; only after the end.</summary>
    string Hash();
}
