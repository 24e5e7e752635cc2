namespace Zhaodan.Benchmarks.Measuring;

/// <summary>
/// Runs several things in turn, round after round, and gives the median of each in processor time of this process, since
/// others may use the machine too. For what runs on one thread that is what a clock would show on an idle machine.
/// </summary>
public static class Interleaver
{
    /// <summary>Milliseconds, in the order of the actions.</summary>
    public static double[] Medians(int warmups, int rounds, params Action[] actions)
    {
        for (int i = 0; i < warmups; i++)
        {
            foreach (Action action in actions) action();
        }

        var times = new double[actions.Length][];
        for (int a = 0; a < actions.Length; a++) times[a] = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            for (int a = 0; a < actions.Length; a++)
            {
                TimeSpan start = Environment.CpuUsage.TotalTime;
                actions[a]();
                times[a][round] = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
            }
        }

        return [.. times.Select(one => one.Order().ElementAt(rounds / 2))];
    }
}
