using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Runtime.Tests.Program.Deadlines;

/// <summary>Ends of spans, reckoned on paper from the notice for 2024 (language page, section 3, "Spans").</summary>
public sealed class PeriodEndTests
{
    /// <summary>2024: 春节 2月10日至17日, 上班 2月4日、18日; 清明 4月4日至6日, 上班 4月7日; 劳动节 5月1日至5日, 上班 4月28日、5月11日.</summary>
    internal static WorkCalendar Year2024 { get; } = new(
        "试",
        2024,
        2024,
        [.. Days(1, 1, 1), .. Days(2, 10, 17), .. Days(4, 4, 6), .. Days(5, 1, 5)],
        [Day(2, 4), Day(2, 18), Day(4, 7), Day(4, 28), Day(5, 11)]);

    [Theory]
    [InlineData("2024-02-06", 5, PeriodUnit.WorkingDay, "2024-02-19")] // 7, 8, 9, 18, 19
    [InlineData("2024-02-10", 5, PeriodUnit.WorkingDay, "2024-02-22")] // begins on a day off
    [InlineData("2024-01-02", 1, PeriodUnit.WorkingDay, "2024-01-03")]
    [InlineData("2024-04-24", 10, PeriodUnit.Day, "2024-05-06")] // 4 May is a day off
    [InlineData("2024-04-18", 10, PeriodUnit.Day, "2024-04-28")] // a Sunday that is worked
    [InlineData("2024-03-06", 10, PeriodUnit.Day, "2024-03-18")] // Saturday to Monday
    [InlineData("2023-11-30", 3, PeriodUnit.Month, "2024-02-29")] // no 30 February
    [InlineData("2024-01-31", 1, PeriodUnit.Month, "2024-02-29")]
    [InlineData("2024-03-31", 1, PeriodUnit.Month, "2024-04-30")]
    [InlineData("2024-01-06", 3, PeriodUnit.Month, "2024-04-07")] // 6 April is a day off, the Sunday after is worked
    [InlineData("2023-02-12", 1, PeriodUnit.Year, "2024-02-18")] // 12 February is in the Spring Festival
    [InlineData("2020-02-29", 4, PeriodUnit.Year, "2024-02-29")]
    public void Ends_as_reckoned_on_paper(string start, int length, PeriodUnit unit, string end)
    {
        Assert.True(PeriodEnd.TryFind(Year2024, Day(start), new Period(length, unit, Rolls: unit != PeriodUnit.WorkingDay), out long found));
        Assert.Equal(Day(end), found);
    }

    [Theory]
    [InlineData("2024-04-24", 10, PeriodUnit.Day, "2024-05-04")]
    [InlineData("2024-01-06", 3, PeriodUnit.Month, "2024-04-06")]
    [InlineData("2023-02-28", 1, PeriodUnit.Year, "2024-02-28")]
    [InlineData("1999-12-31", 2, PeriodUnit.Month, "2000-02-29")] // no calendar is needed
    public void Does_not_run_on_where_the_regime_says_so(string start, int length, PeriodUnit unit, string end)
    {
        Assert.True(PeriodEnd.TryFind(null, Day(start), new Period(length, unit, Rolls: false), out long found));
        Assert.Equal(Day(end), found);
    }

    [Theory]
    [InlineData("2023-12-30", 5, PeriodUnit.WorkingDay)] // 30 and 31 December are not covered
    [InlineData("2024-12-30", 5, PeriodUnit.WorkingDay)]
    [InlineData("2024-12-25", 10, PeriodUnit.Day)]
    [InlineData("2023-01-01", 5, PeriodUnit.Day)]
    [InlineData("2024-06-30", 1, PeriodUnit.Year)]
    public void Is_never_guessed_outside_the_calendar(string start, int length, PeriodUnit unit) =>
        Assert.False(PeriodEnd.TryFind(Year2024, Day(start), new Period(length, unit, Rolls: unit != PeriodUnit.WorkingDay), out _));

    [Theory]
    [InlineData(long.MinValue)]
    [InlineData(long.MinValue + 1)]
    [InlineData(long.MaxValue)]
    [InlineData(-719_163)] // the day before the first there is
    [InlineData(2_932_896)] // 31 December 9999
    public void Dates_that_there_are_not_are_outside(long start)
    {
        foreach (PeriodUnit unit in Enum.GetValues<PeriodUnit>())
        {
            Assert.False(PeriodEnd.TryFind(Year2024, start, new Period(3, unit, true), out _));
            Assert.False(PeriodEnd.TryFind(null, start, new Period(3, unit, false), out _));
        }
    }

    // The comparison of ranges rests on it.
    [Fact]
    public void A_later_start_never_ends_earlier()
    {
        foreach (PeriodUnit unit in Enum.GetValues<PeriodUnit>())
        {
            foreach (bool rolls in new[] { true, false })
            {
                var period = new Period(unit == PeriodUnit.Year ? 1 : 2, unit, rolls && unit != PeriodUnit.WorkingDay);
                long last = long.MinValue;
                for (int day = Day("2022-12-01"); day <= Day("2024-12-31"); day++)
                {
                    if (!PeriodEnd.TryFind(Year2024, day, period, out long end)) continue;
                    Assert.True(end >= last && end > day);
                    last = end;
                }
            }
        }
    }

    internal static int Day(string date) => DateOnly.ParseExact(date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).DayNumber - new DateOnly(1970, 1, 1).DayNumber;

    private static int Day(int month, int day) => CivilDate.ToDay(2024, month, day);

    private static IEnumerable<int> Days(int month, int first, int last) => Enumerable.Range(first, last - first + 1).Select(day => Day(month, day));
}
