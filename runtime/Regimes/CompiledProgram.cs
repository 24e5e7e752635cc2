using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Runtime.Regimes;

/// <summary>A compiled evaluator as one of those that a layer combines.</summary>
public sealed class CompiledProgram : IProgramEvaluator
{
    private readonly RegimeEvaluator _evaluator;
    private readonly EvaluatorLayout _layout;
    private readonly byte[] _facts;
    private readonly byte[] _outcome;
    private readonly int[] _conclusions;

    /// <param name="program">The program that the evaluator was compiled from.</param>
    /// <param name="evaluator">Its load context must live as long as this.</param>
    public CompiledProgram(RegimeProgram program, RegimeEvaluator evaluator)
    {
        Program = program;
        _evaluator = evaluator;
        _layout = EvaluatorLayout.Of(program);
        _facts = new byte[_layout.Facts.Size];
        _outcome = new byte[_layout.Outcome.Size];
        _conclusions = [.. program.Rules.SelectMany((rule, r) => rule.Conclusions.Select((_, c) => _layout.Outcome.ConclusionOffset(r, c)))];
    }

    public RegimeProgram Program { get; }

    public void Evaluate(CaseFacts facts, ProgramOutcome outcome)
    {
        new FactsWriter(_layout.Facts, _facts).Write(facts);
        _evaluator.Evaluate(_facts, _outcome);
        var view = new OutcomeView(_layout.Outcome, _outcome);
        outcome.IsContradictory = view.IsContradictory;
        if (outcome.IsContradictory) return;
        outcome.Scope = view.Scope;
        outcome.Applicability = Program.Force is null ? view.Scope : view.Applicability;
        for (int g = 0; g < outcome.Groups.Length; g++)
        {
            outcome.Groups[g] = view.Group(g);
            outcome.Presumed[g] = view.Presumed(g);
        }

        ReadOnlySpan<Truth> truths = MemoryMarshal.Cast<byte, Truth>(_outcome);
        truths.Slice(_layout.Outcome.RulesOffset, _layout.Outcome.RuleCount).CopyTo(outcome.Rules);
        for (int i = 0; i < _conclusions.Length; i++) outcome.Conclusions[i] = truths[_conclusions[i]];
    }
}
