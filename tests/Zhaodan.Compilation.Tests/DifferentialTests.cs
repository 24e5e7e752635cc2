using Zhaodan.Compilation.Tests.Generation;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Compilation.Tests;

public sealed class DifferentialTests
{
    [Fact]
    public void Interpreter_and_evaluator_agree()
    {
        RegimeProgram[] programs = Enumerable.Range(0, 50).Select(ProgramGenerator.Generate).ToArray();
        using LoadedEvaluators loaded = new EvaluatorHost().Load(programs);
        var random = new Random(1);
        for (int i = 0; i < programs.Length; i++)
        {
            var checker = new AgreementChecker(new Interpreter(programs[i]), loaded.Regimes[i].Evaluator);
            var facts = new CaseFacts(programs[i]);
            for (int n = 0; n < 100; n++)
            {
                FactsGenerator.Fill(facts, programs[i], random);
                IReadOnlyList<Disagreement> found = checker.Check(facts, out _);
                Assert.True(found.Count == 0, $"program {i}, case {n}: {string.Join("; ", found)}");
            }
        }
    }
}
