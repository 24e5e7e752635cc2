using System.Globalization;
using Zhaodan.Arrow.Schema;
using Zhaodan.Arrow.Writing;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Gates;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Cli.Benching;

/// <summary>
/// An Arrow file in the page cache, screened on all processors. What a job costs whatever it reads (schema, circuit, summary) is
/// taken away by a second file of one batch; everything that grows with the rows is in it, mapping the pages too.
/// </summary>
internal sealed class ArrowBench(IReadOnlyList<RegimeProgram> programs, BenchTable table, IKernelCompiler kernels, TimeProvider time, BenchRequest request)
{
    private const int RowsOfBatch = 512 * 1025;

    private readonly BenchClock _clock = new(time, request.Rounds);
    private readonly IKernelCompiler _kept = new KeptKernels(kernels);

    public IEnumerable<BenchRatio> Run()
    {
        string folder = Directory.CreateTempSubdirectory("zhaodan-bench").FullName;
        try
        {
            int batches = (int)Math.Max(8, request.MemoryCases / RowsOfBatch);
            string far = Path.Combine(folder, "far.arrow"), near = Path.Combine(folder, "near.arrow");
            Write(far, batches);
            Write(near, 1);
            yield return Totals(folder, far, near, (batches - 1L) * RowsOfBatch);
            yield return Rows(folder, far, near, (batches - 1L) * RowsOfBatch);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // As fast as all processors read memory, at two bits a fact.
    private BenchRatio Totals(string folder, string far, string near, long rows)
    {
        long bytes = rows * table.Names.Count / 4;
        using KernelMemory memory = Filled(bytes);
        double[] seconds = _clock.Wall(
            () => Screen(far, Path.Combine(folder, "totals")),
            () => Screen(near, Path.Combine(folder, "totals")),
            () => Read(memory));
        double spent = seconds[0] - seconds[1];
        return new BenchRatio("arrow_totals_share", "Arrow 文件 → 汇总，占读带宽", seconds[2] / spent, Text($"{rows / spent / 1e6:F0} 百万行/秒，带宽所限为 {rows / seconds[2] / 1e6:F0}（{bytes / seconds[2] / 1e9:F1} GB/s，{Environment.ProcessorCount} 个线程，每行 {table.Names.Count / 4.0:F1} 字节，不含每次 {seconds[1] * 1000:F0} 毫秒的起步）；按时钟"));
    }

    // The code of the first group, a byte for each row.
    private BenchRatio Rows(string folder, string far, string near, long rows)
    {
        string group = programs[0].Groups.First(one => one.IsDerived).Name;
        double[] seconds = _clock.Wall(() => Screen(far, Path.Combine(folder, "codes"), group), () => Screen(near, Path.Combine(folder, "codes"), group));
        double spent = seconds[0] - seconds[1];
        return new BenchRatio("arrow_rows_mrows", "Arrow 文件 → 每行一个结论码，百万行/秒", rows / spent / 1e6, Text($"{group}，写成 Arrow 文件，连同汇总；{Environment.ProcessorCount} 个线程，不含每次 {seconds[1] * 1000:F0} 毫秒的起步；按时钟"));
    }

    private static unsafe void Read(KernelMemory memory)
    {
        nint address = (nint)memory.Address, part = memory.Bytes / Environment.ProcessorCount / 64 * 64;
        Parallel.For(0, Environment.ProcessorCount, i => GC.KeepAlive(MemoryReading.Sum(address + (part * i), part)));
    }

    // Pages that nobody wrote to are all the same one.
    private static unsafe KernelMemory Filled(long bytes)
    {
        var memory = new KernelMemory((nint)bytes);
        for (long at = 0; at < bytes; at += 4096) memory.Address[at] = 1;
        return memory;
    }

    private void Screen(string path, string output, params string[] codes)
    {
        ScreeningReport report = ScreeningJob.Run(new ScreeningRequest
        {
            Regimes = [.. programs.Select(program => new ScreeningRegime { Program = program })],
            Input = CaseInput.File(path),
            Output = new OutputFolder(output),
            AllowMissing = true,
            TotalsOnly = true,
            Codes = [.. codes],
            Time = time,
            Kernels = _kept,
            KernelsAtOnce = true,
        });
        if (!report.Succeeded) throw new InvalidOperationException($"{report.Diagnostics.First(finding => finding.Severity == DiagnosticSeverity.Error)}");
    }

    // The cases of the table over and over; a stated 不明 is left out, as most registers do.
    private void Write(string path, int batches)
    {
        ArrowField[] fields = [new ArrowField("案号", ArrowType.Int32), .. table.Names.Select(name => new ArrowField(name, ArrowType.Bool))];
        using FileStream stream = File.Create(path, 1 << 20);
        var writer = new ArrowWriter(stream, new ArrowSchema(fields));
        ArrowBatchBuilder batch = writer.NewBatch();
        for (int row = 0; row < RowsOfBatch; row++)
        {
            batch.Integer(0).Append(row);
            StatedTruth[] truths = table.Truths[row % table.Truths.Length];
            for (int c = 0; c < truths.Length; c++)
            {
                if (truths[c] is StatedTruth.True or StatedTruth.False) batch.Boolean(c + 1).Append(truths[c] == StatedTruth.True);
                else batch.Boolean(c + 1).AppendNull();
            }
        }

        for (int i = 0; i < batches; i++) writer.Write(batch);
        writer.Finish();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // A job is run again and again: its kernel is made once.
    private sealed class KeptKernels(IKernelCompiler compiler) : IKernelCompiler
    {
        private readonly Dictionary<(int Gates, int Outputs), PlaneKernel> _made = [];

        public PlaneKernel Compile(Circuit circuit, System.Collections.Immutable.ImmutableArray<Wire> outputs, KernelOptions options)
        {
            (int, int) key = (circuit.Count, outputs.Length);
            return _made.TryGetValue(key, out PlaneKernel? kernel) ? kernel : _made[key] = compiler.Compile(circuit, outputs, options);
        }
    }
}
