namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>Days since 1970-01-01 and the dates of the Gregorian calendar; no clock, no culture.</summary>
public static class CivilDate
{
    private static readonly DateTime Epoch = new(1970, 1, 1);
    private static readonly long Earliest = (long)(DateTime.MinValue.Date - Epoch).TotalDays;
    private static readonly long Latest = (long)(DateTime.MaxValue.Date - Epoch).TotalDays;

    public static int ToDay(int year, int month, int day) => (int)(new DateTime(year, month, day) - Epoch).TotalDays;

    /// <summary>Saturday or Sunday; 1970-01-01 was a Thursday.</summary>
    public static bool IsWeekend(int day) => DayOfWeek(day) is 0 or 6;

    /// <summary>0 for Sunday to 6 for Saturday.</summary>
    public static int DayOfWeek(int day) => ((day % 7) + 7 + 4) % 7;

    /// <summary>The same day <paramref name="months"/> later, or the month's last where there is no such day.</summary>
    public static bool TryAddMonths(long day, int months, out long result)
    {
        result = 0;
        if (day < Earliest || day > Latest) return false;
        DateTime from = Epoch.AddDays(day);
        long month = ((long)from.Year * 12) + from.Month - 1 + months;
        if (month < 12 || month / 12 > 9999) return false;
        result = (long)(from.AddMonths(months) - Epoch).TotalDays;
        return true;
    }

    /// <summary>Some days later; false beyond the dates that there are.</summary>
    public static bool TryAddDays(long day, int days, out long result)
    {
        result = 0;
        if (day < Earliest || day > Latest - days) return false;
        result = day + days;
        return true;
    }

    /// <summary>2022年3月1日; null beyond the dates that there are.</summary>
    public static DateTime? ToDate(long day) => day < Earliest || day > Latest ? null : Epoch.AddDays(day);
}
