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
}
