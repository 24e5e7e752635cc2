using System.Globalization;
using System.Text;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Benchmarks.Measuring;
using Zhaodan.Compilation;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Benchmarks.Screening;

/// <summary>
/// Cases a second of a whole job under 连云港2022: CSV in memory to answers, summary and pages, which are written and thrown
/// away. Beside it, on the same bytes, a loop that only reads the lines.
/// </summary>
internal static class ScreeningThroughput
{
    public static int Print(TextWriter output, int rows)
    {
        RegimeProgram program = EmbeddedStatutes.Program(EmbeddedStatutes.Specs, "连云港2022");
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        var evaluator = new CompiledEvaluator(program, loaded.Regimes[0].Evaluator);
        foreach (CaseShape shape in (CaseShape[])[CaseShape.List, CaseShape.Wide])
        {
            byte[] table = Generate(program, shape, rows);
            double[] ms = Interleaver.Medians(
                warmups: 2,
                rounds: 5,
                () => Screen(program, evaluator, table, tryOpenItems: true),
                () => Screen(program, evaluator, table, tryOpenItems: false),
                () => Screen(program, null, table, tryOpenItems: false),
                () => CountLines(table));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{shape}: {rows} rows, {table.Length} bytes; compiled {Rate(ms[0])} cases/s; without trying open items {Rate(ms[1])}; interpreter without them {Rate(ms[2])}; reading lines only {Rate(ms[3])}"));
        }

        return 0;

        string Rate(double milliseconds) => (rows / milliseconds * 1000).ToString("N0", CultureInfo.InvariantCulture);
    }

    private static byte[] Generate(RegimeProgram program, CaseShape shape, int rows)
    {
        using var stream = new MemoryStream();
        GenerationReport report = CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = rows, Seed = 1, Shape = shape }, stream);
        return report.Succeeded ? stream.ToArray() : throw new InvalidOperationException($"{report.Diagnostics[0]}");
    }

    private static void Screen(RegimeProgram program, ICaseEvaluator? evaluator, byte[] table, bool tryOpenItems)
    {
        ScreeningReport report = ScreeningJob.Run(new ScreeningRequest
        {
            Regimes = [new ScreeningRegime { Program = program, Evaluator = evaluator }],
            Input = CaseInput.Stream("cases", new MemoryStream(table, writable: false)),
            Output = new NullFolder(),
            TryOpenItems = tryOpenItems,
        });
        if (!report.Succeeded) throw new InvalidOperationException($"{report.Diagnostics[0]}");
    }

    private static void CountLines(byte[] table)
    {
        using var reader = new StreamReader(new MemoryStream(table, writable: false), Encoding.UTF8);
        while (reader.ReadLine() is not null)
        {
        }
    }
}
