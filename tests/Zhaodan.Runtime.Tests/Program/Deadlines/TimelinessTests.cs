using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;

namespace Zhaodan.Runtime.Tests.Program.Deadlines;

/// <summary>Three-valued comparison over ranges of dates against an oracle that tries every pair of days, with an end reckoned day by day.</summary>
public sealed class TimelinessTests
{
    private static readonly WorkCalendar Calendar = PeriodEndTests.Year2024;
    private static readonly int First = PeriodEndTests.Day("2024-01-26");
    private static readonly int Last = PeriodEndTests.Day("2024-03-10");

    public static TheoryData<int, PeriodUnit, bool> Periods => new()
    {
        { 1, PeriodUnit.WorkingDay, false }, { 3, PeriodUnit.WorkingDay, false }, { 2, PeriodUnit.Day, true }, { 5, PeriodUnit.Day, false },
        { 9, PeriodUnit.Day, true }, { 1, PeriodUnit.Month, true }, { 1, PeriodUnit.Month, false },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public void Says_what_holds_for_every_pair_of_days(int length, PeriodUnit unit, bool rolls)
    {
        var period = new Period(length, unit, rolls);
        var random = new Random(length + (int)unit);
        for (int n = 0; n < 4000; n++)
        {
            (int startLow, int startHigh) = Draw(random);
            (int finishLow, int finishHigh) = Draw(random);
            bool any = false;
            bool all = true;
            for (int s = startLow; s <= startHigh; s++)
            {
                int end = EndByCounting(s, period);
                for (int f = finishLow; f <= finishHigh; f++)
                {
                    bool isIn = f >= s && f <= end;
                    any |= isIn;
                    all &= isIn;
                }
            }

            int expected = (int)(all ? Truth.True : any ? Truth.Unknown : Truth.False);
            Assert.Equal(expected, Timeliness.Compare(Calendar, new NumberRange(startLow, startHigh), new NumberRange(finishLow, finishHigh), period));
        }
    }

    [Fact]
    public void What_nobody_states_is_unknown_and_not_outside()
    {
        var period = new Period(5, PeriodUnit.WorkingDay, false);
        NumberRange day = NumberRange.Exactly(First);
        Assert.Equal((int)Truth.Unknown, Timeliness.Compare(Calendar, NumberRange.Anything, day, period));
        Assert.Equal((int)Truth.Unknown, Timeliness.Compare(Calendar, day, NumberRange.Anything, period));
        Assert.Equal((int)Truth.False, Timeliness.Compare(Calendar, day, NumberRange.AtMost(First - 1), period));
        Assert.Equal((int)Truth.False, Timeliness.Compare(Calendar, day, NumberRange.AtLeast(First + 40), period));
    }

    // 不明, and that the calendar is why; but what no calendar could change is answered.
    [Fact]
    public void A_date_outside_the_calendar_is_told()
    {
        var period = new Period(5, PeriodUnit.WorkingDay, false);
        NumberRange before = NumberRange.Exactly(PeriodEndTests.Day("2018-05-01"));
        Assert.Equal((int)Truth.Unknown | Timeliness.OutsideCalendar, Timeliness.Compare(Calendar, before, NumberRange.Exactly(PeriodEndTests.Day("2018-05-03")), period));
        Assert.Equal((int)Truth.False, Timeliness.Compare(Calendar, before, NumberRange.Exactly(PeriodEndTests.Day("2018-04-30")), period));
        Assert.Equal((int)Truth.Unknown | Timeliness.OutsideCalendar, Timeliness.Compare(null, NumberRange.Exactly(First), NumberRange.Exactly(First + 1), period));
    }

    private static (int Low, int High) Draw(Random random)
    {
        int low = random.Next(First, Last);
        return (low, random.Next(3) > 0 ? low : random.Next(low, Math.Min(Last, low + 8)));
    }

    // Nothing of the product's: every day is looked at in turn.
    private static int EndByCounting(int start, Period period)
    {
        int day = start;
        if (period.Unit == PeriodUnit.WorkingDay)
        {
            for (int left = period.Length; left > 0;)
            {
                day++;
                if (IsWorked(day)) left--;
            }

            return day;
        }

        DateOnly date = new DateOnly(1970, 1, 1).AddDays(start);
        day = start + (period.Unit == PeriodUnit.Day ? period.Length : date.AddMonths(period.Length).DayNumber - date.DayNumber);
        while (period.Rolls && !IsWorked(day)) day++;
        return day;
    }

    private static bool IsWorked(int day)
    {
        DayOfWeek weekday = new DateOnly(1970, 1, 1).AddDays(day).DayOfWeek;
        bool isWeekend = weekday is DayOfWeek.Saturday or DayOfWeek.Sunday;
        return isWeekend ? Calendar.MakeUpDays.Contains(day) : !Calendar.DaysOff.Contains(day);
    }
}
