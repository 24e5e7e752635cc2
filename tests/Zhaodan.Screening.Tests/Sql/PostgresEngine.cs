using Zhaodan.Screening.Sql;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>A PostgreSQL server of its own behind a socket in a folder.</summary>
public sealed class PostgresEngine : SqlEngine
{
    private static readonly string[] Folders =
        Directory.Exists("/usr/lib/postgresql") ? [.. Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Reverse().Select(version => Path.Combine(version, "bin"))] : [];

    public PostgresEngine()
    {
        if (!IsHere) return;
        if (IsRoot) Run("chown", "", "postgres", Folder);
        Server("initdb", "-D", Data, "-U", "postgres", "-E", "UTF8", "--locale=C", "-A", "trust", "--no-sync");
        Server("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(Folder, "log"), "-o", $"-F -c listen_addresses= -c unix_socket_directories={Folder}", "start");
    }

    public static bool IsHere { get; } = Find("initdb", Folders) is not null && Find("psql", Folders) is not null && (!IsRoot || Find("runuser", "/usr/sbin", "/sbin") is not null);

    public override SqlDialect Dialect => SqlDialect.Postgres;

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(Folder, "data");

    public override void Load(string table, string[] columns, string csv) => Client(Create(table, columns, "text") + $"COPY {table} FROM STDIN (FORMAT csv, HEADER);\n{csv.TrimEnd()}\n\\.\n");

    public override string Query(string script) => Client(script, "--csv");

    public override void Dispose()
    {
        if (IsHere) Server("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
        base.Dispose();
    }

    private string Client(string script, params string[] options) =>
        Run(Find("psql", Folders)!, script, ["-h", Folder, "-U", "postgres", "-d", "postgres", "-q", "-X", "-v", "ON_ERROR_STOP=1", "-f", "-", .. options]);

    // The server does not run as root.
    private static void Server(string program, params string[] arguments)
    {
        string path = Find(program, Folders)!;
        if (!IsRoot) Run(path, "", arguments);
        else Run(Find("runuser", "/usr/sbin", "/sbin")!, "", ["-u", "postgres", "--", path, .. arguments]);
    }
}
