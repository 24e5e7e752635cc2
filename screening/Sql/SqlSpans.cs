using System.Globalization;
using Zhaodan.Circuits.Lowering;
using Zhaodan.ProgramForm;
using Zhaodan.ProgramForm.Deadlines;

namespace Zhaodan.Screening.Sql;

/// <summary>Both ends of what is known of a date; a table that does not have it knows nothing.</summary>
internal sealed record SqlDay(SqlExpression IsExact, SqlExpression IsAnything, SqlExpression Low, SqlExpression High, SqlNumber? Number);

/// <summary>When a span ends, as far as that is known; <see cref="Day"/> where its start is known and the calendar reaches.</summary>
internal sealed record SqlEnd(SqlExpression Earliest, SqlExpression Latest, SqlExpression IsOutside, SqlColumn? Day, SqlExpression IsFound);

/// <summary>
/// Spans: <see cref="PeriodEnd"/> and <see cref="Timeliness"/> over columns. What only a calendar can tell is looked up in a
/// table of the ends of spans, reckoned by <see cref="PeriodEnd"/> itself. Not thread-safe.
/// </summary>
internal sealed class SqlSpans(SqlLadder ladder, SqlCells cells)
{
    /// <summary>The table of ends: span, start, end, and 1.</summary>
    public const string Table = "zhaodan_period_ends";

    private readonly Dictionary<(int Column, Period Period, WorkCalendar? Calendar), SqlEnd> _ends = [];
    private readonly List<(Period Period, WorkCalendar Calendar)> _looked = [];

    /// <summary>The rows that <see cref="Table"/> must have: number of the span, start and end in days since 1970-01-01.</summary>
    public IEnumerable<(int Span, long Start, long End)> Rows()
    {
        for (int span = 0; span < _looked.Count; span++)
        {
            (Period period, WorkCalendar calendar) = _looked[span];
            // A span that rolls forward may begin long before the first day that the calendar covers.
            long reach = period.Unit switch { PeriodUnit.Day => period.Length, PeriodUnit.Month => 31L * period.Length, PeriodUnit.Year => 366L * period.Length, _ => 1 };
            for (long start = calendar.FirstDay - reach - 1; start <= calendar.LastDay; start++)
            {
                if (PeriodEnd.TryFind(calendar, start, period, out long end)) yield return (span, start, end);
            }
        }
    }

    /// <summary>What is known of a date; −1 for one that nothing names.</summary>
    public SqlDay Day(int column)
    {
        if (column < 0 || cells.Number(column) is not { } number) return new SqlDay(SqlGates.False, SqlGates.True, Far(SqlNumbers.Lowest), Far(SqlNumbers.Highest), null);
        return new SqlDay(
            SqlExpression.Of($"({number.Code} = {SqlCode.Exact})"),
            SqlExpression.Of($"({number.Low} = {Far(SqlNumbers.Lowest)})"),
            SqlExpression.Of(number.Low),
            SqlExpression.Of(number.High),
            number);
    }

    /// <summary>As <see cref="PeriodEnd.Of"/>.</summary>
    public SqlEnd End(int column, Period period, WorkCalendar? calendar)
    {
        if (_ends.TryGetValue((column, period, calendar), out SqlEnd? known)) return known;
        SqlDay start = Day(column);
        SqlEnd end = start.Number is { } number ? Of(number, start, period, calendar) : new SqlEnd(start.Low, start.High, SqlGates.False, null, SqlGates.False);
        _ends.Add((column, period, calendar), end);
        return end;
    }

    /// <summary>As <see cref="Timeliness.Compare"/>.</summary>
    public SqlExpression Condition(CircuitInput input)
    {
        SqlDay start = Day(input.Column), finish = Day(input.Other);
        SqlEnd end = End(input.Column, input.Period, input.Calendar);
        SqlExpression isOut = SqlExpression.Of($"({finish.High} < {start.Low} OR {finish.Low} > {end.Latest})");
        SqlExpression isIn = SqlExpression.Of($"({start.High} <= {finish.Low} AND {finish.High} <= {end.Earliest})");
        return input.Kind switch
        {
            InputKind.IsWithin => SqlExpression.Of($"(NOT {isOut} AND {isIn})"),
            InputKind.MayBeWithin => SqlExpression.Of($"(NOT {isOut})"),
            _ => SqlExpression.Of($"(NOT {isOut} AND NOT {isIn} AND {end.IsOutside})"),
        };
    }

    private SqlEnd Of(SqlNumber number, SqlDay start, Period period, WorkCalendar? calendar)
    {
        (SqlColumn day, SqlExpression isFound) = EndOf(number, period, calendar);
        EndRange unknown = PeriodEnd.Of(calendar, CaseDates.SomeDay, period);
        SqlExpression isSomeDay = SqlExpression.Of($"(NOT {start.IsExact} AND NOT {start.IsAnything})");
        SqlColumn earliest = ladder.Define("a", $"CASE WHEN {start.IsExact} AND {isFound} THEN {day} WHEN {isSomeDay} THEN {Text(unknown.Earliest, SqlNumbers.Lowest)} ELSE {start.Low} END");
        SqlColumn latest = ladder.Define("b", $"CASE WHEN {start.IsExact} AND {isFound} THEN {day} WHEN {isSomeDay} THEN {Text(unknown.Latest, SqlNumbers.Highest)} ELSE {Far(SqlNumbers.Highest)} END");
        SqlExpression isOutside = SqlExpression.Of($"(({start.IsExact} AND NOT {isFound}) OR ({isSomeDay} AND {(unknown.IsOutside ? SqlGates.True : SqlGates.False)}))");
        return new SqlEnd(SqlExpression.Of(earliest), SqlExpression.Of(latest), isOutside, day, SqlExpression.Of($"({start.IsExact} AND {isFound})"));
    }

    private (SqlColumn Day, SqlExpression IsFound) EndOf(SqlNumber number, Period period, WorkCalendar? calendar)
    {
        if (period.NeedsCalendar && calendar is not null)
        {
            if (!_looked.Contains((period, calendar))) _looked.Add((period, calendar));
            int span = _looked.IndexOf((period, calendar));
            string value = "end" + _ends.Count.ToString(CultureInfo.InvariantCulture), isFound = value + "_found";
            string table = string.Create(CultureInfo.InvariantCulture, $"(SELECT start_day AS {number.Low.Name}, end_day AS {value}, found AS {isFound} FROM {Table} WHERE span = {span})");
            (SqlColumn found, SqlColumn isThere) = ladder.LookUp(table, number.Low, value, isFound);
            return (found, SqlExpression.Of($"({isThere} = 1)"));
        }

        if (period.NeedsCalendar || number.Parts is not { } parts) return (number.Low, SqlGates.False);
        var civil = new SqlCivilDate(ladder);
        SqlColumn day = period.Unit == PeriodUnit.Day
            ? ladder.Define("e", $"CASE WHEN {number.Code} = {SqlCode.Exact} THEN {number.Low} + {period.Length} ELSE 0 END")
            : ladder.Define("e", civil.MonthsLater(parts, period.Unit == PeriodUnit.Year ? 12 * period.Length : period.Length));
        return (day, SqlExpression.Of($"({day} <= {CaseDates.SomeDay.High})"));
    }

    private SqlExpression Text(long number, string far) => number is long.MinValue or long.MaxValue ? Far(far) : SqlExpression.Raw(number.ToString(CultureInfo.InvariantCulture));

    private SqlExpression Far(string end) => SqlExpression.Format(ladder.Dialect.Integer, end);
}
