using Zhaodan.Analysis.Comparing;
using Zhaodan.Analysis.Diagrams;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm;

namespace Zhaodan.Analysis.Tests.Comparing;

/// <summary>A large regime and a changed copy: only what was changed is told, and a search that may not go on says so.</summary>
public sealed class GeneratedRegimeTests
{
    [Fact]
    public void Only_changed_clauses_are_causes()
    {
        (RegimeProgram first, RegimeProgram second) = Pair();
        PairComparison told = RegimeComparison.Of(new ComparisonRequest { Regimes = [first, second] }).Pairs[0];
        HashSet<string> changed = [.. first.Rules.Zip(second.Rules).Where(rules => rules.First.Text != rules.Second.Text).Select(rules => rules.First.Citation)];
        GroupComparison group = Assert.Single(told.Groups);
        Assert.Equal(QuestionStatus.Different, group.Status);
        Assert.NotEmpty(changed);
        Assert.All(group.Differences, difference => Assert.Contains((difference.IsFirst ? first : second).Rules[difference.Rule].Citation, changed));
        Assert.All(group.Differences, difference => Assert.NotNull(difference.Example));
    }

    [Fact]
    public void A_limit_ends_in_a_word_and_not_in_an_exception()
    {
        (RegimeProgram first, RegimeProgram second) = Pair();
        var request = new ComparisonRequest { Regimes = [first, second], Options = new JointOptions { Limits = new DiagramLimits(1000, 200) } };
        Assert.Equal(QuestionStatus.GivenUp, Assert.Single(RegimeComparison.Of(request).Pairs[0].Groups).Status);
    }

    private static (RegimeProgram First, RegimeProgram Second) Pair()
    {
        (string text, _) = GeneratedRegime.Pair(rules: 80, facts: 160, seed: 3, changes: 6);
        CompilationResult result = StatuteCompiler.Compile([new SourceText("大.statute", text)]);
        Assert.DoesNotContain(result.Diagnostics, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return (result.Regimes.Single(regime => regime.Program.Header.Code == "原制度").Program, result.Regimes.Single(regime => regime.Program.Header.Code == "改制度").Program);
    }
}
