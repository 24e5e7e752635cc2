namespace Zhaodan.Screening.Output;

/// <summary>Takes a table cell by cell, row by row.</summary>
public interface ICellSink
{
    /// <summary>Adds a cell to the row.</summary>
    void Cell(ReadOnlySpan<char> text);

    /// <summary>Adds cells that are often met again.</summary>
    void Ready(ReadyCells cells);

    void EndRow();
}

/// <summary>Takes cells that are UTF-8 already without a detour.</summary>
public interface IUtf8Sink : ICellSink
{
    /// <summary>Adds a cell to the row.</summary>
    void Cell(ReadOnlySpan<byte> text);
}

/// <summary>A table of which everything up to the last row ended can be put into its file at any time, so that a job may go on there.</summary>
public interface IFlushingTable : ITableWriter
{
    /// <summary>Writes all rows ended; more may follow.</summary>
    void Flush();
}

/// <summary>A file that holds a table. Disposing closes it, finished or not.</summary>
public interface ITableWriter : ICellSink, IDisposable
{
    /// <summary>Rows ended so far, the header included.</summary>
    long Rows { get; }

    /// <summary>Writes what is left; nothing may follow.</summary>
    void Finish();
}
