using System.Globalization;
using System.Runtime.InteropServices;
using Reduced.市场监管执法履职;
using Zhaodan.Benchmarks.Comparison;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Benchmarks.HandWritten;
using Zhaodan.Compilation;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using SixFacts = Six.市场监管执法履职.案情;
using SixRegimes = Six.市场监管执法履职;

namespace Zhaodan.Benchmarks.Embedded;

/// <summary>
/// What a C# program pays that has the regimes generated into it: one case under one regime beside the hand-written version, the
/// same case under all six, and its explanations.
/// </summary>
internal static class EmbeddedRun
{
    private const int Cases = 256;

    private static long s_sink;

    public static int Print(TextWriter output)
    {
        RegimeProgram program = EmbeddedStatutes.Program(EmbeddedStatutes.Reduced);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        foreach (double density in (double[])[0.03, 0.1, 0.5, 1])
        {
            var cases = new ComparisonCases(program, Cases, density, isConsistent: true, seed: 7);
            案情[] facts = MemoryMarshal.Cast<byte, 案情>(cases.Bytes).ToArray();
            if (facts.Length != Cases) throw new InvalidOperationException("The facts type and the program's own form of a case differ.");
            if (FindDifference(cases, facts, loaded) is { } difference)
            {
                output.WriteLine(difference);
                return 1;
            }

            SixFacts[] six = SixCases(density);
            (double Nanoseconds, double Bytes)[] found = new InterleavedRounds(300, 15).Run(
                () => ByHand(cases.Structs),
                () => Typed(facts),
                () => OneOfSix(six),
                () => AllSix(six));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{density * 100:F0} %: by hand {Each(found[0].Nanoseconds):F0} ns, generated {Each(found[1].Nanoseconds):F0} ns (ratio {found[0].Nanoseconds / found[1].Nanoseconds:F2}); of the six: 连云港2022 {Each(found[2].Nanoseconds):F0} ns, all six {Each(found[3].Nanoseconds):F0} ns ({found[3].Nanoseconds / found[1].Nanoseconds:F2} generated, {found[3].Nanoseconds / found[0].Nanoseconds:F2} by hand); bytes {found[1].Bytes:F0}, {found[3].Bytes:F0}"));
        }

        SixFacts one = SixCases(0.03)[0];
        one.行政执法人员 = true;
        (double Nanoseconds, double Bytes)[] explained = new InterleavedRounds(20, 9).Run(
            () => s_sink += SixRegimes.连云港2022.Evaluate(in one).ToString().Length,
            () => s_sink += SixRegimes.连云港2022.Explain(in one).Groups.Length);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"short explanation {explained[0].Nanoseconds / 1000:F1} µs, {explained[0].Bytes:F0} bytes; whole explanation {explained[1].Nanoseconds / 1000:F1} µs, {explained[1].Bytes:F0} bytes"));
        GC.KeepAlive(s_sink);
        return 0;
    }

    private static double Each(double nanoseconds) => nanoseconds / Cases;

    private static string? FindDifference(ComparisonCases cases, 案情[] facts, LoadedEvaluators loaded)
    {
        var outcome = new byte[loaded.Regimes[0].Evaluator.OutcomeSize];
        for (int i = 0; i < facts.Length; i++)
        {
            loaded.Regimes[0].Evaluator.Evaluate(cases.BytesOf(i), outcome);
            连云港七八.Evaluate(in facts[i], out 连云港七八.Answer answer);
            var view = new Runtime.Evaluators.OutcomeView(loaded.Regimes[0].Layout.Outcome, outcome);
            if (answer.IsContradictory != view.IsContradictory) return $"case {i}: contradiction";
            if (view.IsContradictory) continue;
            for (int g = 0; g < program(loaded).Groups.Length; g++)
            {
                (ulong possible, ulong settled) = program(loaded).Groups[g].Name switch
                {
                    "责任" => ((ulong)answer.责任.Possible, (ulong)answer.责任.Settled),
                    _ => ((ulong)answer.过错认定.Possible, (ulong)answer.过错认定.Settled),
                };
                if (view.Scope == Truth.True && (possible != view.Group(g).Possible || settled != view.Group(g).Settled)) return $"case {i}: {program(loaded).Groups[g].Name}";
            }
        }

        return null;

        static RegimeProgram program(LoadedEvaluators loaded) => loaded.Regimes[0].Program;
    }

    // Random statements on the facts of the vocabulary, wherever they lie.
    private static SixFacts[] SixCases(double density)
    {
        RegimeProgram program = SixRegimes.连云港2022.Regime.Programs[0];
        var random = new Random(7);
        var cases = new SixFacts[Cases];
        foreach (ref SixFacts facts in cases.AsSpan())
        {
            Span<byte> bytes = MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref facts, 1));
            foreach (Fact fact in program.Facts)
            {
                if (fact.TruthSlot < 0 || !fact.IsVocabulary || random.NextDouble() >= density) continue;
                bytes[fact.TruthSlot] = (byte)(random.Next(2) == 0 ? StatedTruth.False : StatedTruth.True);
                if (SixRegimes.连云港2022.Evaluate(in facts).IsContradictory) bytes[fact.TruthSlot] = (byte)StatedTruth.Silent;
            }
        }

        return cases;
    }

    private static void ByHand(Facts[] cases)
    {
        foreach (ref readonly Facts facts in cases.AsSpan())
        {
            HandWrittenRegime.Evaluate(in facts, out Outcome outcome);
            s_sink += (long)outcome.责任.Possible;
        }
    }

    private static void Typed(案情[] cases)
    {
        foreach (ref readonly 案情 facts in cases.AsSpan())
        {
            连云港七八.Evaluate(in facts, out 连云港七八.Answer answer);
            s_sink += (long)answer.责任.Possible;
        }
    }

    private static void OneOfSix(SixFacts[] cases)
    {
        foreach (ref readonly SixFacts facts in cases.AsSpan())
        {
            SixRegimes.连云港2022.Evaluate(in facts, out SixRegimes.连云港2022.Answer answer);
            s_sink += (long)answer.责任.Possible;
        }
    }

    private static void AllSix(SixFacts[] cases)
    {
        foreach (ref readonly SixFacts facts in cases.AsSpan())
        {
            s_sink += (long)SixRegimes.连云港2022.Evaluate(in facts).责任.Possible;
            s_sink += (long)SixRegimes.江西2019.Evaluate(in facts).责任.Possible;
            s_sink += (long)SixRegimes.乐山沙盒.Evaluate(in facts).责任.Possible;
            s_sink += (long)SixRegimes.国家草案2020.Evaluate(in facts).责任.Possible;
            s_sink += (long)SixRegimes.黔江2020甲.Evaluate(in facts).责任.Possible;
            s_sink += (long)SixRegimes.黔江2020乙.Evaluate(in facts).处分.Possible;
        }
    }
}
