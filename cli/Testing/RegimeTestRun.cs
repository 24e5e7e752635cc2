using System.Collections.Immutable;
using Zhaodan.Cli.Explaining;
using Zhaodan.Analysis.Strength;
using Zhaodan.Compiler;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Runtime.Answers;
using Zhaodan.Runtime.Answers.Checking;

namespace Zhaodan.Cli.Testing;

/// <summary>An act of a case that did not get what it is due.</summary>
internal sealed record FailedAct(CompiledCase Case, TestAct Act, ImmutableArray<Mismatch> Mismatches);

/// <summary>What is asked about the strength of the cases, besides running them.</summary>
internal readonly record struct StrengthRequest(bool Coverage, bool Mutation);

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

    /// <summary>By place with two readings; cases made by a tool are not counted.</summary>
    public ImmutableArray<ReadingCount> Readings { get; private init; } = [];

    /// <summary>Null when not asked for.</summary>
    public CoverageGoals? Coverage { get; private init; }

    /// <summary>Null when not asked for.</summary>
    public CaseStrength? Strength { get; private init; }

    public int Cases => Regime.Cases.Length;

    public int Generated => Regime.Cases.Count(compiled => compiled.Case.IsGenerated);

    public int Acts { get; }

    public int FailedCases => Failures.Select(failure => failure.Case).Distinct().Count();

    /// <summary>Exceptions of all rules, with the rule they belong to and their number in it.</summary>
    public IEnumerable<(RuleCount Rule, int Index, ExceptionCount Count)> Exceptions =>
        Counts.SelectMany(rule => rule.Exceptions.Select((count, index) => (rule, index, count)));

    /// <param name="regime">A regime, or one version.</param>
    /// <param name="linked">As a case is put to it.</param>
    /// <param name="others">The other versions, whose cases may be answered by this one and cover it too.</param>
    /// <param name="wanted">What is measured besides.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static RegimeTestRun Of(CompiledRegime regime, LinkedRegime linked, IEnumerable<CompiledRegime> others, StrengthRequest wanted, CancellationToken cancellation)
    {
        var answerer = new CaseAnswerer(linked, regime.Program, [], includesAll: false);
        var checker = new ExpectationChecker(regime.Program);
        var coverage = new RuleCoverage(regime.Program);
        var readings = new ReadingCoverage(regime.Program);
        int home = linked.Programs.IndexOf(regime.Program);
        var failures = new List<FailedAct>();
        var findings = new DiagnosticBag();
        int acts = 0;
        foreach (CompiledCase compiled in regime.Cases)
        {
            for (int act = 0; act < compiled.Case.Acts.Length; act++)
            {
                cancellation.ThrowIfCancellationRequested();
                acts++;
                CaseActs bound = CaseActs.Of(compiled, act, linked.Programs);
                Answer answer = answerer.Answer(bound.Facts, bound.Own.Laws, bound.Request(-1), bound.Request, findings);
                if (!compiled.Case.IsGenerated) readings.Add(bound.Facts[home]);
                if (!compiled.Case.IsGenerated && answerer.EvaluationOfHome(bound.Facts) is { } evaluation) coverage.Add(evaluation);
                ImmutableArray<Mismatch> mismatches = checker.Check(bound.Own, answer);
                if (mismatches.Length > 0) failures.Add(new FailedAct(compiled, bound.Own, mismatches));
            }
        }

        foreach (CompiledCase compiled in others.SelectMany(other => other.Cases).Where(compiled => !compiled.Case.IsGenerated))
        {
            for (int act = 0; act < compiled.Case.Acts.Length; act++)
            {
                cancellation.ThrowIfCancellationRequested();
                CaseActs bound = CaseActs.Of(compiled, act, linked.Programs);
                readings.Add(bound.Facts[home]);
                answerer.Answer(bound.Facts, bound.Own.Laws, bound.Request(-1), bound.Request, findings);
                if (answerer.EvaluationOfHome(bound.Facts) is { } evaluation) coverage.Add(evaluation);
            }
        }

        ImmutableArray<RuleCount> counts = coverage.Counts();
        return new RegimeTestRun(regime, failures, counts, acts)
        {
            Readings = readings.Counts(),
            Coverage = wanted.Coverage ? CoverageGoals.Of(regime.Program, counts, cancellation: cancellation) : null,
            Strength = wanted.Mutation ? MutationRun.Of(regime, linked, others, cancellation) : null,
        };
    }
}
