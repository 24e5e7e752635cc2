using System.Globalization;
using BenchmarkDotNet.Running;
using Zhaodan.Benchmarks.Comparison;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Benchmarks.Embedded;
using Zhaodan.Benchmarks.Measuring;
using Zhaodan.Benchmarks.Screening;
using Zhaodan.Compilation;
using Zhaodan.ProgramForm;

return args switch
{
    ["verify"] => Verify(100_000),
    ["compare"] => Compare(),
    ["embed"] => EmbeddedRun.Print(Console.Out),
    ["front"] => FrontEndRun.Print(Console.Out),
    ["compile", var source] => CompileOnce.Print(Console.Out, source == "cached"),
    ["screen", var rows] => ScreeningThroughput.Print(Console.Out, int.Parse(rows, CultureInfo.InvariantCulture)),
    _ => Measure(args),
};

static int Verify(int count)
{
    RegimeProgram program = EmbeddedStatutes.Program(EmbeddedStatutes.Reduced);
    using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
    var agreement = new HandWrittenAgreement(program, loaded.Regimes[0].Evaluator);
    foreach (double density in (double[])[0.03, 0.1, 0.5, 1])
    {
        foreach (bool isConsistent in (bool[])[true, false])
        {
            if (agreement.FindDifference(new ComparisonCases(program, count / 8, density, isConsistent, seed: 42)) is not { } difference) continue;
            Console.Error.WriteLine(difference);
            return 1;
        }
    }

    Console.WriteLine($"{count} cases agree");
    foreach ((string outcome, int seen) in agreement.Seen) Console.WriteLine($"  {outcome}: {seen}");
    return 0;
}

static int Compare()
{
    if (Verify(100_000) != 0) return 1;
    RegimeProgram program = EmbeddedStatutes.Program(EmbeddedStatutes.Reduced);
    using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
    foreach (double density in (double[])[0.03, 0.1, 0.5, 1])
    {
        var cases = new ComparisonCases(program, 256, density, isConsistent: true, seed: 7);
        InterleavedRun.Result result = new InterleavedRun(loaded.Regimes[0].Evaluator, cases, rounds: 400, samples: 21).Run();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{density * 100:F0} % of the facts stated: {result}"));
    }

    return 0;
}

static int Measure(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(EmbeddedStatutes).Assembly).Run(args);
    return 0;
}
