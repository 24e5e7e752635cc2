using System.Collections.Immutable;
using Zhaodan.Cli.Output;
using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.ProgramForm.Regimes;
using Zhaodan.Screening.Input;
using Zhaodan.Screening.Job;
using Zhaodan.Screening.Sql;

namespace Zhaodan.Cli.Building;

/// <summary>The options of <c>build --target sql</c>, and the script.</summary>
internal sealed class SqlOptions(Func<CliOption, CliOption> add)
{
    private const string Query = "query";
    private const string View = "view";
    private const string Table = "table";
    private const string Cases = "cases";
    private const string False = "否";
    private const string Unknown = "不明";

    private static readonly string[] Dialects = [.. SqlDialect.All.Select(dialect => dialect.Name)];

    private readonly CliOption _dialect = add(new CliOption("--dialect", "--方言", "方言", $"SQL 的方言：{string.Join("、", Dialects)}", Dialects));
    private readonly CliOption _table = add(new CliOption("--table", "--表", "表名", "案例在哪张表里，带模式的写成 模式.表；不写则为 cases"));
    private readonly CliOption _columns = add(new CliOption("--columns", "--列", "列名", "这张表有哪些列，多个用逗号隔开；不写则为 zhaodan generate 写的宽表的列"));
    private readonly CliOption _as = add(new CliOption("--as", "--写成", $"{Query}|{View}|{Table}|{Cases}", $"{Query} 只查询（默认）、{View} 建视图、{Table} 建答案表、{Cases} 只建空的案例表", Query, View, Table, Cases));
    private readonly CliOption _name = add(new CliOption("--name", "--名称", "名称", "视图或者新表的名称，不写则为 答案"));
    private readonly CliOption _unmentioned = add(new CliOption("--unmentioned", "--其余", $"{False}|{Unknown}", $"没有提到的是否事实怎样看待：{False}，或者{Unknown}（默认）", False, Unknown));
    private readonly CliOption _keep = add(new CliOption("--keep", "--保留", "列名", "表自己的列，原样带到结果里，多个用逗号隔开"));
    private readonly CliOption _allowMissing = add(new CliOption("--allow-missing", "--允许缺列", "", "确认表里没有的列确实没有，按没有提到处理"));

    public const string Details =
        "SQL 是一条 SELECT：表里一行得出一行，列与 zhaodan screen 的答案文件相同，最后一列“问题”不空的行没有回答。\n" +
        "表一列一个事实，可以是文本（写法同案例表），也可以是数据库自己的布尔、数和日期；NULL 是没有提到。\n" +
        "PostgreSQL 的名称最长 63 字节，太长的列名照它的办法截短，截成一样的加 ~2；--as cases 写出建案例表的语句。";

    /// <summary>The exit status.</summary>
    public int Write(ImmutableArray<LinkedRegime> regimes, Invocation invocation, string? path)
    {
        if (!invocation.Has(_dialect)) return invocation.Misused(DiagnosticCatalogue.MissingArgument, "SQL 方言", "--dialect postgres");
        if (SqlDialect.Find(invocation.Value(_dialect, "")) is not { } dialect) return ExitStatus.Usage;
        string table = invocation.Value(_table, "cases");
        ImmutableArray<string> keep = [.. invocation.Values(_keep)];
        var request = new SqlRequest
        {
            Dialect = dialect,
            Regimes = [.. regimes.Select(regime => new ScreeningRegime { Program = regime.Latest, Linked = regime })],
            Source = string.Join('.', table.Split('.').Select(dialect.Identifier)),
            SourceName = table,
            Columns = invocation.Has(_columns) ? [.. invocation.Values(_columns)] : default,
            Reader = new CaseReaderOptions { Keep = keep, AllowMissing = invocation.Has(_allowMissing) },
            Unmentioned = invocation.Value(_unmentioned, Unknown) == False ? Unmentioned.False : Unmentioned.Unknown,
        };
        var diagnostics = new DiagnosticBag();
        SqlStatement? statement = SqlCompiler.Compile(request, diagnostics);
        foreach (Diagnostic finding in diagnostics.Items) invocation.Terminal.ErrorText.Write(invocation.Terminal.Error, finding);
        if (statement is null) return ExitStatus.Findings;
        SqlTarget target = invocation.Value(_as, Query) switch { View => SqlTarget.View, Table => SqlTarget.Table, Cases => SqlTarget.Cases, _ => SqlTarget.Query };
        string script = SqlScript.Write(request, statement, target, invocation.Value(_name, "答案"));
        return ResultOutput.TryWriteText(invocation, path, (writer, _) => writer.Write(script)) ? ExitStatus.Ok : ExitStatus.Failure;
    }
}
