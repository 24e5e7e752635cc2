using System.Globalization;
using Zhaodan.Compiler.Binding;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Compilation.Tests.Conformance;

/// <summary>
/// specs/calendars against what follows from the notices otherwise than by reading them: a make-up day makes good a weekday
/// that was given off beyond the statutory holidays, and months whose working days are well known come out so.
/// </summary>
public sealed class NationalCalendarTests
{
    private static readonly WorkCalendar Calendar = Load();

    [Fact]
    public void Covers_2019_to_2026() => Assert.Equal((2019, 2026), (Calendar.FirstYear, Calendar.LastYear));

    // 365 days less weekends less 11 statutory days (13 since 2025), as far as these fall on or are moved to weekdays; 2020 has
    // two more (31 January, and 1 February was to be worked).
    [Theory]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_so_many_working_days(int year, int expected)
    {
        int first = CivilDate.ToDay(year, 1, 1);
        int last = CivilDate.ToDay(year, 12, 31);
        Assert.Equal(expected, Enumerable.Range(first, last - first + 1).Count(IsWorked));
    }

    [Theory]
    [InlineData("2020-01-31", false)] // the extension of the Spring Festival
    [InlineData("2020-02-01", false)]
    [InlineData("2020-02-03", true)]
    [InlineData("2019-05-02", false)] // the adjustment of Labour Day
    [InlineData("2019-05-05", true)]
    [InlineData("2024-02-09", true)] // the eve was only recommended
    [InlineData("2022-10-09", true)]
    [InlineData("2023-01-02", false)]
    [InlineData("2025-01-26", true)]
    [InlineData("2026-02-23", false)]
    [InlineData("2026-02-28", true)]
    public void A_day_is_worked_or_not(string date, bool worked)
    {
        DateOnly day = DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Equal(worked, IsWorked(CivilDate.ToDay(day.Year, day.Month, day.Day)));
    }

    private static bool IsWorked(int day) => Calendar.TryRollForward(day, out long working) && working == day;

    private static WorkCalendar Load()
    {
        SourceText source = StatuteFiles.Read(Path.Combine(StatuteFiles.SpecsFolder, "calendars", "national.statute"));
        var diagnostics = new DiagnosticBag();
        CalendarSyntax syntax = StatuteParser.Parse(source, diagnostics).Blocks.OfType<CalendarSyntax>().Single();
        WorkCalendar? calendar = CalendarBinder.Bind(source, syntax, diagnostics);
        Assert.Empty(diagnostics.Items);
        return calendar ?? throw new InvalidOperationException("The calendar is wrong.");
    }
}
