using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Input.Numbers;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Job.Sharding;
using Zhaodan.Screening.Output;
using Zhaodan.Screening.Supplement;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>
/// A register with a column to count by, screened in one go, killed again and again, or in parts: the files must be the same
/// bytes.
/// </summary>
internal sealed class BrokenRuns : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zhaodan-broken-").FullName;
    private readonly Func<ScreeningRequest, ScreeningRequest> _with;
    private readonly RegimeProgram[] _programs;

    public BrokenRuns(RegimeProgram[] programs, int rows, int values, Func<ScreeningRequest, ScreeningRequest> with)
    {
        (_programs, _with) = (programs, with);
        var random = new Random(3);
        var text = new StringBuilder("案号,县区,是,否,不明\n");
        string[] facts = [.. programs[0].Facts.Where(fact => fact.IsVocabulary && fact.TruthSlot >= 0 && fact.Kind == FactKind.Truth).Select(fact => fact.Name)];
        for (int i = 1; i <= rows; i++)
        {
            int number = i % 911 == 0 ? i / 2 : i;
            string county = random.Next(values * values) switch { 0 => "", int n => "县" + Math.Sqrt(n).ToString("0", CultureInfo.InvariantCulture) };
            string[] shuffled = [.. facts.OrderBy(_ => random.Next())];
            int half = shuffled.Length / 2;
            text.Append(CultureInfo.InvariantCulture, $"{number},{county},{string.Join('、', shuffled[..random.Next(half + 1)])},{string.Join('、', shuffled[half..])},{(i % 777 == 5 ? "坏" : "")}\n");
        }

        File.WriteAllText(Cases, text.ToString());
    }

    private string Cases => Path.Combine(_root, "案件.csv");

    private string Results => Path.Combine(_root, "结果");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>The files of an unbroken run.</summary>
    public Dictionary<string, byte[]> Unbroken()
    {
        Run(Request(new ResumableFolder(Results), StoppedJob.Refuse) with { Checkpoints = null });
        return Take();
    }

    /// <summary>Killed again and again, each time a few steps that change the file system later, and going on; the times.</summary>
    public (int Killed, Dictionary<string, byte[]> Files) Killed(int steps, int later)
    {
        int killed = 0;
        while (true)
        {
            try
            {
                Run(Request(new DyingFolder(Results, steps + (killed * later)), StoppedJob.Resume));
                return (killed, Take());
            }
            catch (KilledException)
            {
                Assert.True(++killed < 60);
            }
        }
    }

    public ScreeningReport Part(int index, int count) =>
        ScreeningJob.Run(Request(new ResumableFolder(PartOf(index)), StoppedJob.Refuse) with { Shard = new ShardChoice(index, count), Checkpoints = null });

    public Dictionary<string, byte[]> Merged(int count)
    {
        for (int n = 1; n <= count; n++)
        {
            ScreeningReport part = Part(n, count);
            Assert.True(part.Succeeded, string.Join('\n', part.Diagnostics));
        }

        ScreeningReport report = ShardMerge.Run(new MergeRequest
        {
            Folders = [.. Enumerable.Range(1, count).Select(PartOf)],
            Shown = path => path,
            Output = new ResumableFolder(Results),
            // What the parts say must be enough.
            Whole = record => record.Options.Apply(Bare(new ResumableFolder(Results))),
            Scratch = Path.Combine(Results, ResumableFolder.Unfinished, "重做"),
            NumberMemory = new NumberMemory(100, 1 << 20, 64),
        });
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
        for (int n = 1; n <= count; n++) Directory.Delete(PartOf(n), recursive: true);
        return Take();
    }

    public static void AssertSame(Dictionary<string, byte[]> expected, Dictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), actual.Keys.Order(StringComparer.Ordinal));
        foreach ((string name, byte[] content) in expected) Assert.True(content.AsSpan().SequenceEqual(actual[name]), name);
    }

    private static void Run(ScreeningRequest request)
    {
        ScreeningReport report = ScreeningJob.Run(request);
        Assert.True(report.Succeeded, string.Join('\n', report.Diagnostics));
    }

    private Dictionary<string, byte[]> Take()
    {
        Assert.Empty(Directory.GetDirectories(Results));
        var files = Directory.GetFiles(Results).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        Directory.Delete(Results, recursive: true);
        return files;
    }

    private string PartOf(int n) => Path.Combine(_root, "片" + n.ToString(CultureInfo.InvariantCulture));

    private ScreeningRequest Request(IOutputFolder folder, StoppedJob earlier) =>
        _with(Bare(folder) with { Checkpoints = new CheckpointPlan { Interval = TimeSpan.Zero, Earlier = earlier }, NumberMemory = new NumberMemory(1000, 1 << 20, 1024) });

    private ScreeningRequest Bare(IOutputFolder folder) => new()
    {
        Regimes = [.. _programs.Select(program => new ScreeningRegime { Program = program })],
        Input = CaseInput.File(Cases, "案件.csv"),
        Output = folder,
    };

    /// <summary>Everything that can be asked for.</summary>
    public static ScreeningRequest All(ScreeningRequest request, CaseFormat format) => request with
    {
        OutputFormat = format,
        AllowMissing = true,
        Keep = ["县区"],
        By = ["县区"],
        Supplement = new SupplementColumns(Reasons: true, Missing: true),
    };
}
