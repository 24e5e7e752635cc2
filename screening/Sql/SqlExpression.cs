using System.Collections.Immutable;
using System.Globalization;

namespace Zhaodan.Screening.Sql;

/// <summary>A part of a statement, with the columns of earlier levels that it looks at. Immutable.</summary>
internal sealed class SqlExpression
{
    private SqlExpression(string text, ImmutableHashSet<SqlColumn> uses) => (Text, Uses) = (text, uses);

    public string Text { get; }

    public ImmutableHashSet<SqlColumn> Uses { get; }

    /// <summary>Text of the statement's own, without any column in it.</summary>
    public static SqlExpression Raw(string text) => new(text, []);

    public static SqlExpression Of(SqlColumn column) => new(column.Name, [column]);

    /// <summary>From operands that are expressions, columns, or text that goes in as it is.</summary>
    public static SqlExpression Of(FormattableString text) => Format(text.Format, text.GetArguments());

    public static SqlExpression Format(string format, params object?[] arguments)
    {
        ImmutableHashSet<SqlColumn>.Builder uses = ImmutableHashSet.CreateBuilder<SqlColumn>();
        var texts = new object?[arguments.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            texts[i] = arguments[i] switch
            {
                SqlExpression expression => expression.Text,
                SqlColumn column => column.Name,
                var other => other,
            };
            if (arguments[i] is SqlExpression used) uses.UnionWith(used.Uses);
            if (arguments[i] is SqlColumn own) uses.Add(own);
        }

        return new SqlExpression(string.Format(CultureInfo.InvariantCulture, format, texts), uses.ToImmutable());
    }

    public static SqlExpression Join(string separator, IEnumerable<SqlExpression> parts)
    {
        SqlExpression[] all = [.. parts];
        return new SqlExpression(string.Join(separator, all.Select(part => part.Text)), [.. all.SelectMany(part => part.Uses)]);
    }
}

/// <summary>A column that a level of the statement computes.</summary>
/// <param name="name">Unique in the statement; letters and digits.</param>
/// <param name="order">Among all columns, as they were defined.</param>
/// <param name="expression">Over columns of earlier levels.</param>
/// <param name="remark">What it is, for whoever reads the statement; may be empty.</param>
/// <param name="joined">The level whose table the column comes from as it is; 0: it is computed.</param>
internal sealed class SqlColumn(string name, int order, SqlExpression expression, string remark, int joined = 0)
{
    public string Name { get; } = name;

    public int Order { get; } = order;

    public SqlExpression Expression { get; } = expression;

    public string Remark { get; } = remark;

    /// <summary>From 1; the table itself is level 0.</summary>
    public int Level { get; } = joined > 0 ? joined : 1 + expression.Uses.Select(column => column.Level).DefaultIfEmpty(0).Max();

    /// <summary>A column of a table that the level joins.</summary>
    public bool IsLookedUp => joined > 0;
}
