using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;
using Zhaodan.ProgramForm.Logic;
using Zhaodan.ProgramForm.Values;

namespace Zhaodan.Runtime.Tests.Program.Deadlines;

/// <summary>The status of a duty at an evaluation date, worked out on paper. 2 days from 29 April 2024 end on 6 May.</summary>
public sealed class DutyReckoningTests
{
    private static readonly Period TwoDays = new(2, PeriodUnit.Day, true);
    private static readonly NumberRange Start = On("2024-04-29");

    [Theory]
    [InlineData("2024-05-06", null, "2024-06-01", DutyStatus.InTime)]
    [InlineData("2024-05-07", null, "2024-06-01", DutyStatus.Late)]
    [InlineData("2024-05-06", null, null, DutyStatus.InTime)]
    [InlineData(null, Truth.False, "2024-05-06", DutyStatus.Pending)]
    [InlineData(null, Truth.False, "2024-05-07", DutyStatus.Overdue)]
    [InlineData(null, Truth.False, null, DutyStatus.Pending | DutyStatus.Overdue)]
    [InlineData("2024-05-08", null, "2024-05-06", DutyStatus.Pending)] // done after the evaluation date
    [InlineData("2024-05-08", null, "2024-05-07", DutyStatus.Overdue)]
    [InlineData(null, Truth.False, "2024-04-28", DutyStatus.NotStarted)] // starts after the evaluation date
    [InlineData("2024-04-28", null, null, DutyStatus.Disordered)]
    [InlineData(null, Truth.True, "2024-05-07", DutyStatus.InTime | DutyStatus.Late)] // done, nobody knows when
    [InlineData(null, Truth.Unknown, "2024-05-07", DutyStatus.InTime | DutyStatus.Late | DutyStatus.Overdue)]
    public void With_a_deadline(string? done, Truth? performed, string? asOf, DutyStatus expected)
    {
        NumberRange act = done is null ? NumberRange.Anything : On(done);
        NumberRange at = asOf is null ? NumberRange.Anything : On(asOf);
        Assert.Equal(expected, DutyReckoning.Find(PeriodEndTests.Year2024, TwoDays, Truth.True, Truth.True, Start, performed ?? Truth.True, act, at));
    }

    [Theory]
    [InlineData(Truth.True, DutyStatus.InTime)]
    [InlineData(Truth.False, DutyStatus.Overdue)]
    [InlineData(Truth.Unknown, DutyStatus.InTime | DutyStatus.Overdue)]
    public void Without_a_deadline_it_has_status_by_event_alone(Truth performed, DutyStatus expected)
    {
        foreach (NumberRange at in new[] { NumberRange.Anything, On("2024-12-31") })
        {
            Assert.Equal(expected, DutyReckoning.Find(null, default, Truth.True, Truth.True, NumberRange.Anything, performed, NumberRange.Anything, at));
        }
    }

    [Fact]
    public void What_does_not_apply_or_start_goes_no_further()
    {
        Assert.Equal(DutyStatus.NotArisen, Find(Truth.False, Truth.True));
        Assert.Equal(DutyStatus.NotStarted, Find(Truth.True, Truth.False));
        Assert.Equal(DutyStatus.NotArisen | DutyStatus.Overdue, Find(Truth.Unknown, Truth.True));
        Assert.Equal(DutyStatus.NotStarted | DutyStatus.Overdue, Find(Truth.True, Truth.Unknown));

        static DutyStatus Find(Truth applies, Truth started) =>
            DutyReckoning.Find(PeriodEndTests.Year2024, TwoDays, applies, started, Start, Truth.False, NumberRange.Anything, On("2024-05-07"));
    }

    [Fact]
    public void A_start_outside_the_calendar_leaves_it_open_and_says_so()
    {
        NumberRange start = On("2018-05-01");
        DutyStatus done = DutyReckoning.Find(PeriodEndTests.Year2024, TwoDays, Truth.True, Truth.True, start, Truth.True, On("2018-05-02"), NumberRange.Anything);
        Assert.Equal(DutyStatus.InTime | DutyStatus.Late | DutyStatus.OutsideCalendar, done);
        Assert.False(DutyWords.IsSettled(done));
        DutyStatus open = DutyReckoning.Find(PeriodEndTests.Year2024, TwoDays, Truth.True, Truth.True, start, Truth.False, NumberRange.Anything, On("2018-05-02"));
        Assert.Equal(DutyStatus.Pending | DutyStatus.Overdue | DutyStatus.OutsideCalendar, open);
    }

    [Fact]
    public void The_evaluation_date_is_the_decisions_where_none_is_stated()
    {
        Assert.Equal(On("2024-05-06"), DutyReckoning.AsOf(On("2024-05-06"), On("2024-05-07")));
        Assert.Equal(On("2024-05-07"), DutyReckoning.AsOf(NumberRange.Anything, On("2024-05-07")));
        Assert.True(DutyReckoning.AsOf(NumberRange.Anything, NumberRange.Anything).IsAnything);
    }

    // A stated 不明 is no silence: the decision's date does not stand in, and every status that some day gives is possible.
    [Theory]
    [InlineData(null, DutyStatus.NotStarted | DutyStatus.Pending | DutyStatus.Overdue)]
    [InlineData("2024-05-06", DutyStatus.NotStarted | DutyStatus.Pending | DutyStatus.InTime)]
    [InlineData("2024-05-07", DutyStatus.NotStarted | DutyStatus.Pending | DutyStatus.Late)]
    [InlineData("2024-05-08", DutyStatus.NotStarted | DutyStatus.Pending | DutyStatus.Overdue | DutyStatus.Late)]
    public void A_stated_unknown_evaluation_date_is_some_day(string? done, DutyStatus expected)
    {
        Assert.True(FactValueParser.TryParse(new Fact { Name = CaseDates.AsOf, Kind = FactKind.Date, NumberSlot = 0, IsCaseDate = true }, "不明", out FactValue value, out _));
        NumberRange asOf = DutyReckoning.AsOf(value.Number, On("2024-05-07"));
        NumberRange act = done is null ? NumberRange.Anything : On(done);
        Assert.Equal(expected, DutyReckoning.Find(PeriodEndTests.Year2024, TwoDays, Truth.True, Truth.True, Start, done is null ? Truth.False : Truth.True, act, asOf));
    }

    private static NumberRange On(string date) => NumberRange.Exactly(PeriodEndTests.Day(date));
}
