using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Analysis.Comparing;

/// <summary>The outcome of a group in a few words, the same for every regime.</summary>
public static class AnswerLabel
{
    public static StateKind KindOf(GroupOutcome outcome) =>
        (outcome.Possible & GroupOutcome.Clash) != 0 ? StateKind.Clash
        : outcome.Unsettled != 0 ? StateKind.Open
        : outcome.Possible == GroupOutcome.None ? StateKind.Nothing
        : StateKind.Settled;

    public static string Of(ConclusionGroup group, GroupOutcome outcome)
    {
        string names = OutcomeText.Names(group, outcome.Possible & ~GroupOutcome.Clash, false);
        return KindOf(outcome) switch
        {
            StateKind.Open => (outcome.Unsettled & outcome.Ignorance) != 0 ? $"待查明（{names}）" : $"裁量（{names}）",
            StateKind.Clash => names.Length == 0 ? "冲突" : $"冲突（另可能{names}）",
            _ => names,
        };
    }
}
