using Npgsql;
using Zhaodan.Cli.Shell;

namespace Zhaodan.Postgres.Tests;

/// <summary>Answers into tables: all of them or none, and nothing of anybody else's is touched.</summary>
public sealed class TableTests(PostgresServer server) : IClassFixture<PostgresServer>, IDisposable
{
    private const string Left = "select count(*) from pg_class where relname like 'zhaodan\\_%'";

    private readonly Bench _bench = new(server);

    [ServerFact]
    public void A_table_that_exists_is_not_touched()
    {
        server.Execute("create table 原有_另例 (a int); insert into 原有_另例 values (7)");
        (int status, _, string error) = Screen("--all", "--to-postgres", "原有");
        Assert.Equal((ExitStatus.Usage, true), (status, error.Contains("ZD3205", StringComparison.Ordinal)));
        Assert.Equal(["7"], server.Rows("select a from 原有_另例"));
        Nothing("原有_例");
    }

    [ServerFact]
    public void A_table_that_appears_meanwhile_is_not_touched_either()
    {
        // The query makes it, by another connection, when the job has looked already.
        server.Execute("create extension if not exists dblink");
        string connect = $"host=127.0.0.1 port={server.Port} user=zhaodan dbname=postgres password={PostgresServer.Password}";
        (int status, _, string error) = _bench.Screen($"select dblink_exec('{connect}', 'create table 途中 as select 8 as a') as 案号", "--to-postgres", "途中");
        Assert.Equal((ExitStatus.Usage, true), (status, error.Contains("ZD3205", StringComparison.Ordinal)));
        Assert.Equal(["8"], server.Rows("select a from 途中"));
        Assert.Equal(["0"], server.Rows(Left));
    }

    [ServerFact]
    public void Who_may_not_write_leaves_nothing()
    {
        server.Execute($"create role 只读 login password '{PostgresServer.Password}'; revoke create on schema public from public; create table 秘密 (a int)");
        string connection = server.Connection.Replace("Username=zhaodan", "Username=只读", StringComparison.Ordinal);
        (int status, _, string error) = _bench.RunWith(connection, "screen", "--query", "select 1 as 案号", "--regime", "例", "--allow-missing", "--out", "结果", "--to-postgres", "无权");
        Assert.Equal((ExitStatus.Failure, true, true), (status, error.Contains("ZD3206", StringComparison.Ordinal), error.Contains("42501", StringComparison.Ordinal)));
        Nothing("无权");
        (status, _, error) = _bench.RunWith(connection, "screen", "--query", "select a as 案号 from 秘密", "--regime", "例", "--allow-missing", "--out", "结果");
        Assert.Equal((ExitStatus.Usage, true, true), (status, error.Contains("ZD3202", StringComparison.Ordinal), error.Contains("没有权限", StringComparison.Ordinal)));
    }

    [ServerFact]
    public void A_connection_that_drops_while_writing_leaves_nothing()
    {
        const string Query = "select i as 案号, (case when i = 500000 then (select count(pg_terminate_backend(pid)) from pg_stat_activity where query like 'COPY%FROM STDIN%' and pid <> pg_backend_pid()) end)::text as 次数 from generate_series(1, 1000000) i";
        (int status, _, string error) = _bench.Screen(Query, "--to-postgres", "断线");
        Assert.Equal((ExitStatus.Failure, true), (status, error.Contains("ZD3206", StringComparison.Ordinal)));
        Nothing("断线");
    }

    [ServerFact]
    public void Results_that_cannot_be_put_in_place_take_the_tables_back()
    {
        Directory.CreateDirectory(_bench.Path("结果/清单.json"));
        (int status, _, string error) = Screen("--regime", "例", "--to-postgres", "收回");
        Assert.True(status == ExitStatus.Failure, error);
        Assert.Equal(["0"], server.Rows("select count(*) from pg_class where relname = '收回'"));
        Assert.Equal(["0"], server.Rows(Left));
    }

    [ServerFact]
    public void Two_jobs_do_not_write_to_one_table()
    {
        using NpgsqlConnection other = server.Open();
        using (var command = new NpgsqlCommand("select pg_advisory_lock(hashtextextended('照单未完成：public.同名', 0))", other)) command.ExecuteNonQuery();
        (int status, _, string error) = Screen("--regime", "例", "--to-postgres", "同名");
        Assert.Equal((ExitStatus.Failure, true), (status, error.Contains("ZD3209", StringComparison.Ordinal)));
        Nothing("同名");
    }

    [ServerFact]
    public void What_a_killed_job_left_is_cleared_away()
    {
        server.Execute("create table zhaodan_0123456789abcdef0123456789abcdef (a int); comment on table zhaodan_0123456789abcdef0123456789abcdef is '照单未完成：public.重来'; create table zhaodan_other (a int); comment on table zhaodan_other is '照单未完成：public.别的'");
        Assert.Equal(ExitStatus.Ok, Screen("--regime", "例", "--to-postgres", "重来").Status);
        Assert.Equal(["zhaodan_other"], server.Rows("select relname::text from pg_class where relname like 'zhaodan\\_%'"));
        Assert.Equal(["2"], server.Rows("select count(*) from 重来"));
        server.Execute("drop table zhaodan_other");
    }

