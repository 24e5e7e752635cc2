using Zhaodan.ProgramForm;
using Zhaodan.Runtime.Facts;

namespace Zhaodan.Screening.Evaluation;

/// <summary>
/// Answers cases under one program. All evaluators give the answers of the reference interpreter. One instance serves one
/// thread.
/// </summary>
public interface ICaseEvaluator
{
    RegimeProgram Program { get; }

    /// <summary>Overwrites the whole answer.</summary>
    void Evaluate(CaseFacts facts, CaseAnswer answer);

    /// <summary>
    /// For each of the 是否 facts: would a case whose answer is known come out otherwise if the fact were stated 是 as well? Only
    /// the outcomes count, not what they stand on; a case that would contradict itself does not come out at all.
    /// </summary>
    /// <param name="facts">The case; unchanged on return.</param>
    /// <param name="answer">The answer to it.</param>
    /// <param name="truthSlots">The facts, by slot; each is tried alone.</param>
    /// <param name="changes">One for each.</param>
    void TryGrants(CaseFacts facts, CaseAnswer answer, ReadOnlySpan<int> truthSlots, Span<bool> changes);
}
