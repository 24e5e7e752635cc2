using System.Runtime.InteropServices;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Layout;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Evaluators;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Screening.Evaluation;

/// <summary>An evaluator that was compiled from the program; answers as the interpreter does.</summary>
public sealed class CompiledEvaluator : ICaseEvaluator
{
    private readonly RegimeEvaluator _evaluator;
    private readonly EvaluatorLayout _layout;
    private readonly byte[] _facts;
    private readonly byte[] _outcome;
    private readonly int[] _conclusionOffsets;

    /// <param name="program">The program that the evaluator was compiled from.</param>
    /// <param name="evaluator">Kept as long as this lives; its load context must live as long.</param>
    public CompiledEvaluator(RegimeProgram program, RegimeEvaluator evaluator)
    {
        Program = program;
        _evaluator = evaluator;
        _layout = EvaluatorLayout.Of(program);
        _facts = new byte[_layout.Facts.Size];
        _outcome = new byte[_layout.Outcome.Size];
        var index = new RuleIndex(program);
        _conclusionOffsets = new int[index.ConclusionCount];
        for (int r = 0; r < program.Rules.Length; r++)
        {
            for (int c = 0; c < program.Rules[r].Conclusions.Length; c++) _conclusionOffsets[index.NumberOf(r, c)] = _layout.Outcome.ConclusionOffset(r, c);
        }
    }

    public RegimeProgram Program { get; }

    public void Evaluate(CaseFacts facts, CaseAnswer answer)
    {
        new FactsWriter(_layout.Facts, _facts).Write(facts);
        _evaluator.Evaluate(_facts, _outcome);
        var view = new OutcomeView(_layout.Outcome, _outcome);
        answer.IsContradictory = view.IsContradictory;
        if (answer.IsContradictory) return;
        answer.Scope = view.Scope;
        answer.Applicability = Program.Force is null ? view.Scope : view.Applicability;
        answer.IsOutsideCalendar = view.IsOutsideCalendar;
        view.Duties.CopyTo(answer.Duties);
        for (int g = 0; g < answer.Groups.Length; g++)
        {
            answer.Groups[g] = view.Group(g);
            answer.Presumed[g] = view.Presumed(g);
        }

        ReadOnlySpan<Truth> truths = MemoryMarshal.Cast<byte, Truth>(_outcome);
        truths.Slice(_layout.Outcome.RulesOffset, _layout.Outcome.RuleCount).CopyTo(answer.Rules);
        for (int i = 0; i < _conclusionOffsets.Length; i++) answer.Conclusions[i] = truths[_conclusionOffsets[i]];
    }
}
