using System.Collections.Immutable;
using Zhaodan.Compiler;
using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Cli.Testing;

/// <summary>An act of a case that did not get what it is due.</summary>
internal sealed record FailedAct(CompiledCase Case, TestAct Act, ImmutableArray<Mismatch> Mismatches);

/// <summary>All cases of one regime, run: what failed, and how often each rule came out how (language page, section 6).</summary>
internal sealed class RegimeTestRun
{
    private RegimeTestRun(CompiledRegime regime, IReadOnlyList<FailedAct> failures, ImmutableArray<RuleCount> counts, int acts)
    {
        Regime = regime;
        Failures = failures;
        Counts = counts;
        Acts = acts;
    }

    public CompiledRegime Regime { get; }

    public RegimeProgram Program => Regime.Program;

    public IReadOnlyList<FailedAct> Failures { get; }

    /// <summary>By rule; cases made by a tool are not counted.</summary>
    public ImmutableArray<RuleCount> Counts { get; }

    public int Cases => Regime.Cases.Length;

    public int Generated => Regime.Cases.Count(compiled => compiled.Case.IsGenerated);

    public int Acts { get; }

    public int FailedCases => Failures.Select(failure => failure.Case).Distinct().Count();

    /// <summary>Exceptions of all rules, with the rule they belong to and their number in it.</summary>
    public IEnumerable<(RuleCount Rule, int Index, ExceptionCount Count)> Exceptions =>
        Counts.SelectMany(rule => rule.Exceptions.Select((count, index) => (rule, index, count)));

    public static RegimeTestRun Of(CompiledRegime regime, CancellationToken cancellation)
    {
        var interpreter = new Interpreter(regime.Program);
        var builder = new AnswerBuilder(interpreter);
        var checker = new ExpectationChecker(regime.Program);
        var coverage = new RuleCoverage(regime.Program);
        var failures = new List<FailedAct>();
        int acts = 0;
        foreach (CompiledCase compiled in regime.Cases)
        {
            foreach (TestAct act in compiled.Case.Acts)
            {
                cancellation.ThrowIfCancellationRequested();
                acts++;
                CaseFacts facts = CaseFacts.Of(regime.Program, act);
                Evaluation evaluation = interpreter.Evaluate(facts);
                if (!compiled.Case.IsGenerated) coverage.Add(evaluation);
                var request = new AnswerRequest { CaseNumber = compiled.Case.Title, ActName = act.Name, Asserted = act.Asserted, Grants = act.Grants };
                ImmutableArray<Mismatch> mismatches = checker.Check(act, builder.Build(facts, evaluation, request));
                if (mismatches.Length > 0) failures.Add(new FailedAct(compiled, act, mismatches));
            }
        }

        return new RegimeTestRun(regime, failures, coverage.Counts(), acts);
    }
}
