using System.Diagnostics;

namespace Zhaodan.Benchmarks.Embedded;

/// <summary>
/// Runs several things in turn, a round of each well below a slice of the scheduler, so that what else the machine does falls on
/// all of them. A sample is the median of its rounds; the median of the samples is the result.
/// </summary>
internal sealed class InterleavedRounds(int rounds, int samples)
{
    private const int WarmMilliseconds = 1500;

    /// <summary>Nanoseconds and bytes of one round of each action.</summary>
    public (double Nanoseconds, double Bytes)[] Run(params Action[] actions)
    {
        var warm = Stopwatch.StartNew();
        while (warm.ElapsedMilliseconds < WarmMilliseconds)
        {
            foreach (Action action in actions) action();
        }

        double[][] medians = [.. actions.Select(_ => new double[samples])];
        double[][] times = [.. actions.Select(_ => new double[rounds])];
        var bytes = new long[actions.Length];
        for (int s = 0; s < samples; s++)
        {
            for (int r = 0; r < rounds; r++)
            {
                for (int a = 0; a < actions.Length; a++)
                {
                    long allocated = GC.GetAllocatedBytesForCurrentThread();
                    long start = Stopwatch.GetTimestamp();
                    actions[a]();
                    times[a][r] = Stopwatch.GetTimestamp() - start;
                    bytes[a] += GC.GetAllocatedBytesForCurrentThread() - allocated;
                }
            }

            for (int a = 0; a < actions.Length; a++) medians[a][s] = Median(times[a]) * 1e9 / Stopwatch.Frequency;
        }

        return [.. actions.Select((_, a) => (Median(medians[a]), bytes[a] / (double)((long)rounds * samples)))];
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);
}
