using System.Globalization;
using System.Text;
using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Planes;

/// <summary>Planes leave the same bytes as the interpreter, and no row is lost on the way.</summary>
public sealed class PlaneScreeningTests
{
    [Theory]
    [InlineData(Unmentioned.Unknown, CaseShape.List)]
    [InlineData(Unmentioned.False, CaseShape.Wide)]
    public void LeaveTheSameBytesAsTheInterpreter(Unmentioned unmentioned, CaseShape shape)
    {
        RegimeProgram program = TestPrograms.Duty();
        byte[] cases = Cases([program], 3_000, shape);
        Compare([program], cases, unmentioned, "制度甲");
    }

    // Every construct, open items and readings included; two programs at a time, which share facts of the same name.
    [Fact]
    public void LeaveTheSameBytesUnderRandomPrograms()
    {
        int compared = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            RegimeProgram[] programs = [Named(ProgramGenerator.Generate(seed), seed, "甲"), Named(ProgramGenerator.Generate(seed + 1), seed, "乙")];
            if (!Fit(programs)) programs = programs[..1];
            byte[] cases = Cases(programs, 70 + seed, seed % 2 == 0 ? CaseShape.Wide : CaseShape.List);
            compared += Compare(programs, cases, seed % 3 == 0 ? Unmentioned.False : Unmentioned.Unknown, $"seed {seed}");
        }

        Assert.True(compared > 6_000, $"only {compared} rows answered");
    }

    [Theory]
    [InlineData(CaseShape.Wide)]
    [InlineData(CaseShape.List)]
    public void EveryOfAHundredThousandRowsIsAnsweredOrQuarantinedInOrder(CaseShape shape)
    {
        const int count = 100_000;
        RegimeProgram program = TestPrograms.Duty();
        string[] lines = Encoding.UTF8.GetString(Cases([program], count, shape)).Split("\r\n");

        // Every 97th row is spoilt in one of several ways, all but the repeated ones keeping their number in the first cell.
        var spoilt = new HashSet<int>();
        for (int i = 97; i <= count; i += 97)
        {
            spoilt.Add(i);
            lines[i] = (i % 5) switch
            {
                0 => lines[i] + ",多",
                1 => "坏" + lines[i] + ",",
                2 => lines[i - 1],
                3 => "," + lines[i][(lines[i].IndexOf(',', StringComparison.Ordinal) + 1)..],
                _ => "坏" + i,
            };
        }

        (MemoryFolder folder, _) = Run([program], Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), Unmentioned.Unknown, byInterpreter: false);
        string[] answered = [.. folder.Lines("答案-试甲.csv").Skip(1).Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)])];
        string[] expected = [.. Enumerable.Range(1, count).Where(i => !spoilt.Contains(i)).Select(i => "案" + i.ToString("D8", CultureInfo.InvariantCulture))];
        Assert.Equal(expected, answered);
        Assert.Equal(spoilt.Count, folder.Lines("隔离.csv").Length - 1);
    }

    private static int Compare(RegimeProgram[] programs, byte[] cases, Unmentioned unmentioned, string what)
    {
        (MemoryFolder expected, long answered) = Run(programs, cases, unmentioned, byInterpreter: true);
        (MemoryFolder actual, _) = Run(programs, cases, unmentioned, byInterpreter: false);
        Assert.Equal(expected.Files.Keys, actual.Files.Keys);
        foreach (string name in expected.Files.Keys)
        {
            (string[] wanted, string[] given) = (expected.Text(name).Split('\n'), actual.Text(name).Split('\n'));
            Assert.Equal((what, name, wanted.Length), (what, name, given.Length));
            for (int i = 0; i < wanted.Length; i++) Assert.True(wanted[i] == given[i], $"{what} {name} {i}\n{wanted[0]}\n{wanted[i]}\n{given[i]}");
        }

        return (int)answered;
    }

    // Half of the plain facts become open items, so that grants are tried; every program has a name of its own.
    private static RegimeProgram Named(RegimeProgram program, int seed, string code) => program with
    {
        Header = program.Header with { Code = code },
        Facts = [.. program.Facts.Select((fact, i) => fact.Kind == FactKind.Truth && (i + seed) % 4 == 0 ? fact with { Kind = FactKind.Open, Presumption = Presumption.False } : fact)],
    };

    private static bool Fit(RegimeProgram[] programs) =>
        programs[0].Facts.Join(programs[1].Facts, fact => fact.Name, fact => fact.Name, (a, b) => a.Kind == b.Kind && a.Unit == b.Unit && a.Options.SequenceEqual(b.Options, StringComparer.Ordinal)).All(alike => alike);

    private static byte[] Cases(RegimeProgram[] programs, int rows, CaseShape shape)
    {
        using var stream = new MemoryStream();
        Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [.. programs], Rows = rows, Seed = 7, Shape = shape }, stream).Succeeded);
        return stream.ToArray();
    }

    private static (MemoryFolder Folder, long Answered) Run(RegimeProgram[] programs, byte[] cases, Unmentioned unmentioned, bool byInterpreter)
    {
        var folder = new MemoryFolder();
        ScreeningRequest request = Screen.Request(cases, folder, programs) with { Unmentioned = unmentioned, ByInterpreter = byInterpreter, AllowMissing = true };
        ScreeningReport report = ScreeningJob.Run(request);
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        return (folder, report.Summary?.Answered ?? 0);
    }
}
