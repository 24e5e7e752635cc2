using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>Whether something was done within a span: not before its start and not after its end, over what is known of both dates.</summary>
public static class Timeliness
{
    /// <summary>Beside 不明 in <see cref="Compare"/>: it is 不明 because the calendar does not reach.</summary>
    public const int OutsideCalendar = 4;

    /// <summary>自甲之日起…内乙, three-valued: 是 for every pair of dates that remains possible, 否 for none. A truth code, with <see cref="OutsideCalendar"/>.</summary>
    public static int Compare(WorkCalendar? calendar, NumberRange start, NumberRange finish, Period period)
    {
        if (finish.High < start.Low) return (int)Truth.False;
        EndRange end = PeriodEnd.Of(calendar, start, period);
        if (finish.Low > end.Latest) return (int)Truth.False;
        if (start.High <= finish.Low && finish.High <= end.Earliest) return (int)Truth.True;
        return end.IsOutside ? (int)Truth.Unknown | OutsideCalendar : (int)Truth.Unknown;
    }
}
