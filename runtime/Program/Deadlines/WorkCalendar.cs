using System.Collections.Immutable;

namespace Zhaodan.ProgramForm.Deadlines;

/// <summary>
/// The working days of the years that a calendar file covers: Monday to Friday but for the days listed as off, and the
/// Saturdays and Sundays listed as make-up days. Days count from 1970-01-01. Immutable; what it is asked costs no more than a
/// look into a table.
/// </summary>
public sealed class WorkCalendar
{
    // Working days among the first i days, and the days themselves.
    private readonly int[] _workingBefore;
    private readonly int[] _workingDays;

    public WorkCalendar(string title, int firstYear, int lastYear, ImmutableArray<int> daysOff, ImmutableArray<int> makeUpDays)
    {
        Title = title;
        FirstYear = firstYear;
        LastYear = lastYear;
        DaysOff = daysOff;
        MakeUpDays = makeUpDays;
        FirstDay = CivilDate.ToDay(firstYear, 1, 1);
        LastDay = CivilDate.ToDay(lastYear, 12, 31);
        var off = new HashSet<int>(daysOff);
        var makeUp = new HashSet<int>(makeUpDays);
        _workingBefore = new int[LastDay - FirstDay + 2];
        var working = new List<int>();
        for (int day = FirstDay; day <= LastDay; day++)
        {
            if (CivilDate.IsWeekend(day) ? makeUp.Contains(day) : !off.Contains(day)) working.Add(day);
            _workingBefore[day - FirstDay + 1] = working.Count;
        }

        _workingDays = [.. working];
    }

    /// <summary>For generated code, which has the days only and nothing to show.</summary>
    public static WorkCalendar OfDays(int firstYear, int lastYear, int[] daysOff, int[] makeUpDays) =>
        new("", firstYear, lastYear, [.. daysOff], [.. makeUpDays]);

    public string Title { get; }

    public int FirstYear { get; }

    public int LastYear { get; }

    public int FirstDay { get; }

    public int LastDay { get; }

    /// <summary>休息 as listed, weekends within a holiday included; in order.</summary>
    public ImmutableArray<int> DaysOff { get; }

    /// <summary>上班 as listed; in order.</summary>
    public ImmutableArray<int> MakeUpDays { get; }

    public bool Covers(long day) => day >= FirstDay && day <= LastDay;

    /// <summary>The day itself if it is a working day, else the next one. False where the calendar does not reach.</summary>
    public bool TryRollForward(long day, out long working) => TryWorkingDay(day - 1, 1, out working);

    /// <summary>The <paramref name="count"/>-th working day after <paramref name="day"/>; the days counted must be covered.</summary>
    public bool TryWorkingDay(long day, int count, out long working)
    {
        working = 0;
        if (day < FirstDay - 1 || day > LastDay) return false;
        long index = _workingBefore[day - FirstDay + 1] + (long)count - 1;
        if (index < 0 || index >= _workingDays.Length) return false;
        working = _workingDays[index];
        return true;
    }
}
