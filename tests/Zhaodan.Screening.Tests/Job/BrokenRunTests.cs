using System.Text;
using System.Text.Json;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Report;

namespace Zhaodan.Screening.Tests.Job;

/// <summary>Reasons, missing facts, counts by columns and every format but the workbook go on and are put together: the same bytes as one run.</summary>
public sealed class BrokenRunTests
{
    // More values than have counts of their own, so that which come first matters.
    private const int ManyValues = 300;

    [Theory]
    [InlineData(CaseFormat.Csv, false)]
    [InlineData(CaseFormat.Ndjson, false)]
    [InlineData(CaseFormat.Arrow, false)]
    [InlineData(CaseFormat.Arrow, true)]
    public void Killed_jobs_go_on(CaseFormat format, bool byInterpreter)
    {
        using var runs = new BrokenRuns([TestPrograms.Duty(), TestPrograms.Small()], byInterpreter ? 1_500 : 6_000, ManyValues, request => BrokenRuns.All(request, format) with { ByInterpreter = byInterpreter });
        Dictionary<string, byte[]> expected = runs.Unbroken();
        (int killed, Dictionary<string, byte[]> files) = runs.Killed(12, 4);
        Assert.True(killed >= (byInterpreter ? 1 : 3), $"killed {killed} times");
        BrokenRuns.AssertSame(expected, files);
        using var summary = JsonDocument.Parse(expected["汇总.json"]);
        JsonElement by = summary.RootElement.GetProperty("regimes")[0].GetProperty("by")[0].GetProperty("values");
        Assert.Equal(Breakdown.MostValues + 1, by.GetArrayLength());
        Assert.NotEqual(0, summary.RootElement.GetProperty("regimes")[0].GetProperty("missing").GetArrayLength());
    }

    // Several batches of Arrow: 65,536 rows each.
    [Fact]
    public void Killed_jobs_of_many_batches_go_on()
    {
        using var runs = new BrokenRuns([TestPrograms.Small()], 140_000, 20, request => BrokenRuns.All(request, CaseFormat.Arrow));
        Dictionary<string, byte[]> expected = runs.Unbroken();
        (int killed, Dictionary<string, byte[]> files) = runs.Killed(100, 101);
        Assert.True(killed >= 4, $"killed {killed} times");
        BrokenRuns.AssertSame(expected, files);
    }

    [Theory]
    [InlineData(CaseFormat.Csv, 3)]
    [InlineData(CaseFormat.Ndjson, 5)]
    [InlineData(CaseFormat.Arrow, 4)]
    public void Parts_are_put_together(CaseFormat format, int count)
    {
        using var runs = new BrokenRuns([TestPrograms.Duty(), TestPrograms.Small()], 6_000, ManyValues, request => BrokenRuns.All(request, format));
        BrokenRuns.AssertSame(runs.Unbroken(), runs.Merged(count));
    }

    [Fact]
    public void Parts_of_many_batches_are_put_together()
    {
        using var runs = new BrokenRuns([TestPrograms.Small()], 140_000, 20, request => BrokenRuns.All(request, CaseFormat.Arrow));
        BrokenRuns.AssertSame(runs.Unbroken(), runs.Merged(3));
    }

    [Fact]
    public void A_part_with_too_many_values_says_so_at_once()
    {
        using var runs = new BrokenRuns([TestPrograms.Small()], 60_000, 30_000, request => BrokenRuns.All(request, CaseFormat.Csv));
        ScreeningReport report = runs.Part(1, 2);
        Assert.Equal(DiagnosticCatalogue.ShardValuesTooMany, Assert.Single(report.Diagnostics, finding => finding.Severity == DiagnosticSeverity.Error).Descriptor);
        Assert.NotEmpty(Encoding.UTF8.GetString(runs.Unbroken()["汇总.json"]));
    }
}
