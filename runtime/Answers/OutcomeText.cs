using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Answers;

/// <summary>An outcome in one line: 不予追究 · 待查明，可能 不予追究、无 · 冲突.</summary>
public static class OutcomeText
{
    private const ulong Values = ~(GroupOutcome.None | GroupOutcome.Clash);

    public static string Of(ConclusionGroup group, GroupOutcome outcome, bool mayBeInapplicable = false)
    {
        GroupStatus status = outcome.Status;
        if (mayBeInapplicable && status is GroupStatus.Settled or GroupStatus.Conflicting) status = GroupStatus.Undetermined;
        if (status == GroupStatus.Settled) return Names(group, outcome.Settled, false);

        var text = new StringBuilder();
        ulong settled = mayBeInapplicable ? 0 : outcome.Settled & Values;
        if (settled != 0) text.Append(Names(group, settled, false)).Append("；另");
        text.Append(Words.Of(status));
        if (status == GroupStatus.Conflicting)
        {
            ulong clashing = outcome.Clashing & Values;
            if (clashing != 0) text.Append('（').Append(Names(group, clashing, false)).Append('）');
        }
        else
        {
            text.Append("，可能 ").Append(Names(group, mayBeInapplicable ? outcome.Possible : outcome.Unsettled, mayBeInapplicable));
        }

        return text.ToString();
    }

    /// <summary>The outcomes of a mask, joined by 、, in the order of the values, then 无, 冲突, 不适用.</summary>
    public static string Names(ConclusionGroup group, ulong outcomes, bool inapplicable)
    {
        var text = new StringBuilder();
        for (int v = 0; v < group.Values.Length; v++)
        {
            if ((outcomes & (1UL << v)) != 0) Add(group.Values[v].Name);
        }

        if ((outcomes & GroupOutcome.None) != 0) Add(Words.Nothing);
        if ((outcomes & GroupOutcome.Clash) != 0) Add(Words.Clash);
        if (inapplicable) Add(Words.Inapplicable);
        return text.ToString();

        void Add(string name)
        {
            if (text.Length > 0) text.Append('、');
            text.Append(name);
        }
    }
}
