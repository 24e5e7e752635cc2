using BenchmarkDotNet.Attributes;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Compilation;
using Zhaodan.Compiler.Emit.CSharp;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Compiled;

namespace Zhaodan.Benchmarks.Measuring;

/// <summary>A program to a loaded evaluator, in a process that is warm; for a cold one see the mode <c>compile</c>.</summary>
[MemoryDiagnoser]
public class EvaluatorBenchmarks
{
    private readonly RegimeProgram _program = EmbeddedStatutes.Program(EmbeddedStatutes.Specs, "连云港2022");
    private string _folder = "";

    [GlobalSetup]
    public void FillCache()
    {
        _folder = Directory.CreateTempSubdirectory("zhaodan-benchmark").FullName;
        LoadFromCache();
    }

    [GlobalCleanup]
    public void RemoveCache() => Directory.Delete(_folder, recursive: true);

    [Benchmark]
    public string Hash() => ProgramHash.Of(_program);

    [Benchmark]
    public int Emit() => CSharpEmitter.Emit(_program, new EmitOptions { Namespace = "N", TypeName = "T", ProgramHash = "" }).Text.Length;

    [Benchmark]
    public bool CompileWithRoslyn()
    {
        using LoadedEvaluators loaded = new EvaluatorHost().Load(_program);
        return loaded.FromCache;
    }

    [Benchmark]
    public bool LoadFromCache()
    {
        using LoadedEvaluators loaded = new EvaluatorHost(new EvaluatorCache(_folder)).Load(_program);
        return loaded.FromCache;
    }
}
