using System.Globalization;
using System.Text;
using Zhaodan.ProgramForm.Compiled;
using Zhaodan.ProgramForm;
using Zhaodan.Screening.Job;

namespace Zhaodan.Screening.Sql;

/// <summary>What a script leaves behind.</summary>
public enum SqlTarget
{
    /// <summary>The rows.</summary>
    Query,

    /// <summary>A view.</summary>
    View,

    /// <summary>A table with the answers of this day.</summary>
    Table,

    /// <summary>An empty table for the cases, and no answers.</summary>
    Cases,
}

/// <summary>A statement as a script for an engine's own client: what it is, the calendar it needs, and the query itself.</summary>
public static class SqlScript
{
    /// <summary>The table of the ends of spans; days count from 1970-01-01.</summary>
    public const string Calendar = SqlSpans.Table;

    private const int RowsOfInsert = 500;

    /// <param name="request">What the statement was made of.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="target">What is left behind.</param>
    /// <param name="name">Of the view or table.</param>
    public static string Write(SqlRequest request, SqlStatement statement, SqlTarget target, string name)
    {
        var script = new StringBuilder();
        foreach (ScreeningRegime regime in request.Regimes)
        {
            RegimeHeader header = regime.Program.Header;
            Comment(script, $"{header.Code}　{header.Title}");
            Comment(script, $"程序 SHA-256：{regime.ProgramHash ?? ProgramHash.Of(regime.Program)}");
        }

        Comment(script, $"方言：{request.Dialect.Title}；没有提到的事实：{UnmentionedWords.Of(request.Unmentioned)}");
        Comment(script, $"读 {request.SourceName} 的这些列，没有列出的列不读：{string.Join("、", statement.Columns)}");
        Comment(script, $"“{SqlCompiler.Problem}”一列不空的行没有回答。列名 c… 是条款，旁注写明哪一条；x… 是原文，k… 是读出的意思，g… 是几处共用的条件。");
        if (target == SqlTarget.Cases) return script.Append(CasesTable(request, statement)).ToString();
        foreach (string one in CalendarStatements(request.Dialect, statement)) script.Append(one).Append(";\n\n");
        string head = target switch
        {
            SqlTarget.View => $"CREATE VIEW {request.Dialect.Identifier(name)} AS\n",
            SqlTarget.Table => $"CREATE TABLE {request.Dialect.Identifier(name)}{request.Dialect.TableEnd} AS\n",
            _ => "",
        };
        return script.Append(head).Append(statement.Text).Append(";\n").ToString();
    }

    /// <summary>Makes the table of the ends of spans anew; nothing where the statement does not look at it.</summary>
    public static IEnumerable<string> CalendarStatements(SqlDialect dialect, SqlStatement statement)
    {
        if (statement.PeriodEnds.IsEmpty) yield break;
        yield return $"DROP TABLE IF EXISTS {Calendar}";
        yield return $"CREATE TABLE {Calendar} (span {dialect.BigInt}, start_day {dialect.BigInt}, end_day {dialect.BigInt}, found {dialect.BigInt}){dialect.TableEnd}";
        foreach ((int Span, long Start, long End)[] rows in statement.PeriodEnds.Chunk(RowsOfInsert))
        {
            yield return $"INSERT INTO {Calendar} VALUES " + string.Join(", ", rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"({row.Span}, {row.Start}, {row.End}, 1)")));
        }
    }

    // Texts, as a case file holds them; an engine of its own kinds of values is as welcome.
    private static string CasesTable(SqlRequest request, SqlStatement statement) =>
        $"CREATE TABLE {request.Source} (\n  {string.Join(",\n  ", statement.Columns.Select(column => $"{request.Dialect.Identifier(column)} {request.Dialect.TextType}"))}\n){request.Dialect.TableEnd};\n";

    private static void Comment(StringBuilder script, string text) => script.Append("-- ").Append(SqlLadder.OneLine(text)).Append('\n');
}
