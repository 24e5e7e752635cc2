using System.Globalization;
using System.Text.RegularExpressions;
using Zhaodan.ProgramForm;

namespace Zhaodan.Screening.Sql;

/// <summary>What a statement knows of a number: both ends, far away where nothing is known; of a date its parts as well.</summary>
internal sealed record SqlNumber(SqlColumn Code, SqlColumn Low, SqlColumn High, SqlDateParts? Parts = null);

/// <summary>Year, month and day of a date that is known; 0 elsewhere.</summary>
internal sealed record SqlDateParts(SqlColumn Year, SqlColumn Month, SqlColumn Day);

/// <summary>
/// Counts, sums of money and dates from texts: plain numbers with or without their unit, 以上, 万元; 2022-03-01 and
/// 2022年3月1日, with a time of day behind it or not. Only whole numbers are reckoned with, so that no engine rounds.
/// </summary>
internal sealed class SqlNumbers(SqlLadder ladder)
{
    // No lower end, no upper end: beyond every number that can be written.
    internal const string Lowest = "'-9223372036854775808'";
    internal const string Highest = "'9223372036854775807'";

    // What 不明 of a case's own date stands for.
    private static readonly string FirstDay = CaseDates.SomeDay.Low.ToString(CultureInfo.InvariantCulture);
    private static readonly string LastDay = CaseDates.SomeDay.High.ToString(CultureInfo.InvariantCulture);

    private SqlDialect Dialect => ladder.Dialect;

    public SqlNumber Count(Fact fact, SqlColumn text)
    {
        string unit = fact.Unit.Length > 0 ? $"({Regex.Escape(fact.Unit)})?" : "";
        SqlColumn code = Code(text, $"^[0-9]{{1,15}}{unit}$", $"^[0-9]{{1,15}}{unit}以上$");
        SqlExpression digits = Without(SqlExpression.Of(text), [.. new[] { "以上", fact.Unit }.Where(word => word.Length > 0)]);
        return Bounded(code, Guarded(code, Integer(digits)));
    }

    public SqlNumber Money(SqlColumn text)
    {
        const string yuan = @"[0-9]{1,12}([.][0-9]{1,2})?元?", wan = @"[0-9]{1,8}([.][0-9]{1,6})?万元";
        SqlColumn code = Code(text, $"^({yuan}|{wan})$", $"^({yuan}|{wan})以上$");
        SqlColumn amount = ladder.Define("t", Without(SqlExpression.Of(text), ["以上", "元", "万"]));
        SqlExpression isWan = SqlExpression.Of($"({Position(SqlExpression.Of(text), "万元")} > 0)");
        SqlExpression whole = Integer(Part(amount, ".", 1));
        SqlExpression part = SqlExpression.Format(Dialect.Substring, SqlExpression.Of($"concat({Part(amount, ".", 2)}, '000000')"), "1", "6");
        SqlExpression cents = SqlExpression.Format(Dialect.Substring, part, "1", "2");
        SqlExpression value = SqlExpression.Of($"CASE WHEN {isWan} THEN {whole} * 1000000 + {Integer(part)} ELSE {whole} * 100 + {Integer(cents)} END");
        return Bounded(code, Guarded(code, value));
    }

    /// <param name="text">The cell.</param>
    /// <param name="isEvent">是, 否 and 不明 may stand in place of the date.</param>
    /// <param name="isOfCase">不明 is a day that nobody knows, and not silence.</param>
    public SqlNumber Date(SqlColumn text, bool isEvent, bool isOfCase)
    {
        const string time = "( [0-9]{2}:[0-9:.]+)?$";
        SqlExpression even = Replace(Replace(Replace(Part(text, " ", 1), "年", "-"), "月", "-"), "日", "");
        SqlColumn shaped = ladder.Define("s", $"CASE WHEN {Matches(text, "^[0-9]{4}(-[0-9]{1,2}-[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}日)" + time)} THEN {even} ELSE '' END");
        SqlColumn year = DatePart(shaped, 1), month = DatePart(shaped, 2), day = DatePart(shaped, 3);
        SqlExpression length = SqlCivilDate.LengthOf(year, month);
        SqlExpression isDate = SqlExpression.Of($"({shaped} <> '' AND {year} >= 1 AND {month} BETWEEN 1 AND 12 AND {day} >= 1 AND {day} <= {length})");
        string words = isEvent ? TruthCases(text) : $"WHEN {text.Name} = '{SqlTruthWords.Unknown}' THEN {SqlCode.Unknown} ";
        SqlExpression cases = SqlExpression.Of($"CASE WHEN {text} = '' THEN {SqlCode.Silent} {words}WHEN {isDate} THEN {SqlCode.Exact} ELSE {SqlCode.Unreadable} END");
        SqlColumn code = ladder.Define("k", cases);
        SqlColumn days = Guarded(code, new SqlCivilDate(ladder).DayOf(year, month, day));
        SqlExpression low = isOfCase ? SqlExpression.Of($"CASE WHEN {code} = {SqlCode.Unknown} THEN {FirstDay} ELSE {Far(Lowest)} END") : Far(Lowest);
        SqlExpression high = isOfCase ? SqlExpression.Of($"CASE WHEN {code} = {SqlCode.Unknown} THEN {LastDay} ELSE {Far(Highest)} END") : Far(Highest);
        return new SqlNumber(
            code,
            ladder.Define("a", $"CASE WHEN {code} = {SqlCode.Exact} THEN {days} ELSE {low} END"),
            ladder.Define("b", $"CASE WHEN {code} = {SqlCode.Exact} THEN {days} ELSE {high} END"),
            new SqlDateParts(year, month, day));
    }

