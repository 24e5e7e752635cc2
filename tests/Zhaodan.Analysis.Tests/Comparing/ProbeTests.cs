using System.Diagnostics;
using Xunit.Abstractions;
using Zhaodan.Analysis.Comparing;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Text;

namespace Zhaodan.Analysis.Tests.Comparing;

public sealed class ProbeTests(ITestOutputHelper output)
{
    [Fact]
    public void Probe()
    {
        string root = "/tmp/wt-compare/specs";
        var sources = Directory.EnumerateFiles(root, "*.statute", SearchOption.AllDirectories).Where(f => !f.Contains("/cases/")).Select(f => new SourceText(f, File.ReadAllText(f))).ToArray();
        var result = StatuteCompiler.Compile(sources);
        var programs = result.Regimes.Select(r => r.Program).ToArray();
        var all = Stopwatch.StartNew();
        for (int a = 0; a < programs.Length; a++)
        for (int b = a + 1; b < programs.Length; b++)
        {
            var watch = Stopwatch.StartNew();
            var comparison = RegimeComparison.Of(new ComparisonRequest { Regimes = [programs[a], programs[b]] });
            var pair = comparison.Pairs[0];
            output.WriteLine($"== {programs[a].Header.Code} {programs[b].Header.Code} {watch.ElapsedMilliseconds} ms  matches {pair.Clauses.Matches.Length} only {pair.Clauses.OnlyFirst.Length} {pair.Clauses.OnlySecond.Length} empty {pair.IsEmpty} fed {string.Join(' ', pair.Fed)}");
            foreach (var g in pair.Groups)
            {
                output.WriteLine($"  {g.Group} {g.Status} {g.Differences.Length} ordered {g.IsOrdered} {g.FirstIsNeverStricter} {g.SecondIsNeverStricter} | {string.Join(' ', g.Pairs.Select(p => p.First + "/" + p.Second))}");
                foreach (var d in g.Differences.Take(60))
                {
                    var clauses = d.IsFirst ? programs[a] : programs[b];
                    var others = d.IsFirst ? programs[b] : programs[a];
                    output.WriteLine($"    {d.Kind} {(d.IsFirst ? "甲" : "乙")} {(d.Rule < 0 ? "—" : clauses.Rules[d.Rule].Citation)} {d.Answers.First}/{d.Answers.Second} 例外 {(d.Blocked is { } x ? others.Rules[x.Rule].Citation + " " + others.Rules[x.Rule].Exceptions[x.Exception].Text : "")} 近 {(d.Nearest < 0 ? "" : others.Rules[d.Nearest].Citation)} 重 {d.Weight}{(d.IsWeightAtLeast ? "+" : "")} 读 {string.Join(' ', d.Readings.Select(r => r.Reading.Citation + (r.IsAltogether ? "!" : "")))} 值 {string.Join('、', d.Values)}");
                    output.WriteLine($"       {(d.Example is { } e ? (e.IsSmallest ? "" : "(?)") + string.Join('、', e.Facts.Select(f => (f.IsDeciding ? "*" : "") + f.Text)) : "没有例")}  [{string.Join(' ', d.Others.Select(o => o.First + "/" + o.Second))}]");
                }
            }
        }

        output.WriteLine($"{all.ElapsedMilliseconds} ms");
    }
}
