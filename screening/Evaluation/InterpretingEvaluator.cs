using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;
using Zhaodan.Runtime.Regimes;

namespace Zhaodan.Screening.Evaluation;

/// <summary>The reference interpreter: slow, and the meaning. One instance serves one thread.</summary>
public sealed class InterpretingEvaluator(RegimeProgram program) : IProgramEvaluator
{
    private readonly Interpreter _interpreter = new(program);
    private readonly CaseAnswer _granted = new(new RuleIndex(program));

    public RegimeProgram Program => program;

    /// <inheritdoc/>
    public void Evaluate(CaseFacts facts, ProgramOutcome outcome) => Evaluate(facts, (CaseAnswer)outcome);

    /// <summary>Overwrites the whole answer.</summary>
    public void Evaluate(CaseFacts facts, CaseAnswer answer)
    {
        Runtime.Reference.Evaluation evaluation = _interpreter.Evaluate(facts);
        answer.IsContradictory = evaluation.IsContradictory;
        if (evaluation.IsContradictory) return;
        answer.Scope = evaluation.Scope.Truth;
        answer.Applicability = evaluation.Applicability.Truth;
        answer.IsOutsideCalendar = evaluation.IsOutsideCalendar;
        evaluation.Duties.CopyTo(answer.Duties);
        evaluation.Groups.CopyTo(answer.Groups);
        evaluation.Presumed.CopyTo(answer.Presumed);
        int next = 0;
        for (int r = 0; r < program.Rules.Length; r++)
        {
            Rule rule = program.Rules[r];
            answer.Rules[r] = evaluation.Nodes[rule.Applies].Truth;
            foreach (RuleConclusion conclusion in rule.Conclusions) answer.Conclusions[next++] = evaluation.Nodes[conclusion.Applies].Truth;
        }
    }

    /// <summary>
    /// For each of the 是否 facts: would a case whose answer is known come out otherwise if the fact were stated 是 as well? Only
    /// the outcomes count, not what they stand on; a case that would contradict itself does not come out at all.
    /// </summary>
    /// <param name="facts">The case; unchanged on return.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="truthSlots">The facts, by slot; each is tried alone.</param>
    /// <param name="changes">One for each.</param>
    public void TryGrants(CaseFacts facts, CaseAnswer answer, ReadOnlySpan<int> truthSlots, Span<bool> changes)
    {
        for (int i = 0; i < truthSlots.Length; i++)
        {
            StatedTruth stated = facts.Truths[truthSlots[i]];
            facts.Truths[truthSlots[i]] = StatedTruth.True;
            Evaluate(facts, _granted);
            facts.Truths[truthSlots[i]] = stated;
            changes[i] = !_granted.IsContradictory && !_granted.SameOutcomes(answer);
        }
    }
}
