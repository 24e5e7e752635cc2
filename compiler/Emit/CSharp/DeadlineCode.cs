using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Compiler.Emit.CSharp;

/// <summary>Spans and the calendar as text of generated code: numbers only, the reckoning is called and never written out.</summary>
internal static class DeadlineCode
{
    /// <summary>Holds the calendar of an evaluator.</summary>
    public const string CalendarField = "Calendar";

    private const int NumbersInLine = 24;

    public static string CalendarFor(RegimeProgram program, Period period) =>
        program.Calendar is not null && period.NeedsCalendar ? CalendarField : "null";

    public static string Of(Period period) => period.IsNone
        ? "default"
        : $"new Period({Text(period.Length)}, PeriodUnit.{period.Unit}, {(period.Rolls ? "true" : "false")})";

    /// <summary>The field with the days of the calendar; nothing where the program has none. Its title is no business of the code.</summary>
    public static IEnumerable<string> Declaration(WorkCalendar? calendar)
    {
        if (calendar is null) yield break;
        yield return $"private static readonly WorkCalendar {CalendarField} = WorkCalendar.OfDays({Text(calendar.FirstYear)}, {Text(calendar.LastYear)},";
        foreach (string line in Days(calendar.DaysOff, ",")) yield return line;
        foreach (string line in Days(calendar.MakeUpDays, ");")) yield return line;
        yield return "";
    }

    private static IEnumerable<string> Days(ImmutableArray<int> days, string end)
    {
        yield return "    new int[] {";
        for (int i = 0; i < days.Length; i += NumbersInLine)
        {
            var line = new StringBuilder("        ");
            for (int d = i; d < Math.Min(i + NumbersInLine, days.Length); d++) line.Append(Text(days[d])).Append(", ");
            yield return line.ToString().TrimEnd();
        }

        yield return "    }" + end;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
