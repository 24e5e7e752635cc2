namespace Zhaodan.Compiler.Diagnostics;

// ZD320x and ZD321x: cases from a query of PostgreSQL, answers into its tables. No argument ever holds a password.
public static partial class DiagnosticCatalogue
{
    public static readonly DiagnosticDescriptor PostgresConnectionUnreadable = new(
        "ZD3200", DiagnosticSeverity.Error,
        "PostgreSQL 的连接串看不懂：{0}。",
        "写成“Host=主机;Database=库;Username=用户”，或者 postgresql://用户@主机/库；密码放在环境变量 ZHAODAN_POSTGRES 的连接串里，或者 PGPASSWORD、.pgpass 里。");

    public static readonly DiagnosticDescriptor PostgresUnreachable = new(
        "ZD3201", DiagnosticSeverity.Error,
        "连不上 {0}：{1}。",
        "请核对主机、端口、库名、用户和密码，以及服务器是否许可从这里连接。");

    public static readonly DiagnosticDescriptor PostgresQueryFailed = new(
        "ZD3202", DiagnosticSeverity.Error,
        "{0} 不执行这个查询：{1}。",
        "请先用 psql 试一下这个查询；它只能读，写成一条 select，不带分号。");

    public static readonly DiagnosticDescriptor PostgresTypeUnsupported = new(
        "ZD3203", DiagnosticSeverity.Error,
        "查询的列“{0}”是 {1} 类型，当作{2}要是 {3}。",
        "请在查询里转换，例如 列::date、列::numeric、列::text；整数的金额看不出是元还是分，以分计的写 列 / 100.0。");

    public static readonly DiagnosticDescriptor PostgresStopped = new(
        "ZD3204", DiagnosticSeverity.Error,
        "从 {0} 读了{1}行以后断了：{2}。",
        "没有留下结果；请排除原因，重新筛查。");

    public static readonly DiagnosticDescriptor PostgresTableExists = new(
        "ZD3205", DiagnosticSeverity.Error,
        "{0} 里已经有表 {1}。",
        "原有的表没有动；请换一个表名，或者先删掉、改名。");

    public static readonly DiagnosticDescriptor PostgresCannotWrite = new(
        "ZD3206", DiagnosticSeverity.Error,
        "答案写不进 {0} 的表 {1}：{2}。",
        "没有留下写了一半的表；请排除原因（例如要有模式的 CREATE 权限），重新筛查。");

    public static readonly DiagnosticDescriptor PostgresTableName = new(
        "ZD3207", DiagnosticSeverity.Error,
        "“{0}”不能作表名：{1}。",
        "写成 表 或者 模式.表；PostgreSQL 的名称不超过63字节，汉字每个3字节，多部制度时还要加上代号。");

    public static readonly DiagnosticDescriptor PostgresRowsDiffer = new(
        "ZD3208", DiagnosticSeverity.Error,
        "答案有{2}行，写进表 {0} 的却是{1}行。",
        "没有留下结果；这是照单的错误或者服务器上的触发器、规则改动了表，请报告。");

    public static readonly DiagnosticDescriptor PostgresTableInUse = new(
        "ZD3209", DiagnosticSeverity.Error,
        "另一次筛查正在写 {0} 的表 {1}。",
        "请等它做完，或者换一个表名。");

    public static readonly DiagnosticDescriptor PostgresTextRefused = new(
        "ZD3210", DiagnosticSeverity.Error,
        "第{1}行答案的列“{0}”里有编号为 0 的字符，PostgreSQL 存不下。",
        "请先在案例表里去掉这个字符，或者把答案写成文件。");

    public static readonly DiagnosticDescriptor QueryWillNotResume = new(
        "ZD3211", DiagnosticSeverity.Info,
        "案例来自查询（{0}），中断后要从头做。",
        "要能接着做，请先用 zhaodan pack 把查询的结果存成 Arrow 文件，再筛查文件。");

    public static readonly DiagnosticDescriptor QueryIncomplete = new(
        "ZD3212", DiagnosticSeverity.Error,
        "写了 {0}，没有写{1}。",
        "案例来自 PostgreSQL，要用 --query 写查询；答案写进 PostgreSQL，要用 --to-postgres 写表名；连接串写在 --postgres 里，或者环境变量 ZHAODAN_POSTGRES 里。");
}
