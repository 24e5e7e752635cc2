using System.Collections.Immutable;
using Zhaodan.Arrow.Reading;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Screening.Totals;

/// <summary>Rows of a record batch.</summary>
/// <param name="View">The batch.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
internal readonly record struct RowStretch(RecordBatchView View, int First, int Count);

/// <summary>
/// Counts record batches by a compiled kernel, in place and on every processor. Stretches in which a row has to be looked at by
/// itself are given back uncounted. What is counted is a sum: the same whoever counted which part.
/// </summary>
internal sealed class ColumnTotals : IDisposable
{
    private readonly CaseSchema _schema;
    private readonly DirectColumns _columns;
    private readonly TotalsCircuit _circuit;
    private readonly CircuitPlan _plan;
    private readonly IKernelCompiler _compiler;
    private readonly List<Worker> _workers = [];
    private readonly long[] _totals;
    private Task<PlaneKernel>? _making;
    private long _cases;

    public ColumnTotals(CaseSchema schema, DirectColumns columns, IReadOnlyList<RegimeProgram> programs, bool restFalse, bool triesOpenItems, IKernelCompiler compiler)
    {
        (_schema, _columns, _compiler) = (schema, columns, compiler);
        _circuit = new TotalsCircuit(schema, columns, programs, restFalse, triesOpenItems);
        _plan = CircuitPlan.Of(_circuit.Builder.Circuit, _circuit.Outputs);
        _totals = new long[_circuit.Outputs.Length];
    }

    private sealed class Worker(KernelRun run, int outputs) : IDisposable
    {
        public KernelRun Run { get; } = run;

        public ColumnBlock? Block { get; set; }

        public long[] Totals { get; } = new long[outputs];

        public long Cases { get; set; }

        public List<(int Part, RowStretch Rows)> Odd { get; } = [];

        public void Dispose() => Run.Dispose();
    }

    /// <summary>Begins to make the kernel, which others need not wait for.</summary>
    public void Begin() => _making ??= Task.Run(() => _compiler.Compile(_circuit.Builder.Circuit, _circuit.Outputs, new KernelOptions()));

    /// <summary>Is there a kernel? Throws what went wrong while it was made.</summary>
    public bool IsReady => _making is { IsCompleted: true } && _making.GetAwaiter().GetResult() is not null;

    /// <summary>Counts all rows that can be counted.</summary>
    /// <param name="stretches">They begin at a multiple of 64.</param>
    /// <param name="cancellationToken">Stops between stretches.</param>
    /// <returns>The rows that were not counted, in their order.</returns>
    public IReadOnlyList<RowStretch> Add(IReadOnlyList<RowStretch> stretches, CancellationToken cancellationToken)
    {
        PlaneKernel kernel = (_making ?? throw new InvalidOperationException("There is no kernel yet.")).GetAwaiter().GetResult();
        int workers = (int)Math.Clamp(stretches.Sum(one => (long)one.Count) / (16 * KernelRun.Step), 1, Environment.ProcessorCount);
        while (_workers.Count < workers) _workers.Add(new Worker(new KernelRun(kernel, _circuit.Builder.Inputs, _plan.IsInputUsed), _totals.Length));
        RowStretch[] parts = [.. stretches.SelectMany(one => Parts(one, workers))];
        int next = -1;
        Parallel.For(0, workers, w =>
        {
            for (int part = Interlocked.Increment(ref next); part < parts.Length; part = Interlocked.Increment(ref next))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Count(_workers[w], part, parts[part]);
            }
        });
        foreach (Worker worker in _workers)
        {
            for (int o = 0; o < _totals.Length; o++) _totals[o] += worker.Totals[o];
            _cases += worker.Cases;
            Array.Clear(worker.Totals);
            worker.Cases = 0;
        }

        RowStretch[] odd = [.. _workers.SelectMany(worker => worker.Odd).OrderBy(one => one.Part).Select(one => one.Rows)];
        foreach (Worker worker in _workers) worker.Odd.Clear();
        return odd;
    }

    /// <summary>Cases counted so far.</summary>
    public long Cases => _cases;

    /// <summary>In how many of the cases counted an output of a regime's wires holds.</summary>
    public long CountOf(int output) => _totals[_circuit.PlaceOf(output)];

    public TotalsCircuit Circuit => _circuit;

    public void Dispose()
    {
        foreach (Worker worker in _workers) worker.Dispose();
    }

    // Long parts: whoever takes one has its columns to look up.
    private static IEnumerable<RowStretch> Parts(RowStretch stretch, int workers)
    {
        int length = workers == 1 ? stretch.Count : Math.Max(KernelRun.Step * 8, (stretch.Count / (2 * workers) / KernelRun.Step) * KernelRun.Step);
        for (int done = 0; done < stretch.Count; done += length) yield return stretch with { First = stretch.First + done, Count = Math.Min(length, stretch.Count - done) };
    }

    private void Count(Worker worker, int part, RowStretch stretch)
    {
        if (worker.Block?.View != stretch.View)
        {
            worker.Block = new ColumnBlock(_schema, _columns, stretch.View);
            worker.Run.Bind(worker.Block);
        }

        for (int done = 0; done < stretch.Count; done += KernelRun.Step)
        {
            int first = stretch.First + done, cases = Math.Min(KernelRun.Step, stretch.Count - done);
            if (!worker.Block.IsIndirect(first, cases))
            {
                worker.Run.Load(first, cases);
                if (!worker.Run[TotalsCircuit.IsOdd].ContainsAnyExcept(0UL))
                {
                    worker.Run.Count();
                    worker.Cases += cases;
                    continue;
                }
            }

            worker.Odd.Add((part, new RowStretch(stretch.View, first, cases)));
        }

        worker.Run.Drain(worker.Totals);
        GC.KeepAlive(stretch.View);
    }
}
