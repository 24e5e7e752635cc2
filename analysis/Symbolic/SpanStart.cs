using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Analysis.Symbolic;

/// <summary>Spans looked at from their end.</summary>
internal static class SpanStart
{
    /// <summary>
    /// The first day, not before <paramref name="from"/>, from which a span reaches a day; null where none does, or the calendar
    /// does not say. A later start never ends earlier (<see cref="PeriodEnd"/>), so halving finds it.
    /// </summary>
    public static long? FirstReaching(WorkCalendar? calendar, long from, long reached, Period period)
    {
        if (from > reached || !Reaches(reached)) return null;
        long low = Math.Max(from, reached - LongestDays(period)), high = reached;
        while (low < high)
        {
            long middle = low + ((high - low) / 2);
            if (Reaches(middle)) high = middle;
            else low = middle + 1;
        }

        return low;

        bool Reaches(long start) => PeriodEnd.TryFind(calendar, start, period, out long end) && end >= reached;
    }

    // Days off included.
    private static long LongestDays(Period period) => 400 + (period.Length * (period.Unit switch
    {
        PeriodUnit.Day => 1L,
        PeriodUnit.WorkingDay => 8L,
        PeriodUnit.Month => 31L,
        _ => 366L,
    }));
}
