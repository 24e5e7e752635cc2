using BenchmarkDotNet.Attributes;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.Compilation;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Rendering;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using CompiledRegime = Zhaodan.Compiler.CompiledRegime;

namespace Zhaodan.Benchmarks.Measuring;

/// <summary>One case of the whole 连云港2022: the first 案例 of specs/ that names it, in every engine.</summary>
[MemoryDiagnoser]
public class CaseBenchmarks
{
    private readonly Interpreter _interpreter;
    private readonly AnswerBuilder _answers;
    private readonly LoadedEvaluators _loaded;
    private readonly RegimeEvaluator _evaluator;
    private readonly CaseFacts _facts;
    private readonly Evaluation _evaluation;
    private readonly Answer _answer;
    private readonly byte[] _case;
    private readonly byte[] _outcome;

    public CaseBenchmarks()
    {
        CompilationResult result = StatuteCompiler.Compile(EmbeddedStatutes.Read(EmbeddedStatutes.Specs));
        CompiledRegime regime = result.Find("连云港2022") ?? throw new InvalidOperationException("连云港2022");
        TestCase testCase = regime.Cases[0].Case;
        _interpreter = new Interpreter(regime.Program);
        _answers = new AnswerBuilder(_interpreter);
        _facts = CaseFacts.Of(regime.Program, testCase.Acts[0]);
        _evaluation = _interpreter.Evaluate(_facts);
        _answer = Explain();
        _loaded = new EvaluatorHost().Load(regime.Program);
        _evaluator = _loaded.Regimes[0].Evaluator;
        EvaluatorLayout layout = EvaluatorLayout.Of(regime.Program);
        _case = new byte[layout.Facts.Size];
        _outcome = new byte[layout.Outcome.Size];
        new FactsWriter(layout.Facts, _case).Write(_facts);
    }

    [GlobalCleanup]
    public void Unload() => _loaded.Dispose();

    [Benchmark(Baseline = true)]
    public byte Evaluator()
    {
        _evaluator.Evaluate(_case, _outcome);
        return _outcome[0];
    }

    [Benchmark]
    public Evaluation Interpret() => _interpreter.Evaluate(_facts);

    [Benchmark]
    public Answer Explain() => _answers.Build(_facts, _evaluation, AnswerRequest.Default);

    [Benchmark]
    public string ExplanationAsText() => AnswerText.Render(_answer, new TextOptions());

    [Benchmark]
    public string ExplanationAsJson() => AnswerJson.Render(_answer);
}
