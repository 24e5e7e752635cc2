namespace Zhaodan.Screening.Sql;

/// <summary>
/// Days since 1970-01-01 and dates of the Gregorian calendar, in whole numbers and years that begin with March (Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms"): the same in every engine, whatever it thinks of dates.
/// </summary>
internal sealed class SqlCivilDate(SqlLadder ladder)
{
    /// <summary>How many days a month has.</summary>
    public static SqlExpression LengthOf(SqlColumn year, SqlColumn month)
    {
        SqlExpression isLeap = SqlExpression.Of($"(({year} % 4 = 0 AND {year} % 100 <> 0) OR {year} % 400 = 0)");
        return SqlExpression.Of($"CASE WHEN {month} IN (4, 6, 9, 11) THEN 30 WHEN {month} = 2 AND {isLeap} THEN 29 WHEN {month} = 2 THEN 28 ELSE 31 END");
    }

    public SqlExpression DayOf(SqlColumn year, SqlColumn month, SqlColumn day)
    {
        SqlColumn from = ladder.Define("y", $"{year} - CASE WHEN {month} <= 2 THEN 1 ELSE 0 END");
        SqlExpression before = Divide($"153 * ({month} + CASE WHEN {month} <= 2 THEN 9 ELSE -3 END) + 2", "5");
        return SqlExpression.Of($"365 * {from} + {Divide($"{from}", "4")} - {Divide($"{from}", "100")} + {Divide($"{from}", "400")} + {before} + {day} - 719469");
    }

    /// <summary>2022年3月8日 of a day that is not before year 0.</summary>
    public SqlExpression TextOf(SqlColumn days)
    {
        SqlColumn shifted = ladder.Define("z", $"{days} + 719468");
        SqlColumn era = ladder.Define("z", Divide($"{shifted}", "146097"));
        SqlColumn ofEra = ladder.Define("z", $"{shifted} - 146097 * {era}");
        SqlColumn yearOfEra = ladder.Define("z", Divide($"{ofEra} - {Divide($"{ofEra}", "1460")} + {Divide($"{ofEra}", "36524")} - {Divide($"{ofEra}", "146096")}", "365"));
        SqlColumn ofYear = ladder.Define("z", $"{ofEra} - (365 * {yearOfEra} + {Divide($"{yearOfEra}", "4")} - {Divide($"{yearOfEra}", "100")})");
        SqlColumn march = ladder.Define("z", Divide($"5 * {ofYear} + 2", "153"));
        SqlColumn month = ladder.Define("z", $"{march} + CASE WHEN {march} < 10 THEN 3 ELSE -9 END");
        SqlColumn year = ladder.Define("z", $"{yearOfEra} + 400 * {era} + CASE WHEN {month} <= 2 THEN 1 ELSE 0 END");
        SqlColumn day = ladder.Define("z", $"{ofYear} - {Divide($"153 * {march} + 2", "5")} + 1");
        return SqlExpression.Of($"concat({Text(year)}, '年', {Text(month)}, '月', {Text(day)}, '日')");
    }

    /// <summary>The same day so many months later, or the month's last where there is no such day.</summary>
    public SqlExpression MonthsLater(SqlDateParts date, int months)
    {
        SqlColumn index = ladder.Define("m", $"12 * {date.Year} + {date.Month} - 1 + {months}");
        SqlColumn year = ladder.Define("m", Divide($"{index}", "12"));
        SqlColumn month = ladder.Define("m", $"{index} % 12 + 1");
        SqlColumn last = ladder.Define("m", LengthOf(year, month));
        SqlColumn day = ladder.Define("m", $"CASE WHEN {date.Day} > {last} THEN {last} ELSE {date.Day} END");
        return DayOf(year, month, day);
    }

    private SqlExpression Text(SqlColumn number) => SqlExpression.Format(ladder.Dialect.Text, number);

    private SqlExpression Divide(FormattableString number, string by) => SqlExpression.Format(ladder.Dialect.Divide, SqlExpression.Of($"({SqlExpression.Of(number)})"), by);
}
