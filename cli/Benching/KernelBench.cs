using System.Globalization;
using Zhaodan.Circuits.Emit;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Compilation;
using Zhaodan.ProgramForm;

namespace Zhaodan.Cli.Benching;

/// <summary>
/// The kernel alone, on random cases in its own form: far more of them than any cache holds, and few enough for the first one.
/// The limit is what the machine reads, divided by two bits for each column of the table that the regimes look at.
/// </summary>
internal sealed class KernelBench(BenchTable table, KernelHost kernels, BenchClock clock, long memoryCases)
{
    private const int Step = 1 << 16;

    public IEnumerable<BenchRatio> Run(IReadOnlyList<RegimeProgram> programs, string suffix, string label)
    {
        var circuit = new BenchCircuit(programs, table, TruthForm.Planes, new PlainColumns(table));
        using LoadedKernel loaded = kernels.Load(circuit.Builder.Circuit, circuit.Outputs, new KernelOptions { Layout = KernelLayout.Packed });
        PlaneKernel kernel = loaded.Kernel;
        double limit;
        using (PackedCases far = Random(circuit, kernel, Math.Max(Step, memoryCases / Step * Step)))
        {
            var totals = new long[kernel.Outputs];
            double[] seconds = clock.Processor(() => far.Total(totals), () => GC.KeepAlive(MemoryReading.Sum(far.Address, far.Bytes)));
            // Planes that no answer hangs on are not there: the cases are as dense as they can be.
            limit = far.Count / seconds[1];
            yield return new BenchRatio("kernel_memory_share" + suffix, label + "读内存，占读带宽", seconds[1] / seconds[0], Text($"{far.Count / seconds[0] / 1e6:F0} 百万案例/秒，带宽所限为 {limit / 1e6:F0}（{far.Bytes / seconds[1] / 1e9:F1} GB/s，每案例 {far.Bytes / (double)far.Count:F1} 字节，{circuit.Plan.Steps.Length} 个门，{circuit.Outputs.Length} 个输出，{kernel.BlockBytes * 8} 位）"));
        }

        if (suffix.Length > 0) yield break;
        // Half of a first cache.
        long cases = Math.Clamp((24L << 10) / kernel.PackedInputs.Length / kernel.BlockBytes, 1, 64) * kernel.BlockBytes * 8;
        using PackedCases near = Random(circuit, kernel, cases);
        var counts = new long[kernel.Outputs];
        int times = (int)Math.Max(1, memoryCases / cases);
        double[] spent = clock.Processor(() => near.Total(counts, times));
        double rate = cases * (double)times / spent[0];
        yield return new BenchRatio("kernel_cache_mcases_per_core", label + "读缓存，百万案例/秒/核", rate / 1e6, Text($"内存所限的 {rate / limit:F2} 倍"));
    }

    private PackedCases Random(BenchCircuit circuit, PlaneKernel kernel, long count)
    {
        using var block = new BenchBlock(circuit, Math.Min(count, Step));
        var cases = new PackedCases(kernel, count);
        for (long done = 0; done < count; done += Step) cases.Take(circuit.Builder.Inputs, block, 0, done, Math.Min(Step, count - done));
        return cases;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
