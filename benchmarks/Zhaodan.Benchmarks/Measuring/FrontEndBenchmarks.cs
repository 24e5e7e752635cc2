using BenchmarkDotNet.Attributes;

namespace Zhaodan.Benchmarks.Measuring;

/// <summary>Text to programs.</summary>
[MemoryDiagnoser]
public class FrontEndBenchmarks
{
    private FrontEnd _text = FrontEnd.OfSpecs();

    [Params("specs", "1 MB")]
    public string Text { get; set; } = "specs";

    [GlobalSetup]
    public void Prepare() => _text = Text == "specs" ? FrontEnd.OfSpecs() : FrontEnd.OfMegabyte();

    [Benchmark(Baseline = true)]
    public int CountLines() => _text.CountLines();

    [Benchmark]
    public int Parse() => _text.Parse();

    [Benchmark]
    public int ParseBindAndLower() => _text.Compile();
}
