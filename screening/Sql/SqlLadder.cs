using System.Globalization;
using System.Text;

namespace Zhaodan.Screening.Sql;

/// <summary>
/// Columns that stand on one another, a level (common table expression) for each step, so that nothing is computed twice;
/// a level hands on only what a later one looks at. Not thread-safe.
/// </summary>
internal sealed class SqlLadder(SqlDialect dialect)
{
    private readonly List<SqlColumn> _columns = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<int, string> _joins = [];

    public SqlDialect Dialect { get; } = dialect;

    /// <summary>A column whose name begins so, with a number of its own.</summary>
    public SqlColumn Define(string prefix, SqlExpression expression, string remark = "")
    {
        int number = _numbers[prefix] = _numbers.GetValueOrDefault(prefix) + 1;
        var column = new SqlColumn(prefix + number.ToString(CultureInfo.InvariantCulture), _columns.Count, expression, remark);
        _columns.Add(column);
        return column;
    }

    public SqlColumn Define(string prefix, FormattableString expression, string remark = "") => Define(prefix, SqlExpression.Of(expression), remark);

    /// <summary>A column that is looked up: 0, and 0 in <paramref name="isFound"/>, where the table has no such row.</summary>
    /// <param name="table">In brackets: a SELECT of the columns <paramref name="key"/>, <paramref name="value"/> and <paramref name="isFound"/> under those names.</param>
    /// <param name="key">Looked up by this.</param>
    /// <param name="value">Name of what is found.</param>
    /// <param name="isFound">Name of a column that is 1.</param>
    public (SqlColumn Value, SqlColumn IsFound) LookUp(string table, SqlColumn key, string value, string isFound)
    {
        // Old engines join two tables at a time, so that each has a level of its own.
        int level = 1 + key.Level;
        while (_joins.ContainsKey(level)) level++;
        _joins.Add(level, $"{Dialect.LeftJoin} {table} AS {value}_of USING ({key.Name})");
        SqlExpression any = SqlExpression.Of(key);
        SqlColumn found = Own(value, any, level), isThere = Own(isFound, any, level);
        return (Define("e", $"coalesce({found}, 0)"), Define("f", $"coalesce({isThere}, 0)"));
    }

    private SqlColumn Own(string name, SqlExpression uses, int level)
    {
        var column = new SqlColumn(name, _columns.Count, uses, "", level);
        _columns.Add(column);
        return column;
    }

    /// <summary>The whole SELECT.</summary>
    /// <param name="source">What stands behind FROM; its columns are looked at by level 1 only.</param>
    /// <param name="outputs">Name and expression of each column that comes out.</param>
    public string Select(string source, IReadOnlyList<(string Name, SqlExpression Expression, string Remark)> outputs)
    {
        Dictionary<SqlColumn, int> lastUse = LastUses(outputs);
        int height = lastUse.Keys.Select(column => column.Level).DefaultIfEmpty(0).Max();
        ILookup<int, SqlColumn> made = lastUse.Keys.OrderBy(column => column.Order).ToLookup(column => column.Level);
        SqlColumn[] handed = [];
        var levels = new List<string>();
        for (int level = 1; level <= height; level++)
        {
            var select = new StringBuilder("SELECT\n");
            SqlColumn[] carried = [.. handed.Where(column => lastUse[column] > level)];
            if (carried.Length > 0) select.Append("  ").AppendJoin(", ", carried.Select(column => column.Name)).Append('\n');
            Append(select, carried.Length > 0, [.. made[level].Select(column => (column.IsLookedUp ? column.Name : $"{column.Expression.Text} AS {column.Name}", column.Remark))]);
            levels.Add(select.ToString());
            handed = [.. carried, .. made[level]];
        }

        var last = new StringBuilder("SELECT\n");
        Append(last, false, [.. outputs.Select(output => ($"{output.Expression.Text} AS {Dialect.Identifier(output.Name)}", output.Remark))]);
        levels.Add(last.ToString());
        return Dialect.HasWith ? With(levels, source) : Nested(levels, source);
    }

    private string With(List<string> levels, string source)
    {
        var text = new StringBuilder("WITH ");
        for (int level = 1; level < levels.Count; level++)
        {
            text.Append(level > 1 ? ",\n" : "").Append(Name(level)).Append(" AS (\n").Append(levels[level - 1])
                .Append("FROM ").Append(level == 1 ? source : Name(level - 1)).Append(JoinOf(level)).Append(Dialect.Fence).Append("\n)");
        }

        return text.Append('\n').Append(levels[^1]).Append("FROM ").Append(levels.Count == 1 ? source : Name(levels.Count - 1)).ToString();
    }

    private string Nested(List<string> levels, string source)
    {
        string from = source;
        for (int level = 1; level < levels.Count; level++) from = $"(\n{levels[level - 1]}FROM {from}{JoinOf(level)}\n) AS {Name(level)}";
        return levels[^1] + "FROM " + from;
    }

    private string JoinOf(int level) => _joins.TryGetValue(level, out string? join) ? "\n" + join : "";

    private static string Name(int level) => "step" + level.ToString(CultureInfo.InvariantCulture);

    // The comma stands before a column, so that a remark can end the line.
    private static void Append(StringBuilder select, bool isBegun, IReadOnlyList<(string Text, string Remark)> columns)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            select.Append(i == 0 && !isBegun ? "  " : ", ").Append(columns[i].Text);
            if (columns[i].Remark.Length > 0) select.Append(" -- ").Append(OneLine(columns[i].Remark));
            select.Append('\n');
        }
    }

    /// <summary>Text that cannot end a comment.</summary>
    internal static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Replace("*/", "* /", StringComparison.Ordinal);

    // By column that is needed: the level that looks at it last.
    private Dictionary<SqlColumn, int> LastUses(IReadOnlyList<(string Name, SqlExpression Expression, string Remark)> outputs)
    {
        var last = new Dictionary<SqlColumn, int>();
        foreach (SqlColumn column in outputs.SelectMany(output => output.Expression.Uses)) last[column] = int.MaxValue;
        for (int i = _columns.Count - 1; i >= 0; i--)
        {
            if (!last.ContainsKey(_columns[i])) continue;
            foreach (SqlColumn used in _columns[i].Expression.Uses) last[used] = Math.Max(last.GetValueOrDefault(used), _columns[i].Level);
        }

        return last;
    }
}
