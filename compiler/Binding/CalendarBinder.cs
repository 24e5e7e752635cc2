using System.Collections.Immutable;
using System.Globalization;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Compiler.Syntax;
using Zhaodan.Compiler.Text;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Compiler.Binding;

/// <summary>
/// 日历《…》 → working days. What is wrong with a calendar makes deadlines wrong, so every finding is an error: a gap between
/// years, a day that is both off and a make-up day or is listed twice, a make-up day on a day that is worked anyway.
/// </summary>
public sealed class CalendarBinder
{
    private const string Weekdays = "日一二三四五六";

    private readonly SourceText _source;
    private readonly CalendarSyntax _syntax;
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<int, bool> _days = [];
    private int _firstYear;
    private int _lastYear;
    private bool _isWrong;

    private CalendarBinder(SourceText source, CalendarSyntax syntax, DiagnosticBag diagnostics)
    {
        _source = source;
        _syntax = syntax;
        _diagnostics = diagnostics;
    }

    /// <summary>Null where something is wrong with it, which is reported.</summary>
    public static WorkCalendar? Bind(SourceText source, CalendarSyntax syntax, DiagnosticBag diagnostics) =>
        new CalendarBinder(source, syntax, diagnostics).Bind();

    private WorkCalendar? Bind()
    {
        if (_syntax.Years.IsEmpty) return null;
        BindYears();
        foreach (CalendarEntrySyntax entry in _syntax.Years.SelectMany(year => year.Entries))
        {
            foreach (DayRangeSyntax range in entry.Ranges) BindRange(range, entry.IsOff);
        }

        return _isWrong ? null : new WorkCalendar(_syntax.Title.Text ?? "", _firstYear, _lastYear, Days(isOff: true), Days(isOff: false));
    }

    private ImmutableArray<int> Days(bool isOff) => [.. _days.Where(day => day.Value == isOff).Select(day => day.Key).OrderBy(day => day)];

    private void BindYears()
    {
        CalendarYearSyntax[] years = [.. _syntax.Years.OrderBy(year => year.Year)];
        _firstYear = years[0].Year;
        _lastYear = years[years.Length - 1].Year;
        for (int i = 1; i < years.Length; i++)
        {
            if (years[i].Year == years[i - 1].Year) Report(DiagnosticCatalogue.CalendarYearTwice, years[i].Span, _syntax.Title.Text ?? "", years[i].Year);
            else if (years[i].Year > years[i - 1].Year + 1) Report(DiagnosticCatalogue.CalendarGap, years[i].Span, _syntax.Title.Text ?? "", years[i - 1].Year, years[i].Year);
        }
    }

    private void BindRange(DayRangeSyntax range, bool isOff)
    {
        bool isCovered = range.First <= range.Last && range.First >= CivilDate.ToDay(_firstYear, 1, 1) && range.Last <= CivilDate.ToDay(_lastYear, 12, 31);
        if (!isCovered)
        {
            Report(DiagnosticCatalogue.CalendarDayOutside, range.Span, _source.Substring(range.Span));
            return;
        }

        for (int day = range.First; day <= range.Last; day++)
        {
            if (_days.TryGetValue(day, out bool other))
            {
                Report(other == isOff ? DiagnosticCatalogue.CalendarDayTwice : DiagnosticCatalogue.OffAndMakeUp, range.Span, Text(day));
                return;
            }

            _days.Add(day, isOff);
            if (!isOff && !CivilDate.IsWeekend(day)) Report(DiagnosticCatalogue.MakeUpOnWeekday, range.Span, Text(day), Weekdays[CivilDate.DayOfWeek(day)]);
        }
    }

    private static string Text(int day) =>
        CivilDate.ToDate(day) is { } date ? string.Format(CultureInfo.InvariantCulture, "{0}年{1}月{2}日", date.Year, date.Month, date.Day) : "";

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params object[] arguments)
    {
        _isWrong = true;
        _diagnostics.Report(descriptor, new SourceLocation(_source, TextSpan.FromBounds(span.Start, Math.Min(span.End, span.Start + 60))), arguments);
    }
}
