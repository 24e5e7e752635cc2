using System.Globalization;
using System.Text;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Benchmarks.Measuring;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Schema;

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
        Measure("register, list", RepeatSample(program, rows), keep: ["县区"]);
        Measure("generated, list", Generate(program, CaseShape.List, rows), []);
        Measure("generated, wide", Generate(program, CaseShape.Wide, rows), []);
        return 0;

        void Measure(string name, byte[] table, string[] keep)
        {
            double[] ms = Interleaver.Medians(
                warmups: 2,
                rounds: 7,
                () => Screen(program, table, keep, tryOpenItems: true),
                () => Screen(program, table, keep, tryOpenItems: false),
                () => ReadRows(program, table, keep),
                () => CountLines(table));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: {rows} rows of {table.Length / rows} bytes; whole job {Rate(ms[0])} cases/s; without trying open items {Rate(ms[1])}; reading cases only {Rate(ms[2])}; reading lines only {Rate(ms[3])}"));
        }

        string Rate(double milliseconds) => (rows / milliseconds * 1000).ToString("N0", CultureInfo.InvariantCulture);
    }

    // The rows of specs/cases/sample.csv that the regime can answer, again and again under new numbers: what a register is like.
    private static byte[] RepeatSample(RegimeProgram program, int rows)
    {
        string sample = EmbeddedStatutes.Table("specs/cases/sample.csv");
        string[] lines = [.. sample.Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        var good = new HashSet<long>();
        ReadRows(program, Encoding.UTF8.GetBytes(sample), ["县区"], row => good.Add(row.Problems.Count == 0 ? row.Line : 0));
        lines = [lines[0], .. lines.Where((_, i) => good.Contains(i + 1))];
        var text = new StringBuilder(lines[0]).Append('\n');
        for (int i = 0; i < rows; i++)
        {
            string line = lines[1 + (i % (lines.Length - 1))];
            text.Append(CultureInfo.InvariantCulture, $"LYG-{i:D8}").Append(line.AsSpan(line.IndexOf(',', StringComparison.Ordinal))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Generate(RegimeProgram program, CaseShape shape, int rows)
    {
        using var stream = new MemoryStream();
        GenerationReport report = CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = rows, Seed = 1, Shape = shape }, stream);
        return report.Succeeded ? stream.ToArray() : throw new InvalidOperationException($"{report.Diagnostics[0]}");
    }

    private static void Screen(RegimeProgram program, byte[] table, string[] keep, bool tryOpenItems)
    {
        ScreeningReport report = ScreeningJob.Run(new ScreeningRequest
        {
            Regimes = [new ScreeningRegime { Program = program }],
            Input = CaseInput.Stream("cases", new MemoryStream(table, writable: false)),
            Output = new NullFolder(),
            Keep = [.. keep],
            TryOpenItems = tryOpenItems,
        });
        if (!report.Succeeded) throw new InvalidOperationException($"{report.Diagnostics[0]}");
    }

    private static void ReadRows(RegimeProgram program, byte[] table, string[] keep, Action<CaseRow>? each = null)
    {
        var diagnostics = new DiagnosticBag();
        CaseSchema schema = CaseSchema.Build([program], diagnostics) ?? throw new InvalidOperationException("schema");
        using CsvCaseReader reader = CsvCaseReader.Open(
            CaseInput.Stream("cases", new MemoryStream(table, writable: false)), schema, new CaseReaderOptions { Keep = [.. keep] }, diagnostics)
            ?? throw new InvalidOperationException("table");
        var row = new CaseRow(schema, keep.Length);
        while (reader.Read(row, diagnostics)) each?.Invoke(row);
    }

    private static void CountLines(byte[] table)
    {
        using var reader = new StreamReader(new MemoryStream(table, writable: false), Encoding.UTF8);
        while (reader.ReadLine() is not null)
        {
        }
    }
}
