using Zhaodan.Benchmarks.Comparison;
using Zhaodan.Benchmarks.Corpus;
using Zhaodan.ProgramForm;

namespace Zhaodan.Compilation.Tests.Benchmarks;

/// <summary>
/// What the benchmark compares gives the same answers: 第七条 and 第八条 written by hand in C#, and compiled from the statute.
/// </summary>
public sealed class HandWrittenAgreementTests
{
    [Theory]
    [InlineData(0.03, true)]
    [InlineData(0.1, true)]
    [InlineData(0.1, false)]
    [InlineData(0.5, true)]
    [InlineData(1, true)]
    public void The_hand_written_version_and_the_evaluator_agree(double density, bool isConsistent)
    {
        RegimeProgram program = EmbeddedStatutes.Program(EmbeddedStatutes.Reduced);
        using LoadedEvaluators loaded = new EvaluatorHost().Load(program);
        var agreement = new HandWrittenAgreement(program, loaded.Regimes[0].Evaluator);

        Assert.Null(agreement.FindDifference(new ComparisonCases(program, 2000, density, isConsistent, seed: 1)));
        Assert.True(agreement.Seen.Count > 2);
        Assert.Equal(!isConsistent, agreement.Seen.ContainsKey("contradictory"));
    }
}
