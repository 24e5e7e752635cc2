using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers.Conditions;
using Zhaodan.Runtime.Facts;
using Zhaodan.Screening.Output;

namespace Zhaodan.Screening.Supplement;

/// <summary>What a group of one case waits for, by the reference: what planes are compared with.</summary>
internal static class MissingList
{
    /// <summary>
    /// The facts, and whether a group in 冲突 stands in the way as well; nothing where the group is not 待查明. What an open
    /// scope waits for is missing in every group.
    /// </summary>
    /// <param name="program">The program.</param>
    /// <param name="facts">What the case states.</param>
    /// <param name="evaluation">Of the case.</param>
    /// <param name="group">The group.</param>
    /// <param name="status">How the answer to the case counts the group.</param>
    public static (IEnumerable<int> Facts, bool IsBlocked) Of(RegimeProgram program, CaseFacts facts, Runtime.Reference.Evaluation evaluation, int group, RowStatus status)
    {
        if (status != RowStatus.Undetermined || evaluation.IsContradictory) return ([], false);
        Missing missing = MissingFacts.OfGroup(program, facts, evaluation, group);
        if (program.Scope < 0 || evaluation.Nodes[program.Scope].Truth != Truth.Unknown) return (missing.Facts, !missing.Conflicts.IsEmpty);
        Missing ofScope = MissingFacts.OfNode(program, facts, evaluation, program.Scope);
        return (missing.Facts.Union(ofScope.Facts).Order(), !missing.Conflicts.IsEmpty || !ofScope.Conflicts.IsEmpty);
    }
}
