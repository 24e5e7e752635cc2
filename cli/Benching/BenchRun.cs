using System.Diagnostics;
using System.Globalization;
using System.Text;
using Zhaodan.Circuits.Execution;
using Zhaodan.Circuits.Lowering;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Schema;

namespace Zhaodan.Cli.Benching;

/// <summary>The ratios of the screening engine, each against its peer in the same run on the same cases.</summary>
/// <param name="programs">What is screened by.</param>
/// <param name="time">The clock, for what only a clock can tell.</param>
/// <param name="request">How much.</param>
internal sealed class BenchRun(IReadOnlyList<RegimeProgram> programs, TimeProvider time, BenchRequest request)
{
    private readonly KernelHost _kernels = new(EvaluatorCache.Default());
    private readonly BenchClock _clock = new(time, request.Rounds);
    private readonly CaseSchema _schema = CaseSchema.Build([.. programs], new DiagnosticBag()) ?? throw new InvalidOperationException("The programs have no common schema.");

    public IEnumerable<BenchRatio> Run()
    {
        var table = new BenchTable(programs, _schema, request.Columns, request.Rows);
        var circuit = new BenchCircuit(programs, table, TruthForm.Bitmaps);
        using LoadedKernel loaded = _kernels.Load(circuit.Builder.Circuit, circuit.Outputs);
        foreach (BenchRatio ratio in new KernelBench(table, _kernels, _clock, request.MemoryCases).Run(programs, "", "内核")) yield return ratio;
        if (request.Others.Count > 0) foreach (BenchRatio ratio in AllKernels()) yield return ratio;
        foreach (BenchRatio ratio in new ArrowBench(programs, table, _kernels, time, request).Run()) yield return ratio;
        string folder = Directory.CreateTempSubdirectory("zhaodan-bench").FullName;
        try
        {
            string csv = Path.Combine(folder, "cases.csv");
            table.WriteCsv(csv, request.Times);
            double screening = 0;
            yield return ReadLine(csv, folder, table, out screening);
            yield return DuckDb(csv, folder, table, screening);
            yield return Threads(circuit, loaded.Kernel);
            yield return Peak(csv, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // All regimes at once, on a table that has a column for each fact.
    private IEnumerable<BenchRatio> AllKernels()
    {
        CaseSchema schema = CaseSchema.Build([.. request.Others], new DiagnosticBag()) ?? throw new InvalidOperationException("The programs have no common schema.");
        var table = new BenchTable(request.Others, schema, int.MaxValue, 2_000);
        return new KernelBench(table, _kernels, _clock, request.MemoryCases / 4).Run(request.Others, "_all", $"{request.Others.Count} 部制度一起的内核");
    }

    private static KernelRun Bound(BenchCircuit circuit, PlaneKernel kernel, BenchBlock block)
    {
        var run = new KernelRun(kernel, circuit.Builder.Inputs, circuit.Plan.IsInputUsed);
        run.Bind(block);
        return run;
    }

    private BenchRatio ReadLine(string csv, string folder, BenchTable table, out double screening)
    {
        // How fast it goes is a matter of the clock; what it costs, of the processor.
        string answers = Path.Combine(folder, "answers");
        double[] seconds = _clock.Wall(() => Screen(csv, answers), () => CountLines(csv));
        screening = _clock.Processor(() => Screen(csv, answers))[0];
        double rows = (double)table.Truths.Length * request.Times / 1e6;
        return new BenchRatio("csv_vs_readline", "CSV → 结论，比只逐行读", seconds[1] / seconds[0], Text($"{rows:F2} 百万行，{table.Names.Count} 列，{new FileInfo(csv).Length / 1e6:F0} MB，答案 {Directory.GetFiles(answers).Sum(file => new FileInfo(file).Length) / 1e6:F0} MB；{rows / seconds[0]:F2} 百万行/秒，只逐行读 {rows / seconds[1]:F2}；按时钟"));
    }

    private BenchRatio DuckDb(string csv, string folder, BenchTable table, double screening)
    {
        const string Key = "csv_vs_duckdb", Label = "CSV → 结论，比 DuckDB";
        if (!File.Exists(Path.Combine(request.Peers, "node_modules", "@duckdb", "node-api", "package.json")))
        {
            return new BenchRatio(Key, Label, null, $"{request.Peers} 里没有安装 DuckDB（在那里运行 npm install）");
        }

        var circuit = new BenchCircuit(programs, table, TruthForm.Planes);
        var sql = new CircuitSql(circuit, table);
        string query = Path.Combine(folder, "query.sql"), check = Path.Combine(folder, "check.sql");
        File.WriteAllText(query, sql.Copy(csv, Path.Combine(folder, "duckdb.csv")));
        File.WriteAllText(check, sql.Counts(csv));
        if (DuckDbRun.Of(request.Peers, query, check, Environment.ProcessorCount, request.Rounds) is not { } run) return new BenchRatio(Key, Label, null, "DuckDB 没有给出结果");
        if (!run.Check.SequenceEqual(circuit.Totals(table).Select(total => total * request.Times))) return new BenchRatio(Key, Label, null, "DuckDB 的结论与本引擎不同");
        return new BenchRatio(Key, Label, run.Seconds / screening, Text($"DuckDB {(double)table.Truths.Length * request.Times / run.Seconds / 1e6:F2} 百万行/秒（{circuit.Outputs.Length} 个相同的结论，{circuit.Plan.Steps.Length} 个门的 SQL）；按处理器时间"));
    }

    // By the clock, since processor time cannot tell; both sides in turn, so that what others take is taken from both.
    private BenchRatio Threads(BenchCircuit circuit, PlaneKernel kernel)
    {
        const long Cases = 1 << 14;
        const int Spins = 20_000_000;
        using var first = new BenchBlock(circuit, Cases);
        using var second = new BenchBlock(circuit, Cases);
        using KernelRun one = Bound(circuit, kernel, first);
        using KernelRun two = Bound(circuit, kernel, second);
        int times = (int)Math.Max(1, request.MemoryCases / Cases / 2);
        double[] seconds = _clock.Wall(
            () => Work(one),
            () => Parallel.Invoke(() => Work(one), () => Work(two)),
            () => GC.KeepAlive(MemoryReading.Spin(Spins)),
            () => Parallel.Invoke(() => GC.KeepAlive(MemoryReading.Spin(Spins)), () => GC.KeepAlive(MemoryReading.Spin(Spins))));
        (double gain, double possible) = (2 * seconds[0] / seconds[1], 2 * seconds[2] / seconds[3]);
        return new BenchRatio("threads_efficiency", "两个线程的增益，比空转的增益", gain / possible, Text($"内核 {gain:F2} 倍，空转 {possible:F2} 倍；按时钟"));

        void Work(KernelRun run)
        {
            var totals = new long[kernel.Outputs];
            for (int i = 0; i < times; i++) run.Total(0, Cases, totals);
        }
    }

    private BenchRatio Peak(string csv, string folder)
    {
        const string Key = "peak_mb", Label = "筛查进程的内存峰值，MB";
        if (request.Command is not { } command) return new BenchRatio(Key, Label, null, "不知道怎样另起一个 zhaodan 进程");
        var start = new ProcessStartInfo(command.Program) { RedirectStandardOutput = true, RedirectStandardError = true };
        IEnumerable<string> words = [.. command.Arguments, "screen", csv, .. programs.SelectMany(program => new[] { "--regime", program.Header.Code }), "--specs", request.Specs, "--out", Path.Combine(folder, "child"), "--allow-missing"];
        foreach (string word in words) start.ArgumentList.Add(word);
        using Process? process = Process.Start(start);
        if (process is null) return new BenchRatio(Key, Label, null, "进程没有启动");
        process.OutputDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        var error = new StringBuilder();
        process.ErrorDataReceived += (_, line) => error.AppendLine(line.Data);
        process.BeginErrorReadLine();
        long peak = 0;
        while (!process.WaitForExit(20))
        {
            process.Refresh();
            if (!process.HasExited) peak = Math.Max(peak, process.PeakWorkingSet64);
        }

        return process.ExitCode == 0
            ? new BenchRatio(Key, Label, peak / 1e6, "另起进程筛查同一张表，含运行时")
            : new BenchRatio(Key, Label, null, "另起的进程失败：" + error.ToString().Trim());
    }

    private void Screen(string csv, string answers)
    {
        ScreeningReport report = ScreeningJob.Run(new ScreeningRequest
        {
            Regimes = [.. programs.Select(program => new ScreeningRegime { Program = program })],
            Input = CaseInput.File(csv),
            Output = new OutputFolder(answers),
            AllowMissing = true,
            Time = time,
        });
        if (!report.Succeeded) throw new InvalidOperationException($"{report.Diagnostics.First(finding => finding.Severity == DiagnosticSeverity.Error)}");
    }

    private static void CountLines(string csv)
    {
        using var reader = new StreamReader(csv, Encoding.UTF8);
        while (reader.ReadLine() is not null)
        {
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
