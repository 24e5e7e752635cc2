using System.Diagnostics;
using System.Globalization;
using Zhaodan.Benchmarks.HandWritten;
using Zhaodan.Runtime.Evaluators;

namespace Zhaodan.Benchmarks.Comparison;

/// <summary>
/// Times the hand-written version and the compiled evaluator in turn on the same cases, so that what else the machine does
/// falls on both. A round is every case once by each, well below a slice of the scheduler; a sample is the median of its
/// rounds; the median of the samples' ratios is the result.
/// </summary>
public sealed class InterleavedRun(RegimeEvaluator evaluator, ComparisonCases cases, int rounds, int samples)
{
    private readonly byte[] _answer = new byte[evaluator.OutcomeSize];
    private long _sink;

    public sealed record Result(double ByHand, double Compiled, double Ratio, double LowRatio, double HighRatio, long AllocatedByHand, long AllocatedCompiled)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"by hand {ByHand:F1} ns, compiled {Compiled:F1} ns, compiled is {Ratio:F2} times as fast (samples {LowRatio:F2} to {HighRatio:F2}); bytes allocated per case {AllocatedByHand} and {AllocatedCompiled}");
    }

    public Result Run()
    {
        // Until both are optimised: the runtime looks again after 100 ms without new code.
        var warm = Stopwatch.StartNew();
        while (warm.ElapsedMilliseconds < 1500)
        {
            ByHand();
            Compiled();
        }

        var byHand = new double[samples];
        var compiled = new double[samples];
        var handRounds = new double[rounds];
        var compiledRounds = new double[rounds];
        long allocatedByHand = 0;
        long allocatedCompiled = 0;
        for (int s = 0; s < samples; s++)
        {
            for (int r = 0; r < rounds; r++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                ByHand();
                handRounds[r] = Stopwatch.GetTimestamp() - start;
                long between = GC.GetAllocatedBytesForCurrentThread();
                start = Stopwatch.GetTimestamp();
                Compiled();
                compiledRounds[r] = Stopwatch.GetTimestamp() - start;
                allocatedByHand += between - allocated;
                allocatedCompiled += GC.GetAllocatedBytesForCurrentThread() - between;
            }

            byHand[s] = Nanoseconds(Median(handRounds));
            compiled[s] = Nanoseconds(Median(compiledRounds));
        }

        GC.KeepAlive(_sink);
        double[] ratios = [.. byHand.Zip(compiled, (hand, one) => hand / one).Order()];
        long evaluations = (long)samples * rounds * cases.Count;
        return new Result(Median(byHand), Median(compiled), ratios[samples / 2], ratios[0], ratios[^1], allocatedByHand / evaluations, allocatedCompiled / evaluations);
    }

    private static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

    private double Nanoseconds(double ticks) => ticks * 1e9 / Stopwatch.Frequency / cases.Count;

    private void ByHand()
    {
        foreach (ref readonly Facts facts in cases.Structs.AsSpan())
        {
            HandWrittenRegime.Evaluate(in facts, out Outcome outcome);
            _sink += (long)outcome.责任.Possible;
        }
    }

    private void Compiled()
    {
        for (int i = 0; i < cases.Count; i++)
        {
            evaluator.Evaluate(cases.BytesOf(i), _answer);
            _sink += _answer[8];
        }
    }
}
