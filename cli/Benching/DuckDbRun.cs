using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Zhaodan.Cli.Benching;

/// <summary>A query in DuckDB, by node and the script of benchmarks/peers.</summary>
/// <param name="Seconds">Of the processor, the median.</param>
/// <param name="Check">The row of the checking query.</param>
internal sealed record DuckDbRun(double Seconds, ImmutableArray<long> Check)
{
    /// <summary>Null where node or DuckDB fails.</summary>
    public static DuckDbRun? Of(string peers, string query, string check, int threads, int rounds)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = peers, RedirectStandardOutput = true };
        foreach (string word in (string[])["duckdb.mjs", query, check, threads.ToString(CultureInfo.InvariantCulture), rounds.ToString(CultureInfo.InvariantCulture)]) start.ArgumentList.Add(word);
        try
        {
            using Process? process = Process.Start(start);
            if (process is null) return null;
            string text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0) return null;
            using JsonDocument json = JsonDocument.Parse(text);
            double[] times = [.. json.RootElement.GetProperty("milliseconds").EnumerateArray().Select(one => one.GetDouble()).Order()];
            return new DuckDbRun(times[times.Length / 2] / 1000, [.. json.RootElement.GetProperty("check").EnumerateArray().Select(one => one.GetInt64())]);
        }
        catch (Exception e) when (e is Win32Exception or JsonException or IOException)
        {
            return null;
        }
    }
}
