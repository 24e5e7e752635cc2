using System.Text;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Sql;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>An engine and the reference interpreter answer the same rows, and every column is the same.</summary>
internal static class SqlAgreement
{
    /// <summary>A random program whose spans run between dates, as those of a compiled text do.</summary>
    public static ScreeningRegime Random(int seed)
    {
        RegimeProgram program = ProgramGenerator.Generate(seed);
        HashSet<int> dates = [.. program.Nodes.OfType<SpanNode>().SelectMany(span => new[] { span.Start, span.Finish }), .. program.Duties.SelectMany(duty => new[] { duty.Start, duty.Act }), program.AsOf, program.DecisionDate];
        return new ScreeningRegime
        {
            Program = program with
            {
                Header = program.Header with { Code = "甲" },
                Facts = [.. program.Facts.Select((fact, f) => dates.Contains(f) && fact.Kind is (FactKind.Count or FactKind.Money) ? fact with { Kind = FactKind.Date, Unit = "" } : fact)],
            },
        };
    }

    public static byte[] Cases(ScreeningRegime[] regimes, int rows, ulong seed)
    {
        using var stream = new MemoryStream();
        Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [.. regimes.Select(regime => regime.Program)], Rows = rows, Seed = seed }, stream).Succeeded);
        return stream.ToArray();
    }

    /// <summary>Rows that were answered; what the interpreter puts aside has a problem in the engine.</summary>
    public static int Compare(SqlEngine engine, ScreeningRegime[] regimes, byte[] cases, Unmentioned unmentioned, string what)
    {
        string csv = Encoding.UTF8.GetString(cases).TrimStart('\uFEFF');
        string[] header = [.. csv[..csv.IndexOf('\r', StringComparison.Ordinal)].Split(',')];
        engine.Load("cases", header, csv.Replace("\r\n", "\n", StringComparison.Ordinal));
        var folder = new MemoryFolder();
        ScreeningRequest screening = Screen.Request(cases, folder) with { Regimes = [.. regimes], Unmentioned = unmentioned, ByInterpreter = true, AllowMissing = true };
        ScreeningReport report = ScreeningJob.Run(screening);
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        var answered = 0;
        foreach (ScreeningRegime regime in regimes)
        {
            var diagnostics = new DiagnosticBag();
            var request = new SqlRequest
            {
                Dialect = engine.Dialect,
                Regimes = [regime],
                Source = "cases",
                SourceName = "cases",
                Columns = [.. header],
                Unmentioned = unmentioned,
                Reader = new CaseReaderOptions { AllowMissing = true, Keep = [] },
            };
            SqlStatement? statement = SqlCompiler.Compile(request, diagnostics);
            Assert.True(statement is not null, string.Join('\n', diagnostics.Items));
            string script = SqlScript.Write(request, statement, SqlTarget.Query, "");
            Dictionary<string, string[]> given = Table(engine.Query(script)), wanted = Table(folder.Text($"答案-{regime.Program.Header.Code}.csv"));
            Assert.Equal(csv.TrimEnd().Split('\n').Length - 1, given.Count - 1);
            string[] names = wanted["案号"];
            foreach ((string number, string[] row) in wanted)
            {
                if (number == "案号") continue;
                string[] own = given[number];
                for (int c = 0; c < names.Length; c++) Assert.True(row[c] == own[c], $"{what} {regime.Program.Header.Code} {number} {names[c]}: {row[c]} ≠ {own[c]} ({own[^1]}), {Write(script, what)}");
                Assert.Equal("", own[^1]);
                answered++;
            }

            foreach ((string number, string[] row) in given.Where(row => !wanted.ContainsKey(row.Key))) Assert.True(row[^1].Length > 0, $"{what} {number} is put aside");
        }

        return answered;
    }

    private static string Write(string script, string what)
    {
        string path = Path.Combine(Path.GetTempPath(), $"zhaodan-{what}.sql");
        File.WriteAllText(path, script);
        return path;
    }

    // By case number; the header's is 案号.
    private static Dictionary<string, string[]> Table(string csv)
    {
        using var decoder = new BlockDecoder(new MemoryStream(Encoding.UTF8.GetBytes(csv)));
        decoder.Start(CaseEncoding.Utf8);
        var reader = new CsvReader(decoder);
        var rows = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.Read() == CsvStatus.Record)
        {
            string[] row = [.. Enumerable.Range(0, reader.FieldCount).Select(field => reader[field].ToString())];
            rows.Add(row[0], row);
        }

        return rows;
    }
}
