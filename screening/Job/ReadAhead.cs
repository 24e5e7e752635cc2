using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Job;

/// <summary>
/// Reads on a thread of its own while other rows are answered; a few batches go round, so memory stays bounded and order is
/// kept. The thread owns the reader and closes it: a job that stops early never waits for a source that gives nothing more.
/// </summary>
internal sealed class ReadAhead : IDisposable
{
    private const int Batches = 4;

    private readonly ICaseReader _reader;
    private readonly BlockingCollection<RowBatch> _filled = [];
    private readonly BlockingCollection<RowBatch> _empty = [];
    private readonly DiagnosticBag _diagnostics = new();
    private readonly CancellationTokenSource _stopped = new();
    private readonly Lock _ending = new();
    private ExceptionDispatchInfo? _failure;
    private string _hash = "";
    private bool _hasEnded;
    private bool _isDisposed;

    public ReadAhead(ICaseReader reader, CaseSchema schema, int keptColumns)
    {
        _reader = reader;
        for (int i = 0; i < Batches; i++) _empty.Add(new RowBatch(schema, keptColumns));
        new Thread(Run) { IsBackground = true, Name = "案件读取" }.Start();
    }

    /// <summary>SHA-256 of the source; after the end.</summary>
    public string Hash => _hash;

    /// <summary>
    /// The next rows, to be given back by <see cref="Release"/>. Null at the end; then what the reader found has been added
    /// to <paramref name="diagnostics"/>.
    /// </summary>
    public RowBatch? Next(DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (_filled.TryTake(out RowBatch? batch, Timeout.Infinite, cancellationToken)) return batch;
        _failure?.Throw();
        diagnostics.AddRange(_diagnostics.Items);
        return null;
    }

    public void Release(RowBatch batch) => _empty.Add(batch);

    public void Dispose()
    {
        lock (_ending)
        {
            if (_isDisposed) return;
            _isDisposed = true;
            _stopped.Cancel();
            if (_hasEnded) DisposeAll();
        }
    }

    private void Run()
    {
        try
        {
            bool more = true;
            while (more)
            {
                RowBatch batch = _empty.Take(_stopped.Token);
                more = batch.Fill(_reader, _diagnostics);
                if (!more && !_diagnostics.HasErrors) _hash = _reader.Hash();
                _filled.Add(batch, _stopped.Token);
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // Nobody waits for more.
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            _filled.CompleteAdding();
            lock (_ending)
            {
                _hasEnded = true;
                if (_isDisposed) DisposeAll();
            }
        }
    }

    // By whoever comes last.
    private void DisposeAll()
    {
        _reader.Dispose();
        _filled.Dispose();
        _empty.Dispose();
        _stopped.Dispose();
    }
}
