using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Facts;
using Zhaodan.Runtime.Reference;

namespace Zhaodan.Screening.Evaluation;

/// <summary>The reference interpreter: slow, and the meaning.</summary>
public sealed class InterpretingEvaluator(RegimeProgram program) : ICaseEvaluator
{
    private readonly Interpreter _interpreter = new(program);
    private readonly CaseAnswer _granted = new(new RuleIndex(program));

    public RegimeProgram Program => program;

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
