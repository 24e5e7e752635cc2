using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.Runtime.Answers;

namespace Zhaodan.Screening.Output;

/// <summary>How a group's outcome is counted and written.</summary>
public enum RowStatus
{
    /// <summary>One value, or several (并列), or the default</summary>
    Settled,

    /// <summary>无</summary>
    Nothing,

    /// <summary>待查明</summary>
    Undetermined,

    /// <summary>裁量</summary>
    Discretionary,

    /// <summary>冲突</summary>
    Conflicting,

    /// <summary>不适用: the regime does not speak of the case</summary>
    Inapplicable,
}

/// <summary>The cells 结论 and 可能 of a group in an answer file; equal outcomes share their text.</summary>
internal sealed class AnswerText(ConclusionGroup group)
{
    // So many different outcomes of one group do not occur; a hostile file must not fill the memory with them.
    private const int Limit = 4096;

    private readonly Dictionary<(ulong Possible, ulong Settled, RowStatus Status, bool MayBeInapplicable), (string Outcome, string Possible)> _known = [];

    public static RowStatus StatusOf(GroupOutcome outcome, Truth scope) =>
        scope == Truth.False ? RowStatus.Inapplicable
        : outcome.Status == GroupStatus.Discretionary && scope == Truth.True ? RowStatus.Discretionary
        : outcome.Status == GroupStatus.Undetermined || scope == Truth.Unknown ? RowStatus.Undetermined
        : outcome.Status == GroupStatus.Conflicting ? RowStatus.Conflicting
        : outcome.Settled == GroupOutcome.None ? RowStatus.Nothing
        : RowStatus.Settled;

    public static string Word(RowStatus status) => status switch
    {
        RowStatus.Settled => "已定",
        RowStatus.Nothing => Words.Nothing,
        RowStatus.Undetermined => Words.Of(GroupStatus.Undetermined),
        RowStatus.Discretionary => Words.Of(GroupStatus.Discretionary),
        RowStatus.Conflicting => Words.Clash,
        _ => Words.Inapplicable,
    };

    /// <summary>Settled values first; 待查明, 裁量 or 冲突 behind them where something is open.</summary>
    public (string Outcome, string Possible) Of(GroupOutcome outcome, Truth scope, RowStatus status)
    {
        if (status == RowStatus.Inapplicable) return (Words.Inapplicable, Words.Inapplicable);
        bool mayBeInapplicable = scope == Truth.Unknown;
        var key = (outcome.Possible, outcome.Settled, status, mayBeInapplicable);
        if (_known.TryGetValue(key, out (string Outcome, string Possible) text)) return text;

        string settled = OutcomeText.Names(group, outcome.Settled & ~GroupOutcome.Clash, false);
        string word = status is RowStatus.Settled or RowStatus.Nothing ? "" : Word(status);
        if (mayBeInapplicable) settled = "";
        text = (
            settled.Length > 0 && word.Length > 0 ? $"{settled}、{word}" : settled + word,
            OutcomeText.Names(group, outcome.Possible, mayBeInapplicable));
        if (_known.Count < Limit) _known.Add(key, text);
        return text;
    }
}
