using Zhaodan.Compiler.Diagnostics;

namespace Zhaodan.Screening.Input.Columns;

/// <summary>A source that holds its cases by columns: 是否 facts go to the circuit without passing through rows.</summary>
internal interface IColumnReader : ICaseReader
{
    IBatchColumns NewBatch(int mostRows);

    /// <summary>
    /// The next rows: their columns, and what a job asks of each row in any case (number, kept columns, problems). False at the
    /// end, or where the source cannot be read on: then <paramref name="diagnostics"/> has an error.
    /// </summary>
    /// <param name="batch">One of its own batches; filled with as many rows as it takes, or fewer.</param>
    /// <param name="rows">The rows by their places in the batch.</param>
    /// <param name="diagnostics">Errors.</param>
    bool Fill(IBatchColumns batch, Func<int, CaseRow> rows, DiagnosticBag diagnostics);
}
