using System.Collections.Immutable;

namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>The words for what became of an obligation or a right; one without a deadline is never 逾期.</summary>
public static class DutyWords
{
    public const string Undetermined = "待查明";

    private static readonly ImmutableArray<DutyStatus> Statuses =
        [DutyStatus.NotArisen, DutyStatus.NotStarted, DutyStatus.Pending, DutyStatus.InTime, DutyStatus.Late, DutyStatus.Overdue];

    public static string Of(DutyKind kind) => kind == DutyKind.Right ? "权利" : "义务";

    /// <summary>The word for a settled status, 待查明 for every other.</summary>
    public static string Of(Duty duty, DutyStatus status) =>
        IsSettled(status) ? Single(duty, status) : Undetermined;

    public static bool IsSettled(DutyStatus status) => Statuses.IndexOf(status) >= 0;

    /// <summary>The words for every status that remains possible, in order.</summary>
    public static ImmutableArray<string> Possible(Duty duty, DutyStatus status) =>
        [.. Statuses.Where(one => (status & one) != 0).Select(one => Single(duty, one))];

    /// <summary>All words that a duty may come to, 待查明 last.</summary>
    public static ImmutableArray<string> All(Duty duty) =>
        [.. Statuses.Where(one => !duty.Period.IsNone || one is not (DutyStatus.Pending or DutyStatus.Late)).Select(one => Single(duty, one)), Undetermined];

    /// <summary>Reads a word; <see cref="DutyStatus.None"/> is 待查明.</summary>
    public static bool TryParse(Duty duty, string word, out DutyStatus status)
    {
        status = DutyStatus.None;
        if (word == Undetermined) return true;
        foreach (DutyStatus one in Statuses)
        {
            if (Single(duty, one) != word) continue;
            status = one;
            return duty.Period.IsNone ? one is not (DutyStatus.Pending or DutyStatus.Late) : true;
        }

        return false;
    }

    private static string Single(Duty duty, DutyStatus status)
    {
        bool isRight = duty.Kind == DutyKind.Right;
        bool isTimed = !duty.Period.IsNone;
        return status switch
        {
            DutyStatus.NotArisen => "未产生",
            DutyStatus.NotStarted => "未起算",
            DutyStatus.Pending => "未到期",
            DutyStatus.InTime => isTimed ? "按期履行" : isRight ? "已行使" : "已履行",
            DutyStatus.Late => "逾期履行",
            _ => isRight ? "未行使" : isTimed ? "逾期" : "未履行",
        };
    }
}
