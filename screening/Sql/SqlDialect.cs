using System.Collections.Immutable;
using System.Text;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// What one SQL engine spells its own way. The statement itself never relies on an engine's three-valued logic: every
/// condition is a pair of plain booleans (certain, possible), so that an engine that answers <c>NULL OR 0</c> with 0
/// (ClickHouse 18) gives the same answers as one that follows the standard. Formats take the operands as {0}, {1}, {2}.
/// </summary>
public sealed record SqlDialect
{
    /// <summary>As on the command line.</summary>
    public required string Name { get; init; }

    /// <summary>As shown to people.</summary>
    public required string Title { get; init; }

    /// <summary>Around names; doubled inside.</summary>
    public char IdentifierQuote { get; init; } = '"';

    /// <summary>In a literal, and in a name as well where it says so, a backslash is an escape; then quotes are escaped by it.</summary>
    public bool EscapesBackslash { get; init; }

    /// <inheritdoc cref="EscapesBackslash"/>
    public bool EscapesBackslashInNames { get; init; }

    /// <summary>Common table expressions; without, the levels stand inside one another.</summary>
    public bool HasWith { get; init; } = true;

    /// <summary>Behind each level, so that the planner does not put one into the next and compute everything again and again.</summary>
    public string Fence { get; init; } = "";

    /// <summary>A join that keeps every row of the left side once.</summary>
    public string LeftJoin { get; init; } = "LEFT JOIN";

    /// <summary>Behind the columns of a new table.</summary>
    public string TableEnd { get; init; } = "";

    /// <summary>The type of a text that may be missing.</summary>
    public string TextType { get; init; } = "varchar";

    /// <summary>The type of a whole number of 64 bits.</summary>
    public string BigInt { get; init; } = "bigint";

    /// <summary>Operands of a call of a function at most; 0: no limit that matters.</summary>
    public int MostArguments { get; init; }

    /// <summary>UTF-8 bytes of the longest name of a column; 0: no limit that matters.</summary>
    public int LongestName { get; init; }

    public string Text { get; init; } = "CAST({0} AS varchar)";

    public string Trim { get; init; } = "trim({0})";

    /// <summary>Only asked of texts of digits; anything for the rest.</summary>
    public string Integer { get; init; } = "CAST({0} AS bigint)";

    public string Divide { get; init; } = "({0} / {1})";

    /// <summary>Is a column one constant number? ClickHouse 18 mistakes chains of = between OR for one another.</summary>
    public string Equal { get; init; } = "({0} = {1})";

    /// <summary>Does a text match a regular expression (only classes, counts, groups and anchors are used)?</summary>
    public string Matches { get; init; } = "regexp_like({0}, {1})";

    /// <summary>The place of a text in another, from 1; 0: not there.</summary>
    public string Position { get; init; } = "strpos({0}, {1})";

    /// <summary>The {2}-th part between separators, from 1; empty where there is none.</summary>
    public string Part { get; init; } = "split_part({0}, {1}, {2})";

    public string Substring { get; init; } = "substr({0}, {1}, {2})";

    /// <summary>Joins a list of texts; empty ones are left out. {0}: separator, {1}: the list.</summary>
    public string Join { get; init; } = "concat_ws({0}, {1})";

    /// <summary>What an empty piece of <see cref="Join"/> is.</summary>
    public string NoPiece { get; init; } = "NULL";

    public static SqlDialect Postgres { get; } = new()
    {
        Name = "postgres",
        Title = "PostgreSQL",
        Fence = " OFFSET 0",
        LongestName = 63,
        MostArguments = 100,
        TextType = "text",
        Text = "CAST({0} AS text)",
        Trim = "btrim({0})",
        Matches = "({0} ~ {1})",
    };

    public static SqlDialect DuckDb { get; } = new()
    {
        Name = "duckdb",
        Title = "DuckDB",
        Integer = "TRY_CAST({0} AS bigint)",
        Divide = "({0} // {1})",
        Matches = "regexp_matches({0}, {1})",
    };

    public static SqlDialect ClickHouse { get; } = new()
    {
        Name = "clickhouse",
        Title = "ClickHouse",
        IdentifierQuote = '`',
        EscapesBackslash = true,
        EscapesBackslashInNames = true,
        HasWith = false,
        LeftJoin = "ANY LEFT JOIN",
        TableEnd = " ENGINE = Memory",
        TextType = "Nullable(String)",
        BigInt = "Int64",
        Text = "ifNull(toString({0}), '')",
        Trim = "replaceRegexpAll({0}, '^ +| +$', '')",
        Integer = "toInt64OrZero({0})",
        Divide = "intDiv({0}, {1})",
        Equal = "({0} IN ({1}))",
        Matches = "match({0}, {1})",
        Position = "position({0}, {1})",
        Part = "arrayElement(splitByString({1}, {0}), {2})",
        Substring = "substring({0}, {1}, {2})",
        Join = "arrayStringConcat(arrayFilter(piece -> piece != '', [{1}]), {0})",
        NoPiece = "''",
    };

    public static SqlDialect Spark { get; } = new()
    {
        Name = "spark",
        Title = "Spark SQL",
        IdentifierQuote = '`',
        EscapesBackslash = true,
        TextType = "string",
        Text = "CAST({0} AS string)",
        Divide = "({0} div {1})",
        Matches = "({0} RLIKE {1})",
        Position = "instr({0}, {1})",
    };

    public static SqlDialect Trino { get; } = new() { Name = "trino", Title = "Trino" };

    /// <summary>All that there are, by the order in which they are shown.</summary>
    public static ImmutableArray<SqlDialect> All { get; } = [Postgres, DuckDb, ClickHouse, Spark, Trino];

    /// <summary>Null where nobody has that name.</summary>
    public static SqlDialect? Find(string name) => All.FirstOrDefault(dialect => dialect.Name == name || dialect.Title.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>A name that stands for itself, whatever is in it.</summary>
    public string Identifier(string name) => Quoted(name, IdentifierQuote, EscapesBackslashInNames);

    /// <summary>A text that stands for itself, whatever is in it.</summary>
    public string Literal(string text) => Quoted(text, '\'', EscapesBackslash);

    /// <summary>A name as the engine keeps it: cut where it is too long.</summary>
    public string Cut(string name) => LongestName == 0 ? name : Cut(name, LongestName);

    /// <summary>The beginning of a text that takes no more bytes.</summary>
    internal static string Cut(string text, int bytes)
    {
        var cut = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            bytes -= rune.Utf8SequenceLength;
            if (bytes < 0) break;
            cut.Append(rune.ToString());
        }

        return cut.ToString();
    }

    private static string Quoted(string text, char quote, bool byBackslash)
    {
        string mark = quote.ToString();
        string escaped = byBackslash
            ? text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(mark, "\\" + mark, StringComparison.Ordinal)
            : text.Replace(mark, mark + mark, StringComparison.Ordinal);
        return mark + escaped + mark;
    }
}