    [ServerFact]
    public void Rows_that_the_server_swallows_are_missed()
    {
        server.Execute("""
            create function 吞() returns trigger language plpgsql as 'begin return null; end';
            create function 挂() returns event_trigger language plpgsql as $$ declare made record; begin
              for made in select * from pg_event_trigger_ddl_commands() where command_tag = 'CREATE TABLE' loop
                execute format('create trigger t before insert on %s for each row execute function 吞()', made.object_identity);
              end loop; end $$;
            create event trigger 吞行 on ddl_command_end when tag in ('CREATE TABLE') execute function 挂();
            """);
        (int status, _, string error) = Screen("--regime", "例", "--to-postgres", "少行");
        server.Execute("drop event trigger 吞行");
        Assert.Equal((ExitStatus.Failure, true), (status, error.Contains("ZD3208", StringComparison.Ordinal)));
        Nothing("少行");
    }

    [ServerFact]
    public void Names_are_kept_or_refused()
    {
        string longColumn = new('长', 30);
        server.Execute("create schema \"筛 查\"");
        _bench.Write("长.csv", $"案号,甲,{longColumn}一,{longColumn}二\n1,是,\"a\"\"b\\'c\",y\n");
        Assert.Equal(ExitStatus.Ok, _bench.Run("screen", "长.csv", "--regime", "例", "--allow-missing", "--keep", $"{longColumn}一,{longColumn}二", "--out", "结果", "--to-postgres", "筛 查.An\"swers").Status);
        Assert.Equal(["a\"b\\'c|y"], server.Rows($"select \"{new string('长', 21)}\", \"{new string('长', 18)}〔2〕\" from \"筛 查\".\"An\"\"swers\""));
        (int status, _, string error) = Screen("--regime", "例", "--to-postgres", new string('长', 22));
        Assert.Equal((ExitStatus.Usage, true), (status, error.Contains("ZD3207", StringComparison.Ordinal)));
        (status, _, error) = Screen("--regime", "例", "--to-postgres", "没有这个模式.表");
        Assert.Equal((ExitStatus.Failure, true), (status, error.Contains("ZD3206", StringComparison.Ordinal)));
    }

    [ServerFact]
    public void A_character_that_no_table_can_hold_is_said()
    {
        _bench.Write("零.ndjson", "{\"案号\":\"1\",\"甲\":true,\"备注\":\"x\"}\n{\"案号\":\"2\",\"甲\":true,\"备注\":\"a\\u0000b\"}\n");
        (int status, _, string error) = _bench.Run("screen", "零.ndjson", "--regime", "例", "--allow-missing", "--keep", "备注", "--out", "结果", "--to-postgres", "零");
        Assert.Equal((ExitStatus.Findings, true), (status, error.Contains("ZD3210", StringComparison.Ordinal)));
        Assert.Contains("第2行", error, StringComparison.Ordinal);
        Nothing("零");
    }

    [ServerTheory]
    [InlineData("ZD3200", "Host=x;Passwort=" + PostgresServer.Password)]
    [InlineData("ZD3200", PostgresServer.Password)]
    [InlineData("ZD3200", "Username=a;Password=" + PostgresServer.Password)]
    [InlineData("ZD3201", "Host=127.0.0.1;Port=1;Username=a;Password=" + PostgresServer.Password)]
    [InlineData("ZD3201", "postgresql://a:" + PostgresServer.Password + "@127.0.0.1:1/b")]
    [InlineData("ZD3212", "")]
    public void A_server_that_cannot_be_reached_is_said_without_the_password(string code, string connection)
    {
        (int status, string text, string error) = _bench.RunWith(connection, "screen", "--query", "select 1 as 案号", "--regime", "例", "--allow-missing", "--out", "结果");
        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.NotEqual(ExitStatus.Ok, status);
        Assert.DoesNotContain(PostgresServer.Password, text + error, StringComparison.Ordinal);
    }

    [ServerFact]
    public void The_password_stands_nowhere()
    {
        string wrong = server.Connection.Replace(PostgresServer.Password, "falsch-" + PostgresServer.Password, StringComparison.Ordinal);
        (int status, string text, string error) = _bench.RunWith(wrong, "screen", "--query", "select 1 as 案号", "--regime", "例", "--allow-missing", "--out", "结果");
        Assert.Equal((ExitStatus.Failure, true), (status, error.Contains("28P01", StringComparison.Ordinal)));
        Assert.DoesNotContain(PostgresServer.Password, text + error, StringComparison.Ordinal);

        string uri = $"postgresql://zhaodan:{Uri.EscapeDataString(PostgresServer.Password)}@127.0.0.1:{server.Port}/postgres";
        (status, text, error) = _bench.RunWith("", "screen", "--postgres", uri, "--query", "select 1 as 案号", "--regime", "例", "--allow-missing", "--out", "结果", "--to-postgres", "密码试验");
        Assert.True(status == ExitStatus.Ok, error);
        Assert.DoesNotContain(PostgresServer.Password, text + error + string.Concat(Directory.GetFiles(_bench.Path("结果")).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    public void Dispose() => _bench.Dispose();

    private (int Status, string Out, string Error) Screen(params string[] more) =>
        _bench.Run(["screen", "--query", "select i as 案号 from generate_series(1, 2) i", "--allow-missing", "--out", "结果", .. more]);

    private void Nothing(string table)
    {
        Assert.Equal(["0"], server.Rows($"select count(*) from pg_class where relname = '{table}'"));
        Assert.Equal(["0"], server.Rows(Left));
        Assert.False(Directory.Exists(_bench.Path("结果")));
    }
}