    /// <summary>WHEN … THEN … for each spelling of 是, 否, 不明 and 空.</summary>
    public string TruthCases(SqlColumn text)
    {
        string yes = string.Join(", ", SqlTruthWords.Yes.Select(Dialect.Literal)), no = string.Join(", ", SqlTruthWords.No.Select(Dialect.Literal));
        return string.Create(CultureInfo.InvariantCulture, $"WHEN {text.Name} = {Dialect.Literal(SqlTruthWords.Silent)} THEN {SqlCode.Silent} WHEN {text.Name} IN ({yes}) THEN {SqlCode.Yes} WHEN {text.Name} IN ({no}) THEN {SqlCode.No} WHEN {text.Name} = {Dialect.Literal(SqlTruthWords.Unknown)} THEN {SqlCode.Unknown} ");
    }

    public SqlExpression Replace(SqlExpression text, string word, string by) => SqlExpression.Of($"replace({text}, {Dialect.Literal(word)}, {Dialect.Literal(by)})");

    public SqlExpression Position(SqlExpression text, string word) => SqlExpression.Format(Dialect.Position, text, Dialect.Literal(word));

    private SqlColumn Code(SqlColumn text, string exact, string atLeast) => ladder.Define(
        "k",
        $"CASE WHEN {text} IN ('', '{SqlTruthWords.Unknown}') THEN {SqlCode.Silent} WHEN {Matches(text, exact)} THEN {SqlCode.Exact} WHEN {Matches(text, atLeast)} THEN {SqlCode.AtLeast} ELSE {SqlCode.Unreadable} END");

    private SqlExpression Matches(SqlColumn text, string pattern) => SqlExpression.Format(Dialect.Matches, text, Dialect.Literal(pattern));

    private SqlExpression Without(SqlExpression text, string[] words) => words.Aggregate(text, (left, word) => Replace(left, word, ""));

    private SqlExpression Part(SqlColumn text, string separator, int part) => SqlExpression.Format(Dialect.Part, text, Dialect.Literal(separator), part.ToString(CultureInfo.InvariantCulture));

    private SqlExpression Integer(SqlExpression text) => SqlExpression.Format(Dialect.Integer, text);

    private SqlExpression Far(string end) => SqlExpression.Format(Dialect.Integer, end);

    private SqlColumn DatePart(SqlColumn shaped, int part) =>
        ladder.Define("d", $"CASE WHEN {shaped} = '' THEN 0 ELSE {Integer(Part(shaped, "-", part))} END");

    // Asked only where the text was understood; 0 in the rest, so that nothing is ever NULL.
    private SqlColumn Guarded(SqlColumn code, SqlExpression value) => ladder.Define("n", $"CASE WHEN {code} IN ({SqlCode.Exact}, {SqlCode.AtLeast}) THEN {value} ELSE 0 END");

    private SqlNumber Bounded(SqlColumn code, SqlColumn value) => new(
        code,
        ladder.Define("a", $"CASE WHEN {code} IN ({SqlCode.Exact}, {SqlCode.AtLeast}) THEN {value} ELSE {Far(Lowest)} END"),
        ladder.Define("b", $"CASE WHEN {code} = {SqlCode.Exact} THEN {value} ELSE {Far(Highest)} END"));
}
