namespace Zhaodan.Cli.Benching;

/// <summary>
/// Runs things in turn, round after round, and gives the median of each, by the processor time of this process (others may use
/// the machine too) or by the clock.
/// </summary>
internal sealed class BenchClock(TimeProvider time, int rounds)
{
    /// <summary>Seconds of the processor, in the order of the actions.</summary>
    public double[] Processor(params Action[] actions) => Medians(() => Environment.CpuUsage.TotalTime.TotalSeconds, actions);

    /// <summary>Seconds of the clock, in the order of the actions.</summary>
    public double[] Wall(params Action[] actions) => Medians(() => (double)time.GetTimestamp() / time.TimestampFrequency, actions);

    private double[] Medians(Func<double> now, Action[] actions)
    {
        var times = new double[actions.Length][];
        for (int a = 0; a < actions.Length; a++)
        {
            times[a] = new double[rounds];
            actions[a]();
        }

        for (int round = 0; round < rounds; round++)
        {
            for (int a = 0; a < actions.Length; a++)
            {
                double start = now();
                actions[a]();
                times[a][round] = now() - start;
            }
        }

        return [.. times.Select(one => one.Order().ElementAt(rounds / 2))];
    }
}
