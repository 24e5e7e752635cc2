using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Tests.Output;

/// <summary>Answers that go to tables instead of files: committed with the folder or not at all.</summary>
public sealed class AnswerTablesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("zd").FullName;

    [Fact]
    public void Tables_are_committed_before_the_folder()
    {
        var tables = new MemoryTables();
        ScreeningReport report = Run(tables, "案号,甲\n1,是\n2,坏\n");
        Assert.True(report.Succeeded);
        Assert.Equal(["prepare 小", "create 0", "commit 1"], tables.Log);
        Assert.Equal(["1"], tables.Rows.Select(row => row[0]));
        Assert.Contains(report.Diagnostics, finding => finding.Descriptor == DiagnosticCatalogue.TablesWillNotResume);
        Assert.DoesNotContain(report.Files, file => file.StartsWith("答案", StringComparison.Ordinal));
    }

    [Fact]
    public void A_failure_discards_them()
    {
        var tables = new MemoryTables();
        File.WriteAllText(Path.Combine(_root, "案件.csv"), "案号,甲\n1,是\n2,坏\n");
        Assert.False(ScreeningJob.Run(Request(tables) with { MaxBad = 0 }).Succeeded);
        Assert.Equal("discard", tables.Log[^1]);
        Assert.DoesNotContain("commit 1", tables.Log);
    }

    [Fact]
    public void A_folder_that_fails_takes_them_back()
    {
        var tables = new MemoryTables();
        Directory.CreateDirectory(Path.Combine(_root, "结果", "清单.json"));
        Assert.False(Run(tables, "案号,甲\n1,是\n").Succeeded);
        Assert.Equal(["prepare 小", "create 0", "commit 1", "take back", "discard"], tables.Log);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private ScreeningReport Run(MemoryTables tables, string cases)
    {
        File.WriteAllText(Path.Combine(_root, "案件.csv"), cases);
        return ScreeningJob.Run(Request(tables));
    }

    private ScreeningRequest Request(MemoryTables tables) => new()
    {
        Regimes = [new ScreeningRegime { Program = TestPrograms.Small() }],
        Input = CaseInput.File(Path.Combine(_root, "案件.csv")),
        Output = new ResumableFolder(Path.Combine(_root, "结果")),
        Tables = tables,
        Checkpoints = new CheckpointPlan(),
    };

    private sealed class MemoryTables : IAnswerTables, ITableWriter
    {
        private List<string> _row = [];

        public List<string> Log { get; } = [];

        public List<List<string>> Rows { get; } = [];

        long ITableWriter.Rows => _ended;

        private long _ended;

        public string NameOf(int regime) => "表";

        public void Prepare(IReadOnlyList<string> codes) => Log.Add("prepare " + string.Join(',', codes));

        public ITableWriter Create(int regime)
        {
            Log.Add($"create {regime}");
            return this;
        }

        public void Commit(long rows) => Log.Add($"commit {rows}");

        public void TakeBack() => Log.Add("take back");

        public void Discard() => Log.Add("discard");

        public void Cell(ReadOnlySpan<char> text) => _row.Add(text.ToString());

        public void Ready(ReadyCells cells) => _row.AddRange(cells.Texts);

        public void EndRow()
        {
            if (_ended++ > 0) Rows.Add(_row);
            _row = [];
        }

        public void Finish()
        {
        }

        public void Dispose()
        {
        }
    }
}
