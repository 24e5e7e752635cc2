using Zhaodan.Compilation;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Evaluation;
using Zhaodan.Screening.Generation;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Evaluation;

/// <summary>The compiled evaluator leaves the same bytes as the interpreter, and no row is lost on the way.</summary>
public sealed class CompiledTests
{
    [Fact]
    public void LeavesTheSameBytesAsTheInterpreter()
    {
        RegimeProgram program = TestPrograms.Duty();
        byte[] cases = Cases(program, 3_000, CaseShape.List);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        MemoryFolder interpreted = Run(program, cases, null);
        MemoryFolder compiled = Run(program, cases, new CompiledEvaluator(program, loaded.Regimes[0].Evaluator));
        Assert.Equal(interpreted.Files.Keys, compiled.Files.Keys);
        foreach ((string name, byte[] content) in interpreted.Files) Assert.Equal(content, compiled.Files[name]);
    }

    [Theory]
    [InlineData(CaseShape.Wide)]
    [InlineData(CaseShape.List)]
    public void EveryOfAHundredThousandRowsIsAnsweredOrQuarantinedInOrder(CaseShape shape)
    {
        const int count = 100_000;
        RegimeProgram program = TestPrograms.Duty();
        string[] lines = System.Text.Encoding.UTF8.GetString(Cases(program, count, shape)).Split("\r\n");

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

        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        MemoryFolder folder = Run(program, System.Text.Encoding.UTF8.GetBytes(string.Join("\r\n", lines)), new CompiledEvaluator(program, loaded.Regimes[0].Evaluator));
        string[] answered = [.. folder.Lines("答案-试甲.csv").Skip(1).Select(line => line[..line.IndexOf(',', StringComparison.Ordinal)])];
        string[] expected = [.. Enumerable.Range(1, count).Where(i => !spoilt.Contains(i)).Select(i => "案" + i.ToString("D8", System.Globalization.CultureInfo.InvariantCulture))];
        Assert.Equal(expected, answered);
        Assert.Equal(spoilt.Count, folder.Lines("隔离.csv").Length - 1);
    }

    private static byte[] Cases(RegimeProgram program, int rows, CaseShape shape)
    {
        using var stream = new MemoryStream();
        Assert.True(CaseGenerator.Write(new GenerationRequest { Programs = [program], Rows = rows, Seed = 7, Shape = shape }, stream).Succeeded);
        return stream.ToArray();
    }

    private static MemoryFolder Run(RegimeProgram program, byte[] cases, ICaseEvaluator? evaluator)
    {
        var folder = new MemoryFolder();
        ScreeningRequest request = Screen.Request(cases, folder, program) with { Regimes = [new ScreeningRegime { Program = program, Evaluator = evaluator }] };
        ScreeningReport report = ScreeningJob.Run(request);
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        return folder;
    }
}
