using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input.Records;

/// <summary>
/// Records of cells from something that is no file, say a database; cells come as the texts that a CSV file would have. Where
/// it cannot go on it throws <see cref="FindingException"/>.
/// </summary>
public interface IRecordSource : IDisposable
{
    /// <summary>What it is, for the summary: PostgreSQL.</summary>
    string Kind { get; }

    /// <summary>Names of the columns, in order.</summary>
    IReadOnlyList<string> Columns { get; }

    long BytesRead { get; }

    /// <summary>Begins to deliver, now that every column has its use. False where a column has another type than its use needs, which was reported.</summary>
    bool Begin(IReadOnlyList<RecordUse> uses, DiagnosticBag diagnostics);

    /// <summary>Goes to the next record; false behind the last, when the source has said that it was the last.</summary>
    bool Read();

    /// <summary>A cell of the record; empty: it says nothing.</summary>
    ReadOnlySpan<char> Cell(int column);

    /// <summary>SHA-256 of everything delivered, in hexadecimal; at the end.</summary>
    string Hash();
}
