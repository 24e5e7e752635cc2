using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Diagnostics;
using Zhaodan.Screening.Sql;

namespace Zhaodan.Screening.Tests.Sql;

/// <summary>A ClickHouse server of its own on a free port of the loopback.</summary>
public sealed class ClickHouseEngine : SqlEngine
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/bin"];

    private readonly Process? _server;
    private readonly int _port = FreePort();

    public ClickHouseEngine()
    {
        if (!IsHere) return;
        File.WriteAllText(InFolder("config.xml"), string.Create(CultureInfo.InvariantCulture, $"""
            <yandex>
              <logger><level>warning</level><log>{InFolder("log")}</log><errorlog>{InFolder("errors")}</errorlog></logger>
              <listen_host>127.0.0.1</listen_host><tcp_port>{_port}</tcp_port>
              <path>{InFolder("data")}/</path><tmp_path>{InFolder("tmp")}/</tmp_path>
              <users_config>{InFolder("users.xml")}</users_config><default_profile>default</default_profile><default_database>default</default_database>
              <mark_cache_size>5368709120</mark_cache_size>
            </yandex>
            """));
        File.WriteAllText(InFolder("users.xml"), """
            <yandex>
              <profiles><default><max_query_size>100000000</max_query_size><max_ast_elements>10000000</max_ast_elements><max_expanded_ast_elements>100000000</max_expanded_ast_elements><max_ast_depth>100000</max_ast_depth></default></profiles>
              <users><default><password></password><networks><ip>::/0</ip></networks><profile>default</profile><quota>default</quota></default></users>
              <quotas><default></default></quotas>
            </yandex>
            """);
        var start = new ProcessStartInfo(Find("clickhouse-server", Folders)!) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("--config-file=" + InFolder("config.xml"));
        _server = Process.Start(start)!;
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, _) => { };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        for (int attempt = 0; !Answers(); attempt++)
        {
            Assert.True(attempt < 200 && !_server.HasExited, "clickhouse-server does not start");
            Thread.Sleep(100);
        }
    }

    public static bool IsHere { get; } = Find("clickhouse-server", Folders) is not null && Find("clickhouse-client", Folders) is not null;

    public override SqlDialect Dialect => SqlDialect.ClickHouse;

    public override void Load(string table, string[] columns, string csv)
    {
        Client(Create(table, columns, "String"));
        Run(Find("clickhouse-client", Folders)!, csv, [.. Address, "--query", $"INSERT INTO {table} FORMAT CSVWithNames"]);
    }

    public override string Query(string script) => Client(script, "--format", "CSVWithNames");

    public override void Dispose()
    {
        _server?.Kill();
        _server?.WaitForExit();
        _server?.Dispose();
        base.Dispose();
    }

    private string[] Address => ["--host", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture)];

    private string InFolder(string name) => Path.Combine(Folder, name);

    private string Client(string script, params string[] options) => Run(Find("clickhouse-client", Folders)!, script, [.. Address, "--multiquery", .. options]);

    private bool Answers()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
