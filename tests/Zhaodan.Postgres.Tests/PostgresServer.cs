using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Zhaodan.Postgres.Tests;

/// <summary>A server of PostgreSQL of its own in a folder of its own, for as long as the tests run; it asks for a password.</summary>
public sealed class PostgresServer : IDisposable
{
    /// <summary>Nothing that is written anywhere may hold it.</summary>
    public const string Password = "p4ss-密码-Wort";

    public const string Missing = "PostgreSQL (initdb, pg_ctl) is not here.";

    private readonly string _folder;
    private readonly int _port;

    public PostgresServer()
    {
        _folder = Path.Combine(Path.GetTempPath(), "zd" + Guid.NewGuid().ToString("N")[..8]);
        if (!Runs) return;
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "password"), Password);
        if (IsRoot) Run("chown", ["-R", "postgres", _folder]);
        _port = FreePort();
        string data = Path.Combine(_folder, "data");
        AsUser("initdb", ["-D", data, "-U", "zhaodan", "--auth=scram-sha-256", "--pwfile=" + Path.Combine(_folder, "password"), "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        AsUser("pg_ctl", ["-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o", string.Create(CultureInfo.InvariantCulture, $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c fsync=off -c log_statement=all"), "start"]);
    }

    /// <summary>Can a server be started?</summary>
    public static bool Runs { get; } = OperatingSystem.IsLinux() && Find("initdb") is not null && Find("pg_ctl") is not null && (!IsRoot || Find("runuser") is not null);

    /// <summary>Of the user zhaodan, who may do everything, password included.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Database=postgres;Username=zhaodan;Password={Password}");

    public int Port => _port;

    private static bool IsRoot => Environment.UserName == "root";

    /// <summary>Runs statements.</summary>
    public void Execute(string sql)
    {
        using NpgsqlConnection connection = Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a query, cells as text joined by |, NULL as ∅.</summary>
    public string[] Rows(string sql)
    {
        using NpgsqlConnection connection = Open();
        using var command = new NpgsqlCommand(sql, connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? "∅" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        return [.. rows];
    }

    public NpgsqlConnection Open()
    {
        var connection = new NpgsqlConnection(Connection + ";Pooling=false");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (!Runs) return;
        AsUser("pg_ctl", ["-D", Path.Combine(_folder, "data"), "-m", "immediate", "stop"]);
        Directory.Delete(_folder, recursive: true);
    }

    // PostgreSQL refuses to run as root.
    private static void AsUser(string program, string[] arguments)
    {
        string path = Find(program) ?? throw new InvalidOperationException(program);
        if (IsRoot) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    // Its output goes nowhere: the server would keep our pipe open.
    private static void Run(string program, string[] arguments)
    {
        string line = string.Join(' ', arguments.Prepend(program).Select(word => $"'{word}'"));
        using Process process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", line + " >/dev/null 2>&1 </dev/null"]) { WorkingDirectory = "/" }) ?? throw new InvalidOperationException(program);
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    private static string? Find(string program)
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Concat(["/usr/sbin", "/sbin"]);
        if (Directory.Exists("/usr/lib/postgresql")) folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")));
        return folders.Where(folder => folder.Length > 0).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Skipped by name where no server can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerFactAttribute : FactAttribute
{
    public ServerFactAttribute() => Skip = PostgresServer.Runs ? null : PostgresServer.Missing;
}

/// <inheritdoc cref="ServerFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ServerTheoryAttribute : TheoryAttribute
{
    public ServerTheoryAttribute() => Skip = PostgresServer.Runs ? null : PostgresServer.Missing;
}
