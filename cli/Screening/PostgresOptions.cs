using Zhaodan.Cli.Shell;
using Zhaodan.Compiler.Diagnostics;
using Zhaodan.Postgres;
using Zhaodan.Postgres.Input;
using Zhaodan.Postgres.Output;
using Zhaodan.Screening.Input;

namespace Zhaodan.Cli.Screening;

/// <summary>Cases from a query of PostgreSQL, answers into its tables.</summary>
internal sealed class PostgresOptions(Func<CliOption, CliOption> add, bool hasTarget)
{
    private const string Variable = "ZHAODAN_POSTGRES";

    private readonly CliOption _address = add(new CliOption("--postgres", "--数据库", "连接串", $"PostgreSQL 的连接串，“Host=…;Database=…;Username=…”或者 postgresql://…；不写则用环境变量 {Variable}"));
    private readonly CliOption _query = add(new CliOption("--query", "--查询", "SQL", "案例不在文件里，由 PostgreSQL 的这个查询给出"));
    private readonly CliOption? _target = !hasTarget ? null : add(new CliOption("--to-postgres", "--入库", "表名", "答案不写文件，写进 PostgreSQL 的新表；多部制度时表名后面加 _代号"));

    public bool HasQuery(Invocation invocation) => invocation.Has(_query);

    public bool HasTarget(Invocation invocation) => _target is not null && invocation.Has(_target);

    /// <summary>Where the cases or answers are; null where no option asks for it. False where something is missing, which is reported.</summary>
    public bool TryAddress(Invocation invocation, out PostgresAddress? address)
    {
        address = null;
        string asked = HasQuery(invocation) ? _query.Name : HasTarget(invocation) ? "--to-postgres" : "";
        if (asked.Length == 0)
        {
            if (!invocation.Has(_address)) return true;
            invocation.Report(DiagnosticCatalogue.QueryIncomplete, _address.Name, "查询或者表名");
            return false;
        }

        if (invocation.Value(_address, invocation.Terminal.Variable(Variable) ?? "") is not { Length: > 0 } text)
        {
            invocation.Report(DiagnosticCatalogue.QueryIncomplete, asked, "连接串");
            return false;
        }

        address = PostgresAddress.Parse(text, invocation.Report);
        return address is not null;
    }

    /// <summary>The query; empty where there is none.</summary>
    public string Query(Invocation invocation) => invocation.Value(_query, "");

    public CaseInput Input(PostgresAddress address, Invocation invocation) => PostgresQuery.Input(address, Query(invocation));

    public PostgresTables? Tables(PostgresAddress? address, Invocation invocation) =>
        address is not null && _target is not null && invocation.Value(_target) is { } table ? new PostgresTables(address, table) : null;
}
