using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Tests.Job;

public sealed partial class ReportTests
{
    [Fact]
    public void ThePageEscapesWhatComesFromFilesAndNeedsNothingFromElsewhere()
    {
        var b = new ProgramBuilder("<script>alert(1)</script>");
        int fact = b.Truth("甲");
        b.Rule("第<b>条", "\"><img src=x onerror=alert(1)>", b.Is(fact), b.Group("责任<i>", GroupKind.Parallel, ["追究&"]), 0);
        (ScreeningReport report, MemoryFolder folder) = Screen.Text(b.Build(), "案号,甲,<u>\n1,是,x\n", r => r with { Keep = Screen.Keep("<u>") });
        Assert.True(report.Succeeded);
        string html = folder.Text("汇总.html");
        foreach (string markup in (string[])["<script", "<img", "<b>条", "<i>", "<u>", "http:", "https:", "url(", "@import", "追究&<"]) Assert.DoesNotContain(markup, html, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[^>]* on[a-z]+=", html);
    }

    [Fact]
    public void ThePolicyAllowsJustItsOwnStyleSheet()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Small(), "案号,甲\n1,是\n");
        string html = folder.Text("汇总.html");
        string style = StyleSheet().Match(html).Groups[1].Value;
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Contains($"content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageHasAChartPerGroupAndTheRulesThatAppliedMost()
    {
        (_, MemoryFolder folder) = Screen.Text(TestPrograms.Duty(), "案号,是,否,不明,不如实记录次数,违法所得,过错情节\n1,行政执法人员,容缺受理,,3,1万元以上,一般\n");
        string html = folder.Text("汇总.html");
        Assert.Equal(3, Regex.Count(html, "<table class=\"chart\">"));
        Assert.Contains("<svg ", html, StringComparison.Ordinal);
        Assert.Contains("第十一条</td><td class=\"clause\">违法所得一万元以上的，应当从重。", html, StringComparison.Ordinal);
        Assert.Contains("较重结论只靠推定成立", html, StringComparison.Ordinal);
    }

    [Fact]
    public void ProgressIsReportedByTheClockGiven()
    {
        var time = new SteppingTime();
        var seen = new List<ScreeningProgress>();
        byte[] cases = Encoding.UTF8.GetBytes("案号,甲\n" + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i},是\n")) + "坏\n");
        ScreeningRequest request = Screen.Request(cases, new MemoryFolder(), TestPrograms.Small()) with { Time = time };
        Assert.True(ScreeningJob.Run(request, new Sink(seen)).Succeeded);
        Assert.True(seen.Count >= 3);
        Assert.Equal(seen.Select(progress => progress.Rows).Order(), seen.Select(progress => progress.Rows));
        Assert.True(seen[0].Rows < 10_001);
        ScreeningProgress last = seen[^1];
        Assert.Equal((10_001L, 1L, cases.Length, cases.Length), (last.Rows, last.Bad, last.BytesRead, last.BytesTotal));
        Assert.Equal(TimeSpan.Zero, last.TimeLeft);
        Assert.True(last.RowsPerSecond > 0);
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex StyleSheet();

    private sealed class Sink(List<ScreeningProgress> seen) : IProgress<ScreeningProgress>
    {
        public void Report(ScreeningProgress value) => seen.Add(value);
    }

    /// <summary>A second passes each time that somebody looks.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => _seconds++;
    }
}
