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
    /// Would the case evaluated last come out otherwise if this 是否 fact were stated 是 as well? Only the outcomes count, not
    /// what they stand on; a case that would contradict itself does not come out at all.
    /// </summary>
    /// <param name="facts">As they were evaluated; unchanged on return.</param>
    /// <param name="answer">The answer to that case.</param>
    /// <param name="truthSlot">The fact's slot.</param>
    bool WouldChange(CaseFacts facts, CaseAnswer answer, int truthSlot);
}
