using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>
/// When a span ends: the first day is not counted; 月 and 年 end on the same day or the month's last; 日, 月 and 年 that end on a
/// day off run to the next working day (language page, section 3, "Spans"; 民法典 201 to 203). This is the only place where
/// days are reckoned: the interpreter and compiled evaluators both call it. A later start never ends earlier, which is what
/// the comparisons of ranges rest on.
/// </summary>
public static class PeriodEnd
{
    /// <summary>The last day of a span that starts on a day; false where the calendar does not reach, never a guess.</summary>
    public static bool TryFind(WorkCalendar? calendar, long start, Period period, out long end)
    {
        end = 0;
        if (period.Unit == PeriodUnit.WorkingDay) return calendar is not null && calendar.TryWorkingDay(start, period.Length, out end);
        bool found = period.Unit switch
        {
            PeriodUnit.Day => CivilDate.TryAddDays(start, period.Length, out end),
            PeriodUnit.Month => CivilDate.TryAddMonths(start, period.Length, out end),
            _ => CivilDate.TryAddMonths(start, 12 * period.Length, out end),
        };
        if (!found || !period.Rolls) return found;
        return calendar is not null && calendar.TryRollForward(end, out end);
    }

    /// <summary>What is known of the end, from what is known of the start.</summary>
    public static EndRange Of(WorkCalendar? calendar, NumberRange start, Period period)
    {
        bool isOutside = false;
        // A start that nobody bounds is unknown and lies outside of nothing; an end never comes before its start.
        long earliest = start.Low;
        if (start.Low != long.MinValue && !TryFind(calendar, start.Low, period, out earliest))
        {
            earliest = start.Low;
            isOutside = true;
        }

        long latest = long.MaxValue;
        if (start.High != long.MaxValue && !TryFind(calendar, start.High, period, out latest))
        {
            latest = long.MaxValue;
            isOutside = true;
        }

        return new EndRange(earliest, latest, isOutside);
    }
}

/// <summary>The earliest and the latest end that remain possible; <see cref="IsOutside"/>: the calendar did not reach for one of them.</summary>
public readonly record struct EndRange(long Earliest, long Latest, bool IsOutside);
