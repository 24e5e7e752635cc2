using System.Text;

namespace Zhaodan.Runtime.Answers;

/// <summary>
/// An answer in one line: 连云港2022：过错认定 不构成过错（第八条第（一）项）；责任 待查明，可能 不予追究、追究，缺 故意违法. Groups that
/// come to 无 by no rule are left out.
/// </summary>
internal static class AnswerLine
{
    public static string Of(Answer answer)
    {
        var text = new StringBuilder(answer.Regime.Code).Append('：');
        if (answer.Status != AnswerStatus.Answered) return text.Append(Words.Of(answer.Status)).ToString();
        bool any = false;
        foreach (GroupAnswer group in answer.Groups)
        {
            if (group.Outcomes is [{ Kind: OutcomeKind.Nothing, IsSettled: true }]) continue;
            text.Append(any ? "；" : "").Append(group.Name).Append(' ');
            Write(text, answer, group);
            any = true;
        }

        return any ? text.ToString() : text.Append("各项结论均为").Append(Words.Nothing).ToString();
    }

    private static void Write(StringBuilder text, Answer answer, GroupAnswer group)
    {
        OutcomeAnswer[] settled = [.. group.Settled];
        if (settled.Length > 0) text.AppendJoin('、', settled.Select(outcome => outcome.Name + (outcome.IsPresumed ? "〔推定〕" : "")));
        if (group.Status != ProgramForm.Logic.GroupStatus.Settled)
        {
            text.Append(settled.Length > 0 ? "；另" : "").Append(Words.Of(group.Status)).Append("，可能 ");
            text.AppendJoin('、', group.Outcomes.Where(outcome => !outcome.IsSettled).Select(outcome => outcome.Name));
        }

        string[] citations = [.. settled.SelectMany(outcome => outcome.Carriers).Select(rule => answer.Rules.FirstOrDefault(known => known.Rule == rule)?.Citation).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (citations.Length > 0) text.Append('（').AppendJoin('、', citations).Append('）');
        if (!group.Missing.IsEmpty) text.Append("，缺 ").AppendJoin('、', group.Missing.Select(ground => ground.Name));
    }
}
